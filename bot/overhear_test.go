package bot_test

import (
	"errors"
	"testing"

	"footnote/bot"
)

// TestOverhear_keepsOut leaves no trace of what is not for the bot, and keeps
// what is as it keeps what it is asked.
func TestOverhear_keepsOut(t *testing.T) {
	tests := []struct {
		name, text            string
		spoke                 bool
		remembered, unmatched int // turns, and questions without an answer
	}{
		{"answered", "who was mayor of Tarnwick in 1925?", true, 1, 0},
		{"not in the readings", "was Bertha Lunn left-handed?", true, 1, 1},
		{"about those who talk", "are you coming to Tarnwick?", false, 0, 0},
		{"names nothing", "what is the capital of France?", false, 0, 0},
		{"for somebody else", "Ben, who was mayor of Tarnwick in 1925?", false, 0, 0},
		{"about one of the base", "Stroud, when was he mayor?", true, 1, 0},
		{"thanks", "thanks", false, 0, 0},
		{"empty", "", false, 0, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t)
			w.load(t, "town")
			reply, spoke, err := w.bot(bot.Options{}).Overhear(t.Context(), bot.Message{Place: room, ID: "1", Text: tt.text})
			if err != nil {
				t.Fatal(err)
			}
			if spoke != tt.spoke {
				t.Errorf("spoke = %t, want %t: %s", spoke, tt.spoke, reply.Text())
			}
			if got := w.remembered(t, room); got != tt.remembered {
				t.Errorf("%d turns are kept, want %d", got, tt.remembered)
			}
			if got := w.missed(t); len(got) != tt.unmatched {
				t.Errorf("%q is kept as unanswered, want %d", got, tt.unmatched)
			}
		})
	}
}

func TestOverhear_failures(t *testing.T) {
	w := newWorld(t)
	w.load(t, "town")
	for _, tt := range []struct{ method, text, want string }{
		{"Names", "Ben, who was mayor of Tarnwick?", "link names: broken"},
		{"Properties", "who was mayor of Tarnwick?", "list properties: broken"},
		{"Statements", "who was mayor of Tarnwick?", "find evidence: broken"},
		{"Remember", "who was mayor of Tarnwick in 1925?", "remember turn: broken"},
	} {
		t.Run(tt.method, func(t *testing.T) {
			env := broken{w, tt.method}
			b := bot.New(env, env, env, env, bot.Options{})
			if _, _, err := b.Overhear(t.Context(), bot.Message{Place: room, Text: tt.text}); !errors.Is(err, errBroken) || err.Error() != tt.want {
				t.Errorf("Overhear(%q): error %v, want %q", tt.text, err, tt.want)
			}
		})
	}
}
