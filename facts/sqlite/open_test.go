package sqlite_test

import (
	"bytes"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"footnote/facts"
	"footnote/facts/sqlite"
	"footnote/migrations"
)

func TestOpen_keepsWhatIsThere(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new folder", "a base?#%.db")
	for i := range 2 {
		base, err := sqlite.Open(t.Context(), path, sqlite.Options{})
		if err != nil {
			t.Fatal(err)
		}
		sum := importAll(t, base, fact("Larn bridge", "keeper", "Ada Holt", "1933", "1940"))
		if sum.Statements != 1-i || sum.Unchanged != i {
			t.Errorf("import %d: %d new statements and %d unchanged, want %d and %d", i+1, sum.Statements, sum.Unchanged, 1-i, i)
		}
		if err := base.Close(); err != nil {
			t.Fatal(err)
		}
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := info.Mode().Perm(); got != 0o600 {
		t.Errorf("the file has mode %v, want %v", got, os.FileMode(0o600))
	}
}

func TestOpen_emptyFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "empty.db")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	base, err := sqlite.Open(t.Context(), path, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer base.Close()
	importAll(t, base, fact("Larn bridge", "keeper", "Ada Holt", "1933", "1940"))
}

// writeSQLite makes a file with SQL of our choice in it.
func writeSQLite(t *testing.T, path, text string) {
	t.Helper()
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.ExecContext(t.Context(), text); err != nil {
		t.Fatal(err)
	}
}

func TestOpen_refuses(t *testing.T) {
	last, err := migrations.Last(migrations.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name string
		make func(t *testing.T, path string)
		want error
	}{
		{"text", func(t *testing.T, path string) {
			if err := os.WriteFile(path, []byte("a letter from Larn, and no base"), 0o600); err != nil {
				t.Fatal(err)
			}
		}, sqlite.ErrNotBase},
		{"short text", func(t *testing.T, path string) {
			if err := os.WriteFile(path, []byte("Larn"), 0o600); err != nil {
				t.Fatal(err)
			}
		}, sqlite.ErrNotBase},
		{"other tables", func(t *testing.T, path string) {
			writeSQLite(t, path, `CREATE TABLE bridge (a)`)
		}, sqlite.ErrNotBase},
		{"other program", func(t *testing.T, path string) {
			writeSQLite(t, path, `PRAGMA application_id = 7`)
		}, sqlite.ErrNotBase},
		{"newer", func(t *testing.T, path string) {
			base, err := sqlite.Open(t.Context(), path, sqlite.Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer base.Close()
			const newer = `INSERT INTO goose_db_version (version_id, is_applied) VALUES (?, 1)`
			if _, err := base.DB().ExecContext(t.Context(), newer, last+1); err != nil {
				t.Fatal(err)
			}
		}, sqlite.ErrNewer},
	} {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "base.db")
			tt.make(t, path)
			before, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			base, err := sqlite.Open(t.Context(), path, sqlite.Options{})
			if err == nil {
				base.Close()
			}
			if !errors.Is(err, tt.want) {
				t.Fatalf("Open() gives error %v, want %v", err, tt.want)
			}
			var refused *sqlite.OpenError
			if !errors.As(err, &refused) || refused.Path != path || refused.Hint == "" || !strings.Contains(err.Error(), path) {
				t.Errorf("Open() gives %#v, want an OpenError with path and hint", err)
			}
			after, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(before, after) {
				t.Error("Open changed the file that it refused")
			}
		})
	}
}

// Two programs that start for the first time at once share the base they make.
func TestOpen_together(t *testing.T) {
	path := filepath.Join(t.TempDir(), "base.db")
	var all sync.WaitGroup
	for range 3 {
		all.Go(func() {
			base, err := sqlite.Open(t.Context(), path, sqlite.Options{})
			if err != nil {
				t.Error(err)
				return
			}
			defer base.Close()
			if _, err := base.Properties(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
}

func TestOpen_inMemoryIsApart(t *testing.T) {
	full := openWith(t, larn()...)
	got, err := open(t).Statements(t.Context(), facts.Query{})
	if err != nil || len(got) != 0 {
		t.Errorf("another base in memory has %d statements, %v, want none", len(got), err)
	}
	if got, err := full.Statements(t.Context(), facts.Query{}); err != nil || len(got) != 4 {
		t.Errorf("the full base has %d statements, %v, want 4", len(got), err)
	}
}
