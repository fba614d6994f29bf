package factfile_test

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/facts"
	"footnote/facts/factfile"
)

// TestDocumentation reads the examples that people are given.
func TestDocumentation(t *testing.T) {
	page, err := os.ReadFile("../../docs/fact-files.md")
	if err != nil {
		t.Fatal(err)
	}
	items, err := collect(factfile.Read(strings.NewReader(fenced(t, string(page), "yaml")), "example", factfile.YAML))
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	var ofBen *facts.Statement
	for _, it := range items {
		if s := it.Statement; s != nil {
			words = append(words, s.Property+": "+s.Value.Text+facts.ValueLabel(s.Value)+" "+s.Valid.EDTF())
			if s.Value.Text == "ben" {
				ofBen = s
			}
		}
	}
	want := []string{"keeper: ben 1933-05/1941", "keeper: Cleo Marsh ", "casualties: at least 3 people 1950-06-30"}
	if diff := cmp.Diff(want, words); diff != "" {
		t.Errorf("statements of the example (-want +got):\n%s", diff)
	}
	if got, want := len(items), 7; got != want {
		t.Errorf("the example has %d entries, want %d", got, want)
	}
	inJSON, err := collect(factfile.Read(strings.NewReader(fenced(t, string(page), "json")), "example", factfile.JSONL))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]facts.Item{{Statement: ofBen}}, inJSON, itemOptions); diff != "" {
		t.Errorf("the example in JSONL (-YAML +JSONL):\n%s", diff)
	}
}

// fenced is the first block of the page in the given language.
func fenced(t *testing.T, page, language string) string {
	t.Helper()
	_, rest, found := strings.Cut(page, "\n```"+language+"\n")
	block, _, closed := strings.Cut(rest, "```\n")
	if !found || !closed {
		t.Fatalf("the page has no block of %s", language)
	}
	return block
}
