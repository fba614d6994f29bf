package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"time"

	_ "codeberg.org/emersion/go-sqlite3-fts5" // the FTS5 module, without a build tag
	_ "github.com/mattn/go-sqlite3"           // the driver

	"footnote/facts/prose"
)

// Memory is the path of a base that lives in memory only and is gone when it
// is closed.
const Memory = ":memory:"

// readers bounds the connections of a base in a file.
const readers = 4

// Options are the parts of a Base that a program may choose. The zero value
// works.
type Options struct {
	// Now is the clock by which statements are recorded; nil means time.Now.
	Now func() time.Time
	// Log is told about migrations; nil means that nobody is.
	Log *slog.Logger
}

// A Base is an open fact base. It is safe for concurrent use.
type Base struct {
	db  *sql.DB
	now func() time.Time
	log *slog.Logger

	shelf   shelf
	extents extents
	stemmer func() (*prose.Stemmer, error) // made when the first text comes
	session                                // over db, for what is read outside a transaction
}

// Open opens the base in the file at path, which is made if it is not there,
// and brings its tables up to date. A path of [Memory] makes one in memory. A
// file that is not a base, or that a newer program made, is left untouched and
// gives an [*OpenError].
func Open(ctx context.Context, path string, opts Options) (*Base, error) {
	if err := checkFile(path); err != nil {
		return nil, err
	}
	if err := makeFile(path); err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite3", dataSource(path))
	if err != nil {
		return nil, fmt.Errorf("open base %s: %w", path, err)
	}
	connections := readers
	if path == Memory {
		connections = 1 // another connection would see another, empty base
	}
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	b := &Base{db: db, now: opts.Now, log: opts.Log, session: session{on: db}, stemmer: sync.OnceValues(prose.NewStemmer)}
	if b.now == nil {
		b.now = time.Now
	}
	if b.log == nil {
		b.log = slog.New(slog.DiscardHandler)
	}
	if err := b.prepareSchema(ctx, path); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	if err := b.indexOldTexts(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("open base %s: %w", path, err), db.Close())
	}
	return b, nil
}

// makeFile makes the file, empty, if it is not there, so that only its owner
// can read it: a base also keeps what people have asked.
func makeFile(path string) error {
	if path == Memory {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("make folder of base: %w", err)
	}
	f, err := os.OpenFile(path, os.O_RDONLY|os.O_CREATE, 0o600)
	if err != nil {
		return fmt.Errorf("make base: %w", err)
	}
	return f.Close()
}

// dataSource is the driver's name for the base at path. It does not ask for
// WAL, which would write into a file before we know that it is ours.
func dataSource(path string) string {
	if path != Memory {
		path = (&url.URL{Path: path}).EscapedPath()
	}
	return "file:" + path + "?_foreign_keys=on&_busy_timeout=5000&_synchronous=normal&_txlock=immediate&_cache_size=-8000&_stmt_cache_size=64"
}

// Close ends the use of the base.
func (b *Base) Close() error { return b.db.Close() }

// DB is the open database, for the packages that keep other things in the same
// file. It is closed with the Base.
func (b *Base) DB() *sql.DB { return b.db }
