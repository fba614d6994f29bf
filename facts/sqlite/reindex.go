package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"footnote/facts"
)

// Texts come into the base with their index, and those from before are indexed
// all at once: so the first reading tells of all.
const (
	indexIsOld  = `SELECT EXISTS (SELECT 1 FROM reading WHERE key = (SELECT min(key) FROM reading) AND key NOT IN (SELECT reading FROM indexed))`
	notIndexed  = `SELECT key FROM reading WHERE key NOT IN (SELECT reading FROM indexed) ORDER BY key`
	wordsSource = `SELECT title FROM source WHERE reading = ? ORDER BY key LIMIT 1`
)

// indexOldTexts indexes the texts that came into the base before it had its
// index of words, all or none: whoever ends this in the middle leaves the work
// to the next who opens the base.
func (b *Base) indexOldTexts(ctx context.Context) error {
	var old bool
	if err := b.row(ctx, indexIsOld).Scan(&old); err != nil || !old {
		return err
	}
	b.log.InfoContext(ctx, "index texts")
	err := b.write(ctx, "", func(writing context.Context, w *writer) error {
		old, err := w.unindexed(writing) // another process may have done it by now
		if err != nil {
			return err
		}
		for _, key := range old {
			if err := w.indexAgain(writing, key); err != nil {
				return err
			}
			if ctx.Err() != nil {
				return ctx.Err()
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("index texts: %w", err)
	}
	return nil
}

func (s *session) unindexed(ctx context.Context) ([]int64, error) {
	var keys []int64
	err := s.each(ctx, func(rows *sql.Rows) error {
		var key int64
		err := rows.Scan(&key)
		keys = append(keys, key)
		return err
	}, notIndexed)
	return keys, err
}

// indexAgain indexes a text that is in the base.
func (w *writer) indexAgain(ctx context.Context, reading int64) error {
	var title optional
	if err := w.row(ctx, wordsSource, reading).Scan(&title); err != nil {
		return err
	}
	passages, keys, err := w.passagesFrom(ctx, reading, 0, -1)
	if err != nil {
		return err
	}
	return w.indexReading(ctx, reading, keys[0], string(title), passages)
}

// indexReading puts the words of a reading into the index.
func (w *writer) indexReading(ctx context.Context, reading, first int64, title string, passages []facts.Passage) error {
	x, err := w.indexing()
	if err != nil {
		return err
	}
	return x.reading(ctx, reading, first, title, passages)
}
