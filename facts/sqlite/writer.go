package sqlite

import (
	"context"
	"fmt"
	"time"

	"footnote/facts/prose"
)

// writer puts things into the base within one transaction. What it has looked
// up it remembers, within bounds.
type writer struct {
	session // over the transaction

	by  string
	now time.Time

	entities   memo[string, entityRef] // by how statements write them
	properties memo[string, propertyRef]
	sources    memo[string, int64] // keys by ID
	words      memo[string, bool]  // words that have their spelling keys

	index      *indexer // of the words of readings; nil until there is one
	newStemmer func() (*prose.Stemmer, error)

	// quoted is the text in which a quote was looked for last, and the key of
	// its reading.
	quoted        *quotable
	quotedReading int64

	// lastEntity is the greatest key of an entity from before this
	// transaction.
	lastEntity    int64
	newProperties int // made because a statement names them
	// implicit are the entities made because a statement names them.
	implicit      []string
	implicitCount int
}

// maxImplicit bounds how many implicit entities are named in a summary.
const maxImplicit = 20

const lastEntityKey = `SELECT coalesce(max(key), 0) FROM entity`

// The page cache of a connection while it writes, and otherwise. An import
// touches its indexes all over; with a small cache it would write the same
// pages again and again.
const (
	writingCache = `PRAGMA cache_size = -65536`
	readingCache = `PRAGMA cache_size = -8000`
)

// write runs do in a transaction, and keeps what it did unless it gives an
// error. The context that do is given is never cancelled, since watching for
// that would cost the driver a goroutine for each row; do looks at its own.
func (b *Base) write(ctx context.Context, by string, do func(context.Context, *writer) error) error {
	conn, err := b.db.Conn(ctx)
	if err != nil {
		return fmt.Errorf("begin to write: %w", err)
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, writingCache); err != nil {
		return fmt.Errorf("begin to write: %w", err)
	}
	ctx = context.WithoutCancel(ctx)
	defer conn.ExecContext(ctx, readingCache) // a larger cache does no harm
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("begin to write: %w", err)
	}
	defer tx.Rollback() // after Commit there is nothing to undo
	w := &writer{session: session{on: tx}, by: by, now: b.now().UTC().Truncate(time.Microsecond), newStemmer: b.stemmer}
	if err := w.row(ctx, lastEntityKey).Scan(&w.lastEntity); err != nil {
		return fmt.Errorf("begin to write: %w", err)
	}
	if err := do(ctx, w); err != nil {
		return err
	}
	if err := w.finishIndex(ctx); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	b.shelf.clear()
	return nil
}

// indexing is the indexer of this transaction.
func (w *writer) indexing() (*indexer, error) {
	if w.index == nil {
		stemmer, err := w.newStemmer()
		if err != nil {
			return nil, err
		}
		w.index = &indexer{session: w.session, stemmer: stemmer}
	}
	return w.index, nil
}

func (w *writer) finishIndex(ctx context.Context) error {
	if w.index == nil {
		return nil
	}
	return w.index.flush(ctx)
}
