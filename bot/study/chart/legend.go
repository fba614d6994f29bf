package chart

import (
	"gonum.org/v1/plot/vg"

	"footnote/bot/phrase"
	"footnote/facts"
)

// A legend says what the looks mean that a picture has.
type legend struct {
	faces   faces
	entries []entry
	lines   int
	left    string // says how much is left out
}

// An entry is a look, what it means and where it stands.
type entry struct {
	look look
	text string
	line int
	x    vg.Length
}

// meanings are what the looks mean, in the order of the legend.
var meanings = []struct {
	look look
	text phrase.Text
}{
	{statedLook, statedText}, {inferredLook, inferredText}, {unknownLook, unknownText}, {openLook, openText},
	{rangeLook, rangeText}, {eventLook, eventText}, {spanLook, rangeText}, {aboutLook, aboutText},
}

const (
	sampleWidth = 38
	entryGap    = 12
)

func newLegend(f faces, say phrase.Printer, used map[look]bool, left int) *legend {
	l := &legend{faces: f}
	x := vg.Length(margin)
	for _, m := range meanings {
		if !used[m.look] {
			continue
		}
		text := say.Say(m.text)
		width := sampleWidth + f.small.Width(text)
		if x > margin && x+width > pageWidth-margin {
			x = margin
			l.lines++
		}
		l.entries = append(l.entries, entry{m.look, text, l.lines, x})
		x += width + entryGap
	}
	l.lines++
	if left > 0 {
		l.left = say.Say(leftOutText, left)
		l.lines++
	}
	return l
}

func (l *legend) height() vg.Length { return 10 + vg.Length(l.lines)*l.lineHeight() }

func (l *legend) lineHeight() vg.Length { return 17 }

func (l *legend) draw(p *pen, top vg.Length) {
	top += 10
	for _, e := range l.entries {
		middle := top + l.lineHeight()*(vg.Length(e.line)+0.5)
		sample(e.look, e.x, middle).draw(p)
		p.text(l.faces.small, ink, spot{e.x + sampleWidth, middle + smallSize*0.36}, e.text)
	}
	if l.left != "" {
		p.text(l.faces.small, ink, spot{margin, top + l.lineHeight()*(vg.Length(l.lines)-0.5) + smallSize*0.36}, l.left)
	}
}

// sample is a mark that has the look.
func sample(k look, x, middle vg.Length) *mark {
	day := facts.YearDate(1)
	m := &mark{middle: middle, hue: faint, from: [2]vg.Length{x + 5, x + 5}, to: [2]vg.Length{x + 25, x + 25}}
	m.valid = facts.FromTo(day, day)
	switch k {
	case inferredLook:
		m.valid.From.Basis, m.valid.To.Basis = facts.Inferred, facts.Inferred
	case unknownLook:
		m.valid.To, m.from, m.to = facts.Bound{}, [2]vg.Length{x + 2, x + 2}, [2]vg.Length{x + 6, x + 6}
	case openLook:
		m.valid.To, m.to = facts.StatedBound(facts.OpenDate), [2]vg.Length{x + 17, x + 17}
	case rangeLook:
		m.from[1], m.to[0] = x+6, x+6
	case eventLook:
		m.valid.Point = true
		m.to = m.from
		m.from = [2]vg.Length{x + 15, x + 15}
	case spanLook:
		m.valid.Point = true
		m.from = [2]vg.Length{x + 3, x + 29}
	case aboutLook:
		m.from = [2]vg.Length{x + 13, x + 13}
		hedged, _ := facts.ParseDate("2000~")
		m.valid = facts.At(hedged)
	}
	return m
}
