package passage_test

import (
	"strings"
	"sync"
	"testing"

	"footnote/bot/passage"
	"footnote/bot/question"
	"footnote/bot/thesaurus"
	"footnote/facts"
	"footnote/facts/prose"
)

// spanPassage is one passage of a reading, its sentences parted by full stops
// and a space. The reading is known by its text, for a Finder takes it that a
// source keeps its text.
func spanPassage(text string) *facts.TextFound {
	p := facts.FoundPassage{Source: &facts.Source{ID: text, Title: "Larn bridge"}, Score: 1, Whole: 1}
	const offset = 7 // the passage does not begin the reading
	p.Start, p.End, p.Text = offset, offset+len(text), text
	for at := 0; at < len(text); {
		end := len(text)
		if i := strings.Index(text[at:], ". "); i >= 0 {
			end = at + i + 1
		}
		p.Sentences = append(p.Sentences, facts.ByteRange{Start: offset + at, End: offset + end})
		at = end + 1
	}
	return &facts.TextFound{Sentences: len(p.Sentences), InSentences: map[string]int{}, Passages: []facts.FoundPassage{p}}
}

func findShorts(t testing.TB, f *passage.Finder, lexicon *question.Lexicon, ask string, found *facts.TextFound) passage.Result {
	t.Helper()
	q := lexicon.Read(ask).Question(facts.Day(20000))
	query := f.Read(&q, lexicon)
	for i := range found.Passages {
		for _, w := range prose.Words(found.Passages[i].Text, 0) {
			found.InSentences[w.Fold] = 1
		}
	}
	r, err := f.Find(query, found)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func newFinder(t testing.TB) (*passage.Finder, *question.Lexicon) {
	t.Helper()
	f, err := passage.New(sync.OnceValues(thesaurus.Open))
	if err != nil {
		t.Fatal(err)
	}
	lexicon, err := question.NewLexicon()
	if err != nil {
		t.Fatal(err)
	}
	return f, lexicon
}

const larn = `The Larn bridge was opened on 4 May 1933 by Ada Holt, the mayor of Tarnwick. ` +
	`It cost $2.5 million and is 340 metres long. ` +
	`The old ferry was given up in 1934 because the river had silted up. ` +
	`Most of the steel came from foundries in Sweden.`

func TestShorts(t *testing.T) {
	f, lexicon := newFinder(t)
	for _, tt := range []struct{ ask, want string }{
		{"When was the Larn bridge opened?", "4 May 1933"},
		{"Who opened the Larn bridge?", "Ada Holt"},
		{"How much did the Larn bridge cost?", "$2.5 million"},
		{"In what country were the foundries that the steel came from?", "Sweden"},
		{"When was the ferry given up?", "1934"},
		{"Why was the ferry given up?", "river had silted up"},
	} {
		r := findShorts(t, f, lexicon, tt.ask, spanPassage(larn))
		if len(r.Shorts) == 0 || !strings.Contains(r.Shorts[0].Text, tt.want) {
			t.Errorf("%s: short answers %+v, want %q first", tt.ask, r.Shorts, tt.want)
		}
	}
}

// checkShorts holds short answers to what they promise.
func checkShorts(t *testing.T, text string, offset int, r *passage.Result) {
	t.Helper()
	for i, s := range r.Shorts {
		if start, end := s.Start-offset, s.End-offset; start < 0 || end > len(text) || start >= end || text[start:end] != s.Text {
			t.Fatalf("%q is not at %d to %d", s.Text, s.Start, s.End)
		}
		if s.Worth < 0 || s.Worth > 1 || i > 0 && s.Worth > r.Shorts[i-1].Worth {
			t.Errorf("%q, the %d. short answer, is worth %v", s.Text, i+1, s.Worth)
		}
		for _, o := range r.Shorts[:i] {
			if o.Text == s.Text || o.Start < s.End && s.Start < o.End {
				t.Errorf("short answers %q and %q are of the same words", o.Text, s.Text)
			}
		}
		quoted := false
		for _, h := range r.Hits {
			quoted = quoted || h.Source.ID == s.Source && h.Start <= s.Start && s.End <= h.End
		}
		if !quoted {
			t.Errorf("%q is in no quote", s.Text)
		}
	}
}

func FuzzShorts(f *testing.F) {
	finder, lexicon := newFinder(f)
	f.Add("Who opened the bridge?", larn)
	f.Add("What is “it” (the ferry)?", "“It” is (a) ferry, £5m, 12.5 % of İzmir’s fleet. U.S. ferry.")
	f.Fuzz(func(t *testing.T, ask, text string) {
		if strings.TrimSpace(text) != text || text == "" {
			return
		}
		r := findShorts(t, finder, lexicon, ask, spanPassage(text))
		checkShorts(t, text, 7, &r)
	})
}

func BenchmarkShorts(b *testing.B) {
	f, lexicon := newFinder(b)
	q := lexicon.Read("Who opened the Larn bridge in 1933?").Question(facts.Day(20000))
	query := f.Read(&q, lexicon)
	found := spanPassage(larn)
	tried, err := f.Try(query, found)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := f.TrySpans(tried); err != nil {
			b.Fatal(err)
		}
	}
}
