package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"iter"
	"slices"

	"footnote/facts"
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
	// ends are the keys of the first passages that are not in the scope any
	// more, by the keys of those readings of which only the beginning is.
	ends map[int64]int64
}

// In one row, since each row costs a call into SQLite: a room may have some
// thousand sources.
const readingsOfSources = `
SELECT group_concat(j.key), group_concat(s.reading) FROM json_each(?) j CROSS JOIN source s ON s.id = j.value
WHERE s.reading IS NOT NULL`

// textScope finds the readings of the sources, as far as they may be read; nil
// are all. Of sources that share a text, the first stands for it, of those that
// may be read to the end if there is one.
func (b *Base) textScope(ctx context.Context, sources []string, until facts.Until) (*scope, error) {
	var s scope
	var err error
	if s.library, err = b.library(ctx); err != nil {
		return nil, err
	}
	if sources == nil && len(until) == 0 {
		s.within, s.share = s.passages, 1
		return &s, nil
	}
	if sources == nil {
		if sources, err = b.withText(ctx); err != nil {
			return nil, err
		}
	}
	sources, limited := split(sources, until)
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
	if err := b.addLimited(ctx, &s, limited, until); err != nil {
		return nil, err
	}
	s.measure()
	return &s, nil
}

const sourcesWithText = `SELECT id FROM source WHERE reading IS NOT NULL ORDER BY key`

// withText are the sources that have a text.
func (b *Base) withText(ctx context.Context) (all []string, err error) {
	return all, b.each(ctx, func(rows *sql.Rows) error {
		var id string
		err := rows.Scan(&id)
		all = append(all, id)
		return err
	}, sourcesWithText)
}

// split sets apart the sources that may be read only in part, and leaves out
// those of which nothing may.
func split(sources []string, until facts.Until) (whole, limited []string) {
	if len(until) == 0 {
		return sources, nil
	}
	for _, id := range sources {
		if _, is := until[id]; !is {
			whole = append(whole, id)
		} else if !until.Hides(id) {
			limited = append(limited, id)
		}
	}
	return whole, limited
}

// endOfSource finds the last passage of a source that ends before a byte.
const endOfSource = `
SELECT s.reading, coalesce(max(p.key), -1) FROM source s LEFT JOIN passage p
ON p.reading = s.reading AND p.start_byte + length(CAST(p.text AS BLOB)) <= ?2
WHERE s.id = ?1 AND s.reading IS NOT NULL GROUP BY s.reading`

// addLimited adds sources of which only the beginning may be read. A text that
// is in the scope by another source is read as far as that one allows if that is
// farther.
func (b *Base) addLimited(ctx context.Context, s *scope, limited []string, until facts.Until) error {
	for _, id := range limited {
		err := b.each(ctx, func(rows *sql.Rows) error {
			var reading, last int64
			if err := rows.Scan(&reading, &last); err != nil {
				return err
			}
			_, has := s.sources[reading]
			if end, cut := s.ends[reading]; last < 0 || has && (!cut || end > last) {
				return nil
			}
			if s.ends == nil {
				s.ends = make(map[int64]int64)
			}
			s.sources[reading], s.ends[reading] = id, last+1
			return nil
		}, endOfSource, id, until[id])
		if err != nil {
			return err
		}
	}
	return nil
}

// endOf is the key of the first passage behind what the scope has of the extent.
func (s *scope) endOf(e *extent) int64 {
	if end, cut := s.ends[e.reading]; cut {
		return min(end, e.end)
	}
	return e.end
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
		end := s.endOf(&e)
		s.within += int(end - e.first)
		sentences += e.sentences
		from, to := placeAt(e.first, 0), placeAt(end, -1)
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
