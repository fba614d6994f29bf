package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"footnote/bot/passage"
	"footnote/bot/question"
	"footnote/facts/reading"
	"footnote/facts/sqlite"
)

// A trial is one question, ranked once.
type trial struct {
	*ask
	*passage.Trial
	situation  passage.Situation
	fold       string // what it is left out with
	list       listed
	confidence float64 // that it is answered, by weights fitted without it
	answered   []bool  // by candidate in the order of list: it holds an answer
	windows    []bool  // it does, with the sentences around it
}

// try asks all questions of a set of a base of its readings.
func (s *set) try(ctx context.Context, f *passage.Finder) ([]*trial, error) {
	dir, err := os.MkdirTemp("", "fit")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	base, err := sqlite.Open(ctx, filepath.Join(dir, "base.db"), sqlite.Options{})
	if err != nil {
		return nil, err
	}
	defer base.Close()
	if err := s.fill(ctx, base); err != nil {
		return nil, err
	}
	lexicon, err := question.NewLexicon()
	if err != nil {
		return nil, err
	}
	var out []*trial
	for i := range s.questions {
		a := &s.questions[i]
		q := lexicon.Read(a.Question).Question(a.day())
		query := f.Read(&q, lexicon)
		found, err := base.SearchTexts(ctx, query.Search(a.Sources))
		if err != nil {
			return nil, fmt.Errorf("ask %s: %w", a.ID, err)
		}
		tried, err := f.Try(query, &found)
		if err != nil {
			return nil, err
		}
		out = append(out, s.label(&trial{ask: a, Trial: tried}))
	}
	return out, nil
}

// fill imports the readings.
func (s *set) fill(ctx context.Context, base *sqlite.Base) error {
	file, err := os.Open(s.path)
	if err != nil {
		return err
	}
	defer file.Close()
	items := reading.Batch(file, reading.Options{})
	_, err = base.ImportReadings(ctx, items, sqlite.ReadingsOptions{})
	return err
}

// label says which candidates hold an answer.
func (s *set) label(t *trial) *trial {
	t.situation = t.Situation()
	for _, c := range t.Candidates() {
		text := s.texts[c.Source]
		t.list.rows = append(t.list.rows, slices.Clone(c.Features[:]))
		spanned := slices.ContainsFunc(t.Gold.Spans, func(g span) bool { return g.source == c.Source && g.start < c.End && c.Start < g.end })
		window := len(t.Gold.Answers) > 0 && strings.Contains(pad(text[c.Before:c.After]), pad(t.Gold.Answers[0]))
		t.answered = append(t.answered, spanned)
		t.windows = append(t.windows, window)
		t.list.right = append(t.list.right, spanned || len(t.Gold.Spans) == 0 && t.pooled() && window)
	}
	t.fold = t.group()
	return t
}

// pooled reports whether the question is to the whole base.
func (t *trial) pooled() bool { return t.Sources == nil }

// group is what belongs together when questions are left out: those of one
// article or page, or of one week.
func (t *trial) group() string {
	if len(t.Sources) > 0 {
		return t.Sources[0]
	}
	return t.At
}

// pad normalises a text as the scores do, with a space at both ends.
func pad(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune("–—-", r):
			return ' '
		case r < 128 && strings.ContainsRune("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", r) || strings.ContainsRune("“”‘’", r):
			return -1
		}
		return r
	}, strings.ToLower(text))
	var words []string
	for w := range strings.FieldsSeq(text) {
		if w != "a" && w != "an" && w != "the" {
			words = append(words, w)
		}
	}
	return " " + strings.Join(words, " ") + " "
}
