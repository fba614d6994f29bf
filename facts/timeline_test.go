package facts_test

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/facts"
)

// values are what the statements say, in their order.
func values(statements []facts.Statement) (out []string) {
	for _, s := range statements {
		out = append(out, s.Value.Entity.ID)
	}
	return out
}

func TestBetween(t *testing.T) {
	line := []facts.Statement{
		held(t, "d", "2023-10", ""),
		held(t, "a", "", "2019-10"),
		held(t, "c", "2022", "2023-10"),
		held(t, "b", "2019-10", "2022"),
		held(t, "nobody knows when", "", ""),
		held(t, "ever", "..", ""),
		happened(t, "attack", "2022-05-01"),
	}
	tests := []struct {
		in   string
		want map[string]facts.Holding
	}{
		{"1990", map[string]facts.Holding{"ever": facts.Maybe, "a": facts.Maybe}},
		{"2019-10", map[string]facts.Holding{"ever": facts.Maybe, "a": facts.Sure, "b": facts.Sure}},
		{"2020", map[string]facts.Holding{"ever": facts.Maybe, "b": facts.Sure}},
		{"2022", map[string]facts.Holding{"ever": facts.Maybe, "b": facts.Sure, "c": facts.Sure, "attack": facts.Sure}},
		{"2022-05", map[string]facts.Holding{"ever": facts.Maybe, "b": facts.Maybe, "c": facts.Maybe, "attack": facts.Sure}},
		{"2024-03-22", map[string]facts.Holding{"ever": facts.Maybe, "d": facts.Maybe}},
	}
	for _, tt := range tests {
		found := facts.Between(line, date(t, tt.in).Span())
		got := make(map[string]facts.Holding)
		var order []facts.Statement
		for _, h := range found {
			got[h.Statement.Value.Entity.ID] = h.Holding
			order = append(order, h.Statement)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("Between in %s (-want +got):\n%s", tt.in, diff)
		}
		if diff := cmp.Diff(values(facts.InOrder(order)), values(order)); diff != "" {
			t.Errorf("Between in %s is not in order (-want +got):\n%s", tt.in, diff)
		}
	}
	if got := facts.Between(line, facts.Span{First: 3, Last: 2}); got != nil {
		t.Errorf("Between in no days gives %v", got)
	}
}

func TestInOrder(t *testing.T) {
	// In the order that is wanted.
	want := []facts.Statement{
		held(t, "from the first", "..", "2024"),
		held(t, "by start", "2001", "2009"),
		held(t, "by end", "2001", "2010"),
		held(t, "without an end", "2001", ""),
		held(t, "without a start", "", "2014-06"),
		held(t, "at that end", "2014-06", ""),
		happened(t, "happened", "2019"),
		held(t, "predecessor", "2020", "2023", "", "successor"),
		held(t, "successor", "2020", "2022"),
		held(t, "undated", "", ""),
	}
	g := rand.New(rand.NewPCG(3, 4))
	for range 100 {
		in := append([]facts.Statement(nil), want...)
		g.Shuffle(len(in), func(i, j int) { in[i], in[j] = in[j], in[i] })
		shuffled := values(in)
		if diff := cmp.Diff(values(want), values(facts.InOrder(in))); diff != "" {
			t.Fatalf("InOrder of %v (-want +got):\n%s", shuffled, diff)
		}
		if diff := cmp.Diff(shuffled, values(in)); diff != "" {
			t.Fatalf("InOrder changed its argument:\n%s", diff)
		}
	}
}

func TestNextAndPrevious(t *testing.T) {
	inTurn := []facts.Statement{held(t, "c", "2019", "2022"), held(t, "a", "2010", "2014"), held(t, "b", "2014", "2019")}
	again := []facts.Statement{held(t, "a", "2000", "2002"), held(t, "b", "2002", "2004"), held(t, "a", "2004", "2006"), held(t, "c", "2006", "")}
	linked := []facts.Statement{held(t, "a", "2010", "2014"), held(t, "b", "2014", "2015"), held(t, "c", "", "", "a"), held(t, "d", "", "", "", "b")}
	together := []facts.Statement{held(t, "a", "2010", "2012"), held(t, "short", "2012", "2013"), held(t, "long", "2012", "2019")}
	sameStart := []facts.Statement{held(t, "short", "2010", "2012"), held(t, "long", "2010", "2019")}
	ends := []facts.Statement{held(t, "b", "", "2022-02"), held(t, "a", "", "2019-10"), held(t, "?", "", "")}
	handed := []facts.Statement{held(t, "a", "2010", "2014", "", "b"), held(t, "b", "", ""), held(t, "c", "2020", "", "b")}
	text := held(t, "", "2011", "2012")
	text.Value = facts.Value{Kind: facts.TextValue, Text: "nobody"}
	tests := []struct {
		name           string
		line           []facts.Statement
		value          string
		next, previous []string
	}{
		{"in turn", inTurn, "b", []string{"c"}, []string{"a"}},
		{"the first", inTurn, "a", []string{"b"}, nil},
		{"the last", inTurn, "c", nil, []string{"b"}},
		{"not in the line", inTurn, "z", nil, nil},
		{"an empty line", nil, "a", nil, nil},
		{"after the last spell, before the one that something precedes", again, "a", []string{"c"}, []string{"b"}},
		{"with spells on both sides", again, "b", []string{"a"}, []string{"a"}},
		{"by their own word", linked, "a", []string{"c"}, nil},
		{"by the other's word", linked, "b", nil, []string{"d"}},
		{"undated, by its own word", linked, "c", nil, []string{"a"}},
		{"undated, by its own word, the other way", linked, "d", []string{"b"}, nil},
		{"to an undated one", handed, "a", []string{"b"}, nil},
		{"from an undated one", handed, "c", nil, []string{"b"}},
		{"undated", ends, "?", nil, nil},
		{"two together, the longer first", together, "a", []string{"long", "short"}, nil},
		{"before two that start together", together, "long", nil, []string{"a"}},
		{"same start, by end", sameStart, "short", []string{"long"}, nil},
		{"only ends known", ends, "a", []string{"b"}, nil},
		{"only ends known, the other way", ends, "b", nil, []string{"a"}},
		{"no entity is asked for", []facts.Statement{inTurn[1], text}, "", nil, nil},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.next, values(facts.Next(tt.line, tt.value))); diff != "" {
			t.Errorf("%s: Next of %q (-want +got):\n%s", tt.name, tt.value, diff)
		}
		if diff := cmp.Diff(tt.previous, values(facts.Previous(tt.line, tt.value))); diff != "" {
			t.Errorf("%s: Previous of %q (-want +got):\n%s", tt.name, tt.value, diff)
		}
	}
}

func TestLongest(t *testing.T) {
	tests := []struct {
		name    string
		line    []facts.Statement
		want    []string
		days    int
		unknown int
	}{
		{"none", nil, nil, 0, 0},
		{"none known", []facts.Statement{held(t, "a", "2010", ""), happened(t, "b", "2011")}, nil, 0, 2},
		{"one", []facts.Statement{held(t, "a", "2010", "2014"), held(t, "b", "2014", "2015"), held(t, "c", "2015", "..")}, []string{"a"}, 1461, 1},
		{"a tie", []facts.Statement{held(t, "a", "2010-01-01", "2010-01-08"), held(t, "b", "2011-01-01", "2011-01-08")}, []string{"a", "b"}, 7, 0},
	}
	for _, tt := range tests {
		longest, length, unknown := facts.Longest(tt.line)
		if diff := cmp.Diff(tt.want, values(longest)); diff != "" || length.Days() != tt.days || unknown != tt.unknown {
			t.Errorf("%s: Longest gives %v, %d days, %d unknown, want %v, %d, %d", tt.name, values(longest), length.Days(), unknown, tt.want, tt.days, tt.unknown)
		}
	}
}
