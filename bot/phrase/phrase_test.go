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
		{"not a tag", "%d questions", []any{2}, "2 questions"},
		{"de", "No translation of 100%%", nil, "No translation of 100%"},
		{"de", "No translation of %d¦a note", []any{2000}, "No translation of 2.000"},
		{"", "none¦0", nil, "none"},
		{"de", "March", nil, "März"},
	}
	for _, tt := range tests {
		if got := phrase.For(tt.tag).Say(tt.text, tt.args...); got != tt.want {
			t.Errorf("For(%q).Say(%q, %v) = %q, want %q", tt.tag, tt.text, tt.args, got, tt.want)
		}
	}
}

func TestFind(t *testing.T) {
	tests := []struct {
		tag, want string
		ok        bool
	}{
		{"en", "English", true},
		{"en-GB", "English", true},
		{"de", "Deutsch", true},
		{"de-CH", "Deutsch", true},
		{"ja", "English", false},
		{"", "English", false},
		{"\x00", "English", false},
	}
	for _, tt := range tests {
		p, ok := phrase.Find(tt.tag)
		if got := p.Name(); got != tt.want || ok != tt.ok {
			t.Errorf("Find(%q) = %s, %t, want %s, %t", tt.tag, got, ok, tt.want, tt.ok)
		}
	}
	if p := (phrase.Printer{}); p.Tag() != "en" {
		t.Errorf("the zero Printer speaks %s, want English", p.Tag())
	}
}

func BenchmarkSay(b *testing.B) {
	for _, tag := range phrase.Languages() {
		p := phrase.For(tag)
		for _, bb := range []struct {
			name string
			text phrase.Text
			args []any
		}{
			{"plain", "March", nil},
			{"words", "%[1]s and %[2]s", []any{"a", "b"}},
			{"number", "%d questions", []any{1200}},
		} {
			b.Run(tag+"/"+bb.name, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					p.Say(bb.text, bb.args...)
				}
			})
		}
	}
}
