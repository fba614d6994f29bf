package chart

import (
	"image/color"

	"gonum.org/v1/plot/vg"

	"footnote/facts"
)

// A look is one of the ways in which something is drawn that the legend explains.
type look int

const (
	statedLook look = iota
	inferredLook
	unknownLook
	openLook
	rangeLook
	eventLook
	spanLook
	aboutLook
)

// A mark is a time in the picture.
type mark struct {
	valid facts.Interval
	// The places of the days on which it may begin and end: the left and the
	// right end of each. They are equal where a bound is not known.
	from, to [2]vg.Length
	middle   vg.Length // from the top
	hue      color.NRGBA
}

func newMark(v facts.Interval, a axis, middle vg.Length, hue color.NRGBA) mark {
	m := mark{valid: v, middle: middle, hue: hue}
	ends := func(d facts.Date) [2]vg.Length {
		s := d.Span()
		return [2]vg.Length{a.at(s.First), a.at(s.Last + 1)}
	}
	from, to := v.From.Date, v.To.Date
	switch {
	case from.Known() && to.Known():
		m.from, m.to = ends(from), ends(to)
	case from.Known():
		m.from = ends(from)
		m.to = [2]vg.Length{m.from[1], m.from[1]}
		if to == facts.OpenDate {
			m.to = [2]vg.Length{a.right, a.right}
		}
	default:
		m.to = ends(to)
		m.from = [2]vg.Length{m.to[0], m.to[0]}
		if from == facts.OpenDate {
			m.from = [2]vg.Length{a.left, a.left}
		}
	}
	return m
}

// leastRange is how wide the days of a bound must be to be seen as more than one.
const leastRange = 5

// tell adds the looks that the mark has.
func (m *mark) tell(used map[look]bool) {
	v := m.valid
	used[aboutLook] = used[aboutLook] || v.From.Date.Approximate() || v.To.Date.Approximate()
	if v.Point {
		used[eventLook] = true
		used[spanLook] = used[spanLook] || m.from[1]-m.from[0] >= leastRange
		return
	}
	used[rangeLook] = used[rangeLook] || m.from[1]-m.from[0] >= leastRange || m.to[1]-m.to[0] >= leastRange
	for _, b := range []facts.Bound{v.From, v.To} {
		switch {
		case b.Date == facts.OpenDate:
			used[openLook] = true
		case !b.Date.Known():
			used[unknownLook] = true
		case b.Basis == facts.Inferred:
			used[inferredLook] = true
		default:
			used[statedLook] = true
		}
	}
}

func (m *mark) draw(p *pen) {
	if m.valid.Point {
		m.drawEvent(p)
		return
	}
	from, to := m.from, m.to
	if to[1]-from[0] < 3 { // a line can be seen
		to[1] = from[0] + 3
	}
	whole := m.between(from[0], to[1])
	p.fill(pale(m.hue), whole)
	if core := m.between(from[1], to[0]); core.right > core.left {
		p.fill(m.hue, core)
	}
	for _, soft := range [][2]vg.Length{from, to} {
		if soft[1]-soft[0] >= leastRange {
			p.hatch(m.hue, m.between(soft[0], soft[1]))
		}
	}
	p.line(m.hue, 0.8, nil, spot{whole.left, whole.top}, spot{whole.right, whole.top})
	p.line(m.hue, 0.8, nil, spot{whole.left, whole.bottom}, spot{whole.right, whole.bottom})
	m.drawEdge(p, m.valid.From, whole.left, -1)
	m.drawEdge(p, m.valid.To, whole.right, 1)
	about := [2]bool{m.valid.From.Date.Approximate(), m.valid.To.Date.Approximate()}
	if about[0] {
		m.drawAbout(p, whole.left)
	}
	if about[1] && !(about[0] && whole.right-whole.left < textSize) {
		m.drawAbout(p, whole.right)
	}
}

// drawAbout draws that a bound is hedged.
func (m *mark) drawAbout(p *pen, x vg.Length) {
	face := loadFaces().head
	p.text(face, ink, spot{x - face.Width("~")/2, m.middle - barHeight/2 + 0.5}, "~")
}

// between is the part of the bar between two places.
func (m *mark) between(left, right vg.Length) box {
	return box{left, m.middle - barHeight/2, right, m.middle + barHeight/2}
}

// drawEdge draws how a bound is known; side is -1 for the left one, 1 for the
// right one.
func (m *mark) drawEdge(p *pen, b facts.Bound, x, side vg.Length) {
	top, bottom := m.middle-barHeight/2-2, m.middle+barHeight/2+2
	switch {
	case b.Date == facts.OpenDate:
		m.drawArrow(p, x, side)
	case !b.Date.Known():
		m.drawBreak(p, x, side)
	case b.Basis == facts.Inferred:
		p.line(ink, 2, []vg.Length{2.5, 2}, spot{x, top}, spot{x, bottom})
	default:
		p.line(ink, 2, nil, spot{x, top}, spot{x, bottom})
	}
}

// drawArrow draws that it goes on.
func (m *mark) drawArrow(p *pen, x, side vg.Length) {
	const long = 12
	p.shape(m.hue, spot{x, m.middle - barHeight/2 - 1.5}, spot{x + side*long, m.middle}, spot{x, m.middle + barHeight/2 + 1.5})
}

// drawBreak draws that nobody knows how far it goes: pieces that become smaller,
// and a question mark.
func (m *mark) drawBreak(p *pen, x, side vg.Length) {
	at := x
	for _, wide := range []vg.Length{6, 4, 2} {
		at += side * 2
		end := at + side*wide
		p.fill(m.hue, m.between(min(at, end), max(at, end)))
		at = end
	}
	face := loadFaces().head
	width := face.Width("?")
	left := at + 3
	if side < 0 {
		left = at - 3 - width
	}
	p.text(face, ink, spot{left, m.middle + textSize*0.36}, "?")
}

// drawEvent draws what happened at one time: where it may have been on one of many
// days, with a line over these.
func (m *mark) drawEvent(p *pen) {
	const size = 6.0
	middle := (m.from[0] + m.from[1]) / 2
	if m.from[1]-m.from[0] >= leastRange {
		p.line(ink, 1, nil, spot{m.from[0], m.middle}, spot{m.from[1], m.middle})
		for _, x := range m.from {
			p.line(ink, 1, nil, spot{x, m.middle - 4}, spot{x, m.middle + 4})
		}
	}
	diamond := []spot{{middle - size, m.middle}, {middle, m.middle - size}, {middle + size, m.middle}, {middle, m.middle + size}}
	p.shape(m.hue, diamond...)
	p.outline(ink, 0.8, diamond...)
	if m.valid.From.Date.Approximate() {
		p.text(loadFaces().head, ink, spot{middle + size, m.middle - 1}, "~")
	}
}
