package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"footnote/migrations"
)

// Health is what [Base.Examine] finds.
type Health struct {
	Version int64 // the number of the last migration
	// Entities, Properties and Sources count what the base has.
	Entities, Properties, Sources int
	// Accepted, Proposed and Retracted count the statements of each status.
	Accepted, Proposed, Retracted int
	// Damage is what is wrong with the file, in SQLite's words; empty if it
	// is sound. No more than the first few things are told.
	Damage []string
}

const (
	integrity   = `PRAGMA integrity_check(5)`
	foreignKeys = `SELECT DISTINCT "table" || ' refers to a missing ' || parent FROM pragma_foreign_key_check LIMIT 5`
	counts      = `
SELECT (SELECT count(*) FROM entity), (SELECT count(*) FROM property), (SELECT count(*) FROM source),
	count(*) FILTER (WHERE status = 'accepted'), count(*) FILTER (WHERE status = 'proposed'),
	count(*) FILTER (WHERE status = 'retracted')
FROM statement`
)

// Examine reads the whole file, looks for damage and counts what is there. The
// error is one of examining; damage is none.
func (b *Base) Examine(ctx context.Context) (Health, error) {
	var h Health
	for _, query := range []string{integrity, foreignKeys} {
		err := b.each(ctx, func(rows *sql.Rows) error {
			var line string
			err := rows.Scan(&line)
			if line != "ok" {
				h.Damage = append(h.Damage, line)
			}
			return err
		}, query)
		if err != nil {
			return h, fmt.Errorf("check base: %w", err)
		}
	}
	var err error
	if h.Version, err = migrations.Version(ctx, b.db); err != nil {
		return h, fmt.Errorf("check base: %w", err)
	}
	into := []any{&h.Entities, &h.Properties, &h.Sources, &h.Accepted, &h.Proposed, &h.Retracted}
	if err := b.row(ctx, counts).Scan(into...); err != nil {
		return h, fmt.Errorf("count facts: %w", err)
	}
	return h, nil
}

// Backup copies the base, as it stands when the copy begins, to a new file at
// path that only its owner can read. Others may go on reading and writing. It
// returns [os.ErrExist] if there is such a file, and leaves nothing behind if
// it fails.
func (b *Base) Backup(ctx context.Context, path string) error {
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("back up to %s: %w", path, os.ErrExist)
	}
	part, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.part")
	if err != nil {
		return fmt.Errorf("back up base: %w", err)
	}
	err = part.Close()
	if err == nil {
		_, err = b.db.ExecContext(ctx, `VACUUM INTO ?`, part.Name())
	}
	if err == nil {
		err = os.Rename(part.Name(), path)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("back up base: %w", err), ignoreMissing(os.Remove(part.Name())))
	}
	return nil
}

func ignoreMissing(err error) error {
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	return err
}
