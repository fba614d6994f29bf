package sqlite

import (
	"cmp"
	"context"
	"encoding/json"
	"iter"
	"slices"
)

// A scope is the readings that a search looks at.
type scope struct {
	library // of the whole base
	// sources are the IDs by which the readings were asked for, by their keys;
	// nil if all are.
	sources map[int64]string
	mine    []int      // the indexes of their extents, in order
	within  int        // how many passages are in the scope
	share   float64    // of the sentences of the base
	ranges  [][2]place // where the scope lies, if it is not everywhere
}

// In one row, since each row costs a call into SQLite: a room may have some
// thousand sources.
const readingsOfSources = `
SELECT group_concat(j.key), group_concat(s.reading) FROM json_each(?) j CROSS JOIN source s ON s.id = j.value
WHERE s.reading IS NOT NULL`

// textScope finds the readings of the sources; nil are all. Of sources that
// share a text, the first stands for it.
func (b *Base) textScope(ctx context.Context, sources []string) (*scope, error) {
	var s scope
	var err error
	if s.library, err = b.library(ctx); err != nil {
		return nil, err
	}
	if sources == nil {
		s.within, s.share = s.passages, 1
		return &s, nil
	}
	var indexes, readings keys
	if err := b.row(ctx, readingsOfSources, jsonList(sources)).Scan(&indexes, &readings); err != nil {
		return nil, err
	}
	s.sources = make(map[int64]string, len(readings))
	for i, reading := range readings {
		if _, has := s.sources[reading]; !has {
			s.sources[reading] = sources[indexes[i]]
		}
	}
	s.measure()
	return &s, nil
}

// readings is how many readings are in the scope.
func (s *scope) readings() int {
	if s.sources == nil {
		return len(s.extents)
	}
	return len(s.mine)
}

// measure tells how much of the base the sources are, and where it lies.
func (s *scope) measure() {
	for reading := range s.sources {
		i, has := slices.BinarySearchFunc(s.extents, reading, func(e extent, key int64) int { return cmp.Compare(e.reading, key) })
		if has {
			s.mine = append(s.mine, i)
		}
	}
	slices.Sort(s.mine)
	sentences := 0
	s.ranges = [][2]place{}
	for _, e := range s.each() {
		s.within += int(e.end - e.first)
		sentences += e.sentences
		from, to := placeAt(e.first, 0), placeAt(e.end, -1)
		if n := len(s.ranges); n > 0 && s.ranges[n-1][1]+1 == from {
			s.ranges[n-1][1] = to
		} else {
			s.ranges = append(s.ranges, [2]place{from, to})
		}
	}
	s.share = float64(sentences) / float64(max(1, s.sentences))
}

// each is every extent of the scope with its index, in order.
func (s *scope) each() iter.Seq2[int, extent] {
	if s.sources == nil {
		return slices.All(s.extents)
	}
	return func(yield func(int, extent) bool) {
		for _, i := range s.mine {
			if !yield(i, s.extents[i]) {
				return
			}
		}
	}
}

// meanSentences is how many sentences a reading of the base has on average.
func (s *scope) meanSentences() float64 {
	return float64(s.sentences) / float64(max(1, len(s.extents)))
}

func (s *scope) has(reading int64) bool {
	if s.sources == nil {
		return true
	}
	_, has := s.sources[reading]
	return has
}

// rangeCost is what looking into one range costs, in places walked.
const rangeCost = 150

// cost is how many places are walked to find a term in the scope, and the
// ranges to look into, if that is cheaper than to walk over all its places.
func (s *scope) cost(t *term) (places int, ranged bool) {
	if s.sources == nil {
		return t.places, false
	}
	within := int(s.share*float64(t.places)) + rangeCost*len(s.ranges)
	return min(t.places, within), within < t.places
}

func (s *scope) rangeList() string {
	list, err := json.Marshal(s.ranges)
	if err != nil {
		return "[]" // numbers always marshal
	}
	return string(list)
}
