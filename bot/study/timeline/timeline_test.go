package timeline_test

import (
	"bytes"
	"image/png"
	"testing"

	"footnote/bot"
	"footnote/bot/answer"
	"footnote/bot/study/timeline"
	"footnote/facts"
)

func TestFile(t *testing.T) {
	mayor := facts.Statement{
		Subject: facts.Entity{ID: "larn", Label: "Larn"}, Property: "mayor",
		Value: facts.Value{Kind: facts.EntityValue, Entity: facts.Entity{ID: "ada", Label: "Ada Holt"}},
		Valid: facts.FromTo(facts.YearDate(1933), facts.YearDate(1940)),
	}
	undated := mayor
	undated.Valid = facts.Interval{}
	r := &bot.Reply{Lead: "Mayor of Larn, in order:", Timeline: &answer.Timeline{Statements: []facts.Statement{mayor, undated}}}
	f := timeline.File(r)
	if f == nil {
		t.Fatal("there is no picture")
	}
	if want := "A timeline of one statement: Mayor of Larn, in order. The text tells it too."; f.Alt != want {
		t.Errorf("the picture is described as %q, want %q", f.Alt, want)
	}
	drawn, err := png.Decode(bytes.NewReader(f.Data))
	if err != nil {
		t.Fatal(err)
	}
	if got := drawn.Bounds(); got.Dx() != f.Width || got.Dy() != f.Height {
		t.Errorf("the picture has %v pixels, and is said to have %d by %d", got, f.Width, f.Height)
	}
}

func TestNoFile(t *testing.T) {
	undated := &answer.Timeline{Statements: []facts.Statement{{Subject: facts.Entity{ID: "larn"}}}}
	for name, r := range map[string]*bot.Reply{"none": nil, "no timeline": {Lead: "Larn."}, "nothing dated": {Timeline: undated}} {
		if f := timeline.File(r); f != nil {
			t.Errorf("%s: there is a picture, %q", name, f.Alt)
		}
	}
}
