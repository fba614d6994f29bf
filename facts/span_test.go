package facts_test

import (
	"math/rand/v2"
	"testing"

	"footnote/facts"
)

// someSpan is a span of a small universe, now and then empty or without an end.
func someSpan(g *rand.Rand) facts.Span {
	s := facts.Span{First: facts.Day(g.IntN(10)), Last: facts.Day(g.IntN(12)) - 1}
	switch g.IntN(10) {
	case 0:
		s.First = facts.MinDay
	case 1:
		s.Last = facts.MaxDay
	}
	return s
}

// has is membership, by which everything else about spans is told here.
func has(s facts.Span, d facts.Day) bool { return s.First <= d && d <= s.Last }

// universe has all days of someSpan and some on either side.
func universe() (days []facts.Day) {
	for d := facts.Day(-5); d < 20; d++ {
		days = append(days, d)
	}
	return append(days, facts.MinDay, facts.MaxDay)
}

func TestSpanLaws(t *testing.T) {
	g := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		s, u := someSpan(g), someSpan(g)
		if s.Intersect(u) != u.Intersect(s) {
			t.Errorf("%v.Intersect(%v) does not commute", s, u)
		}
		if !s.IsEmpty() && !u.IsEmpty() && s.Hull(u) != u.Hull(s) {
			t.Errorf("%v.Hull(%v) does not commute", s, u)
		}
		if !s.Intersect(u).Within(s) || !s.Within(s.Hull(u)) || !u.Within(s.Hull(u)) {
			t.Errorf("%v and %v: not intersection within each within hull", s, u)
		}
		checkSpanDayByDay(t, s, u)
		if t.Failed() {
			return
		}
	}
}

func checkSpanDayByDay(t *testing.T, s, u facts.Span) {
	t.Helper()
	empty, overlaps, within, before, days := true, false, true, true, 0
	hullFirst, hullLast := facts.MaxDay, facts.MinDay
	for _, d := range universe() {
		inS, inU := has(s, d), has(u, d)
		if inS {
			empty = false
			days++
		}
		if inS || inU {
			hullFirst, hullLast = min(hullFirst, d), max(hullLast, d)
		}
		overlaps = overlaps || inS && inU
		within = within && (!inS || inU)
		for _, later := range universe() {
			before = before && !(inS && has(u, later) && d >= later)
		}
		if has(s.Intersect(u), d) != (inS && inU) {
			t.Errorf("%v.Intersect(%v) = %v is wrong about day %d", s, u, s.Intersect(u), d)
		}
	}
	if s.IsEmpty() != empty || s.Overlaps(u) != overlaps || s.Within(u) != within {
		t.Errorf("%v and %v: empty %v, overlaps %v, within %v, want %v, %v, %v", s, u, s.IsEmpty(), s.Overlaps(u), s.Within(u), empty, overlaps, within)
	}
	if !s.IsEmpty() && !u.IsEmpty() {
		if s.Before(u) != before {
			t.Errorf("%v.Before(%v) = %v", s, u, s.Before(u))
		}
		if want := (facts.Span{First: hullFirst, Last: hullLast}); s.Hull(u) != want {
			t.Errorf("%v.Hull(%v) = %v, want %v", s, u, s.Hull(u), want)
		}
	}
	if s.Bounded() && s.Days() != days {
		t.Errorf("%v.Days() = %d, want %d", s, s.Days(), days)
	}
}

func TestSpanBounded(t *testing.T) {
	tests := []struct {
		span facts.Span
		want bool
	}{
		{facts.Span{First: 1, Last: 3}, true},
		{facts.Span{First: 3, Last: 1}, true},
		{facts.Span{First: facts.MinDay, Last: 3}, false},
		{facts.Span{First: 1, Last: facts.MaxDay}, false},
		{facts.Always, false},
	}
	for _, tt := range tests {
		if got := tt.span.Bounded(); got != tt.want {
			t.Errorf("%v.Bounded() = %v, want %v", tt.span, got, tt.want)
		}
	}
}

func TestSpanHullOfEmpty(t *testing.T) {
	empty, one := facts.Span{First: 3, Last: 2}, facts.Span{First: 7, Last: 9}
	if got := empty.Hull(one); got != one {
		t.Errorf("empty.Hull(%v) = %v", one, got)
	}
	if got := one.Hull(empty); got != one {
		t.Errorf("%v.Hull(empty) = %v", one, got)
	}
}
