package prose_test

import (
	"testing"

	"footnote/facts/prose"
)

// slice is the text of a run of words.
func slice(text string, words []prose.Word, r prose.Range) string {
	if r.Len() <= 0 {
		return ""
	}
	last := &words[r.End-1]
	return text[words[r.First].Start : last.Start+len(last.Text)]
}

func TestAttributionOf(t *testing.T) {
	for _, tt := range []struct{ text, who, verb, claim string }{
		{"The ministry said that the bridge would close.", "The ministry", "said", "the bridge would close"},
		{"Ada Holt has claimed the bridge is safe.", "Ada Holt", "claimed", "the bridge is safe"},
		{"According to the Larn Almanac, the bridge opened in 1933.", "the Larn Almanac", "According to", "the bridge opened in 1933"},
		{"The bridge opened in 1933, according to Ben Orr.", "Ben Orr", "according to", "The bridge opened in 1933"},
		{"“The bridge is safe,” Holt told reporters.", "Holt", "told", "The bridge is safe"},
		{"“The bridge is safe,” said Ada Holt, its builder.", "Ada Holt", "said", "The bridge is safe"},
		{"The bridge is safe, officials said on Monday.", "officials", "said", "The bridge is safe"},
		{"The town reported that two ships had sunk.", "The town", "reported", "two ships had sunk"},
		{"The bridge opened in 1933.", "", "", ""},
		{"It is said that the bridge is old.", "", "", ""},
		{"He was told to leave.", "", "", ""},
		{"Ada Holt, a miller, wrote a book.", "", "", ""},
		{"The report states the obvious.", "", "", ""},
		{"The claims were wrong.", "", "", ""},
	} {
		words := prose.Words(tt.text, 0)
		a, ok := prose.AttributionOf(tt.text, words)
		if got := slice(tt.text, words, a.Who); !ok && tt.who != "" || ok && got != tt.who {
			t.Errorf("who says %q = %q, want %q", tt.text, got, tt.who)
			continue
		}
		if tt.who == "" {
			continue
		}
		if verb, claim := slice(tt.text, words, a.Verb), slice(tt.text, words, a.Claim); verb != tt.verb || claim != tt.claim {
			t.Errorf("%q: verb %q, claim %q; want %q, %q", tt.text, verb, claim, tt.verb, tt.claim)
		}
	}
}

func TestOpensWithPronoun(t *testing.T) {
	for text, want := range map[string]bool{
		"He left.": true, "But she stayed.": true, "In this he was right.": true, "The former won.": true, "Most of them left.": true,
		"Their house burned.": true, "That was the end.": true, "During its long reign, the house grew.": true,
		"Ada left.": false, "The house burned.": false, "In Larn it rained.": false, "Most people left.": false, "": false,
	} {
		if got := prose.OpensWithPronoun(prose.Words(text, 0)); got != want {
			t.Errorf("OpensWithPronoun(%q) = %v, want %v", text, got, want)
		}
	}
}
