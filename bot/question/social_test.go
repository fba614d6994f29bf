package question_test

import (
	"testing"

	"footnote/bot/question"
	"footnote/facts"
)

// TestSocial tells what is only talk from what asks something.
func TestSocial(t *testing.T) {
	l := newLexicon(t)
	tests := []struct{ text, want string }{
		{"thanks, that is great", "thanks"},
		{"ok", "thanks"},
		{"You're great!", "thanks"},
		{"hello, what can you do?", "help"},
		{"Hi!", "greeting"},
		{"hi. thanks :tada:", "thanks"},
		{"😀😀", "greeting"},
		{":wave:", "greeting"},
		{"no, that is wrong", "complaint"},
		{"that is wrong", "complaint"},
		{"useless.", "complaint"},
		{"???", ""},
		{"", ""},
		{"great, who led ISIS?", ""},
		{"who is great?", ""},
		{"hello, who was mayor?", ""},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			q := l.Read(tt.text).Question(facts.Day(0))
			got := q.Social
			if (q.Kind == question.Social) != (got != "") {
				t.Fatalf("kind %q with act %q", q.Kind, got)
			}
			if got != tt.want {
				t.Errorf("it is taken for %q, want %q", got, tt.want)
			}
		})
	}
}
