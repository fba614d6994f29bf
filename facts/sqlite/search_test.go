package sqlite_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"footnote/facts"
	"footnote/facts/sqlite"
)

// ids are the IDs of the statements, in order.
func ids(statements []facts.Statement) string {
	var out []string
	for _, s := range statements {
		out = append(out, s.ID)
	}
	return strings.Join(out, " ")
}

func search(t *testing.T, base *sqlite.Base, q facts.Query) string {
	t.Helper()
	got, err := base.Statements(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	return ids(got)
}

// chronicle is a base whose statements have telling IDs.
func chronicle(t *testing.T) *sqlite.Base {
	t.Helper()
	add := func(id string, s *facts.Statement, change func(*facts.Statement)) facts.Item {
		s.ID = id
		if change != nil {
			change(s)
		}
		return facts.Item{Statement: s}
	}
	return openWith(t,
		facts.Item{Source: &facts.Source{ID: "almanac"}}, facts.Item{Source: &facts.Source{ID: "letters"}},
		facts.Item{Property: &facts.Property{ID: "reason", Value: facts.TextValue}},
		add("holt-keeper", statement("Bridge", "keeper", "Holt", "1933", "1940"), func(s *facts.Statement) {
			s.References = []facts.Reference{{Source: facts.Source{ID: "letters"}}, {Source: facts.Source{ID: "almanac"}}}
		}),
		add("oke-keeper", statement("Bridge", "keeper", "Oke", "1940", "1951"), func(s *facts.Statement) {
			s.Replaces = facts.Entity{Label: "Holt"}
		}),
		add("holt-mill", statement("Holt", "employer", "Mill", "1941", ""), nil),
		add("why-bridge", statement("Bridge", "reason", "the ferries kept sinking in winter storms", "", ""), func(s *facts.Statement) {
			s.Of, s.Place = "the town built it", facts.Entity{Label: "Larn"}
			s.References = []facts.Reference{{Source: facts.Source{ID: "letters"}}}
		}),
		add("storm", statement("Storm of 1931", "place", "Larn", "", ""), func(s *facts.Statement) {
			s.Text, s.Valid = "A storm sank the ferry.", facts.At(date("1931-11-02"))
			s.About = []facts.Entity{{Label: "Bridge"}, {Label: "Holt"}}
		}),
		add("guess", statement("Bridge", "keeper", "Roe", "1952", "1960"), func(s *facts.Statement) { s.Status = facts.Proposed }),
		add("wrong", statement("Bridge", "keeper", "Fry", "1952", "1960"), func(s *facts.Statement) { s.Status = facts.Retracted }),
	)
}

func TestStatements(t *testing.T) {
	base := chronicle(t)
	year := func(first, last int) facts.Span {
		return facts.Span{First: facts.YearDate(first).Span().First, Last: facts.YearDate(last).Span().Last}
	}
	for _, tt := range []struct {
		name  string
		query facts.Query
		want  string
	}{
		{"all accepted", facts.Query{}, "holt-keeper oke-keeper holt-mill why-bridge storm"},
		{"subject, then value, then others", facts.Query{Entities: []string{"Holt"}}, "holt-mill holt-keeper oke-keeper storm"},
		{"value and place", facts.Query{Entities: []string{"Larn"}}, "storm why-bridge"},
		{"each once", facts.Query{Entities: []string{"Bridge", "Holt", "Larn"}}, "why-bridge holt-keeper oke-keeper holt-mill storm"},
		{"limit keeps the closest", facts.Query{Entities: []string{"Holt"}, Limit: 2}, "holt-mill holt-keeper"},
		{"limit counts each once", facts.Query{Entities: []string{"Bridge", "Holt"}, Limit: 5}, "why-bridge holt-keeper oke-keeper holt-mill storm"},
		{"unknown entity", facts.Query{Entities: []string{"Nobody"}}, ""},
		{"property", facts.Query{Properties: []string{"employer", "reason"}, Entities: []string{"Bridge", "Holt"}}, "why-bridge holt-mill"},
		{"property alone, latest first", facts.Query{Properties: []string{"keeper"}}, "oke-keeper holt-keeper"},
		{"unknown property", facts.Query{Properties: []string{"nothing"}}, ""},
		{"within", facts.Query{Entities: []string{"Bridge"}, Within: year(1945, 1946)}, "why-bridge oke-keeper"},
		{"within, on the edge", facts.Query{Properties: []string{"keeper"}, Within: year(1940, 1940)}, "oke-keeper holt-keeper"},
		{"within a day", facts.Query{Within: date("1931-11-02").Span()}, "why-bridge storm"},
		{"within alone", facts.Query{Within: year(1931, 1931)}, "why-bridge storm"},
		{"open end", facts.Query{Properties: []string{"employer"}, Within: year(2020, 2020)}, "holt-mill"},
		{"before the start", facts.Query{Properties: []string{"employer"}, Within: year(1900, 1940)}, ""},
		{"source, or none", facts.Query{Sources: []string{"almanac"}}, "holt-keeper oke-keeper holt-mill storm"},
		{"one of some sources", facts.Query{Sources: []string{"almanac", "letters", "no such"}}, "holt-keeper oke-keeper holt-mill why-bridge storm"},
		{"no source allowed", facts.Query{Sources: []string{}}, "oke-keeper holt-mill storm"},
		{"no source allowed, entities", facts.Query{Sources: []string{}, Entities: []string{"Bridge"}}, "oke-keeper storm"},
		{"proposed", facts.Query{Status: facts.Proposed}, "guess"},
		{"retracted", facts.Query{Status: facts.Retracted, Entities: []string{"Bridge"}}, "wrong"},
		{"word of a value", facts.Query{Words: []string{"winter"}}, "why-bridge"},
		{"word by its stem", facts.Query{Words: []string{"Sink"}}, "why-bridge"},
		{"word of a label, only where there is text", facts.Query{Words: []string{"bridge"}}, "why-bridge"},
		{"word of what it narrows", facts.Query{Words: []string{"built"}}, "why-bridge"},
		{"more words, better match", facts.Query{Words: []string{"storm", "sank", "ferry"}}, "storm why-bridge"},
		{"words, then entities", facts.Query{Words: []string{"winter"}, Entities: []string{"Holt"}}, "why-bridge holt-mill holt-keeper oke-keeper storm"},
		{"words and entities, each once", facts.Query{Words: []string{"ferry"}, Entities: []string{"Larn"}}, "storm why-bridge"},
		{"words, within", facts.Query{Words: []string{"ferry"}, Within: date("1931-11-03").Span()}, "why-bridge"},
		{"words, source", facts.Query{Words: []string{"ferry"}, Sources: []string{"letters"}}, "storm why-bridge"},
		{"words, another source", facts.Query{Words: []string{"ferry"}, Sources: []string{"almanac"}}, "storm"},
		{"words, limit", facts.Query{Words: []string{"ferry"}, Limit: 1}, "storm"},
		{"no such word", facts.Query{Words: []string{"zeppelin"}}, ""},
		{"words that are none", facts.Query{Words: []string{"?", `"`, ""}}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := search(t, base, tt.query); got != tt.want {
				t.Errorf("Statements(%+v)\n= %q, want\n  %q", tt.query, got, tt.want)
			}
		})
	}
}

// What comes out is what went in, with all that it names filled.
func TestStatement(t *testing.T) {
	base := openWith(t, larn()...)
	got, err := base.Statement(t.Context(), "toll-1934")
	if err != nil {
		t.Fatal(err)
	}
	bridge := facts.Entity{ID: "bridge", Label: "the Larn bridge", Kind: facts.Place, Description: "toll bridge"}
	almanac := facts.Source{ID: "almanac", Title: "Larn Almanac", Author: "Cy Roe", Publisher: "Larn Press",
		Date: date("1951-03"), URL: "https://example.org/almanac", Language: "en"}
	want := facts.Statement{
		ID: "toll-1934", Subject: bridge, Property: "toll",
		Value: facts.Value{Kind: facts.QuantityValue, Quantity: facts.Quantity{Amount: 2.5, Unit: "pence", Sense: facts.About}},
		Valid: facts.At(date("1934-06")),
		Of:    "carts with two wheels", AssertedBy: "the town council", Certainty: facts.Reports,
		Place: facts.Entity{ID: "larn", Label: "Larn", Kind: facts.Place},
		About: []facts.Entity{{ID: "ada", Label: "Ada Holt", Kind: facts.Person}, {ID: "ben", Label: "Ben Oke", Kind: facts.Person}},
		Text:  "Crossing with a cart cost about two and a half pence.", Rank: facts.Preferred, Status: facts.Accepted,
		References: []facts.Reference{
			{Source: almanac, Locator: "p. 12"},
			{Source: facts.Source{ID: "letters", Title: "Letters from Larn"}, Locator: "no. 7", Quote: "tuppence ha'penny", Start: 40, End: 57},
		},
		RecordedBy: "ana", RecordedAt: time.Date(2024, 1, 1, 12, 0, 0, 0, time.UTC),
	}
	if diff := cmp.Diff(want, got, dates); diff != "" {
		t.Errorf("Statement (-want +got):\n%s", diff)
	}
	if _, err := base.Statement(t.Context(), "no such"); !errors.Is(err, facts.ErrNotFound) {
		t.Errorf("Statement of an unknown ID gives %v, want ErrNotFound", err)
	}
}

// An ID that is made from the content stays the same from one release to the
// next, or else importing a file again would double it.
func TestStatement_madeID(t *testing.T) {
	base := openWith(t, larn()...)
	got := search(t, base, facts.Query{})
	want := "sunuopsima63cv35s scnkxefuw7o423f2u toll-1934 svljjblfcaiuxhzoz"
	if got != want {
		t.Errorf("IDs are %q, want %q", got, want)
	}
}

// A question of many words is still one search.
func TestStatements_manyWords(t *testing.T) {
	base := chronicle(t)
	words := []string{"winter"}
	for i := range 3_000 {
		words = append(words, fmt.Sprint("word", i))
	}
	if got, want := search(t, base, facts.Query{Words: words}), "why-bridge"; got != want {
		t.Errorf("Statements of many words = %q, want %q", got, want)
	}
}

func TestStatements_defaultLimit(t *testing.T) {
	var items []facts.Item
	for i := range 500 {
		items = append(items, fact("Larn", "visitor", fmt.Sprint("Guest ", i), "", ""))
	}
	base := openWith(t, items...)
	for _, q := range []facts.Query{{}, {Entities: []string{"Larn"}}, {Properties: []string{"visitor"}}} {
		got, err := base.Statements(t.Context(), q)
		if err != nil || len(got) != 400 {
			t.Errorf("Statements(%+v) gives %d, %v, want 400", q, len(got), err)
		}
	}
}
