package sqlite

import (
	"cmp"
	"math"
	"slices"
)

// A chosen passage is one to be returned.
type chosen struct {
	passage      int64
	extent       int // index of its reading's
	score, whole float64
}

// What a passage's best sentence and its reading count beside the passage when
// candidates are chosen. A reading that counts more crowds out the others: of
// the questions on news that were tried, 3 in 100 lost their answer at 0.5.
const (
	bestWeight  = 1
	wholeWeight = 0.15
)

// neighbourShare is the part of the limit, one of so many, that are candidates
// with their neighbours; the others come alone. With all neighbours, there
// would be few candidates.
const neighbourShare = 4

func (t *tally) rank(c *candidate) float64 {
	return c.score + bestWeight*c.best + wholeWeight*t.readings[c.reading].whole
}

// choose takes the best candidates, the first of them with their neighbours, up
// to the limit; or all passages of the scope if these are no more. Readings come with the
// best first, and their passages in order.
func (t *tally) choose(limit int) []chosen {
	best := t.best(limit)
	order := make(map[int]int) // of extents, by their first candidate
	for _, c := range best {
		if extent := t.readings[c.reading].extent; order[extent] == 0 {
			order[extent] = len(order) + 1
		}
	}
	var all []chosen
	if t.scope.within <= limit {
		all = t.everything()
	} else {
		all = t.withNeighbours(best, limit)
	}
	last := len(order) + 1 // of readings without a candidate
	slices.SortStableFunc(all, func(a, b chosen) int {
		return cmp.Or(cmp.Compare(cmp.Or(order[a.extent], last), cmp.Or(order[b.extent], last)), cmp.Compare(a.passage, b.passage))
	})
	return all
}

// best are the best candidates, the best first, up to the limit. They are few
// of many, so the others are dropped along the way and never sorted.
func (t *tally) best(limit int) []candidate {
	type ranked struct {
		rank float64
		at   int // among the candidates
	}
	compare := func(a, b ranked) int { return cmp.Or(cmp.Compare(b.rank, a.rank), cmp.Compare(a.at, b.at)) }
	var top []ranked
	least := math.Inf(-1)
	for i := range t.candidates {
		if len(top) == 2*limit {
			slices.SortFunc(top, compare)
			top = top[:limit]
			least = top[limit-1].rank
		}
		if rank := t.rank(&t.candidates[i]); rank > least {
			top = append(top, ranked{rank, i})
		}
	}
	slices.SortFunc(top, compare)
	best := make([]candidate, 0, limit)
	for _, r := range top[:min(limit, len(top))] {
		best = append(best, t.candidates[r.at])
	}
	return best
}

// withNeighbours are the passages of the candidates, those of the first ones
// with the next and the previous passage.
func (t *tally) withNeighbours(best []candidate, limit int) []chosen {
	taken := make(map[int64]bool, limit)
	all := make([]chosen, 0, limit)
	for i, c := range best {
		r := &t.readings[c.reading]
		e := t.scope.extents[r.extent]
		around := []int64{c.passage, c.passage + 1, c.passage - 1}
		if i > limit/neighbourShare {
			around = around[:1]
		}
		for _, passage := range around {
			if len(all) < limit && !taken[passage] && passage >= e.first && passage < t.scope.endOf(&e) {
				taken[passage] = true
				all = append(all, t.chosen(passage, r))
			}
		}
	}
	return all
}

// everything is every passage of the scope.
func (t *tally) everything() []chosen {
	all := make([]chosen, 0, t.scope.within)
	for i, e := range t.scope.each() {
		r := &readingScore{extent: i}
		if at, has := slices.BinarySearchFunc(t.readings, i, func(r readingScore, i int) int { return cmp.Compare(r.extent, i) }); has {
			r = &t.readings[at]
		}
		for passage := e.first; passage < t.scope.endOf(&e); passage++ {
			all = append(all, t.chosen(passage, r))
		}
	}
	return all
}

// chosen is a passage of a reading with its scores.
func (t *tally) chosen(passage int64, r *readingScore) chosen {
	c := chosen{passage: passage, extent: r.extent, score: r.title, whole: r.whole}
	at, has := slices.BinarySearchFunc(t.candidates, passage, func(c candidate, p int64) int { return cmp.Compare(c.passage, p) })
	if has {
		c.score = t.candidates[at].score
	}
	return c
}
