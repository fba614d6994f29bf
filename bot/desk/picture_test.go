package desk_test

import (
	"bytes"
	"testing"

	"footnote/bot/desk"
)

// TestTimelineHasItsPicture shows what a timeline tells, wherever it is asked for,
// as it is once a fact in it was corrected, and no picture of anything else.
func TestTimelineHasItsPicture(t *testing.T) {
	ask := func(w *world, t *testing.T) { w.ask(t, "group", "1", "who was mayor of Larn in 1935?") }
	tests := []struct {
		name string
		do   func(w *world, t *testing.T)
		want bool
	}{
		{"a command", func(w *world, t *testing.T) { w.Command(t, "group", "ana", "timeline Larn") }, true},
		{"a question", func(w *world, t *testing.T) { w.ask(t, "group", "1", "timeline of Larn") }, true},
		{"a button", func(w *world, t *testing.T) {
			ask(w, t)
			x := w.answerTo(t, "group", "1")
			w.take(t, desk.Event{Kind: desk.Pressed, Place: x.Place, Author: "ana", Message: x.Message, Action: desk.ActionTimeline, Value: x.ID})
		}, true},
		{"another question", ask, false},
		{"a comparison", func(w *world, t *testing.T) { w.Command(t, "group", "ana", "compare Larn and Sudbury") }, false},
		{"a comparison of nothing", func(w *world, t *testing.T) { w.Command(t, "group", "ana", "compare") }, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t, town)
			tt.do(w, t)
			got := w.net.messages[len(w.net.messages)-1].d.Post.File
			if (got != nil) != tt.want {
				t.Fatalf("its picture is %v, want one: %v", got, tt.want)
			}
			if got == nil {
				return
			}
			if got.Type != "image/png" || got.Alt == "" || len(got.Data) == 0 {
				t.Errorf("its picture is a %s of %d bytes, described as %q", got.Type, len(got.Data), got.Alt)
			}
			w.Retract(t, "wren")
			if now := w.net.messages[len(w.net.messages)-1].d.Post.File; now != nil && bytes.Equal(now.Data, got.Data) {
				t.Error("its picture shows what was retracted")
			}
		})
	}
}
