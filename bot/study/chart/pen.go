package chart

import (
	"image/color"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// The colours: dark on white, and those of Okabe and Ito.
var (
	paper = color.NRGBA{255, 255, 255, 255}
	ink   = color.NRGBA{26, 26, 26, 255}
	faint = color.NRGBA{89, 89, 89, 255} // 7:1 on paper
	grid  = color.NRGBA{217, 217, 217, 255}

	hues = [...]color.NRGBA{
		{0, 114, 178, 255},   // blue
		{213, 94, 0, 255},    // vermillion
		{0, 158, 115, 255},   // bluish green
		{204, 121, 167, 255}, // reddish purple
		{230, 159, 0, 255},   // orange
		{86, 180, 233, 255},  // sky blue
	}
)

// A box is a part of the picture, in points from its upper left corner.
type box struct{ left, top, right, bottom vg.Length }

func (b box) middle() vg.Length { return (b.top + b.bottom) / 2 }

// A spot is a place in the picture, as of [box].
type spot struct{ x, y vg.Length }

// A pen draws on a canvas, from the top down.
type pen struct {
	c      vg.Canvas
	height vg.Length
}

func (p *pen) path(spots []spot, closed bool) vg.Path {
	var path vg.Path
	for i, s := range spots {
		at := vg.Point{X: s.x, Y: p.height - s.y}
		if i == 0 {
			path.Move(at)
		} else {
			path.Line(at)
		}
	}
	if closed {
		path.Close()
	}
	return path
}

// shape fills what the spots surround.
func (p *pen) shape(c color.Color, spots ...spot) {
	p.c.SetColor(c)
	p.c.Fill(p.path(spots, true))
}

func (p *pen) fill(c color.Color, b box) {
	p.shape(c, spot{b.left, b.top}, spot{b.right, b.top}, spot{b.right, b.bottom}, spot{b.left, b.bottom})
}

// outline draws a line round what the spots surround.
func (p *pen) outline(c color.Color, width vg.Length, spots ...spot) {
	p.look(c, width)
	p.c.Stroke(p.path(spots, true))
}

// line draws a line through the spots; dashes are the lengths of its dashes and
// gaps, none for a solid one.
func (p *pen) line(c color.Color, width vg.Length, dashes []vg.Length, spots ...spot) {
	p.look(c, width, dashes...)
	p.c.Stroke(p.path(spots, false))
}

func (p *pen) look(c color.Color, width vg.Length, dashes ...vg.Length) {
	p.c.SetColor(c)
	p.c.SetLineWidth(width)
	p.c.SetLineDash(dashes, 0)
}

// text writes a line of which that is the left end of its base.
func (p *pen) text(f font.Face, c color.Color, at spot, text string) {
	p.c.SetColor(c)
	p.c.FillString(f, vg.Point{X: at.x, Y: p.height - at.y}, text)
}

// lines writes lines one below the other, the first one's top at that place.
func (p *pen) lines(f font.Face, c color.Color, at spot, lines []string) {
	for i, line := range lines {
		p.text(f, c, spot{at.x, at.y + lineHeight(f)*vg.Length(i) + f.Font.Size}, line)
	}
}

// hatch draws slanting lines over a box.
func (p *pen) hatch(c color.Color, b box) {
	const apart = 4
	tall := b.bottom - b.top
	for x := b.left - tall; x < b.right; x += apart {
		// from (x, bottom) to (x+tall, top), as much of it as is in the box
		from, to := max(x, b.left), min(x+tall, b.right)
		if to > from {
			p.line(c, 1.2, nil, spot{from, b.bottom - (from - x)}, spot{to, b.bottom - (to - x)})
		}
	}
}

// pale is the colour as it is when a quarter of it is left on the paper.
func pale(c color.NRGBA) color.NRGBA {
	fade := func(v uint8) uint8 { return uint8(255 - (255-int(v))/4) }
	return color.NRGBA{fade(c.R), fade(c.G), fade(c.B), 255}
}
