package bot_test

import (
	"testing"
	"time"

	"footnote/bot"
	"footnote/bot/answer"
)

// remembered is how many turns the bot keeps of the room.
func (w *world) remembered(t *testing.T, p bot.Place) int {
	t.Helper()
	turns, err := w.kept.Turns(t.Context(), p, "", time.Time{}, 1000)
	if err != nil {
		t.Fatal(err)
	}
	return len(turns)
}

func TestMemoryIsBounded(t *testing.T) {
	w := newWorld(t)
	w.load(t, "town")
	tests := []struct {
		name string
		opts bot.Options
		want int
	}{
		{"default", bot.Options{}, 20},
		{"three", bot.Options{Turns: 3}, 3},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b, p := w.bot(tt.opts), bot.Place{Network: "test", Room: tt.name}
			for range 25 {
				askIn(t, b, p, "who was mayor of Tarnwick in 1930?")
			}
			if got := w.remembered(t, p); got != tt.want {
				t.Errorf("%d turns are kept, want %d", got, tt.want)
			}
		})
	}
}

func TestMemoryAges(t *testing.T) {
	w := newWorld(t)
	w.load(t, "town")
	b := w.bot(bot.Options{TurnsAge: time.Hour})
	ask(t, b, "who was mayor of Tarnwick in 1930?")
	w.now = w.now.Add(59 * time.Minute)
	const want = "who was mayor of Tarnwick in 1922?"
	if got := ask(t, b, "and in 1922?").Resolved; got != want {
		t.Errorf("within the hour it is understood as %q, want %q", got, want)
	}
	w.now = w.now.Add(61 * time.Minute)
	if got := ask(t, b, "and in 1922?").Resolved; got == want {
		t.Errorf("after the hour it still is understood as %q", got)
	}
}

func TestForget(t *testing.T) {
	w := newWorld(t)
	w.load(t, "town")
	b, other := w.bot(bot.Options{}), bot.Place{Network: "test", Room: "other"}
	ask(t, b, "who was mayor of Tarnwick in 1930?")
	askIn(t, b, other, "who was mayor of Tarnwick in 1930?")
	if err := b.Forget(t.Context(), room); err != nil {
		t.Fatal(err)
	}
	const want = "who was mayor of Tarnwick in 1922?"
	if got := ask(t, b, "and in 1922?").Resolved; got == want {
		t.Errorf("a forgotten conversation goes on as %q", got)
	}
	if got := askIn(t, b, other, "and in 1922?").Resolved; got != want {
		t.Errorf("the conversation elsewhere goes on as %q, want %q", got, want)
	}
}

// TestContext answers a message that brings its earlier turns from these, not
// from the memory of its place, and does not remember it.
func TestContext(t *testing.T) {
	w := newWorld(t)
	w.load(t, "town")
	b := w.bot(bot.Options{})
	ask(t, b, "who built Harrow Bridge?")
	tests := []struct {
		name, text string
		context    []bot.Exchange
		want       string
	}{
		{"time", "and in 1930?", []bot.Exchange{{Question: "who was mayor of Tarnwick in 1925?", Answer: "Abel Stroud"}}, "who was mayor of Tarnwick in 1930?"},
		{"pronoun", "who succeeded him?", []bot.Exchange{{Question: "who was mayor of Tarnwick in 1925?", Answer: "Abel Stroud"}}, "who succeeded Abel Stroud?"},
		{"two turns", "who succeeded her?", []bot.Exchange{
			{Question: "who was mayor of Tarnwick in 1925?", Answer: "Abel Stroud"},
			{Question: "and in 1930?", Answer: "Bertha Lunn"},
		}, "who succeeded Bertha Lunn?"},
		{"none", "who was mayor of Tarnwick in 1930?", []bot.Exchange{}, "who was mayor of Tarnwick in 1930?"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, err := b.Answer(t.Context(), bot.Message{Place: room, Text: tt.text, Context: tt.context})
			if err != nil {
				t.Fatal(err)
			}
			if r.Resolved != tt.want || r.Status != answer.Answered {
				t.Errorf("%q is understood as %q (%s), want %q", tt.text, r.Resolved, r.Status, tt.want)
			}
		})
	}
	if got := w.remembered(t, room); got != 1 {
		t.Errorf("%d turns are kept, want the one without a context", got)
	}
}

// TestTopic lets a first question lean on what the room is about.
func TestTopic(t *testing.T) {
	w := newWorld(t)
	w.load(t, "club")
	r, err := w.bot(bot.Options{}).Answer(t.Context(), bot.Message{Text: "who was the coach in 2000?", Topic: "Brackwell Rovers"})
	if err != nil {
		t.Fatal(err)
	}
	if r.Status != answer.Answered || len(r.Answers) != 1 || r.Answers[0] != "Petra Holm" {
		t.Errorf("it gets %s, %q, want Petra Holm", r.Status, r.Answers)
	}
}

// TestNowhere remembers nothing of a message without a place.
func TestNowhere(t *testing.T) {
	w := newWorld(t)
	w.load(t, "town")
	b := w.bot(bot.Options{})
	for _, text := range []string{"who was mayor of Tarnwick in 1925?", "who was pope of Tarnwick?"} {
		askIn(t, b, bot.Place{}, text)
	}
	if got := w.remembered(t, bot.Place{}); got != 0 {
		t.Errorf("%d turns are kept of no place", got)
	}
	if got := w.missed(t); len(got) > 0 {
		t.Errorf("%q is kept of no place", got)
	}
}

// missed are the questions kept as unanswered, most asked first.
func (w *world) missed(t *testing.T) []string {
	t.Helper()
	gaps, err := w.kept.Unanswered(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, g := range gaps {
		out = append(out, g.Question)
	}
	return out
}
