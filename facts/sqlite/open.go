package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/mattn/go-sqlite3"

	"footnote/migrations"
)

// magic begins every SQLite file.
const magic = "SQLite format 3\x00"

// applicationID marks a file as a base: "Fnot".
const applicationID = 0x466e6f74

// The reasons why a file is refused.
var (
	// ErrNotBase means that the file is something else than a base.
	ErrNotBase = errors.New("this file is not a Footnote base")
	// ErrNewer means that a newer program made the base.
	ErrNewer = errors.New("this base was made by a newer footnote")
)

// An OpenError says why a file was refused and what to do about it. The file
// was left as it was.
type OpenError struct {
	Path string
	Err  error  // wraps ErrNotBase or ErrNewer
	Hint string // what to do
}

// Error names the file and the reason.
func (e *OpenError) Error() string { return "open base " + e.Path + ": " + e.Err.Error() }

// Unwrap is the reason.
func (e *OpenError) Unwrap() error { return e.Err }

func notBase(path string) error {
	return &OpenError{path, ErrNotBase, "name another file with --db; one that is not there is made"}
}

// checkFile refuses a file that SQLite could not read. A missing or empty one
// is fine: it becomes a new base.
func checkFile(path string) error {
	if path == Memory {
		return nil
	}
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("open base: %w", err)
	}
	defer f.Close()
	head := make([]byte, len(magic))
	n, err := io.ReadFull(f, head)
	switch {
	case errors.Is(err, io.EOF):
		return nil
	case err != nil && !errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("open base %s: %w", path, err)
	case string(head[:n]) != magic:
		return notBase(path)
	}
	return nil
}

// prepareSchema refuses a database that is not ours or too new, and runs the
// migrations that it lacks. Nothing is written before it is known to be ours.
func (b *Base) prepareSchema(ctx context.Context, path string) error {
	const look = `SELECT (SELECT application_id FROM pragma_application_id), (SELECT count(*) FROM sqlite_schema)`
	var id, tables int64
	if err := b.db.QueryRowContext(ctx, look).Scan(&id, &tables); err != nil {
		return fmt.Errorf("open base %s: %w", path, err)
	}
	if id != applicationID && (id != 0 || tables > 0) {
		return notBase(path)
	}
	have, err := migrations.Version(ctx, b.db)
	if err != nil {
		return fmt.Errorf("open base %s: %w", path, err)
	}
	want, err := migrations.Last(migrations.FS)
	switch {
	case err != nil:
		return err
	case have > want:
		return &OpenError{path, fmt.Errorf("%w (its tables have version %d, this program knows %d)", ErrNewer, have, want),
			"update footnote, or name another base with --db"}
	case have == want:
		return nil
	}
	if err := b.migrate(ctx, have, want); err != nil {
		return fmt.Errorf("open base %s: %w", path, err)
	}
	return nil
}

// patience is how often, and for how long in all, a command waits for a lock
// that SQLite itself does not wait for.
const (
	patience     = 10 * time.Second
	patienceStep = 10 * time.Millisecond
)

// execPatiently runs a command that SQLite refuses at once, whatever the busy
// timeout, while another process is at the same: to turn to WAL takes the whole
// file, and two that both hold a part of it would wait for each other.
func (b *Base) execPatiently(ctx context.Context, command string) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for {
		_, err := b.db.ExecContext(ctx, command)
		var refused sqlite3.Error
		if err == nil || !errors.As(err, &refused) || refused.Code != sqlite3.ErrBusy && refused.Code != sqlite3.ErrLocked {
			return err
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(patienceStep):
		}
	}
}

// migrate runs the migrations. Another process may be doing the same to a base
// that both have just made, so a step that finds its work done is no failure:
// what is left is tried again.
func (b *Base) migrate(ctx context.Context, have, want int64) (err error) {
	b.log.InfoContext(ctx, "migrate base", "from_version", have, "to_version", want)
	// Both are properties of the file. The mark comes before any table, or else
	// another process could take a base in the making for something else.
	mark := fmt.Sprintf(`PRAGMA application_id = %d; PRAGMA journal_mode = WAL`, applicationID)
	if err := b.execPatiently(ctx, mark); err != nil {
		return fmt.Errorf("mark as a base: %w", err)
	}
	const spare = 3
	for range want - have + spare {
		if err = migrations.Up(ctx, b.db, migrations.FS); err == nil || ctx.Err() != nil {
			return err
		}
	}
	return err
}
