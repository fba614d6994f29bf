package sqlite

import (
	"context"
	"fmt"

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
	scope, err := b.textScope(ctx, q.Sources, q.Until)
	if err != nil {
		return facts.TextFound{}, err
	}
	terms, err := b.terms(ctx, q.Stems, scope.sentences)
	if err != nil {
		return facts.TextFound{}, err
	}
	found := facts.TextFound{Readings: scope.readings(), Sentences: scope.sentences, InSentences: make(map[string]int, len(terms))}
	for _, t := range terms {
		if t.sentences > 0 {
			found.InSentences[t.stem] = t.sentences
		}
	}
	if scope.within == 0 || q.Limit <= 0 {
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

// maxPlaces bounds the places that a search walks over. Of questions on 1,470
// news articles, walking over all finds the answers of no more; with 8,000 seven
// in a thousand lost theirs.
const maxPlaces = 12_000

// commonTerms is how many terms share these places where all are so common that
// one would take them all. Then only the texts that came first are searched.
const commonTerms = 4

// findTerms looks where the terms stand, the rarest first, and leaves out the
// most common ones where these have too many places.
func (b *Base) findTerms(ctx context.Context, t *tally) error {
	left, limit := maxPlaces, maxPlaces
	for i := range t.terms {
		cost, ranged := t.scope.cost(&t.terms[i])
		if i == 0 && cost > maxPlaces {
			limit = maxPlaces / min(len(t.terms), commonTerms)
		}
		if cost = min(cost, limit); cost > left {
			break
		}
		left -= cost
		ranges := ""
		if ranged {
			ranges = t.scope.rangeList()
		}
		if err := b.findPlaces(ctx, &t.terms[i], limit, ranges); err != nil {
			return err
		}
	}
	return nil
}
