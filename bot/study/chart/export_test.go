package chart

import "gonum.org/v1/plot/vg"

// DrawOn draws the picture on a canvas of that size.
func (p *Picture) DrawOn(c vg.Canvas) (width, height vg.Length) {
	p.drawOn(c)
	return p.width, p.height
}
