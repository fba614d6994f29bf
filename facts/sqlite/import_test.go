package sqlite_test

import (
	"context"
	"errors"
	"iter"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/facts"
	"footnote/facts/sqlite"
)

func TestImport_twiceChangesNothing(t *testing.T) {
	base := open(t)
	got := importAll(t, base, larn()...)
	want := sqlite.Summary{Properties: 3, Sources: 2, Entities: 4, Statements: 4}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("first import (-want +got):\n%s", diff)
	}
	before := exported(t, base)
	got = importAll(t, base, larn()...)
	if diff := cmp.Diff(sqlite.Summary{Unchanged: 13}, got); diff != "" {
		t.Errorf("second import (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(before, exported(t, base), dates); diff != "" {
		t.Errorf("the second import changed the base (-before +after):\n%s", diff)
	}
}

func TestImport_implicit(t *testing.T) {
	got := importAll(t, open(t), fact("Ada Holt", "employer", "Larn Mill", "", ""), fact("Ada Holt", "employer", "Larn Press", "", ""))
	want := sqlite.Summary{Entities: 3, Properties: 1, Statements: 2,
		Implicit: []string{"Ada Holt", "Larn Mill", "Larn Press"}, ImplicitCount: 3}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Summary (-want +got):\n%s", diff)
	}
}

func TestImport_progress(t *testing.T) {
	items := func(yield func(facts.Item, error) bool) {
		for range 20_500 {
			if !yield(fact("Ada Holt", "employer", "Larn Mill", "", ""), nil) {
				return
			}
		}
	}
	var got []int
	opts := sqlite.ImportOptions{Progress: func(n int) { got = append(got, n) }}
	if _, err := open(t).Import(t.Context(), items, opts); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]int{10_000, 20_000}, got); diff != "" {
		t.Errorf("progress (-want +got):\n%s", diff)
	}
}

// How a statement names an entity, and which one that is.
func TestImport_namesOfEntities(t *testing.T) {
	known := []facts.Item{
		{Entity: &facts.Entity{ID: "ada", Label: "Ada Holt"}},
		{Entity: &facts.Entity{ID: "Holt", Label: "Holt Brothers"}},
		{Entity: &facts.Entity{ID: "mill", Label: "Mill", Aliases: []string{"Works", "Old Works"}}},
		{Entity: &facts.Entity{ID: "press", Label: "Press", Aliases: []string{"Old Works"}}},
		{Entity: &facts.Entity{ID: "works", Label: "Works"}},
		{Entity: &facts.Entity{ID: "larn-1", Label: "Larn"}},
		{Entity: &facts.Entity{ID: "larn-2", Label: "Larn"}},
	}
	for _, tt := range []struct{ name, written, want, problem string }{
		{"id", "mill", "mill", ""},
		{"id before label", "Holt", "Holt", ""},
		{"label", "Ada Holt", "ada", ""},
		{"label before alias", "Works", "works", ""},
		{"nothing known", "Ada Holt Ltd", "Ada Holt Ltd", ""},
		{"letter case matters", "ada holt", "ada holt", ""},
		{"ambiguous label", "Larn", "", `the name "Larn" may mean any of these ids: larn-1, larn-2; write the id`},
		{"ambiguous alias", "Old Works", "", `the name "Old Works" may mean any of these ids: mill, press; write the id`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			base := openWith(t, known...)
			s := statement(tt.written, "employer", "Larn Mill", "", "")
			s.ID = "s1"
			_, err := base.Import(t.Context(), sequence(facts.Item{Statement: s}), sqlite.ImportOptions{})
			if tt.problem != "" {
				if err == nil || !strings.HasSuffix(err.Error(), tt.problem) {
					t.Fatalf("Import() gives error %v, want %q", err, tt.problem)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			got, err := base.Statement(t.Context(), "s1")
			if err != nil || got.Subject.ID != tt.want {
				t.Errorf("the subject is %q, %v, want %q", got.Subject.ID, err, tt.want)
			}
		})
	}
}

func TestImport_valueOfPlainWord(t *testing.T) {
	properties := []facts.Item{
		{Property: &facts.Property{ID: "employer", Value: facts.EntityValue}},
		{Property: &facts.Property{ID: "reason", Value: facts.TextValue}},
		{Property: &facts.Property{ID: "toll", Value: facts.QuantityValue}},
	}
	entity := func(name string) facts.Value {
		return facts.Value{Kind: facts.EntityValue, Entity: facts.Entity{ID: name, Label: name}}
	}
	quantity := func(amount float64, unit string, sense facts.Sense) facts.Value {
		return facts.Value{Kind: facts.QuantityValue, Quantity: facts.Quantity{Amount: amount, Unit: unit, Sense: sense}}
	}
	for _, tt := range []struct {
		property, text string
		want           facts.Value
	}{
		{"employer", "Larn Mill", entity("Larn Mill")},
		{"no such property", "Larn Mill", entity("Larn Mill")},
		{"reason", "the ferry sank", facts.Value{Kind: facts.TextValue, Text: "the ferry sank"}},
		{"toll", "3", quantity(3, "", facts.Exactly)},
		{"toll", "more than 1,250.5 old pence", quantity(1250.5, "old pence", facts.MoreThan)},
	} {
		t.Run(tt.property+" "+tt.text, func(t *testing.T) {
			base := openWith(t, append(properties, fact("Larn", tt.property, tt.text, "", ""))...)
			got, err := base.Statements(t.Context(), facts.Query{})
			if err != nil || len(got) != 1 {
				t.Fatalf("%d statements, %v, want 1", len(got), err)
			}
			if diff := cmp.Diff(tt.want, got[0].Value); diff != "" {
				t.Errorf("Value (-want +got):\n%s", diff)
			}
		})
	}
}

func TestImport_extends(t *testing.T) {
	base := openWith(t, fact("Larn", "reason", "storms", "", ""),
		facts.Item{Entity: &facts.Entity{ID: "Larn", Kind: facts.Place, Aliases: []string{"Laren"}}},
		facts.Item{Entity: &facts.Entity{ID: "Larn", Label: "Larn", Description: "a town", Aliases: []string{"Larn", "Laren", "Lairn"}}},
		facts.Item{Property: &facts.Property{ID: "reason", Nouns: []string{"cause"}}},
		facts.Item{Property: &facts.Property{ID: "reason", Nouns: []string{"cause", "motive"}, Single: true}},
		facts.Item{Source: &facts.Source{ID: "almanac", Title: "Larn Almanac"}},
		facts.Item{Source: &facts.Source{ID: "almanac", Author: "Cy Roe", Date: date("1951")}},
	)
	entities, err := base.Entities(t.Context(), []string{"Larn"})
	if err != nil {
		t.Fatal(err)
	}
	properties, err := base.Properties(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	sources, err := base.Sources(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	type all struct {
		Entities   []facts.Entity
		Properties []facts.Property
		Sources    []facts.Source
	}
	want := all{
		[]facts.Entity{{ID: "Larn", Label: "Larn", Kind: facts.Place, Description: "a town", Aliases: []string{"Laren", "Lairn"}}},
		[]facts.Property{{ID: "reason", Label: "reason", Value: facts.EntityValue, Nouns: []string{"cause", "motive"}, Single: true}},
		[]facts.Source{{ID: "almanac", Title: "Larn Almanac", Author: "Cy Roe", Date: date("1951")}},
	}
	if diff := cmp.Diff(want, all{entities, properties, sources}, dates); diff != "" {
		t.Errorf("after extending (-want +got):\n%s", diff)
	}
}

// What is wrong with an entry is told with its line and what is allowed.
func TestImport_wrongEntry(t *testing.T) {
	with := func(change func(*facts.Statement)) facts.Item {
		s := statement("Larn bridge", "keeper", "Ada Holt", "1933", "1940")
		change(s)
		return facts.Item{Statement: s}
	}
	for _, tt := range []struct {
		name  string
		items []facts.Item // the last one is wrong
		want  string
	}{
		{"no subject", []facts.Item{fact("", "keeper", "Ada Holt", "", "")},
			"the subject is missing; name who or what the statement is about"},
		{"no property", []facts.Item{fact("Larn bridge", "", "Ada Holt", "", "")},
			`the property is missing; name what is said of "Larn bridge"`},
		{"no value", []facts.Item{fact("Larn bridge", "keeper", "", "", "")},
			"the value is missing; write an entity, a text or a quantity"},
		{"ends before it starts", []facts.Item{fact("Larn bridge", "keeper", "Ada Holt", "1940-02", "1940-01")},
			"it ends in 1940-01, before it starts in 1940-02; write an end that is not before the start"},
		{"unknown source", []facts.Item{with(func(s *facts.Statement) {
			s.References = []facts.Reference{{Source: facts.Source{ID: "almanac"}}}
		})}, `a reference names the source "almanac", which is not known; describe that source before the statement`},
		{"reference to nothing", []facts.Item{with(func(s *facts.Statement) { s.References = make([]facts.Reference, 1) })},
			"a reference without source; name the id of a source"},
		{"quote backwards", []facts.Item{with(func(s *facts.Statement) {
			s.References = []facts.Reference{{Source: facts.Source{ID: "almanac"}, Start: 9, End: 4}}
		})}, "a reference has a quote from byte 9 to 4; write a start of 0 or more and an end not before it"},
		{"certainty", []facts.Item{with(func(s *facts.Statement) { s.Certainty = "shouts" })},
			`there is no certainty "shouts"; allowed are states, reports and suggests`},
		{"status", []facts.Item{with(func(s *facts.Statement) { s.Status = "lost" })},
			`there is no status "lost"; allowed are proposed, accepted and retracted`},
		{"rank", []facts.Item{with(func(s *facts.Statement) { s.Rank = "best" })},
			`there is no rank "best"; allowed are preferred and deprecated`},
		{"statement id", []facts.Item{with(func(s *facts.Statement) { s.ID = "s1" }),
			with(func(s *facts.Statement) { s.ID, s.Of = "s1", "the north side" })},
			`duplicate id "s1" with other content; give the statement another id, or none`},
		{"history", []facts.Item{{Statement: statement("Larn bridge", "keeper", "Ada Holt", "", ""),
			History: []facts.Change{{Status: facts.Accepted}, {Status: facts.Retracted}}}},
			"its history ends with retracted though its status is accepted; write the same"},
		{"not a quantity", []facts.Item{{Property: &facts.Property{ID: "toll", Value: facts.QuantityValue}},
			fact("Larn bridge", "toll", "a lot", "", "")},
			`property "toll": "a lot" is not a quantity; write a number and its unit, as in "more than 130 people"`},
		{"entity label", []facts.Item{{Entity: &facts.Entity{ID: "ada", Label: "Ada Holt"}}, {Entity: &facts.Entity{ID: "ada", Label: "Ada Oke"}}},
			`duplicate entity id "ada" with other content: its label is "Ada Holt", not "Ada Oke"; give it another id or the same label`},
		{"entity kind", []facts.Item{{Entity: &facts.Entity{ID: "ada", Kind: facts.Person}}, {Entity: &facts.Entity{ID: "ada", Kind: facts.Place}}},
			`duplicate entity id "ada" with other content: its kind is "person", not "place"; give it another id or the same kind`},
		{"entity after statement", []facts.Item{fact("Larn bridge", "keeper", "Ada Holt", "", ""),
			{Entity: &facts.Entity{ID: "ada", Label: "A. Holt", Aliases: []string{"Ada Holt"}}}},
			`entity "ada" comes after a statement that names it "Ada Holt"; put entities before statements`},
		{"nameless entity", []facts.Item{{Entity: &facts.Entity{Kind: facts.Person}}},
			"an entity without id and label; give it at least one"},
		{"property kind", []facts.Item{{Property: &facts.Property{ID: "toll", Value: facts.QuantityValue}},
			{Property: &facts.Property{ID: "toll", Value: facts.TextValue}}},
			`duplicate property id "toll" with other content: its kind of value is "quantity", not "text"; give it another id or the same kind of value`},
		{"property word", []facts.Item{{Property: &facts.Property{ID: "toll", Nouns: []string{"toll\nfee"}}}},
			`property "toll" has the noun or verb "toll\nfee"; write a word or some words on one line`},
		{"source title", []facts.Item{{Source: &facts.Source{ID: "almanac", Title: "Larn Almanac"}}, {Source: &facts.Source{ID: "almanac", Title: "Letters"}}},
			`duplicate source id "almanac" with other content: its title is "Larn Almanac", not "Letters"; give it another id or the same title`},
		{"source date", []facts.Item{{Source: &facts.Source{ID: "almanac", Date: date("1951")}}, {Source: &facts.Source{ID: "almanac", Date: date("1952")}}},
			`duplicate source id "almanac" with other content: its date is "1951", not "1952"; give it another id or the same date`},
		{"nothing", []facts.Item{{}}, "an empty entry; write an entity, a property, a source or a statement"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			base := open(t)
			_, err := base.Import(t.Context(), sequence(tt.items...), sqlite.ImportOptions{File: "larn.yaml"})
			var wrong *facts.LineError
			if !errors.As(err, &wrong) {
				t.Fatalf("Import() gives error %v, want a LineError", err)
			}
			want := facts.LineError{File: "larn.yaml", Line: len(tt.items)}
			if wrong.File != want.File || wrong.Line != want.Line || wrong.Err.Error() != tt.want {
				t.Errorf("Import() gives\n%v, want\n%s:%d: %s", wrong, want.File, want.Line, tt.want)
			}
			if left := exported(t, base); len(left) != 0 {
				t.Errorf("the import that failed left %d entries", len(left))
			}
		})
	}
}

// An import that fails late undoes what it did early.
func TestImport_allOrNothing(t *testing.T) {
	cause := errors.New("the line is torn off")
	broken := func(yield func(facts.Item, error) bool) {
		for item := range sequence(larn()...) {
			if !yield(item, nil) {
				return
			}
		}
		yield(facts.Item{}, cause)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancelling := func(yield func(facts.Item, error) bool) {
		for item := range sequence(larn()...) {
			if !yield(item, nil) {
				return
			}
		}
		cancel()
		yield(fact("Ada Holt", "employer", "Larn Mill", "", ""), nil)
	}
	for _, tt := range []struct {
		name  string
		items iter.Seq2[facts.Item, error]
		want  error
	}{
		{"error of the sequence", broken, cause},
		{"cancelled", cancelling, context.Canceled},
	} {
		t.Run(tt.name, func(t *testing.T) {
			base := openWith(t, fact("Larn", "founder", "Eli Ash", "", ""))
			before := exported(t, base)
			sum, err := base.Import(ctx, tt.items, sqlite.ImportOptions{})
			if !errors.Is(err, tt.want) {
				t.Fatalf("Import() = %+v, %v, want error %v", sum, err, tt.want)
			}
			if diff := cmp.Diff(before, exported(t, base), dates); diff != "" {
				t.Errorf("the import left something behind (-before +after):\n%s", diff)
			}
			if names, err := base.Complete(t.Context(), "old", 9); err != nil || len(names) != 0 {
				t.Errorf("names left behind: %q, %v", names, err)
			}
		})
	}
}
