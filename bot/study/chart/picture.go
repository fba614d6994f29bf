package chart

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"image/png"
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/vgimg"
	"gonum.org/v1/plot/vg/vgsvg"
)

// A Picture is laid out and can be drawn. It is safe for concurrent use.
type Picture struct {
	title         string
	width, height vg.Length
	draw          func(*pen)
}

// resolution is that of a PNG, in dots an inch: letters of 11 points are 22 pixels
// high, so that they can still be read where a network shows the picture at half
// its size.
const resolution = 144

// Size is the size of the picture as PNG, in pixels.
func (p *Picture) Size() (width, height int) {
	return pixels(p.width), pixels(p.height)
}

func pixels(l vg.Length) int { return int(math.Round(float64(l / vg.Inch * resolution))) }

// PNG is the picture as a PNG file.
func (p *Picture) PNG() ([]byte, error) {
	canvas := vgimg.NewWith(vgimg.UseWH(p.width, p.height), vgimg.UseDPI(resolution))
	p.drawOn(canvas)
	var b bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := encoder.Encode(&b, canvas.Image()); err != nil {
		return nil, fmt.Errorf("draw PNG: %w", err)
	}
	return b.Bytes(), nil
}

// SVG is the picture as an SVG file, with its title for those who have it read to
// them.
func (p *Picture) SVG() ([]byte, error) {
	canvas := vgsvg.NewWith(vgsvg.UseWH(p.width, p.height), vgsvg.EmbedFonts(true))
	p.drawOn(canvas)
	var b bytes.Buffer
	if _, err := canvas.WriteTo(&b); err != nil {
		return nil, fmt.Errorf("draw SVG: %w", err)
	}
	var title bytes.Buffer
	title.WriteString("<title>")
	if err := xml.EscapeText(&title, []byte(p.title)); err != nil {
		return nil, fmt.Errorf("draw SVG: %w", err)
	}
	title.WriteString("</title>\n<defs>")
	// The title is to be the first thing in the drawing, where the library has
	// the fonts.
	return bytes.Replace(b.Bytes(), []byte("<defs>"), title.Bytes(), 1), nil
}

func (p *Picture) drawOn(c vg.Canvas) {
	pen := &pen{c: c, height: p.height}
	pen.fill(paper, box{0, 0, p.width, p.height})
	p.draw(pen)
}
