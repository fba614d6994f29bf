package desk_test

import (
	"context"
	"testing"

	"footnote/bot"
	"footnote/bot/desk"
)

// TestReactions keeps what an emoji says, in any colour and by any name.
func TestReactions(t *testing.T) {
	tests := []struct{ emoji, want string }{
		{"+1", "good"}, {"thumbsup::skin-tone-3", "good"}, {"👍", "good"}, {"👍🏿", "good"}, {"❤️", "good"}, {"❤", "good"},
		{"-1", "bad"}, {"👎🏻", "bad"}, {"❌", "bad"}, {"eyes", "eyes"}, {"🧐", "🧐"},
	}
	for _, tt := range tests {
		t.Run(tt.emoji, func(t *testing.T) {
			w := newWorld(t, larn(t))
			kept := &ratings{Kept: w.kept}
			w.stop()
			w.store = kept
			w.start(t)
			w.ask(t, "group", "1", builder)
			w.React(t, "group", "m1", "ben", tt.emoji)
			if kept.rated.Sign != tt.want || kept.rated.Delivery != w.answerTo(t, "group", "1").ID || kept.rated.Author != "ben" {
				t.Errorf("kept is %+v, want %s", kept.rated, tt.want)
			}
			e := desk.Event{Kind: desk.Unreacted, Place: bot.Place{Room: "group"}, Author: "ben", Message: "m1", Action: tt.emoji}
			w.take(t, e)
			if kept.unrated.Sign != tt.want {
				t.Errorf("taken back is %+v", kept.unrated)
			}
			w.React(t, "group", "nobody's", "ben", tt.emoji)
			told := 0
			if tt.emoji == "❌" { // how to put it right
				told = 1
			}
			if w.net.sent != 1+told {
				t.Errorf("%q is said", w.net.texts("group"))
			}
			w.Command(t, "group", "ana", "why-silent")
			if w.says("reaction") {
				t.Errorf("reactions are told as silences: %q", w.net.texts("group"))
			}
		})
	}
}

// TestDecidingReactions decides by plain signs only, and by moderators only.
func TestDecidingReactions(t *testing.T) {
	tests := []struct {
		by, emoji string
		want      desk.Verdict
	}{
		{"mod", "👍🏽", desk.Accepted}, {"mod", "white_check_mark", desk.Accepted}, {"mod", "-1", desk.Rejected},
		{"mod", "tada", desk.Open}, {"mod", "❤️", desk.Open}, {"mod", "eyes", desk.Open}, {"ben", "+1", desk.Open},
	}
	for _, tt := range tests {
		t.Run(tt.by+" "+tt.emoji, func(t *testing.T) {
			w := newWorld(t, town)
			w.ask(t, "group", "1", "who was mayor of Larn in 1935?")
			w.propose(t, "ben", "1", desk.Fields{"value": {"Tove Lind"}})
			id := w.open(t)[0].ID
			asked := w.net.find(func(m *message) bool { return m.d.Place.Room == "review" })
			w.React(t, "review", w.net.messages[asked].id, tt.by, tt.emoji)
			c, _, err := w.kept.Correction(t.Context(), id)
			if err != nil || c.Verdict != tt.want {
				t.Errorf("the verdict is %q, want %q, error %v", c.Verdict, tt.want, err)
			}
		})
	}
}

// ratings is a store that shows what was rated last.
type ratings struct {
	desk.Kept
	rated, unrated desk.Feedback
}

func (r *ratings) Rate(ctx context.Context, f desk.Feedback) error {
	r.rated = f
	return r.Kept.Rate(ctx, f)
}

func (r *ratings) Unrate(ctx context.Context, f desk.Feedback) error {
	r.unrated = f
	return r.Kept.Unrate(ctx, f)
}
