package bot_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"footnote/bot"
	"footnote/bot/answer"
)

// TestHostileInput survives what no page can show; what one can is in
// testdata/hostile.txtar. The question after it is answered as ever.
func TestHostileInput(t *testing.T) {
	w := newWorld(t)
	w.load(t, "town")
	b := w.bot(bot.Options{})
	tests := []struct{ name, text string }{
		{"empty", ""},
		{"spaces", " \t\r\n\u2028 "},
		{"control characters", "who was\x00\x07\x1b[31m mayor\x08 of\x7f Tarnwick?"},
		{"invalid UTF-8", "who was mayor\xff\xfe of \xc3\x28?"},
		{"right to left marks", "\u202ewho was \u2066mayor\u2069 of Tarnwick?"},
		{"lines", "who was\nmayor\r\nof\tTarnwick\vin 1925?"},
		{"many words", strings.Repeat("who was mayor of Tarnwick in 1925 and ", 2000)},
		{"one long word", strings.Repeat("mayor", 20_000)},
		{"many marks", strings.Repeat("?!,;'\"()[]{}*^:-", 2000)},
		{"many accents", "mayor" + strings.Repeat("\u0301", 5000)},
		{"many names", strings.Repeat("Abel Stroud, Bertha Lunn and ", 200)},
		{"many corrections", strings.Repeat("no wait, ", 300) + "who was mayor of Tarnwick?"},
		{"many dates", strings.Repeat("between 1920 and 1930 ", 200)},
		{"cut within a letter", strings.Repeat("x", 1999) + "é who was mayor?"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := bot.Place{Network: "test", Room: tt.name}
			r := askIn(t, b, p, tt.text)
			if !utf8.ValidString(r.Text()) && utf8.ValidString(tt.text) {
				t.Errorf("the answer is not valid UTF-8: %q", r.Text())
			}
			if r = askIn(t, b, p, "who built Harrow Bridge?"); r.Status != answer.Answered {
				t.Errorf("the next question gets %s: %q", r.Status, r.Text())
			}
		})
	}
}
