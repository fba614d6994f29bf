package sqlite_test

import (
	"iter"
	"testing"
	"time"

	"footnote/facts"
	"footnote/facts/sqlite"
)

// open opens a base in memory whose clock begins at noon on 1 January 2024 and
// goes on by an hour at each look.
func open(t testing.TB) *sqlite.Base {
	t.Helper()
	now := time.Date(2024, 1, 1, 11, 0, 0, 0, time.UTC)
	base, err := sqlite.Open(t.Context(), sqlite.Memory, sqlite.Options{Now: func() time.Time {
		now = now.Add(time.Hour)
		return now
	}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { base.Close() })
	return base
}

// openWith opens a base in memory with the items in it.
func openWith(t testing.TB, items ...facts.Item) *sqlite.Base {
	t.Helper()
	base := open(t)
	importAll(t, base, items...)
	return base
}

func importAll(t testing.TB, base *sqlite.Base, items ...facts.Item) sqlite.Summary {
	t.Helper()
	sum, err := base.Import(t.Context(), sequence(items...), sqlite.ImportOptions{By: "ana"})
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

// sequence is the items as they would come from a file, one a line.
func sequence(items ...facts.Item) iter.Seq2[facts.Item, error] {
	return func(yield func(facts.Item, error) bool) {
		for i, item := range items {
			if item.Line == 0 {
				item.Line = i + 1
			}
			if !yield(item, nil) {
				return
			}
		}
	}
}

// statement is a statement between entities, with the time as EDTF dates.
func statement(subject, property, value, from, to string) *facts.Statement {
	return &facts.Statement{
		Subject:  facts.Entity{Label: subject},
		Property: property,
		Value:    facts.Value{Text: value},
		Valid:    facts.FromTo(date(from), date(to)),
	}
}

func fact(subject, property, value, from, to string) facts.Item {
	return facts.Item{Statement: statement(subject, property, value, from, to)}
}

func date(edtf string) facts.Date {
	d, err := facts.ParseDate(edtf)
	if err != nil {
		panic(err)
	}
	return d
}

// larn is a small base with one of each thing there is.
func larn() []facts.Item {
	toll := &facts.Statement{
		ID:      "toll-1934",
		Subject: facts.Entity{Label: "the Larn bridge"}, Property: "toll",
		Value: facts.Value{Kind: facts.QuantityValue, Quantity: facts.Quantity{Amount: 2.5, Unit: "pence", Sense: facts.About}},
		Valid: facts.At(date("1934-06")),
		Of:    "carts with two wheels", AssertedBy: "the town council", Certainty: facts.Reports,
		Place: facts.Entity{Label: "Larn"},
		About: []facts.Entity{{Label: "Ada Holt"}, {Label: "Ben Oke"}},
		Text:  "Crossing with a cart cost about two and a half pence.", Rank: facts.Preferred,
		References: []facts.Reference{
			{Source: facts.Source{ID: "almanac"}, Locator: "p. 12"},
			{Source: facts.Source{ID: "letters"}, Locator: "no. 7", Quote: "tuppence ha'penny", Start: 40, End: 57},
		},
	}
	second := statement("the Larn bridge", "keeper", "Ben Oke", "", "1951")
	second.Replaces = facts.Entity{Label: "Ada Holt"}
	second.Valid.From = facts.Bound{Date: date("1940"), Basis: facts.Inferred, Rule: facts.Followed, Via: "Ada Holt"}
	second.References = []facts.Reference{{Source: facts.Source{ID: "almanac"}, Locator: "p. 14"}}
	return []facts.Item{
		{Property: &facts.Property{ID: "keeper", Label: "keeper", Value: facts.EntityValue, Nouns: []string{"keeper", "warden"},
			Verbs: []string{"keep", "look after"}, Single: true, Phrase: "{value} kept {subject}"}},
		{Property: &facts.Property{ID: "toll", Label: "toll", Value: facts.QuantityValue}},
		{Property: &facts.Property{ID: "reason", Label: "reason", Value: facts.TextValue}},
		{Source: &facts.Source{ID: "almanac", Title: "Larn Almanac", Author: "Cy Roe", Publisher: "Larn Press",
			Date: date("1951-03"), URL: "https://example.org/almanac", Language: "en"}},
		{Source: &facts.Source{ID: "letters", Title: "Letters from Larn"}},
		{Entity: &facts.Entity{ID: "bridge", Label: "the Larn bridge", Kind: facts.Place, Description: "toll bridge",
			Aliases: []string{"Old Bridge", "Larnbrücke"}}},
		{Entity: &facts.Entity{ID: "ada", Label: "Ada Holt", Kind: facts.Person}},
		{Entity: &facts.Entity{ID: "ben", Label: "Ben Oke", Kind: facts.Person, Aliases: []string{"Benjamin Oke"}}},
		{Entity: &facts.Entity{ID: "larn", Label: "Larn", Kind: facts.Place}},
		fact("the Larn bridge", "keeper", "Ada Holt", "1933", "1940"),
		{Statement: second},
		{Statement: toll},
		{Statement: &facts.Statement{Subject: facts.Entity{Label: "Larn"}, Property: "reason",
			Value: facts.Value{Text: "the ferry sank in a storm"}, Of: "it built a bridge",
			References: []facts.Reference{{Source: facts.Source{ID: "letters"}, Locator: "no. 2"}}}},
	}
}
