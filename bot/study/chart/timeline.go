package chart

import (
	"cmp"
	"slices"

	"gonum.org/v1/plot/vg"

	"footnote/bot/phrase"
	"footnote/facts"
)

// mostStatements is how many a timeline has room for, the earliest ones.
const mostStatements = 40

// A Timeline is when statements hold.
type Timeline struct {
	Title string
	// Statements are what is to be shown, in any order, with their inferred
	// bounds. Those that nobody dates are passed over.
	Statements []facts.Statement
	// Property is what people call the property of that ID; nil shows the ID.
	Property func(id string) string
	Phrases  phrase.Printer
}

// Dated are the statements that have a place on a timeline, in order of time.
func Dated(statements []facts.Statement) []facts.Statement {
	return slices.DeleteFunc(facts.InOrder(statements), func(s facts.Statement) bool { return !s.Valid.Known() })
}

// Picture lays the timeline out. It is nil if nothing is dated.
func (t Timeline) Picture() *Picture {
	dated := Dated(t.Statements)
	if len(dated) == 0 {
		return nil
	}
	left := max(0, len(dated)-mostStatements)
	l := timelineLayout{faces: loadFaces(), say: t.Phrases, title: t.Title, left: left}
	l.rows = t.rows(dated[:len(dated)-left])
	return l.picture()
}

// A row is a heading or a name and the times that belong to it.
type row struct {
	heading bool
	label   string
	hue     int
	times   []facts.Interval
}

// rows groups the statements: under a heading each where several share what they
// are about, and otherwise as they follow each other, each in its own words.
func (t Timeline) rows(statements []facts.Statement) []row {
	groups := grouped(statements)
	if len(groups) > 1 && len(statements) < 2*len(groups) {
		groups = []group{{members: statements, mixed: true}}
	}
	var all []row
	for i, g := range groups {
		if len(groups) > 1 {
			all = append(all, row{heading: true, label: t.heading(&g), hue: i})
		}
		for _, s := range g.members {
			r := row{label: t.label(&s, &g), hue: i, times: []facts.Interval{s.Valid}}
			if n := len(all) - 1; n >= 0 && !all[n].heading && all[n].label == r.label && all[n].hue == i && apart(all[n].times, s.Valid) {
				all[n].times = append(all[n].times, s.Valid)
				continue
			}
			all = append(all, r)
		}
	}
	return all
}

// apart reports whether a time surely comes after all the others and leaves room
// for their ends, so that they can stand in one row.
func apart(times []facts.Interval, v facts.Interval) bool {
	return v.From.Date.Known() && !slices.ContainsFunc(times, func(o facts.Interval) bool {
		return !o.To.Date.Known() || o.To.Date.Span().Last >= v.From.Date.Span().First
	})
}

// A group are statements of one property about one subject or, by value, of one
// value.
type group struct {
	members []facts.Statement
	byValue bool
	mixed   bool
}

// grouped puts together what has the same subject and property or the same value
// and property, whichever gives fewer groups, in the order of their first.
func grouped(statements []facts.Statement) []group {
	bySubject := groupBy(statements, func(s *facts.Statement) string { return s.Property + "\x00" + s.Subject.ID })
	byValue := groupBy(statements, func(s *facts.Statement) string { return s.Property + "\x00" + facts.ValueLabel(s.Value) })
	if len(byValue) >= len(bySubject) {
		return bySubject
	}
	for i := range byValue {
		byValue[i].byValue = true
	}
	return byValue
}

func groupBy(statements []facts.Statement, key func(*facts.Statement) string) []group {
	var all []group
	index := make(map[string]int)
	for _, s := range statements {
		k := key(&s)
		i, known := index[k]
		if !known {
			i = len(all)
			index[k] = i
			all = append(all, group{})
		}
		all[i].members = append(all[i].members, s)
	}
	return all
}

func (t Timeline) heading(g *group) string {
	s := &g.members[0]
	about := s.Subject.Label
	if g.byValue {
		about = facts.ValueLabel(s.Value)
	}
	return about + ": " + t.property(s)
}

// label names a statement within its group: by what differs there or, of what
// happened once and in a group of all sorts, by what it says.
func (t Timeline) label(s *facts.Statement, g *group) string {
	switch {
	case s.Text != "" && (g.mixed || s.Valid.Point):
		return s.Text
	case g.mixed:
		return s.Subject.Label + ": " + t.property(s) + " " + facts.ValueLabel(s.Value)
	case g.byValue:
		return cmp.Or(s.Subject.Label, s.Text)
	}
	return cmp.Or(facts.ValueLabel(s.Value), s.Text)
}

func (t Timeline) property(s *facts.Statement) string {
	if t.Property == nil {
		return s.Property
	}
	return cmp.Or(t.Property(s.Property), s.Property)
}

// Sizes of a picture, in points.
const (
	pageWidth  = 640
	margin     = 14
	labelWidth = 220
	fadeWidth  = 30 // of what breaks off
	barHeight  = 11
	rowGap     = 7
	mostLines  = 2 // of a label
)

// A timelineLayout is a timeline that is being laid out.
type timelineLayout struct {
	faces faces
	say   phrase.Printer
	title string
	rows  []row
	left  int // how many statements there is no room for
}

// A laid row has a place.
type laid struct {
	row
	lines []string
	box   box
}

func (l *timelineLayout) picture() *Picture {
	title := wrap(l.faces.title, l.title, pageWidth-2*margin, 2)
	y := vg.Length(margin) + lineHeight(l.faces.title)*vg.Length(len(title)) + rowGap
	rows, bottom := l.place(y)
	marks := l.marks(rows)
	axisRoom := lineHeight(l.faces.small) + 8
	legend := newLegend(l.faces, l.say, marks.used(), l.left)
	height := bottom + axisRoom + legend.height() + margin
	return &Picture{title: l.title, width: pageWidth, height: height, draw: func(p *pen) {
		p.lines(l.faces.title, ink, spot{margin, margin}, title)
		l.drawAxis(p, marks.axis, y, bottom)
		for i := range rows {
			l.drawRow(p, &rows[i])
		}
		for i := range marks.all {
			marks.all[i].draw(p)
		}
		legend.draw(p, bottom+axisRoom)
	}}
}

// place lays the rows out below each other.
func (l *timelineLayout) place(y vg.Length) (rows []laid, bottom vg.Length) {
	for _, r := range l.rows {
		face, width := l.faces.text, vg.Length(labelWidth)
		if r.heading {
			face, width = l.faces.head, pageWidth-2*margin
			y += rowGap / 2
		}
		lines := wrap(face, r.label, width, mostLines)
		tall := max(lineHeight(face)*vg.Length(len(lines)), barHeight)
		rows = append(rows, laid{r, lines, box{margin, y, pageWidth - margin, y + tall}})
		y += tall + rowGap
	}
	return rows, y
}

func (l *timelineLayout) drawRow(p *pen, r *laid) {
	face, c := l.faces.text, ink
	if r.heading {
		// over the lines of the grid
		width := face.Width(r.lines[0])
		for _, line := range r.lines {
			width = max(width, l.faces.head.Width(line))
		}
		p.fill(paper, box{r.box.left, r.box.top, r.box.left + width + 4, r.box.bottom})
		face = l.faces.head
	}
	p.lines(face, c, spot{r.box.left, r.box.top}, r.lines)
}

// drawAxis draws the lines of the grid and what they stand for.
func (l *timelineLayout) drawAxis(p *pen, a axis, top, bottom vg.Length) {
	p.line(faint, 0.8, nil, spot{a.left - fadeWidth, bottom}, spot{a.right + fadeWidth, bottom})
	free := vg.Length(0) // where the last name ends
	for _, t := range a.ticks(l.say) {
		x, width := a.at(t.day), l.faces.small.Width(t.name)
		p.line(grid, 0.6, nil, spot{x, top}, spot{x, bottom})
		if from := min(x-width/2, pageWidth-margin-width); from >= free {
			p.line(faint, 0.8, nil, spot{x, bottom}, spot{x, bottom + 4})
			p.text(l.faces.small, ink, spot{from, bottom + 5 + smallSize}, t.name)
			free = from + width + 6
		}
	}
}

// Marks are all marks of a timeline, and the axis that they are on.
type marks struct {
	axis axis
	all  []mark
}

// marks places the times of the rows.
func (l *timelineLayout) marks(rows []laid) marks {
	days := facts.Span{First: 0, Last: -1}
	for _, r := range rows {
		for _, v := range r.times {
			for _, d := range []facts.Date{v.From.Date, v.To.Date} {
				if d.Known() {
					days = days.Hull(d.Span())
				}
			}
		}
	}
	m := marks{axis: axis{around(days), margin + labelWidth + rowGap + fadeWidth, pageWidth - margin - fadeWidth}}
	for _, r := range rows {
		middle := min(r.box.middle(), r.box.top+lineHeight(l.faces.text)/2+2)
		if len(r.lines) > 1 {
			middle = r.box.middle()
		}
		for _, v := range r.times {
			m.all = append(m.all, newMark(v, m.axis, middle, hues[r.hue%len(hues)]))
		}
	}
	return m
}

// used are the looks that the marks have.
func (m *marks) used() map[look]bool {
	used := make(map[look]bool)
	for i := range m.all {
		m.all[i].tell(used)
	}
	return used
}
