package sqlite_test

import (
	"path/filepath"
	"testing"
	"time"

	"footnote/bot"
	"footnote/bot/sqlite"
	facts "footnote/facts/sqlite"
)

var (
	_ bot.Memory = (*sqlite.Store)(nil)
	_ bot.Gaps   = (*sqlite.Store)(nil)
)

// open opens a store over a base in a file.
func open(t testing.TB) *sqlite.Store {
	t.Helper()
	return openAt(t, filepath.Join(t.TempDir(), "base.db"))
}

func openAt(t testing.TB, path string) *sqlite.Store {
	t.Helper()
	base, err := facts.Open(t.Context(), path, facts.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { base.Close() })
	return sqlite.New(base.DB())
}

// minute is a time some minutes after noon.
func minute(n int) time.Time { return time.Date(2024, 1, 1, 12, n, 0, 0, time.UTC) }
