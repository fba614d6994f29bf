package bot_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"footnote/bot"
)

// asked are the questions of the turns that the room remembers.
func (w *world) asked(t *testing.T) []string {
	t.Helper()
	turns, err := w.kept.Turns(t.Context(), room, "", time.Time{}, 1000)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, turn := range turns {
		out = append(out, turn.Resolved)
	}
	return out
}

// A line is a message of the room, said or edited or delivered again.
type line struct{ id, text string }

// say says the lines in the room and returns how the last was understood.
func say(t *testing.T, b *bot.Bot, lines ...line) string {
	t.Helper()
	var resolved string
	for _, l := range lines {
		reply, err := b.Answer(t.Context(), bot.Message{ID: l.id, Place: room, Text: l.text})
		if err != nil {
			t.Fatal(err)
		}
		resolved = reply.Resolved
	}
	return resolved
}

const (
	mayor1925 = "who was mayor of Tarnwick in 1925?"
	mayor1930 = "who was mayor of Tarnwick in 1930?"
	mayor1940 = "who was mayor of Tarnwick in 1940?"
	bridge    = "who built Harrow Bridge?"
)

// TestSaidAgain answers a message that is said again from what came before it,
// and remembers it where it was.
func TestSaidAgain(t *testing.T) {
	tests := []struct {
		name     string
		lines    []line
		resolved string   // how the last line is understood
		want     []string // what is remembered in the end
	}{
		{"edited", []line{{"1", mayor1925}, {"2", bridge}, {"1", mayor1930}}, mayor1930, []string{mayor1930, bridge}},
		{"leans on what came before", []line{{"1", mayor1925}, {"2", "and in 1930?"}, {"3", bridge}, {"2", "and in 1940?"}}, mayor1940, []string{mayor1925, mayor1940, bridge}},
		{"the first leans on nothing", []line{{"1", mayor1925}, {"2", bridge}, {"1", "and in 1930?"}}, "and in 1930?", []string{"and in 1930?", bridge}},
		{"what follows leans on the edited one", []line{{"1", bridge}, {"1", mayor1925}, {"2", "and in 1930?"}}, mayor1930, []string{mayor1925, mayor1930}},
		{"delivered again", []line{{"1", mayor1925}, {"2", "and in 1930?"}, {"2", "and in 1930?"}}, mayor1930, []string{mayor1925, mayor1930}},
		{"edited into thanks", []line{{"1", mayor1925}, {"2", bridge}, {"2", "thanks"}, {"3", "and in 1930?"}}, mayor1930, []string{mayor1925, mayor1930}},
		{"edited into says who", []line{{"1", mayor1925}, {"2", bridge}, {"2", "says who?"}, {"3", "and in 1930?"}}, mayor1930, []string{mayor1925, mayor1930}},
		{"no ID", []line{{"", mayor1925}, {"", bridge}, {"", mayor1925}}, mayor1925, []string{mayor1925, bridge, mayor1925}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t)
			w.load(t, "town")
			if got := say(t, w.bot(bot.Options{}), tt.lines...); got != tt.resolved {
				t.Errorf("the last line is understood as %q, want %q", got, tt.resolved)
			}
			if diff := cmp.Diff(tt.want, w.asked(t)); diff != "" {
				t.Errorf("remembered (-want +got):\n%s", diff)
			}
		})
	}
}

// TestSaidAgainAfterFailure delivers a message again that had been remembered
// when its delivery failed.
func TestSaidAgainAfterFailure(t *testing.T) {
	w := newWorld(t)
	w.load(t, "town")
	say(t, w.bot(bot.Options{}), line{"1", mayor1925}, line{"2", "and in 1930?"})
	env := broken{w, "Remember"}
	b := bot.New(env, env, env, env, bot.Options{Now: func() time.Time { return w.now }})
	if _, err := b.Answer(t.Context(), bot.Message{ID: "3", Place: room, Text: "and in 1940?"}); !errors.Is(err, errBroken) {
		t.Fatalf("error %v, want %v", err, errBroken)
	}
	if got := say(t, w.bot(bot.Options{}), line{"3", "and in 1940?"}, line{"3", "and in 1940?"}); got != mayor1940 {
		t.Errorf("delivered again it is understood as %q, want %q", got, mayor1940)
	}
	if diff := cmp.Diff([]string{mayor1925, mayor1930, mayor1940}, w.asked(t)); diff != "" {
		t.Errorf("remembered (-want +got):\n%s", diff)
	}
}

// TestUnsay forgets the turn of a deleted message alone.
func TestUnsay(t *testing.T) {
	tests := []struct {
		name, message string
		want          []string
	}{
		{"the last", "2", []string{mayor1925}},
		{"one before", "1", []string{bridge}},
		{"unknown", "3", []string{mayor1925, bridge}},
		{"no ID", "", []string{mayor1925, bridge}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t)
			w.load(t, "town")
			b := w.bot(bot.Options{})
			say(t, b, line{"1", mayor1925}, line{"2", bridge})
			for range 2 {
				if err := b.Unsay(t.Context(), room, tt.message); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(tt.want, w.asked(t)); diff != "" {
				t.Errorf("remembered (-want +got):\n%s", diff)
			}
		})
	}
}
