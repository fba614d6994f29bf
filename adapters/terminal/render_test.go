package terminal_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"footnote/adapters/terminal"
	"footnote/bot"
	"footnote/bot/answer"
	"footnote/facts"
)

var almanac = facts.Source{ID: "larn", Title: "Larn Almanac", Author: "Ada Holt"}

func render(t *testing.T, r bot.Reply, style terminal.Style) string {
	t.Helper()
	var b strings.Builder
	if err := terminal.Render(&b, r, style); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestRender(t *testing.T) {
	bridge := bot.Reply{
		Lead:      "Two mayors held office in 1933:",
		Points:    []answer.Point{{Text: "Bram Oke, until May 1933", Notes: []int{1}}, {Text: "Ida Wren, from May 1933", Notes: []int{1, 2}}},
		Caveats:   []string{"Nobody states when Ida Wren left."},
		Footnotes: []answer.Footnote{{N: 1, Source: almanac, Locator: "p. 12"}, {N: 2, Source: facts.Source{ID: "minutes"}, Quote: "Wren took the chair."}},
	}
	tests := []struct {
		name  string
		reply bot.Reply
		style terminal.Style
		want  string
	}{
		{"nothing", bot.Reply{}, terminal.Style{}, ""},
		{"points", bridge, terminal.Style{}, `Two mayors held office in 1933:
- Bram Oke, until May 1933 [1]
- Ida Wren, from May 1933 [1][2]
Nobody states when Ida Wren left.
[1] Ada Holt, "Larn Almanac", p. 12
[2] minutes
    "Wren took the chair."
`},
		{"narrow", bridge, terminal.Style{Width: 24}, `Two mayors held office
in 1933:
- Bram Oke, until May
  1933 [1]
- Ida Wren, from May
  1933 [1][2]
Nobody states when Ida
Wren left.
[1] Ada Holt, "Larn
    Almanac", p. 12
[2] minutes
    "Wren took the
    chair."
`},
		{"too narrow to read counts as 20", bot.Reply{Lead: "The bridge opened late."}, terminal.Style{Width: 3},
			"The bridge opened\nlate.\n"},
		{"word longer than the line", bot.Reply{Lead: "See " + strings.Repeat("x", 25)}, terminal.Style{Width: 20},
			"See\n" + strings.Repeat("x", 20) + "\nxxxxx\n"},
		{"wide letters", bot.Reply{Lead: strings.Repeat("橋", 12)}, terminal.Style{Width: 20},
			strings.Repeat("橋", 10) + "\n橋橋\n"},
		{"marks stay with the last word", bot.Reply{Lead: "The bridge opened 1933.", LeadNotes: []int{1, 2}}, terminal.Style{Width: 24},
			"The bridge opened\n1933. [1][2]\n"},
		{"a quote keeps its spaces", bot.Reply{Footnotes: []answer.Footnote{{N: 1, Source: almanac, Quote: "a\u00a0b  c"}}}, terminal.Style{Width: 60},
			"[1] Ada Holt, \"Larn Almanac\"\n    \"a\u00a0b  c\"\n"},
		{"nearest", bot.Reply{
			Lead:    "The readings don't say who built it.",
			Nearest: []answer.Footnote{{N: 1, Source: almanac, Locator: "p. 12", Text: "The bridge opened in 1933."}},
		}, terminal.Style{}, `The readings don't say who built it.
The nearest the readings say:
- The bridge opened in 1933. [1]
[1] Ada Holt, "Larn Almanac", p. 12
`},
		{"offers", bot.Reply{Lead: "Which one?", Offers: []answer.Offer{{Label: "the bridge"}, {Label: "the ferry"}}}, terminal.Style{},
			"Which one?\n1. the bridge\n2. the ferry\n"},
		{"escape sequences and forged lines", bot.Reply{Lead: "a\x1b[2Jb\u009b31m\r\n[1] forged\u202e\xff"}, terminal.Style{},
			"a\ufffd[2Jb\ufffd31m  [1] forged\ufffd\n"},
		{"colour", bot.Reply{Lead: "It opened.", LeadNotes: []int{1}, Footnotes: []answer.Footnote{{N: 1, Source: almanac}}}, terminal.Style{Color: true},
			"\x1b[1mIt opened.\x1b[m\x1b[36m [1]\x1b[m\n\x1b[36m[1] \x1b[m\x1b[2mAda Holt, \"Larn Almanac\"\x1b[m\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, render(t, tt.reply, tt.style)); diff != "" {
				t.Errorf("Render (-want +got):\n%s", diff)
			}
		})
	}
}

func TestStyleForNoTerminal(t *testing.T) {
	if got, want := terminal.StyleFor(&strings.Builder{}, func(string) string { return "xterm" }), (terminal.Style{}); got != want {
		t.Errorf("StyleFor(a builder) = %+v, want %+v", got, want)
	}
}

// FuzzRender holds Render to its promise that whatever a base says, what
// reaches the terminal is valid, has no control characters but its own line
// ends, and keeps to the width.
func FuzzRender(f *testing.F) {
	f.Add("lead", "point", "caveat", "title", "quote", 30)
	f.Add("a\x1b]0;title\x07", "\x1b[31mred\x1b[0m", "\r\n- forged", "\u202egnirts", "\xff\xfe", 0)
	f.Add("橋橋橋 橋", "e\u0301\u200d👩‍👩‍👧‍👦 flag 🇳🇱", "\t\v\f", "\u2028\u0085", strings.Repeat("long", 40), 20)
	f.Fuzz(func(t *testing.T, lead, point, caveat, title, quote string, width int) {
		notes := []int{1, 22}
		r := bot.Reply{
			Lead: lead, LeadNotes: notes,
			Points: []answer.Point{{Text: point, Notes: notes}}, Caveats: []string{caveat},
			Footnotes: []answer.Footnote{{N: 1, Source: facts.Source{ID: title, Title: title, Author: lead}, Locator: caveat, Quote: quote}},
			Nearest:   []answer.Footnote{{N: 22, Text: quote}},
			Offers:    []answer.Offer{{Label: point}},
		}
		for line := range strings.SplitSeq(render(t, r, terminal.Style{Width: width}), "\n") {
			if !utf8.ValidString(line) {
				t.Errorf("line %q is not valid UTF-8", line)
			}
			if i := strings.IndexFunc(line, unicode.IsControl); i >= 0 {
				t.Errorf("line %q has a control character at %d", line, i)
			}
			if got, limit := ansi.StringWidth(line), max(width, 20); width > 0 && got > limit {
				t.Errorf("line %q is %d columns wide, want at most %d", line, got, limit)
			}
		}
	})
}
