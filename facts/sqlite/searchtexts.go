package sqlite

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"footnote/facts"
)

// SearchTexts finds the passages of readings that a question could be answered
// from. It reads the places of the rarest stems first and leaves out the most
// common ones when these would be too many: what a search costs is bounded,
// however large the base is.
func (b *Base) SearchTexts(ctx context.Context, q facts.TextQuery) (facts.TextFound, error) {
	found, err := b.searchTexts(ctx, &q)
	if err != nil {
		return facts.TextFound{}, fmt.Errorf("search readings: %w", err)
	}
	return found, nil
}

func (b *Base) searchTexts(ctx context.Context, q *facts.TextQuery) (facts.TextFound, error) {
	scope, err := b.textScope(ctx, q.Sources)
	if err != nil {
		return facts.TextFound{}, err
	}
	terms, err := b.terms(ctx, q.Stems, scope.sentences)
	if err != nil {
		return facts.TextFound{}, err
	}
	found := facts.TextFound{Sentences: scope.sentences, InSentences: make(map[string]int, len(terms))}
	for _, t := range terms {
		if t.sentences > 0 {
			found.InSentences[t.stem] = t.sentences
		}
	}
	if scope.passages == 0 || q.Limit <= 0 {
		return found, nil
	}
	t := tally{terms: terms, scope: scope}
	if err := b.findTerms(ctx, &t); err != nil {
		return facts.TextFound{}, err
	}
	t.run()
	chosen := t.choose(q.Limit)
	found.Passages, err = b.loadFound(ctx, chosen, scope)
	return found, err
}

// maxPlaces bounds the places that a search walks over. It always walks over
// those of one term, up to hardLimit.
const maxPlaces = 40_000

// findTerms looks where the terms stand, the rarest first, as far as that is
// bounded.
func (b *Base) findTerms(ctx context.Context, t *tally) error {
	left := maxPlaces
	for i := range t.terms {
		cost, ranged := t.scope.cost(&t.terms[i])
		if i > 0 && cost > left {
			continue
		}
		left -= cost
		ranges := ""
		if ranged {
			ranges = t.scope.rangeList()
		}
		if err := b.findPlaces(ctx, &t.terms[i], ranges); err != nil {
			return err
		}
	}
	return nil
}

// A chosen passage is one to be returned.
type chosen struct {
	passage      int64
	extent       int
	score, whole float64
}

// What a passage's reading and its best sentence count beside the passage when
// candidates are chosen.
const (
	wholeWeight = 0.5
	bestWeight  = 1
)

// choose takes the best candidates, each with its neighbours, up to the limit;
// or all passages of the scope if these are no more. Readings come with the
// best first, and their passages in order.
func (t *tally) choose(limit int) []chosen {
	if t.scope.passages <= limit {
		return t.chooseAll()
	}
	ranked := slices.Clone(t.candidates)
	slices.SortFunc(ranked, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(t.rank(&b), t.rank(&a)), cmp.Compare(a.passage, b.passage))
	})
	order := make(map[int]int) // of readings, by their first candidate
	taken := make(map[int64]bool, limit)
	var all []chosen
	for i := range ranked {
		c := &ranked[i]
		if _, has := order[c.extent]; !has {
			order[c.extent] = len(order)
		}
		e := t.scope.extents[c.extent]
		for _, passage := range []int64{c.passage, c.passage + 1, c.passage - 1} {
			if len(all) == limit {
				break
			}
			if !taken[passage] && passage >= e.first && passage < e.end {
				taken[passage] = true
				all = append(all, t.chosen(passage, c.extent))
			}
		}
	}
	slices.SortFunc(all, func(a, b chosen) int {
		return cmp.Or(cmp.Compare(order[a.extent], order[b.extent]), cmp.Compare(a.passage, b.passage))
	})
	return all
}

func (t *tally) rank(c *candidate) float64 {
	return c.score + bestWeight*c.best + wholeWeight*t.readings[c.extent].whole
}

func (t *tally) chooseAll() []chosen {
	var all []chosen
	for i, e := range t.scope.extents {
		if !t.scope.has(e.reading) {
			continue
		}
		for passage := e.first; passage < e.end; passage++ {
			all = append(all, t.chosen(passage, i))
		}
	}
	best := make(map[int]float64)
	for i := range t.candidates {
		c := &t.candidates[i]
		best[c.extent] = max(best[c.extent], t.rank(c))
	}
	slices.SortStableFunc(all, func(a, b chosen) int {
		return cmp.Or(cmp.Compare(best[b.extent], best[a.extent]), cmp.Compare(a.passage, b.passage))
	})
	return all
}

// chosen is a passage with its scores.
func (t *tally) chosen(passage int64, extent int) chosen {
	c := chosen{passage: passage, extent: extent, score: t.readings[extent].title, whole: t.readings[extent].whole}
	i, has := slices.BinarySearchFunc(t.candidates, passage, func(c candidate, p int64) int { return cmp.Compare(c.passage, p) })
	if has {
		c.score = t.candidates[i].score
	}
	return c
}
