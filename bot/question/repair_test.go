package question_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
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
		{"What bridge no Which mill did Tarnwick build in 1931?", "Which mill did Tarnwick build in 1931?"},
		{"what was paid for the bridge or rather what did the mill cost?", "what did the mill cost?"},
		{"who coached the Rovers no no tell me who founded them?", "who founded them?"},
		{"what harbour did Abel Stroud um no Bertha Lunn build?", "what harbour did Bertha Lunn build?"},
		{"what boats were sold no built in Tarnwick?", "what boats were built in Tarnwick?"},
		{"how many boats or uh ships were lost?", "how many ships were lost?"},
		{"which mayor paid no sorry which coach paid?", "which coach paid?"},
		{"In which county is Morley found no wait Tarnwick not Morley?", "In which county is Tarnwick found?"},
		{"what is Morley a part of no Tarnwick?", "what is Tarnwick a part of?"},
		{"the toll was paid by barges for which or make that what reason?", "the toll was paid by barges for what reason?"},
		{"what did the um miller sell?", "what did the miller sell?"},
		{"who served under Henry III no wait Henry IV?", "who served under Henry IV?"},
		// No corrections.
		{"were there no mayors in 1930?", "were there no mayors in 1930?"},
		{"why Tarnwick rather than Brackwell?", "why Tarnwick rather than Brackwell?"},
		{"was he mayor or no longer?", "was he mayor or no longer?"},
		{"who was mayor, no wait", "who was mayor, no wait"},
		{"which towns had no mayor?", "which towns had no mayor?"},
		{"who found no proof of the theft?", "who found no proof of the theft?"},
		{"is the answer yes or no?", "is the answer yes or no?"},
		{"who or what sank the ferry?", "who or what sank the ferry?"},
		{"what did the smiths make that could be sold?", "what did the smiths make that could be sold?"},
		{"how long did the ships wait for the tide?", "how long did the ships wait for the tide?"},
		{"did the ferry actually sink?", "did the ferry actually sink?"},
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

// TestDropped keeps what was taken back, apart from what is asked.
func TestDropped(t *testing.T) {
	l := newLexicon(t)
	tests := []struct {
		text string
		want []string
	}{
		{"who was mayor of Tarnwick, sorry, Brackwell?", []string{"tarnwick"}},
		{"when did the harbour freeze, I mean how many ships were in the harbour?", []string{"freeze"}},
		{"who mended the bridge no wait the bridge in 1931?", nil},
		{"who mended the bridge?", nil},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			q := l.Read(tt.text).Question(today)
			var got []string
			for _, w := range q.Dropped {
				got = append(got, w.Fold)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("dropped (-want +got):\n%s", diff)
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
