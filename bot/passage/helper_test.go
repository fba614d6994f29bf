package passage_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"footnote/bot/passage"
	"footnote/bot/question"
	"footnote/bot/thesaurus"
	"footnote/facts"
	"footnote/facts/reading"
	"footnote/facts/sqlite"
)

// today is the day on which tests ask.
var today = facts.DayOf(time.Date(2020, time.June, 15, 0, 0, 0, 0, time.UTC))

// A shelf is a base of readings, with what asks of it.
type shelf struct {
	base    *sqlite.Base
	finder  *passage.Finder
	lexicon *question.Lexicon
	texts   map[string]string // by source
}

// newShelf is a base of these texts, in Markdown; their IDs are text-0, text-1
// and so on.
func newShelf(t testing.TB, texts ...string) *shelf {
	t.Helper()
	base, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "base.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { base.Close() })
	s := &shelf{base: base, texts: make(map[string]string)}
	s.finder, s.lexicon = newFinder(t)
	for i, text := range texts {
		s.add(t, facts.Source{ID: fmt.Sprint("text-", i)}, text)
	}
	return s
}

// add puts a text on the shelf.
func (s *shelf) add(t testing.TB, source facts.Source, text string) {
	t.Helper()
	r, err := reading.Read(t.Context(), []byte(text), reading.Options{Format: reading.Markdown, Given: source})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.base.AddReading(t.Context(), r, "ana"); err != nil {
		t.Fatal(err)
	}
	s.texts[source.ID] = r.Text
}

// search reads a question and searches for it.
func (s *shelf) search(t testing.TB, ask string) (*passage.Query, *facts.TextFound) {
	t.Helper()
	q := s.lexicon.Read(ask).Question(today)
	query := s.finder.Read(&q, s.lexicon)
	found, err := s.base.SearchTexts(t.Context(), query.Search(nil))
	if err != nil {
		t.Fatal(err)
	}
	return query, &found
}

// find is what is found for a question.
func (s *shelf) find(t testing.TB, ask string) passage.Result {
	t.Helper()
	query, found := s.search(t, ask)
	r, err := s.finder.Find(query, found)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// try is the trial of a question.
func (s *shelf) try(t testing.TB, ask string) *passage.Trial {
	t.Helper()
	query, found := s.search(t, ask)
	tried, err := s.finder.Try(query, found)
	if err != nil {
		t.Fatal(err)
	}
	return tried
}

// feature is the named feature of the sentence of the trial that has a text.
func (s *shelf) feature(t testing.TB, tried *passage.Trial, sentence, name string) float64 {
	t.Helper()
	for _, c := range tried.Candidates() {
		if strings.Contains(s.texts[c.Source][c.Start:c.End], sentence) {
			return valueOf(t, c.Features, name)
		}
	}
	t.Fatalf("no sentence with %q was weighed", sentence)
	return 0
}

func valueOf(t testing.TB, features *passage.Features, name string) float64 {
	t.Helper()
	for i, x := range features {
		if passage.Feature(i).String() == name {
			return x
		}
	}
	t.Fatalf("there is no feature %q", name)
	return 0
}

// newFailingFinder is a finder whose thesaurus cannot be opened.
func newFailingFinder(t testing.TB) *passage.Finder {
	t.Helper()
	f, err := passage.New(func() (*thesaurus.Thesaurus, error) { return nil, errors.New("torn") })
	if err != nil {
		t.Fatal(err)
	}
	return f
}
