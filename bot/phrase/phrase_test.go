package phrase_test

import (
	"testing"

	"footnote/bot/phrase"
)

func TestSay(t *testing.T) {
	tests := []struct {
		tag  string
		text phrase.Text
		args []any
		want string
	}{
		{"", "Not there: %s", []any{"x"}, "Not there: x"},
		{"", "%d questions", []any{1}, "one question"},
		{"", "%d questions", []any{1200}, "1,200 questions"},
		{"de", "%d questions", []any{1}, "eine Frage"},
		{"de-AT", "%d questions", []any{1200}, "1.200 Fragen"},
		{"xx", "%d questions", []any{2}, "2 questions"},
		{"de", "No translation of 100%%", nil, "No translation of 100%"},
	}
	for _, tt := range tests {
		if got := phrase.For(tt.tag).Say(tt.text, tt.args...); got != tt.want {
			t.Errorf("For(%q).Say(%q, %v) = %q, want %q", tt.tag, tt.text, tt.args, got, tt.want)
		}
	}
}
