package passage_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"footnote/bot/passage"
	"footnote/facts"
)

// checkResult holds what was found to what it promises.
func checkResult(t *testing.T, texts map[string]string, r *passage.Result) {
	t.Helper()
	if !(r.Confidence >= 0 && r.Confidence <= 1) {
		t.Errorf("confidence = %v", r.Confidence)
	}
	const slack = 1e-9
	if sum := checkHits(t, texts, r.Hits); sum > 1+slack {
		t.Errorf("the shares add up to %v", sum)
	}
	checkHits(t, texts, r.Line)
	if len(r.Hits) > 5 {
		t.Errorf("%d hits", len(r.Hits))
	}
	for i := 1; i < len(r.Hits); i++ {
		if r.Hits[i].Share > r.Hits[i-1].Share {
			t.Errorf("hit %d has a greater share than the one before it", i+1)
		}
	}
}

// checkHits holds hits to what they promise, and adds up their shares.
func checkHits(t *testing.T, texts map[string]string, hits []passage.Hit) float64 {
	t.Helper()
	type place struct {
		source string
		end    int
	}
	seen := make(map[place]bool)
	sum := 0.0
	for _, h := range hits {
		text := texts[h.Source.ID]
		if h.Start < 0 || h.End > len(text) || h.Start >= h.End || text[h.Start:h.End] != h.Quote {
			t.Fatalf("%q is not at %d to %d of %s", h.Quote, h.Start, h.End, h.Source.ID)
		}
		at := place{h.Source.ID, h.End}
		if seen[at] {
			t.Errorf("%q is told of twice", h.Quote)
		}
		seen[at] = true
		if !(h.Share >= 0 && h.Share <= 1) {
			t.Errorf("%q has the share %v", h.Quote, h.Share)
		}
		sum += h.Share
	}
	return sum
}

// randomWords are what random texts and questions are made of.
var randomWords = strings.Fields(`the mill Orley bridge Ada Holt built sold in 1871 1902 because it was He They not never of
	river weir because flood March 5 May 1950 from to until since 12 three who What when why did how many tower steep cost $5 % ( “ — U.S.`)

func randomText(random *rand.Rand, words int) string {
	var b strings.Builder
	for range words {
		b.WriteString(randomWords[random.IntN(len(randomWords))])
		switch random.IntN(8) {
		case 0:
			b.WriteString(". ")
		case 1:
			b.WriteString(", ")
		default:
			b.WriteByte(' ')
		}
	}
	return strings.TrimSpace(b.String()) + "."
}

// TestFind_random asks questions of random words of random texts.
func TestFind_random(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	var texts []string
	for range 24 {
		texts = append(texts, randomText(random, 30)+"\n\n"+randomText(random, 60))
	}
	for _, n := range []int{1, 3, 24} {
		s := newShelf(t, texts[:n]...)
		for range 60 {
			ask := randomText(random, 1+random.IntN(12)) + "?"
			query, found := s.search(t, ask)
			r, err := s.finder.Find(query, found)
			if err != nil {
				t.Fatalf("%s: %v", ask, err)
			}
			checkResult(t, s.texts, &r)
			again, err := s.finder.Find(query, found)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(r, again, cmpopts.EquateComparable(facts.Date{})); diff != "" {
				t.Errorf("%s: the second time (-first +second):\n%s", ask, diff)
			}
			if t.Failed() {
				t.Fatalf("asked %q of %d texts", ask, n)
			}
		}
	}
}

// TestFind_concurrent asks one finder several questions at once, of passages
// that it has not seen yet.
func TestFind_concurrent(t *testing.T) {
	s := newShelf(t, mill)
	want := s.find(t, "Who built the mill of Orley?")
	fresh, _ := newFinder(t)
	s.finder = fresh
	got := make(chan passage.Result, 8)
	for range cap(got) {
		query, found := s.search(t, "Who built the mill of Orley?")
		go func() {
			r, err := fresh.Find(query, found)
			if err != nil {
				t.Error(err)
			}
			got <- r
		}()
	}
	for range cap(got) {
		if diff := cmp.Diff(want, <-got, cmpopts.EquateComparable(facts.Date{})); diff != "" {
			t.Errorf("(-alone +at once):\n%s", diff)
		}
	}
}

func FuzzFind(f *testing.F) {
	finder, lexicon := newFinder(f)
	f.Add("Who built the mill?", "The mill was built by Ada Holt. It was sold in 1950.")
	f.Add("Why was it not sold in 1871 or from 5 May to ?", "Because (U.S.) “He” — 5 %. Another reason. ’s ")
	f.Add("timeline of İzmir \xff", "In 1902. \u202e İzmir 1902–1905. \x00")
	f.Add(strings.Repeat("what who ", 90), strings.Repeat("a b c. ", 200))
	f.Fuzz(func(t *testing.T, ask, text string) {
		if text == "" {
			return
		}
		found := spanPassage(text)
		q := lexicon.Read(ask).Question(today)
		query := finder.Read(&q, lexicon)
		r, err := finder.Find(query, found)
		if err != nil {
			t.Fatal(err)
		}
		checkResult(t, map[string]string{text: strings.Repeat("-", found.Passages[0].Start) + text}, &r)
	})
}
