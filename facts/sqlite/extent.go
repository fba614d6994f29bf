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
	mu    sync.Mutex
	known library
}

// A library is what the base has of readings.
type library struct {
	extents             []extent // by their keys; only ever appended to
	passages, sentences int      // of all
}

const (
	lastIndexed  = `SELECT coalesce(max(reading), 0) FROM indexed`
	indexedAfter = `SELECT reading, first_passage, first_passage + passages, sentences FROM indexed WHERE reading > ? ORDER BY reading`
)

// library is what the base has now. Nobody may change the slice.
func (b *Base) library(ctx context.Context) (library, error) {
	var last int64
	if err := b.row(ctx, lastIndexed).Scan(&last); err != nil {
		return library{}, err
	}
	b.extents.mu.Lock()
	defer b.extents.mu.Unlock()
	known := &b.extents.known
	have := int64(0)
	if n := len(known.extents); n > 0 {
		have = known.extents[n-1].reading
	}
	if have >= last {
		return *known, nil
	}
	err := b.each(ctx, func(rows *sql.Rows) error {
		var x extent
		if err := rows.Scan(&x.reading, &x.first, &x.end, &x.sentences); err != nil {
			return err
		}
		known.extents = append(known.extents, x)
		known.passages += int(x.end - x.first)
		known.sentences += x.sentences
		return nil
	}, indexedAfter, have)
	return *known, err
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
