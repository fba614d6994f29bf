package desk_test

import (
	"log/slog"
	"testing"
)

// testLog writes what is logged to the test.
func testLog(t testing.TB) *slog.Logger {
	return slog.New(slog.NewTextHandler(t.Output(), nil))
}
