package chart_test

import (
	"image"
	"image/color"
	"testing"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"

	"footnote/bot/study/chart"
)

// A frame is a canvas that finds what is drawn outside of it, and text over text.
type frame struct {
	spots []vg.Point
	texts []written
}

// A written text and the box that it takes.
type written struct {
	text                     string
	left, right, base, above vg.Length
}

func (f *frame) SetLineWidth(vg.Length)             {}
func (f *frame) SetLineDash([]vg.Length, vg.Length) {}
func (f *frame) SetColor(color.Color)               {}
func (f *frame) Rotate(float64)                     { panic("not expected") }
func (f *frame) Translate(vg.Point)                 { panic("not expected") }
func (f *frame) Scale(x, y float64)                 { panic("not expected") }
func (f *frame) Push()                              {}
func (f *frame) Pop()                               {}
func (f *frame) DrawImage(vg.Rectangle, image.Image) {
	panic("not expected")
}

func (f *frame) path(p vg.Path) {
	for _, c := range p {
		if c.Type != vg.CloseComp {
			f.spots = append(f.spots, c.Pos)
		}
	}
}

func (f *frame) Stroke(p vg.Path) { f.path(p) }
func (f *frame) Fill(p vg.Path)   { f.path(p) }

func (f *frame) FillString(face font.Face, at vg.Point, text string) {
	f.texts = append(f.texts, written{text, at.X, at.X + face.Width(text), at.Y, at.Y + face.Font.Size*0.8})
}

// check fails if the picture draws outside of itself or text over text.
func check(t *testing.T, p *chart.Picture) {
	t.Helper()
	var f frame
	width, height := p.DrawOn(&f)
	const slack = 0.01
	for _, s := range f.spots {
		if s.X < -slack || s.Y < -slack || s.X > width+slack || s.Y > height+slack {
			t.Fatalf("draws at %v, outside of %v by %v", s, width, height)
		}
	}
	for i, a := range f.texts {
		if a.left < -slack || a.right > width+slack || a.base < 2 || a.above > height+slack {
			t.Fatalf("%q is cut: %+v of %v by %v", a.text, a, width, height)
		}
		for _, b := range f.texts[:i] {
			if a.left < b.right && b.left < a.right && a.base < b.above && b.base < a.above {
				t.Fatalf("%q stands over %q", a.text, b.text)
			}
		}
	}
}
