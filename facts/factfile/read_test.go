package factfile_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"footnote/facts"
	"footnote/facts/factfile"
)

// readTests are the same items in both formats.
var readTests = []struct {
	name        string
	yaml, jsonl string
	want        []facts.Item
}{
	{
		name: "definitions",
		yaml: `
sources:
  - {id: holt-1988, title: "Bridges: a history", author: Ada Holt, publisher: Larn Press, date: 1988-05, url: "https://example.org/b", language: en}
properties:
  - {id: keeper, label: keeper of, value: entity, nouns: [keeper, warden], verbs: [keep, look after], single: true, phrase: "{value} kept {subject}"}
entities:
  - {id: larn, label: Larn Bridge, kind: place, aliases: [the bridge, Old Larn], description: a bridge}
  - {id: Ben, label: Ben}
  - label: Cleo
`,
		jsonl: `
{"type":"source","id":"holt-1988","title":"Bridges: a history","author":"Ada Holt","publisher":"Larn Press","date":"1988-05","url":"https://example.org/b","language":"en"}
{"type":"property","id":"keeper","label":"keeper of","value":"entity","nouns":["keeper","warden"],"verbs":["keep","look after"],"single":true,"phrase":"{value} kept {subject}"}
{"type":"entity","id":"larn","label":"Larn Bridge","kind":"place","aliases":["the bridge","Old Larn"],"description":"a bridge"}
{"type":"entity","id":"Ben"}
{"type":"entity","label":"Cleo"}
`,
		want: []facts.Item{
			{Source: &facts.Source{ID: "holt-1988", Title: "Bridges: a history", Author: "Ada Holt", Publisher: "Larn Press",
				Date: facts.MonthDate(1988, time.May), URL: "https://example.org/b", Language: "en"}},
			{Property: &facts.Property{ID: "keeper", Label: "keeper of", Value: facts.EntityValue, Nouns: []string{"keeper", "warden"},
				Verbs: []string{"keep", "look after"}, Single: true, Phrase: "{value} kept {subject}"}},
			{Entity: &facts.Entity{ID: "larn", Label: "Larn Bridge", Kind: facts.Place, Aliases: []string{"the bridge", "Old Larn"}, Description: "a bridge"}},
			{Entity: &facts.Entity{ID: "Ben"}},
			{Entity: &facts.Entity{ID: "Cleo"}},
		},
	},
	{
		name: "every key of a statement",
		yaml: `
statements:
  - id: larn-keeper-1
    subject: larn
    property: keeper
    value: {entity: ben}
    from: 1933-05
    to: ..
    of: who looks after it
    place: larnshire
    asserted-by: the parish
    certainty: reports
    replaces: cleo
    replaced-by: dora
    about: [larn, the flood]
    text: Ben kept the bridge.
    rank: preferred
    status: retracted
    source: holt-1988
    locator: p. 9
    quote: "Ben, then: keeper"
    recorded-by: ana
    recorded-at: 2024-03-22T20:15:00.5Z
    retracted-by: eli
    retracted-at: 2024-03-23T01:15:00+02:00
    history:
      - {status: accepted, by: ana, at: 2024-03-22T20:15:00.5Z}
      - {status: retracted, by: eli, at: 2024-03-22T23:15:00Z, reason: a slip}
`,
		jsonl: `{"id":"larn-keeper-1","subject":"larn","property":"keeper","value":{"entity":"ben"},"from":"1933-05","to":"..","of":"who looks after it",` +
			`"place":"larnshire","asserted-by":"the parish","certainty":"reports","replaces":"cleo","replaced-by":"dora","about":["larn","the flood"],` +
			`"text":"Ben kept the bridge.","rank":"preferred","status":"retracted","source":"holt-1988","locator":"p. 9","quote":"Ben, then: keeper",` +
			`"recorded-by":"ana","recorded-at":"2024-03-22T20:15:00.5Z","retracted-by":"eli","retracted-at":"2024-03-23T01:15:00+02:00",` +
			`"history":[{"status":"accepted","by":"ana","at":"2024-03-22T20:15:00.5Z"},{"status":"retracted","by":"eli","at":"2024-03-22T23:15:00Z","reason":"a slip"}]}`,
		want: []facts.Item{{Statement: &facts.Statement{
			ID: "larn-keeper-1", Subject: named("larn"), Property: "keeper", Value: facts.Value{Kind: facts.EntityValue, Entity: named("ben")},
			Valid: facts.FromTo(facts.MonthDate(1933, time.May), facts.OpenDate),
			Of:    "who looks after it", Place: named("larnshire"), AssertedBy: "the parish", Certainty: facts.Reports,
			Replaces: named("cleo"), ReplacedBy: named("dora"), About: []facts.Entity{named("larn"), named("the flood")},
			Text: "Ben kept the bridge.", Rank: facts.Preferred, Status: facts.Retracted,
			References: []facts.Reference{{Source: facts.Source{ID: "holt-1988"}, Locator: "p. 9", Quote: "Ben, then: keeper"}},
			RecordedBy: "ana", RecordedAt: time.Date(2024, 3, 22, 20, 15, 0, 5e8, time.UTC),
			RetractedBy: "eli", RetractedAt: time.Date(2024, 3, 22, 23, 15, 0, 0, time.UTC),
		}, History: []facts.Change{
			{Status: facts.Accepted, By: "ana", At: time.Date(2024, 3, 22, 20, 15, 0, 5e8, time.UTC)},
			{Status: facts.Retracted, By: "eli", At: time.Date(2024, 3, 22, 23, 15, 0, 0, time.UTC), Reason: "a slip"},
		}}},
	},
	{
		name: "what goes without saying is empty",
		yaml: `
statements:
  - {subject: a, property: p, value: b, certainty: states, rank: normal, status: accepted, from: , to: "", place: ~}
`,
		jsonl: `{"subject":"a","property":"p","value":"b","certainty":"states","rank":"normal","status":"accepted","from":null,"to":"","place":null}`,
		want:  []facts.Item{statement("a", "p", word("b"), facts.Interval{})},
	},
	{
		name: "values",
		yaml: `
statements:
  - {subject: a, property: p, value: 130}
  - {subject: a, property: p, value: "130"}
  - {subject: a, property: p, value: -2.5e3}
  - {subject: a, property: p, value: {amount: 10000000, unit: people, sense: more than}}
  - {subject: a, property: p, value: {amount: 3, sense: exactly}}
  - {subject: a, property: p, value: {text: the flood}}
  - {subject: a, property: p, value: true}
`,
		jsonl: `
{"subject":"a","property":"p","value":130}
{"subject":"a","property":"p","value":"130"}
{"subject":"a","property":"p","value":-2.5e3}
{"subject":"a","property":"p","value":{"amount":10000000,"unit":"people","sense":"more than"}}
{"subject":"a","property":"p","value":{"amount":3,"sense":"exactly"}}
{"subject":"a","property":"p","value":{"text":"the flood"}}
{"subject":"a","property":"p","value":"true"}
`,
		want: []facts.Item{
			statement("a", "p", quantity(130, "", ""), facts.Interval{}),
			statement("a", "p", word("130"), facts.Interval{}),
			statement("a", "p", quantity(-2500, "", ""), facts.Interval{}),
			statement("a", "p", quantity(10_000_000, "people", facts.MoreThan), facts.Interval{}),
			statement("a", "p", quantity(3, "", ""), facts.Interval{}),
			statement("a", "p", facts.Value{Kind: facts.TextValue, Text: "the flood"}, facts.Interval{}),
			statement("a", "p", word("true"), facts.Interval{}),
		},
	},
	{
		name: "dates as they are written",
		yaml: `
statements:
  - {subject: a, property: p, value: b, from: 2014, to: "2014"}
  - {subject: a, property: p, value: b, from: 0500, to: 202X}
  - {subject: a, property: p, value: b, from: -0044-03-15, to: 2014-06-30?}
  - subject: a
    property: p
    value: b
    on: 2024-03-22
`,
		jsonl: `
{"subject":"a","property":"p","value":"b","from":2014,"to":"2014"}
{"subject":"a","property":"p","value":"b","from":"0500","to":"202X"}
{"subject":"a","property":"p","value":"b","from":"-0044-03-15","to":"2014-06-30?"}
{"subject":"a","property":"p","value":"b","on":"2024-03-22"}
`,
		want: []facts.Item{
			statement("a", "p", word("b"), facts.FromTo(date("2014"), date("2014"))),
			statement("a", "p", word("b"), facts.FromTo(date("0500"), date("202X"))),
			statement("a", "p", word("b"), facts.FromTo(date("-0044-03-15"), date("2014-06-30?"))),
			statement("a", "p", word("b"), facts.At(date("2024-03-22"))),
		},
	},
	{
		name: "references",
		yaml: `
statements:
  - subject: a
    property: p
    value: b
    references:
      - {source: s, locator: "¶ 9", quote: "as is", start: 120, end: 125}
      - {source: t}
`,
		jsonl: `{"subject":"a","property":"p","value":"b","references":[{"source":"s","locator":"¶ 9","quote":"as is","start":120,"end":125},{"source":"t"}]}`,
		want: []facts.Item{withReferences(statement("a", "p", word("b"), facts.Interval{}),
			facts.Reference{Source: facts.Source{ID: "s"}, Locator: "¶ 9", Quote: "as is", Start: 120, End: 125},
			facts.Reference{Source: facts.Source{ID: "t"}})},
	},
}

func TestRead(t *testing.T) {
	for _, tt := range readTests {
		for format, in := range map[factfile.Format]string{factfile.YAML: tt.yaml, factfile.JSONL: tt.jsonl} {
			t.Run(tt.name+"/"+string(format), func(t *testing.T) {
				got, err := collect(factfile.Read(strings.NewReader(in), "f", format))
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(tt.want, got, itemOptions); diff != "" {
					t.Errorf("Read (-want +got):\n%s", diff)
				}
			})
		}
	}
}

// TestReadYAML has what JSONL has no counterpart for.
func TestReadYAML(t *testing.T) {
	plain := statement("a", "p", word("b"), facts.Interval{})
	tests := []struct {
		name, in string
		want     []facts.Item
	}{
		{"nothing", "", nil},
		{"a comment only", "# nothing yet\n", nil},
		{"sections without entries", "sources:\nstatements: []\n", nil},
		{"a byte order mark and Windows line ends", "\ufeffstatements:\r\n- subject: a\r\n  property: p\r\n  value: b\r\n", []facts.Item{plain}},
		{"defaults", `
statements:
  - {subject: a, property: p, value: b}
  - {subject: a, property: p, value: b, certainty: states, status: accepted, source: t, locator: p. 3}
  - {subject: a, property: p, value: b, references: [{locator: p. 4}, {source: t}]}
defaults: {source: s, certainty: suggests, status: proposed}
`, []facts.Item{
			hedged(withReferences(plain, inSource("s", ""))),
			withReferences(plain, inSource("t", "p. 3")),
			hedged(withReferences(plain, inSource("s", "p. 4"), inSource("t", ""))),
		}},
		{"statements come after what they name", `
statements: [{subject: a, property: p, value: b}]
entities: [{id: a}]
properties: [{id: p}]
`, []facts.Item{
			{Entity: &facts.Entity{ID: "a"}},
			{Property: &facts.Property{ID: "p"}},
			plain,
		}},
		{"documents have their own defaults", `
defaults: {source: s}
statements: [{subject: a, property: p, value: b}]
---
---
statements: [{subject: a, property: p, value: b}]
...
`, []facts.Item{withReferences(plain, inSource("s", "")), plain}},
		{"words that other YAML readers take for booleans", `
statements: [{subject: no, property: on, value: y}]
`, []facts.Item{statement("no", "on", word("y"), facts.Interval{})}},
		{"numbers that only YAML knows are words", `
statements: [{subject: a, property: p, value: 007}, {subject: a, property: p, value: 1_000}, {subject: a, property: p, value: 0x1F}, {subject: 1984, property: p, value: .inf}]
`, []facts.Item{
			statement("a", "p", word("007"), facts.Interval{}), statement("a", "p", word("1_000"), facts.Interval{}),
			statement("a", "p", word("0x1F"), facts.Interval{}), statement("1984", "p", word(".inf"), facts.Interval{}),
		}},
		{"long texts", `
entities:
  - id: a
    description: |
      one
      two
  - id: b
    description: >
      one
      two
  - id: c
    description: one
      two
`, []facts.Item{
			{Entity: &facts.Entity{ID: "a", Description: "one\ntwo"}},
			{Entity: &facts.Entity{ID: "b", Description: "one two"}},
			{Entity: &facts.Entity{ID: "c", Description: "one two"}},
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := collect(factfile.Read(strings.NewReader(tt.in), "f.yaml", factfile.YAML))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, got, itemOptions); diff != "" {
				t.Errorf("Read (-want +got):\n%s", diff)
			}
		})
	}
}

func TestReadTellsLines(t *testing.T) {
	tests := []struct {
		format factfile.Format
		in     string
		want   []int
	}{
		{factfile.YAML, "entities:\n  - id: a\n    label: A\n\n  # b\n  -\n    id: b\n  - {id: c,\n     label: C}\n---\nsources:\n- id: s\n", []int{2, 7, 8, 12}},
		{factfile.JSONL, "{\"type\":\"entity\",\"id\":\"a\"}\n\n{\"type\":\"entity\",\"id\":\"b\"}\r\n{\"type\":\"entity\",\"id\":\"c\"}", []int{1, 3, 4}},
	}
	for _, tt := range tests {
		items, err := collect(factfile.Read(strings.NewReader(tt.in), "f", tt.format))
		if err != nil {
			t.Fatal(err)
		}
		var got []int
		for _, it := range items {
			got = append(got, it.Line)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: lines of the items (-want +got):\n%s", tt.format, diff)
		}
	}
}

// endless is a JSONL file without an end.
type endless struct{ read int }

func (e *endless) Read(p []byte) (int, error) {
	const line = `{"subject":"a","property":"p","value":"b"}` + "\n"
	for i := range p {
		p[i] = line[(e.read+i)%len(line)]
	}
	e.read += len(p)
	return len(p), nil
}

func TestReadJSONLStreams(t *testing.T) {
	const want = 10_000
	n := 0
	for _, err := range factfile.Read(new(endless), "f", factfile.JSONL) {
		if err != nil {
			t.Fatal(err)
		}
		if n++; n == want {
			break
		}
	}
	if n != want {
		t.Errorf("Read gives %d items of an endless file, want %d", n, want)
	}
}

func TestFormatOf(t *testing.T) {
	tests := []struct {
		filename string
		want     factfile.Format
		wantErr  string
	}{
		{"base/isis.yaml", factfile.YAML, ""},
		{"ISIS.YML", factfile.YAML, ""},
		{"a.b.jsonl", factfile.JSONL, ""},
		{"x.ndjson", factfile.JSONL, ""},
		{"x.json", "", "x.json: a fact file is not one JSON document; write one object a line and name it .jsonl, or write YAML"},
		{"x.txt", "", `x.txt: the ending ".txt" names no form of fact file; .yaml, .yml, .jsonl and .ndjson do`},
		{"x", "", `x: the ending "" names no form of fact file; .yaml, .yml, .jsonl and .ndjson do`},
	}
	for _, tt := range tests {
		got, err := factfile.FormatOf(tt.filename)
		if got != tt.want || message(err) != tt.wantErr {
			t.Errorf("FormatOf(%q) = %q, %v, want %q, %s", tt.filename, got, err, tt.want, tt.wantErr)
		}
	}
}

func message(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func named(label string) facts.Entity { return facts.Entity{Label: label} }

func word(s string) facts.Value { return facts.Value{Text: s} }

func quantity(amount float64, unit string, sense facts.Sense) facts.Value {
	return facts.Value{Kind: facts.QuantityValue, Quantity: facts.Quantity{Amount: amount, Unit: unit, Sense: sense}}
}

func date(s string) facts.Date {
	d, err := facts.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func statement(subject, property string, v facts.Value, valid facts.Interval) facts.Item {
	return facts.Item{Statement: &facts.Statement{Subject: named(subject), Property: property, Value: v, Valid: valid}}
}

func inSource(id, locator string) facts.Reference {
	return facts.Reference{Source: facts.Source{ID: id}, Locator: locator}
}

// withReferences is a copy of the statement that rests on the references.
func withReferences(it facts.Item, references ...facts.Reference) facts.Item {
	s := *it.Statement
	s.References = references
	return facts.Item{Statement: &s}
}

// hedged is a copy of the statement as the defaults of the test have it.
func hedged(it facts.Item) facts.Item {
	s := *it.Statement
	s.Certainty, s.Status = facts.Suggests, facts.Proposed
	return facts.Item{Statement: &s}
}
