// Package migrations holds the steps by which a base gets its tables, and runs
// them.
//
// Each step is an SQL file numbered from 00001 without a gap, and runs in one
// transaction. Steps go forward only. A step is never edited once it is merged,
// for bases that ran it are out there; what it got wrong, a later step mends.
package migrations

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"github.com/pressly/goose/v3"
)

// FS holds the steps of this program.
//
//go:embed *.sql
var FS embed.FS

// Last is the number of the last step in files. It is an error if a file's
// name is not a number of five digits, "_" and a name, or if a number is
// missing or given twice.
func Last(files fs.FS) (int64, error) {
	names, err := fs.Glob(files, "*.sql")
	if err != nil {
		return 0, fmt.Errorf("list migrations: %w", err)
	}
	slices.Sort(names)
	for i, name := range names {
		number, _, ok := strings.Cut(name, "_")
		n, err := strconv.Atoi(number)
		if !ok || len(number) != 5 || err != nil {
			return 0, fmt.Errorf("migration %s: name it by five digits, _ and what it does", name)
		}
		if n != i+1 {
			return 0, fmt.Errorf("migration %s: number %05d is missing or given twice", name, i+1)
		}
	}
	return int64(len(names)), nil
}

// Version is the number of the last step that db has run, 0 for an empty one.
func Version(ctx context.Context, db *sql.DB) (int64, error) {
	const tables = `SELECT count(*) FROM sqlite_schema WHERE name = 'goose_db_version'`
	var n, version int64
	if err := db.QueryRowContext(ctx, tables).Scan(&n); err != nil || n == 0 {
		return 0, wrap("read schema version", err)
	}
	const last = `SELECT coalesce(max(version_id), 0) FROM goose_db_version WHERE is_applied`
	err := db.QueryRowContext(ctx, last).Scan(&version)
	return version, wrap("read schema version", err)
}

// Up runs the steps of files that db has not run yet, each in a transaction of
// its own: when one fails, those before it stand and it leaves no trace.
func Up(ctx context.Context, db *sql.DB, files fs.FS) error {
	if _, err := Last(files); err != nil {
		return err
	}
	steps, err := goose.NewProvider(goose.DialectSQLite3, db, files)
	if err != nil {
		return fmt.Errorf("read migrations: %w", err)
	}
	_, err = steps.Up(ctx)
	return wrap("migrate", err)
}

func wrap(doing string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", doing, err)
}
