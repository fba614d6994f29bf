package sqlite

import (
	"context"
	"maps"
	"slices"
	"strings"

	"footnote/facts"
	"footnote/facts/prose"
)

// An indexer puts the words of readings into the index within one transaction.
// How often each stem stands is counted in memory, and written now and then:
// a row for each stem of each sentence would take longer than all the rest.
type indexer struct {
	session // over the transaction

	stemmer *prose.Stemmer
	counts  map[string]stemCount
}

// A stemCount is how many sentences have a stem, and how many places.
type stemCount struct{ sentences, places int }

// maxCounts bounds the stems that are counted in memory.
const maxCounts = 200_000

const (
	insertIndexed = `INSERT INTO indexed (reading, first_passage, passages, sentences) VALUES (?, ?, ?, ?)`
	insertPlace   = `INSERT INTO reading_words (rowid, stems) VALUES (?, ?)`
	addToStem     = `
INSERT INTO stem (text, sentences, places) VALUES (?, ?, ?)
ON CONFLICT (text) DO UPDATE SET sentences = sentences + excluded.sentences, places = places + excluded.places`
)

// reading indexes a reading whose passages have the keys from first on. The
// passages need no more than heading, text and sentences.
func (x *indexer) reading(ctx context.Context, key, first int64, title string, passages []facts.Passage) error {
	sentences := 0
	for i := range passages {
		if err := x.passage(ctx, first+int64(i), &passages[i]); err != nil {
			return err
		}
		sentences += len(passages[i].Sentences)
	}
	if err := x.words(ctx, placeAt(first, titlePlace), title); err != nil {
		return err
	}
	if _, err := x.exec(ctx, insertIndexed, key, first, len(passages), sentences); err != nil {
		return err
	}
	if len(x.counts) > maxCounts {
		return x.flush(ctx)
	}
	return nil
}

func (x *indexer) passage(ctx context.Context, key int64, p *facts.Passage) error {
	for i := range p.Sentences[:min(len(p.Sentences), lastSentence)] {
		if err := x.words(ctx, placeAt(key, i), p.Sentence(i)); err != nil {
			return err
		}
	}
	if len(p.Sentences) > lastSentence {
		rest := p.Text[p.Sentences[lastSentence].Start-p.Start:]
		if err := x.words(ctx, placeAt(key, lastSentence), rest); err != nil {
			return err
		}
	}
	return x.words(ctx, placeAt(key, headingPlace), p.Heading)
}

// words indexes the words of a text, each stem once.
func (x *indexer) words(ctx context.Context, at place, text string) error {
	words := prose.Words(text, 0)
	stems := make([]string, 0, len(words))
	for i := range words {
		if stem := x.stemmer.Stem(words[i].Fold); stem != "" {
			stems = append(stems, stem)
		}
	}
	if len(stems) == 0 {
		return nil
	}
	slices.Sort(stems)
	stems = slices.Compact(stems)
	x.count(at, stems)
	_, err := x.exec(ctx, insertPlace, int64(at), strings.Join(stems, " "))
	return err
}

func (x *indexer) count(at place, stems []string) {
	if x.counts == nil {
		x.counts = make(map[string]stemCount)
	}
	sentences := 0
	if at.at() <= lastSentence {
		sentences = 1
	}
	for _, stem := range stems {
		n := x.counts[stem]
		x.counts[stem] = stemCount{n.sentences + sentences, n.places + 1}
	}
}

// flush writes what was counted. It must be called before the transaction ends.
func (x *indexer) flush(ctx context.Context) error {
	for _, stem := range slices.Sorted(maps.Keys(x.counts)) {
		n := x.counts[stem]
		if _, err := x.exec(ctx, addToStem, stem, n.sentences, n.places); err != nil {
			return err
		}
	}
	clear(x.counts)
	return nil
}
