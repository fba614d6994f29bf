package sqlite_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/facts"
	"footnote/facts/seed"
	"footnote/facts/sqlite"
)

// fill opens a base at path with two statements, one of them retracted.
func fill(t *testing.T, path string) *sqlite.Base {
	t.Helper()
	base, err := sqlite.Open(t.Context(), path, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { base.Close() })
	for _, year := range []string{"1933", "1934"} {
		s := facts.Statement{Subject: facts.Entity{Label: "Larn bridge"}, Property: "opened", Value: facts.Value{Kind: facts.TextValue, Text: year}}
		id, err := base.Add(t.Context(), s, "ana")
		if err != nil {
			t.Fatal(err)
		}
		if year == "1934" {
			if err := base.Retract(t.Context(), id, "ben", "wrong year"); err != nil {
				t.Fatal(err)
			}
		}
	}
	return base
}

func TestExamine(t *testing.T) {
	got, err := fill(t, filepath.Join(t.TempDir(), "base.db")).Examine(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if got.Version < 1 {
		t.Errorf("Version = %d, want at least 1", got.Version)
	}
	want := sqlite.Health{Version: got.Version, Entities: 1, Properties: 1, Accepted: 1, Retracted: 1}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Examine (-want +got):\n%s", diff)
	}
}

func TestExamineFindsDamage(t *testing.T) {
	base := fill(t, filepath.Join(t.TempDir(), "base.db"))
	conn, err := base.DB().Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, damage := range []string{`PRAGMA foreign_keys = off`, `DELETE FROM property`} {
		if _, err := conn.ExecContext(t.Context(), damage); err != nil {
			t.Fatal(err)
		}
	}
	if err := conn.Close(); err != nil {
		t.Fatal(err)
	}
	got, err := base.Examine(t.Context())
	want := []string{"statement refers to a missing property"}
	if diff := cmp.Diff(want, got.Damage); diff != "" || err != nil {
		t.Errorf("Damage (-want +got):\n%s%v", diff, err)
	}
}

func TestBackup(t *testing.T) {
	folder := t.TempDir()
	base := fill(t, filepath.Join(folder, "base.db"))
	if _, err := base.Import(t.Context(), seed.Items(), sqlite.ImportOptions{By: "footnote"}); err != nil {
		t.Fatal(err)
	}
	want, err := base.Examine(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, "copy.db")
	if err := base.Backup(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	if err := base.Backup(t.Context(), path); !errors.Is(err, os.ErrExist) {
		t.Errorf("a second Backup to the same file = %v, want os.ErrExist", err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := info.Mode().Perm(); got != 0o600 {
		t.Errorf("the copy has mode %v, want -rw-------", got)
	}
	again, err := sqlite.Open(t.Context(), path, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	got, err := again.Examine(t.Context())
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("the copy (-want +got):\n%s%v", diff, err)
	}
}

func TestBackupLeavesNothingWhenItFails(t *testing.T) {
	folder := t.TempDir()
	base := fill(t, filepath.Join(t.TempDir(), "base.db"))
	base.Close()
	if err := base.Backup(t.Context(), filepath.Join(folder, "copy.db")); err == nil {
		t.Error("Backup of a closed base succeeded")
	}
	left, err := os.ReadDir(folder)
	if len(left) > 0 || err != nil {
		t.Errorf("left behind: %v, %v", left, err)
	}
}
