package facttest_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/facts"
	"footnote/facts/facttest"
)

// readings are the readings of so many passages, which must be well made.
func readings(t *testing.T, passages int) []facts.Reading {
	t.Helper()
	var all []facts.Reading
	for item, err := range facttest.Texts(passages) {
		if err != nil {
			t.Fatal(err)
		}
		for i, p := range item.Reading.Passages {
			if p.Ordinal != i || p.Text != item.Reading.Text[p.Start:p.End] || p.Sentences[0].Start != p.Start || len(p.Sentences) != 5 {
				t.Fatalf("passage %d of %s is not in order: %+v", i, item.Reading.Source.ID, p)
			}
		}
		all = append(all, item.Reading)
	}
	return all
}

func TestTexts(t *testing.T) {
	all := readings(t, 120)
	if len(all) != 3 || len(all[2].Passages) != 20 {
		t.Fatalf("%d readings, want two of 50 passages and one of 20", len(all))
	}
	if diff := cmp.Diff(all, readings(t, 120), cmp.AllowUnexported(facts.Date{})); diff != "" {
		t.Errorf("the same number gives other readings:\n%s", diff)
	}
	if all[0].Text == all[1].Text {
		t.Error("two readings have the same text")
	}
}

// Five or so of a question's words stand in one sentence.
func TestTextQuestion(t *testing.T) {
	all := readings(t, 120)
	for i := range 20 {
		best := 0
		words := facttest.TextQuestion(i, 120)
		for _, r := range all {
			for _, p := range r.Passages {
				for s := range p.Sentences {
					best = max(best, common(words, p.Sentence(s)))
				}
			}
		}
		if len(words) != 8 || best < 4 {
			t.Errorf("question %d, %q: the best sentence has %d of its words, want 4 or more of 8", i, words, best)
		}
	}
}

// common is how many of the words stand in the sentence.
func common(words []string, sentence string) int {
	n := 0
	for _, word := range words {
		if strings.Contains(" "+strings.TrimSuffix(sentence, ".")+" ", " "+word+" ") {
			n++
		}
	}
	return n
}
