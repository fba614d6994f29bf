package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// write runs do in a transaction and keeps what it did unless it gives an
// error. Writers of this store queue up here rather than at the file's lock,
// which SQLite has them try for again and again, each with one of the few
// connections in hand.
//
// Once begun it is brought to its end: the context that do is given is never
// cancelled, since watching for that costs the driver a goroutine for each
// command, and a transaction is short.
func (s *Store) write(ctx context.Context, do func(context.Context, *sql.Tx) error) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	ctx = context.WithoutCancel(ctx)
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // after Commit there is nothing to undo
	if err := do(ctx, tx); err != nil {
		return err
	}
	return tx.Commit()
}

// exec runs one command as write would, and returns how many rows it changed.
func (s *Store) exec(ctx context.Context, text string, args ...any) (changed int64, err error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	r, err := s.db.ExecContext(context.WithoutCancel(ctx), text, args...)
	if err != nil {
		return 0, err
	}
	return r.RowsAffected()
}

// A scanner is a row to read.
type scanner interface{ Scan(dest ...any) error }

// list runs a query and reads each row of its result.
func list[T any](ctx context.Context, db *sql.DB, read func(scanner) (T, error), text string, args ...any) ([]T, error) {
	rows, err := db.QueryContext(ctx, text, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []T
	for rows.Next() {
		x, err := read(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, x)
	}
	return all, rows.Err()
}

// one runs a query for one row and reads it; ok is false if there is none.
func one[T any](ctx context.Context, db *sql.DB, read func(scanner) (T, error), text string, args ...any) (x T, ok bool, err error) {
	x, err = read(db.QueryRowContext(ctx, text, args...))
	if errors.Is(err, sql.ErrNoRows) {
		return x, false, nil
	}
	return x, err == nil, err
}

// wrap says what was being done when err came, if one did.
func wrap(doing string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", doing, err)
}
