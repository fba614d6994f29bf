package factfile_test

import (
	"bytes"
	"errors"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"footnote/facts"
	"footnote/facts/factfile"
)

// fromBase are items as a store exports them: entities have IDs and labels,
// what goes without saying is said, and one bound is inferred.
func fromBase() []facts.Item {
	st := facts.Statement{
		ID:       "larn-keeper-2",
		Subject:  facts.Entity{ID: "larn", Label: "Larn Bridge", Kind: facts.Place},
		Property: "keeper",
		Value:    facts.Value{Kind: facts.EntityValue, Entity: facts.Entity{ID: "cleo", Label: "Cleo Ray"}},
		Valid: facts.Interval{
			From: facts.Bound{Date: date("1941"), Basis: facts.Inferred, Rule: facts.Followed, Via: "Ben"},
			To:   facts.StatedBound(date("1950-06-30")),
		},
		Certainty: facts.States, Status: facts.Accepted,
		About:      []facts.Entity{{ID: "flood", Label: "the flood of 1950"}},
		Text:       "Cleo kept the bridge until the flood: she left then.",
		References: []facts.Reference{{Source: facts.Source{ID: "holt-1988", Title: "Bridges"}, Locator: "¶ 9", Quote: "Cleo left", Start: 120, End: 129}},
		RecordedBy: "ana", RecordedAt: time.Date(2024, 3, 22, 20, 15, 0, 0, time.FixedZone("", 3600)),
	}
	built := facts.Statement{
		Subject: named("larn"), Property: "length",
		Value:      quantity(1250, "metres", facts.About),
		Valid:      facts.At(date("1933-05-01")),
		Rank:       facts.Preferred,
		References: []facts.Reference{inSource("holt-1988", "p. 3")},
	}
	return []facts.Item{
		{Source: &facts.Source{ID: "holt-1988", Title: "Bridges: a history", Date: date("1988"), URL: "https://example.org/b", Language: "en"}},
		{Property: &facts.Property{ID: "keeper", Value: facts.EntityValue, Nouns: []string{"keeper"}, Single: true, Phrase: "{value} kept {subject}"}},
		{Entity: &facts.Entity{ID: "larn", Label: "Larn Bridge", Kind: facts.Place, Aliases: []string{"Old Larn", "No. 7", "no"}}},
		{Entity: &facts.Entity{ID: "cleo", Label: "cleo"}},
		{Statement: &st},
		{Statement: &built},
		{Entity: &facts.Entity{ID: "late", Label: "late"}},
	}
}

func TestWriteYAML(t *testing.T) {
	const want = `sources:
  - id: holt-1988
    title: "Bridges: a history"
    date: 1988
    url: "https://example.org/b"
    language: en
properties:
  - id: keeper
    value: entity
    nouns: [keeper]
    single: true
    phrase: "{value} kept {subject}"
entities:
  - id: larn
    label: Larn Bridge
    kind: place
    aliases: [Old Larn, No. 7, "no"]
  - id: cleo
statements:
  - id: larn-keeper-2
    subject: larn
    property: keeper
    value: {entity: cleo}
    to: 1950-06-30
    about: [flood]
    text: "Cleo kept the bridge until the flood: she left then."
    references:
      - source: holt-1988
        locator: "¶ 9"
        quote: Cleo left
        start: 120
        end: 129
    recorded-by: ana
    recorded-at: 2024-03-22T19:15:00Z
  - subject: larn
    property: length
    value: {amount: 1250, unit: metres, sense: about}
    on: 1933-05-01
    rank: preferred
    source: holt-1988
    locator: p. 3
---
entities:
  - id: late
`
	checkWrite(t, factfile.YAML, want)
}

func TestWriteJSONL(t *testing.T) {
	const want = `{"type":"source","id":"holt-1988","title":"Bridges: a history","date":"1988","url":"https://example.org/b","language":"en"}
{"type":"property","id":"keeper","value":"entity","nouns":["keeper"],"single":true,"phrase":"{value} kept {subject}"}
{"type":"entity","id":"larn","label":"Larn Bridge","kind":"place","aliases":["Old Larn","No. 7","no"]}
{"type":"entity","id":"cleo"}
{"id":"larn-keeper-2","subject":"larn","property":"keeper","value":{"entity":"cleo"},"to":"1950-06-30","about":["flood"],"text":"Cleo kept the bridge until the flood: she left then.","references":[{"source":"holt-1988","locator":"¶ 9","quote":"Cleo left","start":120,"end":129}],"recorded-by":"ana","recorded-at":"2024-03-22T19:15:00Z"}
{"subject":"larn","property":"length","value":{"amount":1250,"unit":"metres","sense":"about"},"on":"1933-05-01","rank":"preferred","source":"holt-1988","locator":"p. 3"}
{"type":"entity","id":"late"}
`
	checkWrite(t, factfile.JSONL, want)
}

func checkWrite(t *testing.T, format factfile.Format, want string) {
	t.Helper()
	var got bytes.Buffer
	if err := factfile.Write(&got, format, each(fromBase())); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got.String()); diff != "" {
		t.Errorf("Write (-want +got):\n%s", diff)
	}
	items, err := collect(factfile.Read(&got, "written", format))
	if err != nil {
		t.Fatal(err)
	}
	if len(items) != len(fromBase()) {
		t.Errorf("Read gives %d of the %d items that were written", len(items), len(fromBase()))
	}
	checkRoundTrip(t, items, format)
}

func TestWriteErrors(t *testing.T) {
	st := func(change func(*facts.Statement)) facts.Item {
		it := statement("a", "p", word("b"), facts.Interval{})
		it.Statement.ID = "x"
		change(it.Statement)
		return it
	}
	tests := []struct {
		name string
		it   facts.Item
		want string
	}{
		{"empty item", facts.Item{}, "write an item that is empty"},
		{"source without id", facts.Item{Source: &facts.Source{Title: "T"}},
			"write source: the source has no id; give it one for statements to name it by, such as id: smith-2024"},
		{"no subject", st(func(s *facts.Statement) { s.Subject = facts.Entity{} }),
			"write statement x: the statement has no subject; say whom or what it is about, such as subject: isis"},
		{"not a number", st(func(s *facts.Statement) { s.Value = quantity(math.NaN(), "", "") }),
			`write statement x: amount: "NaN" is not a number; write digits only, such as 130000 or 2.5`},
		{"infinite", st(func(s *facts.Statement) { s.Value = quantity(math.Inf(1), "m", "") }),
			`write statement x: amount: "+Inf" is not a number; write digits only, such as 130000 or 2.5`},
		{"backward", st(func(s *facts.Statement) { s.Valid = facts.FromTo(date("2020"), date("2019")) }),
			"write statement x: it ends (to: 2019) before it starts (from: 2020); is one of the dates mistaken, or are they exchanged?"},
		{"year", st(func(s *facts.Statement) { s.Valid = facts.At(facts.YearDate(12345)) }),
			`write statement x: on: date "12345": not a date of this form; write YYYY, YYYY-MM, YYYY-MM-DD, YYYX for a decade, or .. for an open bound`},
		{"certainty", st(func(s *facts.Statement) { s.Certainty = "swears" }),
			`write statement x: certainty: "swears" is not a choice; allowed: states, reports, suggests`},
		{"not UTF-8", st(func(s *facts.Statement) { s.Text = "Jos\xe9" }), "write statement x: a text is not UTF-8"},
		{"an alias that is empty", facts.Item{Entity: &facts.Entity{ID: "a", Aliases: []string{""}}},
			"write entity a: aliases: the list has an empty place; fill it or take it out"},
	}
	for _, tt := range tests {
		for _, format := range []factfile.Format{factfile.YAML, factfile.JSONL} {
			err := factfile.Write(new(bytes.Buffer), format, each([]facts.Item{tt.it}))
			if got := message(err); got != tt.want {
				t.Errorf("%s: Write %s gives the error %s, want %s", tt.name, format, got, tt.want)
			}
		}
	}
	if got, want := message(factfile.Write(nil, "json", each(nil))), `there is no form of fact file "json"; there are yaml and jsonl`; got != want {
		t.Errorf("Write gives the error %s, want %s", got, want)
	}
}

func TestWriteRefusesMoreYAMLThanReadTakes(t *testing.T) {
	item := facts.Item{Entity: &facts.Entity{ID: "a", Description: strings.Repeat("long ", 1<<18)}}
	var items []facts.Item
	for range 5 {
		items = append(items, item)
	}
	err := factfile.Write(new(bytes.Buffer), factfile.YAML, each(items))
	if got, want := message(err), "write entity a: this would be more YAML than a fact file may have; write JSONL"; got != want {
		t.Errorf("Write gives the error %s, want %s", got, want)
	}
}

// broken is a writer that fails after its first write.
type broken struct{ err error }

func (b *broken) Write(p []byte) (int, error) { return 0, b.err }

func TestWriteStopsAtTheFirstError(t *testing.T) {
	full := errors.New("the disk is full")
	items := fromBase()
	for _, format := range []factfile.Format{factfile.YAML, factfile.JSONL} {
		if err := factfile.Write(&broken{full}, format, each(items[:1])); !errors.Is(err, full) {
			t.Errorf("%s: Write to a full disk gives the error %v", format, err)
		}
		n := 0
		err := factfile.Write(&broken{full}, format, func(yield func(facts.Item, error) bool) {
			for n < 100_000 && yield(items[0], nil) {
				n++
			}
		})
		if !errors.Is(err, full) || n == 100_000 {
			t.Errorf("%s: Write to a full disk gives the error %v after %d items", format, err, n)
		}
		gone := errors.New("the base is gone")
		err = factfile.Write(new(bytes.Buffer), format, func(yield func(facts.Item, error) bool) {
			_ = yield(items[0], nil) && yield(facts.Item{}, gone)
		})
		if !errors.Is(err, gone) {
			t.Errorf("%s: Write of a sequence with an error gives %v", format, err)
		}
	}
}
