package sqlite

import (
	"context"
	"database/sql"
	"sync"
)

// session runs the queries of this package on a database, a connection or a
// transaction, and prepares each when it is first used. The texts are
// constants or put together from few parts, so the map stays small.
type session struct {
	on interface {
		PrepareContext(ctx context.Context, query string) (*sql.Stmt, error)
	}
	mu       sync.Mutex
	prepared map[string]*sql.Stmt
}

func (s *session) statement(ctx context.Context, text string) (*sql.Stmt, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if stmt, ok := s.prepared[text]; ok {
		return stmt, nil
	}
	stmt, err := s.on.PrepareContext(ctx, text)
	if err != nil {
		return nil, err
	}
	if s.prepared == nil {
		s.prepared = make(map[string]*sql.Stmt)
	}
	s.prepared[text] = stmt
	return stmt, nil
}

// each runs a query and calls scan for each row of its result. While it runs,
// scan must not use the session: in memory there is one connection only.
func (s *session) each(ctx context.Context, scan func(*sql.Rows) error, text string, args ...any) error {
	stmt, err := s.statement(ctx, text)
	if err != nil {
		return err
	}
	rows, err := stmt.QueryContext(ctx, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// row runs a query for one row. Its Scan gives [sql.ErrNoRows] when there is
// none.
func (s *session) row(ctx context.Context, text string, args ...any) scanner {
	stmt, err := s.statement(ctx, text)
	if err != nil {
		return noRow{err}
	}
	return stmt.QueryRowContext(ctx, args...)
}

// scanner is a row to read.
type scanner interface{ Scan(dest ...any) error }

// noRow is the row of a query that could not be run.
type noRow struct{ err error }

func (r noRow) Scan(...any) error { return r.err }

// exec runs a command.
func (s *session) exec(ctx context.Context, text string, args ...any) (sql.Result, error) {
	stmt, err := s.statement(ctx, text)
	if err != nil {
		return nil, err
	}
	return stmt.ExecContext(ctx, args...)
}

// close frees the prepared statements; those of a transaction end with it
// anyway.
func (s *session) close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, stmt := range s.prepared {
		stmt.Close() //nolint:errcheck // nothing is lost with a query
	}
	s.prepared = nil
}
