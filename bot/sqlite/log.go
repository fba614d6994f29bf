package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
)

const changesAfter = `
SELECT c.key, s.id FROM status_change c JOIN statement s ON s.key = c.statement WHERE c.key > ? ORDER BY c.key LIMIT ?`

// A change is a row of the base's log: its key and the statement's ID.
type change struct {
	key       int64
	statement string
}

// Changed returns the statements whose status changed after the mark, each
// once, in the order of their first changes, and the mark to go on from. It
// looks at no more than limit changes. A statement that was recorded with the
// status it has did not change.
func (s *Store) Changed(ctx context.Context, after int64, limit int) (statements []string, mark int64, err error) {
	changes, err := list(ctx, s.db, func(row scanner) (c change, err error) {
		return c, row.Scan(&c.key, &c.statement)
	}, changesAfter, after, limit)
	if err != nil {
		return nil, after, fmt.Errorf("follow changes of statements: %w", err)
	}
	mark = after
	for _, c := range changes {
		mark = c.key
		if !slices.Contains(statements, c.statement) {
			statements = append(statements, c.statement)
		}
	}
	return statements, mark, nil
}

const (
	logMark   = `SELECT mark FROM log_mark`
	beginMark = `
INSERT INTO log_mark (one, mark) SELECT 1, coalesce(max(key), 0) FROM status_change WHERE true ON CONFLICT (one) DO NOTHING`
	setMark = `
INSERT INTO log_mark (one, mark) VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET mark = excluded.mark`
)

// Mark returns how far the base's log was followed. The first time, that is its
// end as it is then; this is kept, so that what changes between two runs of the
// program is not missed.
func (s *Store) Mark(ctx context.Context) (mark int64, err error) {
	err = s.db.QueryRowContext(ctx, logMark).Scan(&mark)
	if errors.Is(err, sql.ErrNoRows) {
		if _, err = s.exec(ctx, beginMark); err == nil {
			err = s.db.QueryRowContext(ctx, logMark).Scan(&mark)
		}
	}
	return mark, wrap("find mark in the log", err)
}

// SetMark keeps how far the base's log was followed.
func (s *Store) SetMark(ctx context.Context, mark int64) error {
	_, err := s.exec(ctx, setMark, mark)
	return wrap("set mark in the log", err)
}
