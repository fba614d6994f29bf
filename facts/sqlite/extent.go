package sqlite

import (
	"context"
	"database/sql"
	"slices"
	"sync"
)

// An extent is where a reading lies in the index: its passages have the keys
// from first up to, and without, end.
type extent struct {
	reading, first, end int64
	sentences           int
}

// extents keeps the extents of all readings, some forty bytes each. Texts only
// come and never change, so those that are there stay right, and what another
// process adds is found by a look at the last key. It is safe for concurrent
// use.
type extents struct {
	mu        sync.Mutex
	all       []extent // by their keys; only ever appended to
	sentences int
}

const (
	lastIndexed  = `SELECT coalesce(max(reading), 0) FROM indexed`
	indexedAfter = `SELECT reading, first_passage, first_passage + passages, sentences FROM indexed WHERE reading > ? ORDER BY reading`
)

// extents are the extents of all readings of the base, and how many sentences
// these have. Nobody may change the slice.
func (b *Base) extents(ctx context.Context) ([]extent, int, error) {
	var last int64
	if err := b.row(ctx, lastIndexed).Scan(&last); err != nil {
		return nil, 0, err
	}
	e := &b.known
	e.mu.Lock()
	defer e.mu.Unlock()
	have := int64(0)
	if len(e.all) > 0 {
		have = e.all[len(e.all)-1].reading
	}
	if have >= last {
		return e.all, e.sentences, nil
	}
	err := b.each(ctx, func(rows *sql.Rows) error {
		var x extent
		if err := rows.Scan(&x.reading, &x.first, &x.end, &x.sentences); err != nil {
			return err
		}
		e.all = append(e.all, x)
		e.sentences += x.sentences
		return nil
	}, indexedAfter, have)
	return e.all, e.sentences, err
}

// extentOf is the index of the extent that holds the passage, at or after the
// index from; len(all) if there is none.
func extentOf(all []extent, from int, passage int64) int {
	if from < len(all) && passage < all[from].end {
		return from
	}
	i, _ := slices.BinarySearchFunc(all[from:], passage, func(e extent, p int64) int {
		if e.end <= p {
			return -1
		}
		return 1
	})
	return from + i
}
