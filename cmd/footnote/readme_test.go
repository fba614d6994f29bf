package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestReadme runs the chat that the README shows and compares it with what it
// shows.
func TestReadme(t *testing.T) {
	path := filepath.Join(projectRoot(t), "README.md")
	readme, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	const begin, end = "```console\n$ go run ./cmd/footnote chat\n", "```\n"
	before, rest, found := strings.Cut(string(readme), begin)
	want, after, closed := strings.Cut(rest, end)
	if !found || !closed {
		t.Fatalf("README.md has no session that begins with %q", begin)
	}
	var typed strings.Builder
	for line := range strings.Lines(want) {
		if question, ok := strings.CutPrefix(line, "> "); ok {
			typed.WriteString(question)
		}
	}
	cmd := command(t, t.TempDir(), "chat")
	cmd.Stdin = strings.NewReader(typed.String())
	got, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(path, []byte(before+begin+string(got)+end+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("the README's session (-shown +actual), which -update rewrites:\n%s", diff)
	}
}
