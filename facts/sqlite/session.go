package sqlite

import (
	"context"
	"database/sql"
)

// session runs queries on a database, a connection or a transaction. The
// driver keeps the prepared form of the latest ones, by their text; therefore
// texts are constants or put together from few parts.
type session struct {
	on interface {
		QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
		QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
		ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	}
}

// each runs a query and calls scan for each row of its result. While it runs,
// scan must not use the session: in memory there is one connection only.
func (s *session) each(ctx context.Context, scan func(*sql.Rows) error, text string, args ...any) error {
	rows, err := s.on.QueryContext(ctx, text, args...)
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
func (s *session) row(ctx context.Context, text string, args ...any) *sql.Row {
	return s.on.QueryRowContext(ctx, text, args...)
}

// exec runs a command.
func (s *session) exec(ctx context.Context, text string, args ...any) (sql.Result, error) {
	return s.on.ExecContext(ctx, text, args...)
}

// scanner is a row to read.
type scanner interface{ Scan(dest ...any) error }
