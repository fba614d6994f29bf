package question_test

import (
	"strings"
	"testing"
)

// TestSelfCorrection reads what is left when someone corrects himself.
func TestSelfCorrection(t *testing.T) {
	l := newLexicon(t)
	tests := []struct{ text, want string }{
		{"who led no wait who succeeded Abel Stroud?", "who succeeded Abel Stroud?"},
		{"who was mayor, I mean who coached the Rovers?", "who coached the Rovers?"},
		{"who was mayor in 1925 no wait 1930", "who was mayor in 1930"},
		{"who was mayor in 1925, sorry, in 1930", "who was mayor in 1930"},
		{"who succeeded Abel Stroud, sorry, Bertha Lunn?", "who succeeded Bertha Lunn?"},
		{"who was mayor of Tarnwick scratch that of Brackwell", "who was mayor of Brackwell"},
		// No corrections.
		{"were there no mayors in 1930?", "were there no mayors in 1930?"},
		{"why Tarnwick rather than Brackwell?", "why Tarnwick rather than Brackwell?"},
		{"was he mayor or no longer?", "was he mayor or no longer?"},
		{"who was mayor, no wait", "who was mayor, no wait"},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			got := strings.Join(strings.Fields(l.Read(tt.text).Text()), " ")
			if got != tt.want {
				t.Errorf("it is read as %q, want %q", got, tt.want)
			}
		})
	}
}

// TestChatSpelling writes out what people shorten and draw out.
func TestChatSpelling(t *testing.T) {
	l := newLexicon(t)
	tests := []struct{ text, want string }{
		{"whos the mayor", "who is the mayor"},
		{"wat happened b4 1928", "what happened before 1928"},
		{"whoooo was mayor", "who was mayor"},
		{"what was in room222", "what was in room222"},
		{"y did ppl leave", "why did people leave"},
		{"in 1999", "in 1999"},
		{"who is Y Mos of Tarnwick", "who is Y Mos of Tarnwick"},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			if got := l.Read(tt.text).Text(); got != tt.want {
				t.Errorf("it is read as %q, want %q", got, tt.want)
			}
		})
	}
}

// TestRespell takes spellings that are near, and none that are not: another
// name is no misspelling.
func TestRespell(t *testing.T) {
	l := newLexicon(t)
	tests := []struct {
		written, known string
		want           bool
	}{
		{"tarnwik", "tarnwick", true},
		{"tranwick", "tarnwick", true},
		{"husayni", "husseini", true},
		{"brigde", "bridge", true},
		{"iraq", "iran", false},
		{"lunn", "dunn", false},
		{"lnun", "lunn", true},
		{"barnsley", "tarnwick", false},
	}
	for _, tt := range tests {
		t.Run(tt.written+" for "+tt.known, func(t *testing.T) {
			d := l.Read("who led " + tt.written)
			got := len(d.Respell(map[string][]string{tt.written: {tt.known}})) > 0
			if got != tt.want {
				t.Errorf("%q is taken for %q: %v, want %v", tt.written, tt.known, got, tt.want)
			}
		})
	}
}
