package sqlite

import (
	"context"
	"database/sql"
	"errors"
)

const findNote = `SELECT note FROM network_note WHERE network = ? AND name = ?`

// Note returns what an adapter noted under the name; the empty string if
// nothing.
func (s *Store) Note(ctx context.Context, network, name string) (note string, err error) {
	err = s.db.QueryRowContext(ctx, findNote, network, name).Scan(&note)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return note, wrap("find note", err)
}

const (
	setNote = `
INSERT INTO network_note (network, name, note) VALUES (?, ?, ?)
ON CONFLICT (network, name) DO UPDATE SET note = excluded.note`
	dropNote = `DELETE FROM network_note WHERE network = ? AND name = ?`
)

// SetNotes notes all that is given by name, or nothing if it gives an error.
// An empty note is dropped.
func (s *Store) SetNotes(ctx context.Context, network string, notes map[string]string) error {
	return wrap("set notes", s.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		for name, note := range notes {
			var err error
			if note == "" {
				_, err = tx.ExecContext(ctx, dropNote, network, name)
			} else {
				_, err = tx.ExecContext(ctx, setNote, network, name, note)
			}
			if err != nil {
				return err
			}
		}
		return nil
	}))
}
