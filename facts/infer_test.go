package facts_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/facts"
)

// equateDates lets cmp compare dates.
var equateDates = cmp.Comparer(func(a, b facts.Date) bool { return a == b })

// held is a statement of one line: that the value held from one date to
// another, and whom it replaced and who replaced it, if that is said.
func held(t *testing.T, value, from, to string, succession ...string) facts.Statement {
	t.Helper()
	s := facts.Statement{
		Subject: facts.Entity{ID: "isis", Label: "ISIS"}, Property: "leader",
		Value: facts.Value{Kind: facts.EntityValue, Entity: facts.Entity{ID: value, Label: "the " + value}},
		Valid: facts.FromTo(date(t, from), date(t, to)),
	}
	if len(succession) > 0 {
		s.Replaces.ID = succession[0]
	}
	if len(succession) > 1 {
		s.ReplacedBy.ID = succession[1]
	}
	return s
}

// happened is a statement about one date.
func happened(t *testing.T, value, on string) facts.Statement {
	t.Helper()
	s := held(t, value, "", "")
	s.Valid = facts.At(date(t, on))
	return s
}

// bounds are the interval of a statement, with how its bounds are known.
func bounds(s facts.Statement) string {
	one := func(b facts.Bound) string {
		if b.Basis == facts.Inferred {
			return b.Date.String() + " (" + string(b.Rule) + " " + b.Via + ")"
		}
		return b.Date.String()
	}
	return s.Value.Entity.ID + " " + one(s.Valid.From) + "/" + one(s.Valid.To)
}

func always(string) bool { return true }

func TestInfer(t *testing.T) {
	other := func(s facts.Statement, change func(*facts.Statement)) facts.Statement {
		change(&s)
		return s
	}
	tests := []struct {
		name       string
		statements []facts.Statement
		single     func(string) bool
		want       []string
	}{
		{"followed, as the later one says",
			[]facts.Statement{held(t, "a", "", "2019-10"), held(t, "b", "", "2022-02", "a")}, nil,
			[]string{"a /2019-10", "b 2019-10 (followed the a)/2022-02"}},
		{"followed, as the earlier one says",
			[]facts.Statement{held(t, "a", "", "2019-10", "", "b"), held(t, "b", "", "2022-02")}, nil,
			[]string{"a /2019-10", "b 2019-10 (followed the a)/2022-02"}},
		{"followed by, as the later one says",
			[]facts.Statement{held(t, "a", "2014", ""), held(t, "b", "2019-10", "", "a")}, nil,
			[]string{"a 2014/2019-10 (followed by the b)", "b 2019-10/"}},
		{"followed by, as the earlier one says",
			[]facts.Statement{held(t, "a", "2014", "", "", "b"), held(t, "b", "2019-10", "")}, nil,
			[]string{"a 2014/2019-10 (followed by the b)", "b 2019-10/"}},
		{"both bounds of the middle one",
			[]facts.Statement{held(t, "a", "", "2019"), held(t, "b", "", "", "a", "c"), held(t, "c", "2022", "")}, nil,
			[]string{"a /2019", "b 2019 (followed the a)/2022 (followed by the c)", "c 2022/"}},
		{"no chain through what was inferred",
			[]facts.Statement{held(t, "a", "", "2019"), held(t, "b", "", "", "a"), held(t, "c", "", "", "b")}, nil,
			[]string{"a /2019", "b 2019 (followed the a)/", "c /"}},
		{"a stated bound stays",
			[]facts.Statement{held(t, "a", "2010", "2019-10", "", "b"), held(t, "b", "2020", "", "a")}, always,
			[]string{"a 2010/2019-10", "b 2020/"}},
		{"an open bound stays",
			[]facts.Statement{held(t, "a", "2010", "..", "", "b"), held(t, "b", "2020", "", "a")}, always,
			[]string{"a 2010/..", "b 2020/"}},
		{"nothing follows from an open bound",
			[]facts.Statement{held(t, "a", "2010", ".."), held(t, "b", "", "", "a")}, always,
			[]string{"a 2010/..", "b /"}},
		{"one at a time",
			[]facts.Statement{held(t, "a", "2010", ""), held(t, "b", "2014-06", ""), held(t, "c", "2019", "")}, always,
			[]string{"a 2010/2014-06 (one at a time the b)", "b 2014-06/2019 (one at a time the c)", "c 2019/"}},
		{"one at a time, in any order",
			[]facts.Statement{held(t, "c", "2019", ""), held(t, "a", "2010", ""), held(t, "b", "2014-06", "")}, always,
			[]string{"c 2019/", "a 2010/2014-06 (one at a time the b)", "b 2014-06/2019 (one at a time the c)"}},
		{"many at a time",
			[]facts.Statement{held(t, "a", "2010", ""), held(t, "b", "2014-06", "")}, func(string) bool { return false },
			[]string{"a 2010/", "b 2014-06/"}},
		{"no rule without a property's word",
			[]facts.Statement{held(t, "a", "2010", ""), held(t, "b", "2014-06", "")}, nil,
			[]string{"a 2010/", "b 2014-06/"}},
		{"succession before one at a time",
			[]facts.Statement{held(t, "a", "2010", "", "", "c"), held(t, "b", "2014", ""), held(t, "c", "2019", "")}, always,
			[]string{"a 2010/2019 (followed by the c)", "b 2014/2019 (one at a time the c)", "c 2019/"}},
		{"starts that overlap tell no order",
			[]facts.Statement{held(t, "a", "2014", ""), held(t, "b", "2014-06", "")}, always,
			[]string{"a 2014/", "b 2014-06/"}},
		{"the same value again does not end it",
			[]facts.Statement{held(t, "a", "2010", ""), held(t, "a", "2014", "")}, always,
			[]string{"a 2010/", "a 2014/"}},
		{"one at a time gives no starts",
			[]facts.Statement{held(t, "a", "2010", "2014"), held(t, "b", "", "2019")}, always,
			[]string{"a 2010/2014", "b /2019"}},
		{"what happened has no bounds to fill, and ends nothing",
			[]facts.Statement{held(t, "a", "2010", ""), happened(t, "b", "2014")}, always,
			[]string{"a 2010/", "b 2014/2014"}},
		{"of two spells, the one that fits",
			[]facts.Statement{held(t, "a", "2015", "2018"), held(t, "a", "2000", "2005"), held(t, "b", "", "2010", "a")}, nil,
			[]string{"a 2015/2018", "a 2000/2005", "b 2005 (followed the a)/2010"}},
		{"of two spells that fit, the nearer",
			[]facts.Statement{held(t, "a", "1990", "1995"), held(t, "a", "2000", "2005"), held(t, "b", "", "2010", "a")}, nil,
			[]string{"a 1990/1995", "a 2000/2005", "b 2005 (followed the a)/2010"}},
		{"of two that follow, the earlier",
			[]facts.Statement{held(t, "a", "2000", "", "", "b"), held(t, "b", "2010", "2012"), held(t, "b", "2005", "2007"), held(t, "b", "1995", "1997")}, nil,
			[]string{"a 2000/2005 (followed by the b)", "b 2010/2012", "b 2005/2007", "b 1995/1997"}},
		{"bounds that would be in the wrong order are left",
			[]facts.Statement{held(t, "a", "", "2019"), held(t, "b", "", "", "a", "c"), held(t, "c", "2010", "")}, nil,
			[]string{"a /2019", "b /", "c 2010/"}},
		{"other subjects and properties tell nothing",
			[]facts.Statement{
				held(t, "a", "2010", "", "", "b"),
				other(held(t, "b", "2014", ""), func(s *facts.Statement) { s.Subject.ID = "al-qaeda" }),
				other(held(t, "b", "2014", ""), func(s *facts.Statement) { s.Property = "spokesman" }),
			}, always,
			[]string{"a 2010/", "b 2014/", "b 2014/"}},
		{"nothing", nil, always, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			before := slices.Clone(tt.statements)
			var got []string
			for _, s := range facts.Infer(tt.statements, tt.single) {
				got = append(got, bounds(s))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("Infer (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(before, tt.statements, equateDates); diff != "" {
				t.Errorf("Infer changed its argument:\n%s", diff)
			}
		})
	}
}

// TestInferTexts checks that texts and numbers in a line end one another too.
func TestInferTexts(t *testing.T) {
	text := held(t, "", "2010", "")
	text.Value = facts.Value{Kind: facts.TextValue, Text: "red"}
	number := held(t, "", "2014", "")
	number.Value = facts.Value{Kind: facts.QuantityValue, Quantity: facts.Quantity{Amount: 3, Unit: "stars"}}
	got := facts.Infer([]facts.Statement{text, number}, always)
	want := facts.Bound{Date: date(t, "2014"), Basis: facts.Inferred, Rule: facts.OneAtATime, Via: "3 stars"}
	if got[0].Valid.To != want {
		t.Errorf("the text ends %+v, want %+v", got[0].Valid.To, want)
	}
}
