package sqlite_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/facts"
	"footnote/facts/factfile"
	"footnote/facts/sqlite"
)

const novel = "The ferry sank at night.\nNobody knew why the ferry sank.\nIn the end the cook had sunk the ferry.\nThe cook fled.\n"

// TestSearchTexts_until searches a text only as far as it may be read.
func TestSearchTexts_until(t *testing.T) {
	base := crossing(t)
	for _, id := range []string{"novel", "novel again"} {
		if _, err := base.AddReading(t.Context(), textOf(facts.Source{ID: id, Title: "The cook"}, novel), "ana"); err != nil {
			t.Fatal(err)
		}
	}
	second := strings.Index(novel, "In the end")
	for _, tt := range []struct {
		name    string
		words   string
		sources []string
		until   facts.Until
		limit   int
		want    string
	}{
		{"no limit", "cook fled", []string{"novel"}, nil, 9, "novel 0, novel 1, novel 2, novel 3"},
		{"the beginning", "cook fled", []string{"novel"}, facts.Until{"novel": second}, 9, "novel 0, novel 1"},
		{"within a passage", "cook fled", []string{"novel"}, facts.Until{"novel": second + 5}, 9, "novel 0, novel 1"},
		{"nothing", "cook fled", []string{"novel"}, facts.Until{"novel": 0}, 9, ""},
		{"less than a passage", "cook fled", []string{"novel"}, facts.Until{"novel": 3}, 9, ""},
		{"no neighbour from beyond", "knew why", []string{"novel"}, facts.Until{"novel": second}, 3, "novel 0, novel 1"},
		{"the title makes nothing of what is beyond", "cook", []string{"novel"}, facts.Until{"novel": second}, 1, "novel 0"},
		{"everywhere", "cook fled", nil, facts.Until{"novel": second, "novel again": second}, 2, "novel 0, novel 1"},
		{"everywhere but there", "cook fled", nil, facts.Until{"novel": 0, "novel again": 0}, 2, ""},
		{"by the other source", "cook fled", []string{"novel", "novel again"}, facts.Until{"novel": 0}, 1, "novel again 3"},
		{"as far as the farther one", "cook fled", []string{"novel", "novel again"}, facts.Until{"novel": 30, "novel again": second}, 9, "novel again 0, novel again 1"},
		{"of unknown sources", "cook", []string{"novel"}, facts.Until{"no such": 0}, 1, "novel 2"},
	} {
		got := where(searchTexts(t, base, facts.TextQuery{Stems: stemsOf(t, tt.words), Sources: tt.sources, Until: tt.until, Limit: tt.limit}))
		if got != tt.want {
			t.Errorf("%s: %q until %v finds %q, want %q", tt.name, tt.words, tt.until, got, tt.want)
		}
	}
}

// TestStatements_until finds no statement whose references all lie beyond, by
// whatever it is looked for, and loses none of the others to the limit.
func TestStatements_until(t *testing.T) {
	base := open(t)
	if _, err := base.AddReading(t.Context(), textOf(facts.Source{ID: "novel"}, novel), "ana"); err != nil {
		t.Fatal(err)
	}
	items := factfile.Read(strings.NewReader(`
sources: [{id: essay}]
properties: [{id: fate, value: text}]
statements:
  - {id: early, subject: ferry, property: fate, value: lost, text: The ferry sank., source: novel, quote: The ferry sank at night.}
  - {id: late, subject: ferry, property: fate, value: scuttled, text: The cook sank the ferry., source: novel, quote: In the end the cook had sunk the ferry.}
  - {id: anywhere, subject: ferry, property: fate, value: gone, text: The ferry was gone., source: novel}
  - {id: both, subject: ferry, property: fate, value: sunk, text: The ferry was sunk., references: [{source: novel, quote: The cook fled.}, {source: essay}]}
  - {id: none, subject: ferry, property: fate, value: famous, text: The ferry is famous.}
`), "facts.yaml", factfile.YAML)
	if _, err := base.Import(t.Context(), items, sqlite.ImportOptions{By: "ana"}); err != nil {
		t.Fatal(err)
	}
	until := facts.Until{"novel": strings.Index(novel, "In the end")}
	for _, tt := range []struct {
		name string
		q    facts.Query
		want []string
	}{
		{"by its subject", facts.Query{Entities: []string{"ferry"}, Until: until}, []string{"early", "both", "none"}},
		{"by words", facts.Query{Words: []string{"cook"}, Until: until}, nil},
		{"by property", facts.Query{Properties: []string{"fate"}, Until: until}, []string{"early", "both", "none"}},
		{"of one source", facts.Query{Entities: []string{"ferry"}, Until: until, Sources: []string{"novel"}}, []string{"early", "none"}},
		{"of a hidden source", facts.Query{Entities: []string{"ferry"}, Until: facts.Until{"novel": 0}, Sources: []string{"novel"}}, []string{"none"}},
		{"few", facts.Query{Entities: []string{"ferry"}, Until: facts.Until{"novel": 0}, Limit: 2}, []string{"both", "none"}},
		{"without a limit", facts.Query{Entities: []string{"ferry"}}, []string{"early", "late", "anywhere", "both", "none"}},
	} {
		found, err := base.Statements(t.Context(), tt.q)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, s := range found {
			got = append(got, s.ID)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: statements (-want +got):\n%s", tt.name, diff)
		}
	}
}
