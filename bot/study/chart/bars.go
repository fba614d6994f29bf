package chart

import (
	"fmt"

	"gonum.org/v1/plot/vg"

	"footnote/bot/phrase"
)

// A Bar is one of the things that were counted.
type Bar struct {
	Label string
	Value float64 // not negative
	Text  string  // the value as people read it; empty for the number
	// Marked bars stand out by an outline and a tick: the right answer.
	Marked bool
}

// mostBars is how many there is room for, the first ones.
const mostBars = 30

// Bars is a picture of numbers beside each other, in their order. It is nil if
// there are none.
func Bars(title string, bars []Bar, say phrase.Printer) *Picture {
	if len(bars) == 0 {
		return nil
	}
	l := barLayout{faces: loadFaces(), title: title}
	if left := len(bars) - mostBars; left > 0 {
		bars, l.left = bars[:mostBars], say.Say(leftOutText, left)
	}
	return l.picture(bars)
}

// A barLayout is a picture of bars that is being laid out.
type barLayout struct {
	faces faces
	title string
	left  string // says how much is left out
}

// A laidBar has a place.
type laidBar struct {
	Bar
	lines []string
	box   box
}

func (l *barLayout) picture(bars []Bar) *Picture {
	title := wrap(l.faces.title, l.title, pageWidth-2*margin, 3)
	y := vg.Length(margin) + lineHeight(l.faces.title)*vg.Length(len(title)) + rowGap
	var rows []laidBar
	most, textWidth := 0.0, vg.Length(0)
	for _, b := range bars {
		if b.Text == "" {
			b.Text = fmt.Sprint(b.Value)
		}
		b.Text = shortenedTo(l.faces.text, b.Text, labelWidth/2)
		lines := wrap(l.faces.text, b.Label, labelWidth, 3)
		tall := max(lineHeight(l.faces.text)*vg.Length(len(lines)), 16)
		rows = append(rows, laidBar{b, lines, box{margin + labelWidth + 2*rowGap, y, pageWidth - margin, y + tall}})
		most, textWidth = max(most, b.Value), max(textWidth, l.faces.text.Width(b.Text))
		y += tall + rowGap
	}
	bottom := y
	if l.left != "" {
		bottom += lineHeight(l.faces.small)
	}
	return &Picture{title: l.title, width: pageWidth, height: bottom + margin - rowGap, draw: func(p *pen) {
		p.lines(l.faces.title, ink, spot{margin, margin}, title)
		for i := range rows {
			l.drawBar(p, &rows[i], most, textWidth)
		}
		first, last := rows[0].box, rows[len(rows)-1].box
		p.line(faint, 0.8, nil, spot{first.left, first.top - 3}, spot{first.left, last.bottom + 3})
		if l.left != "" {
			p.text(l.faces.small, ink, spot{margin, y + smallSize}, l.left)
		}
	}}
}

func (l *barLayout) drawBar(p *pen, b *laidBar, most float64, textWidth vg.Length) {
	p.lines(l.faces.text, ink, spot{margin, b.box.top}, b.lines)
	room := b.box.right - b.box.left - textWidth - 2*rowGap - markWidth
	wide := vg.Length(0)
	if most > 0 && b.Value > 0 {
		wide = room * vg.Length(b.Value/most)
	}
	bar := box{b.box.left, b.box.middle() - 7, b.box.left + wide, b.box.middle() + 7}
	if wide > 0 {
		p.fill(hues[0], bar)
		if b.Marked {
			p.outline(ink, 2, spot{bar.left, bar.top}, spot{bar.right, bar.top}, spot{bar.right, bar.bottom}, spot{bar.left, bar.bottom})
		}
	}
	at := bar.right + rowGap
	face := l.faces.text
	if b.Marked {
		x, y := at, b.box.middle()
		p.line(ink, 2, nil, spot{x, y}, spot{x + 3, y + 4}, spot{x + 9, y - 5})
		at += markWidth
	}
	p.text(face, ink, spot{at, b.box.middle() + textSize*0.36}, b.Text)
}

// markWidth is what a tick takes.
const markWidth = 15
