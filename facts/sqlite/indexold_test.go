package sqlite_test

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"log/slog"
	"path/filepath"
	"testing"
	"testing/fstest"

	"footnote/facts"
	"footnote/facts/sqlite"
	"footnote/migrations"
)

// version7 makes a base as it was before texts were indexed by stems, with two
// texts, one of which two sources have.
func version7(t *testing.T) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "base.db")
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	names, err := fs.Glob(migrations.FS, "*.sql")
	if err != nil {
		t.Fatal(err)
	}
	steps := make(fstest.MapFS)
	for _, name := range names[:7] {
		data, err := fs.ReadFile(migrations.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		steps[name] = &fstest.MapFile{Data: data}
	}
	if err := migrations.Up(t.Context(), db, steps); err != nil {
		t.Fatal(err)
	}
	const texts = `
PRAGMA application_id = 0x466e6f74;
INSERT INTO reading VALUES (1, x'01', 'text', 31, '', 'ana', 0), (2, x'02', 'text', 14, '', 'ana', 0);
INSERT INTO source (id, title, author, publisher, date, url, language, reading) VALUES
	('ferry', 'The ferry', '', '', '', '', '', 1), ('tolls', 'Tolls', '', '', '', '', '', 2), ('copy', 'A copy', '', '', '', '', '', 2);
INSERT INTO passage VALUES (1, 1, 0, '', 0, 1, '', 0, '', 'The ferry sank.'), (2, 1, 1, '', 0, 2, 'Storms', 16, ' ', 'A storm. It blew.'),
	(3, 2, 0, '', 0, 1, '', 0, '', 'Nobody paid.');
INSERT INTO sentence VALUES (1, 1, 0, 15), (2, 2, 16, 24), (3, 2, 25, 33), (4, 3, 0, 12);
INSERT INTO passage_words (rowid, title, heading, folded) VALUES (1, 'the ferry', '', 'the ferry sank');
INSERT INTO sentence_words (rowid, folded) VALUES (1, 'the ferry sank')`
	if _, err := db.ExecContext(t.Context(), texts); err != nil {
		t.Fatal(err)
	}
	return path
}

// checkOldTexts makes sure that what was in the base of version 7 is found.
func checkOldTexts(t *testing.T, base *sqlite.Base) {
	t.Helper()
	for words, want := range map[string]string{
		"ferries sinking": "ferry 0", "storms": "ferry 1", "paying": "tolls 0", "toll": "tolls 0",
	} {
		found := searchTexts(t, base, facts.TextQuery{Stems: stemsOf(t, words), Limit: 1})
		if got := where(found); got != want || found.Sentences != 4 {
			t.Errorf("%q finds %q among %d sentences, want %q among 4", words, got, found.Sentences, want)
		}
	}
}

func TestOpen_indexesOldTexts(t *testing.T) {
	path := version7(t)
	for range 2 {
		base, err := sqlite.Open(t.Context(), path, sqlite.Options{})
		if err != nil {
			t.Fatal(err)
		}
		checkOldTexts(t, base)
		if err := base.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// stopWhen is a log that calls stop at a message.
type stopWhen struct {
	slog.Handler
	message string
	stop    func()
}

func (s stopWhen) Enabled(context.Context, slog.Level) bool { return true }

func (s stopWhen) Handle(_ context.Context, r slog.Record) error {
	if r.Message == s.message {
		s.stop()
	}
	return nil
}

// Who ends the program while it indexes leaves the work to the next.
func TestOpen_indexingEnds(t *testing.T) {
	path := version7(t)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	_, err := sqlite.Open(ctx, path, sqlite.Options{Log: slog.New(stopWhen{slog.DiscardHandler, "index texts", stop})})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("error %v, want %v", err, context.Canceled)
	}
	base, err := sqlite.Open(t.Context(), path, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer base.Close()
	checkOldTexts(t, base)
}
