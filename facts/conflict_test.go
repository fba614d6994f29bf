package facts_test

import (
	"testing"

	"footnote/facts"
)

func TestConflicts(t *testing.T) {
	number := func(amount float64, sense facts.Sense, unit, on string) facts.Statement {
		s := happened(t, "", on)
		s.Value = facts.Value{Kind: facts.QuantityValue, Quantity: facts.Quantity{Amount: amount, Unit: unit, Sense: sense}}
		return s
	}
	during := func(s facts.Statement, from, to string) facts.Statement {
		s.Valid = facts.FromTo(date(t, from), date(t, to))
		return s
	}
	ranked := func(s facts.Statement, rank facts.Rank) facts.Statement {
		s.Rank = rank
		return s
	}
	of := func(s facts.Statement, what string) facts.Statement {
		s.Of = what
		return s
	}
	const day = "2024-03-22"
	tests := []struct {
		name string
		a, b facts.Statement
		one  bool // the property has one value at a time
		want bool
	}{
		{"two holders at once", held(t, "a", "2010", "2015"), held(t, "b", "2012", "2018"), true, true},
		{"two holders of what many hold", held(t, "a", "2010", "2015"), held(t, "b", "2012", "2018"), false, false},
		{"in turn", held(t, "a", "2010", "2012"), held(t, "b", "2012", "2018"), true, false},
		{"in turn on a day", held(t, "a", "2010", "2012-05-01"), held(t, "b", "2012-05-01", "2018"), true, false},
		{"they may overlap", held(t, "a", "2010", "2013"), held(t, "b", "2013-03", "2018"), true, false},
		{"an end nobody knows", held(t, "a", "2010", ""), held(t, "b", "2012", ""), true, false},
		{"no end", held(t, "a", "2010", ".."), held(t, "b", "2012", ".."), true, true},
		{"the same holder", held(t, "a", "2010", "2015"), held(t, "a", "2012", "2018"), true, false},
		{"a deprecated one", held(t, "a", "2010", "2015"), ranked(held(t, "b", "2012", "2018"), facts.Deprecated), true, false},
		{"of different things", of(held(t, "a", "2010", "2015"), "x"), of(held(t, "b", "2012", "2018"), "y"), true, false},

		{"two values on a day", happened(t, "moscow", day), happened(t, "kazan", day), true, true},
		{"two values in a month", happened(t, "moscow", "2024-03"), happened(t, "kazan", "2024-03"), true, false},
		{"two dates for one thing", happened(t, "a", "2024-03-22"), happened(t, "a", "2024-03-23"), true, true},
		{"a date and its month", happened(t, "a", "2024-03-22"), happened(t, "a", "2024-03"), true, false},
		{"two dates of what happens often", happened(t, "a", "2024-03-22"), happened(t, "a", "2024-03-23"), false, false},

		{"two numbers", number(130, "", "people", day), number(140, "", "people", day), false, true},
		{"the same number", number(130, "", "people", day), number(130, "", "people", day), false, false},
		{"numbers of different days", number(130, "", "people", day), number(140, "", "people", "2024-03-23"), false, false},
		{"a number without a date", number(130, "", "people", day), number(140, "", "people", ""), false, true},
		{"other units", number(130, "", "people", day), number(140, "", "cars", day), false, false},
		{"more than, and more", number(130, facts.MoreThan, "", day), number(145, "", "", day), false, false},
		{"more than, and just that", number(130, facts.MoreThan, "", day), number(130, "", "", day), false, true},
		{"at least, and just that", number(130, facts.AtLeast, "", day), number(130, "", "", day), false, false},
		{"less than, and just that", number(130, facts.LessThan, "", day), number(130, "", "", day), false, true},
		{"at most, and more", number(130, facts.AtMost, "", day), number(131, "", "", day), false, true},
		{"more than and less than the same", number(130, facts.MoreThan, "", day), number(130, facts.LessThan, "", day), false, true},
		{"about, and near", number(100, facts.About, "", day), number(109, "", "", day), false, false},
		{"about, and far", number(100, facts.About, "", day), number(111, "", "", day), false, true},
		{"nearly, below zero", number(-100, facts.Nearly, "", day), number(-95, "", "", day), false, false},
		{"numbers in turn", during(number(3, "", "", ""), "2010", "2012"), during(number(4, "", "", ""), "2012", "2018"), false, false},
		{"numbers at once", during(number(3, "", "", ""), "2010", "2015"), during(number(4, "", "", ""), "2012", "2018"), false, true},
		{"numbers of the same years", during(number(3, "", "", ""), "2010", "2010"), during(number(4, "", "", ""), "2010", "2010"), false, true},
	}
	for _, tt := range tests {
		for _, pair := range [][]facts.Statement{{tt.a, tt.b}, {tt.b, tt.a}} {
			got := facts.Conflicts(pair, func(string) bool { return tt.one })
			if (len(got) > 0) != tt.want {
				t.Errorf("%s: Conflicts gives %d, want any: %v", tt.name, len(got), tt.want)
			}
		}
	}
}

func TestConflictsPairs(t *testing.T) {
	line := []facts.Statement{held(t, "a", "2010", "2020"), held(t, "b", "2012", "2018"), held(t, "c", "2013", "2017")}
	elsewhere := held(t, "d", "2010", "2020")
	elsewhere.Subject.ID = "al-qaeda"
	got := facts.Conflicts(append(line, elsewhere), always)
	if len(got) != 3 || got[0].A.Value.Entity.ID != "a" || got[2].B.Value.Entity.ID != "c" {
		t.Errorf("Conflicts gives %v, want the three pairs of the line in order", got)
	}
	if got := facts.Conflicts(line, nil); got != nil {
		t.Errorf("Conflicts with no property of one value gives %v", got)
	}
}
