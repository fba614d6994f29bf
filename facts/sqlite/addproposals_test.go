package sqlite_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/facts"
	"footnote/facts/sqlite"
)

const mayors = "Ada Holt was mayor of Larn from 1920 to 1925. Ben Orr succeeded her."

// withAlmanac opens a base that has the reading "almanac", and the items.
func withAlmanac(t *testing.T, items ...facts.Item) *sqlite.Base {
	t.Helper()
	base := openWith(t, items...)
	r := facts.Reading{Source: facts.Source{ID: "almanac", Title: "Larn Almanac"}, Format: "text", Text: mayors, Passages: []facts.Passage{{
		Paragraph: 1, End: len(mayors), Text: mayors, Sentences: []facts.ByteRange{{Start: 0, End: 45}, {Start: 46, End: len(mayors)}},
	}}}
	if _, err := base.AddReading(t.Context(), r, "ana"); err != nil {
		t.Fatal(err)
	}
	return base
}

func mayor() facts.Statement {
	s := *statement("Larn", "mayor", "", "1920", "1925")
	s.Value = facts.Value{Kind: facts.EntityValue, Entity: facts.Entity{Label: "Ada Holt"}}
	s.References = []facts.Reference{{Source: facts.Source{ID: "almanac"}, Locator: "¶ 1", Quote: mayors[:45], End: 45}}
	return s
}

func propose(t *testing.T, base *sqlite.Base, all ...facts.Statement) []string {
	t.Helper()
	properties := []facts.Property{{ID: "mayor", Value: facts.EntityValue, Nouns: []string{"mayor"}, Phrase: "{value} was mayor of {subject}"}}
	ids, err := base.AddProposals(t.Context(), all, properties, "extract")
	if err != nil {
		t.Fatal(err)
	}
	return ids
}

func TestProposalsWait(t *testing.T) {
	base := withAlmanac(t)
	ids := propose(t, base, mayor())
	if len(ids) != 1 {
		t.Fatalf("%d proposals are new, want 1", len(ids))
	}
	got, err := base.Proposals(t.Context(), "almanac", 10)
	if err != nil || len(got) != 1 || got[0].ID != ids[0] || got[0].Status != facts.Proposed || got[0].References[0].Quote != mayors[:45] {
		t.Errorf("Proposals = %+v, %v; want the one proposed, with its quote", got, err)
	}
	for source, want := range map[string]int{"": 1, "elsewhere": 0} {
		if got, err := base.Proposals(t.Context(), source, 0); err != nil || len(got) != want {
			t.Errorf("Proposals of %q are %d, %v; want %d", source, len(got), err, want)
		}
	}
	if accepted, err := base.Statements(t.Context(), facts.Query{Properties: []string{"mayor"}}); err != nil || len(accepted) > 0 {
		t.Errorf("a proposal answers: %v, %v", accepted, err)
	}
	properties, err := base.Properties(t.Context())
	if err != nil || len(properties) != 1 || properties[0].Phrase == "" {
		t.Errorf("Properties = %+v, %v; want the one described", properties, err)
	}
}

func TestProposedOnce(t *testing.T) {
	for _, tt := range []struct {
		name   string
		decide func(t *testing.T, base *sqlite.Base, id string) error
	}{
		{"waiting", func(*testing.T, *sqlite.Base, string) error { return nil }},
		{"accepted", func(t *testing.T, base *sqlite.Base, id string) error { return base.Accept(t.Context(), id, "ben") }},
		{"retracted", func(t *testing.T, base *sqlite.Base, id string) error {
			return base.Retract(t.Context(), id, "ben", "not so")
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			base := withAlmanac(t)
			ids := propose(t, base, mayor(), mayor())
			if len(ids) != 1 {
				t.Fatalf("the same twice gives %d, want 1", len(ids))
			}
			if err := tt.decide(t, base, ids[0]); err != nil {
				t.Fatal(err)
			}
			if again := propose(t, base, mayor()); len(again) != 0 {
				t.Errorf("proposed again as %v", again)
			}
		})
	}
}

func TestProposalsLeftOut(t *testing.T) {
	accepted := fact("Larn", "mayor", "Ada Holt", "1920", "1925")
	ambiguous := []facts.Item{
		{Entity: &facts.Entity{ID: "larn-1", Label: "Larn"}}, {Entity: &facts.Entity{ID: "larn-2", Label: "Larn"}},
	}
	for name, items := range map[string][]facts.Item{"accepted already": {accepted}, "ambiguous": ambiguous} {
		if ids := propose(t, withAlmanac(t, items...), mayor()); len(ids) != 0 {
			t.Errorf("%s: proposed as %v", name, ids)
		}
	}
	longer := mayor()
	longer.Valid = facts.FromTo(date("1920"), date("1926"))
	if ids := propose(t, withAlmanac(t, accepted), longer); len(ids) != 1 {
		t.Errorf("what is accepted over another time is not proposed")
	}
}

func TestProposalMustQuote(t *testing.T) {
	base := withAlmanac(t)
	wrong := mayor()
	wrong.References[0].Quote = "Ada Holt was mayor of Orrin."
	if _, err := base.AddProposals(t.Context(), []facts.Statement{mayor(), wrong}, nil, "extract"); !errors.Is(err, facts.ErrInvalid) {
		t.Errorf("a false quote: error %v, want facts.ErrInvalid", err)
	}
	if got, err := base.Proposals(t.Context(), "", 0); err != nil || len(got) > 0 {
		t.Errorf("after an error there are %d proposals, %v; want none", len(got), err)
	}
}

// A name that only proposals have brought is no name yet: neither before it is
// accepted nor when it never was.
func TestProposedNames(t *testing.T) {
	base := withAlmanac(t, facts.Item{Entity: &facts.Entity{ID: "larn", Label: "Larn", Description: "a town"}})
	id := propose(t, base, mayor())[0]
	names := func() []string {
		var all []string
		for _, how := range []facts.Match{facts.Exact, facts.Partial} {
			found, err := base.Names(t.Context(), how, []string{"ada holt", "holt", "larn"})
			if err != nil {
				t.Fatal(err)
			}
			for _, n := range found {
				all = append(all, n.Text)
			}
		}
		return all
	}
	expect := func(when string, want ...string) {
		t.Helper()
		if diff := cmp.Diff(want, names()); diff != "" {
			t.Errorf("names %s (-want +got):\n%s", when, diff)
		}
	}
	expect("while it is proposed", "Larn")
	if err := base.Retract(t.Context(), id, "ben", ""); err != nil {
		t.Fatal(err)
	}
	expect("when it was rejected", "Larn")
	if err := base.Accept(t.Context(), id, "ben"); err != nil {
		t.Fatal(err)
	}
	expect("when it is accepted", "Ada Holt", "Larn", "Ada Holt")
	if err := base.Retract(t.Context(), id, "ben", ""); err != nil {
		t.Fatal(err)
	}
	expect("when it was accepted once", "Ada Holt", "Larn", "Ada Holt")
}
