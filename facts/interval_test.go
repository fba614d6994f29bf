package facts_test

import (
	"fmt"
	"testing"
	"time"

	"footnote/facts"
)

// edges are dates around the ends of months, of every precision that is small
// enough to go through day by day. The winter of 2022 overlaps the year's end.
var edges = []string{"", "..", "2022-12-31", "2023-01-01", "2023-02-27", "2023-02-28", "2023-03-01", "2023-03-31", "2022-12", "2023-02", "2023-03", "2022-24", "2023-03?"}

// worldFirst and worldLast bound the days that unknown bounds may take here:
// all that the questions ask about, and some on either side.
var (
	worldFirst = facts.DayOf(time.Date(2022, 11, 28, 0, 0, 0, 0, time.UTC))
	worldLast  = facts.DayOf(time.Date(2023, 4, 3, 0, 0, 0, 0, time.UTC))
)

// a run is one way in which an interval may have been: from a day to a day.
type run struct{ first, last facts.Day }

func (r run) has(d facts.Day) bool { return r.first <= d && d <= r.last }

// runs are all the ways in which the interval may have been: every day of its
// first bound with every day of its last that is not earlier.
func runs(v facts.Interval) (all []run) {
	for _, first := range daysOf(v.From.Date, facts.MinDay) {
		for _, last := range daysOf(v.To.Date, facts.MaxDay) {
			if first <= last && (!v.Point || first == last) {
				all = append(all, run{first, last})
			}
		}
	}
	return all
}

// daysOf are the days that a bound may be.
func daysOf(d facts.Date, open facts.Day) (days []facts.Day) {
	span := d.Span()
	switch d.Precision() {
	case facts.Open:
		return []facts.Day{open}
	case facts.Unknown:
		span = facts.Span{First: worldFirst, Last: worldLast}
	}
	for day := span.First; day <= span.Last; day++ {
		days = append(days, day)
	}
	return days
}

// everyInterval goes through all intervals between the edges, and all points.
func everyInterval(t *testing.T, check func(v facts.Interval, runs []run)) {
	for _, from := range edges {
		for _, to := range edges {
			v := facts.FromTo(date(t, from), date(t, to))
			check(v, runs(v))
		}
		if from != "" && from != ".." {
			v := facts.At(date(t, from))
			check(v, runs(v))
		}
	}
}

// questions are the spans that intervals are asked about.
func questions(t *testing.T) (spans []facts.Span) {
	var days []facts.Day
	for _, s := range []string{"2022-11-30", "2022-12-01", "2022-12-15", "2022-12-31", "2023-01-01", "2023-02-01", "2023-02-27", "2023-02-28", "2023-03-01", "2023-03-30", "2023-03-31", "2023-04-01"} {
		days = append(days, date(t, s).Span().First)
	}
	for i, first := range days {
		for _, last := range days[i:] {
			spans = append(spans, facts.Span{First: first, Last: last})
		}
	}
	return spans
}

// holding tells how many of the runs do.
func holding(runs []run, does func(run) bool) facts.Holding {
	n := 0
	for _, r := range runs {
		if does(r) {
			n++
		}
	}
	switch n {
	case 0:
		return facts.No
	case len(runs):
		return facts.Sure
	}
	return facts.Maybe
}

// TestHolds compares with every choice of a start and an end.
func TestHolds(t *testing.T) {
	spans := questions(t)
	everyInterval(t, func(v facts.Interval, runs []run) {
		for _, s := range spans {
			meets := func(r run) bool { return r.first <= s.Last && s.First <= r.last }
			if got, want := v.Holds(s), holding(runs, meets); got != want {
				t.Errorf("%s.Holds(%s) = %v, want %v", name(v), spell(s), got, want)
			}
			if len(runs) == 0 {
				continue // ends before it starts: nothing more to say
			}
			covers := func(r run) bool { return r.first <= s.First && s.Last <= r.last }
			if got, want := v.HoldsThroughout(s), holding(runs, covers); got != want {
				t.Errorf("%s.HoldsThroughout(%s) = %v, want %v", name(v), spell(s), got, want)
			}
		}
	})
}

// TestHullAndCore compares with every choice, day by day.
func TestHullAndCore(t *testing.T) {
	everyInterval(t, func(v facts.Interval, runs []run) {
		if len(runs) == 0 {
			return
		}
		hull, core := v.Hull(), v.Core()
		for d := worldFirst + 1; d < worldLast; d++ {
			h := holding(runs, func(r run) bool { return r.has(d) })
			if got, want := has(hull, d), h != facts.No; got != want {
				t.Errorf("%s.Hull() has %s: %v, want %v", name(v), facts.DateOf(d), got, want)
			}
			if got, want := has(core, d), h == facts.Sure; got != want {
				t.Errorf("%s.Core() has %s: %v, want %v", name(v), facts.DateOf(d), got, want)
			}
		}
	})
}

// TestLength checks that the bounds of a length hold and are attained.
func TestLength(t *testing.T) {
	everyInterval(t, func(v facts.Interval, runs []run) {
		got, ok := facts.Length(v)
		if want := v.From.Date.Known() && v.To.Date.Known() && !v.Point; ok != want {
			t.Errorf("Length(%s) is known: %v, want %v", name(v), ok, want)
		}
		if !ok || len(runs) == 0 {
			return
		}
		want := facts.Duration{Min: int(facts.MaxDay)}
		for _, r := range runs {
			days := int(r.last - r.first)
			want.Min, want.Max = min(want.Min, days), max(want.Max, days)
		}
		if got != want {
			t.Errorf("Length(%s) = %v, want %v", name(v), got, want)
		}
	})
}

func name(v facts.Interval) string { return fmt.Sprintf("%q", v.EDTF()) }

func spell(s facts.Span) string {
	return fmt.Sprint(facts.DateOf(s.First), " to ", facts.DateOf(s.Last))
}

func TestDurationInWords(t *testing.T) {
	tests := []struct {
		from, to     string
		months, days int
		exact        bool
	}{
		{"2024-03-22", "2024-03-22", 0, 0, true},
		{"2024-03-22", "2024-04-05", 0, 14, true},
		{"2022-02", "2022-10", 8, 243, false},
		{"2023-02", "2023-10", 8, 243, false},
		{"2019-10", "2022-02", 28, 852, false},
		{"2014", "2019", 60, 1826, false},
		{"2014", "2014", 6, 182, false},
		{"2001-01-01", "2011-01-01", 120, 3652, true},
	}
	for _, tt := range tests {
		d, ok := facts.Length(facts.FromTo(date(t, tt.from), date(t, tt.to)))
		if !ok || d.Months() != tt.months || d.Days() != tt.days || d.Exact() != tt.exact {
			t.Errorf("from %s to %s: %d months, %d days, exact %v, want %d, %d, %v", tt.from, tt.to, d.Months(), d.Days(), d.Exact(), tt.months, tt.days, tt.exact)
		}
	}
}

func TestIntervals(t *testing.T) {
	month := facts.MonthDate(2019, time.October)
	tests := []struct {
		name        string
		v           facts.Interval
		edtf        string
		from, to    facts.Basis
		point, know bool
	}{
		{"zero", facts.Interval{}, "", facts.NotKnown, facts.NotKnown, false, false},
		{"of nothing", facts.FromTo(facts.Date{}, facts.Date{}), "", facts.NotKnown, facts.NotKnown, false, false},
		{"at nothing", facts.At(facts.Date{}), "", facts.NotKnown, facts.NotKnown, false, false},
		{"start only", facts.FromTo(month, facts.Date{}), "2019-10/", facts.Stated, facts.NotKnown, false, true},
		{"end only", facts.FromTo(facts.Date{}, month), "/2019-10", facts.NotKnown, facts.Stated, false, true},
		{"open", facts.FromTo(month, facts.OpenDate), "2019-10/..", facts.Stated, facts.Stated, false, true},
		{"open on both sides", facts.FromTo(facts.OpenDate, facts.OpenDate), "../..", facts.Stated, facts.Stated, false, false},
		{"point", facts.At(month), "2019-10", facts.Stated, facts.Stated, true, true},
	}
	for _, tt := range tests {
		if tt.v.EDTF() != tt.edtf || tt.v.From.Basis != tt.from || tt.v.To.Basis != tt.to || tt.v.Point != tt.point || tt.v.Known() != tt.know {
			t.Errorf("%s: %q, from %s, to %s, point %v, known %v, want %+v", tt.name, tt.v.EDTF(), tt.v.From.Basis, tt.v.To.Basis, tt.v.Point, tt.v.Known(), tt)
		}
	}
}

// TestHoldsAtTheEdges says in plain examples what the words promise.
func TestHoldsAtTheEdges(t *testing.T) {
	tests := []struct {
		name, from, to, in string
		want               facts.Holding
	}{
		{"an end that nobody stated is not now", "2014-06", "", "2024", facts.Maybe},
		{"nor is it the start", "2014-06", "", "2014", facts.Sure},
		{"a start that nobody stated is not always", "", "2019-10", "2010", facts.Maybe},
		{"before the start", "2014-06", "", "2013", facts.No},
		{"after the end", "", "2019-10", "2020", facts.No},
		{"the month of an end that is known to the month", "", "2019-10", "2019-10", facts.Sure},
		{"a day of it", "2014", "2019-10", "2019-10-15", facts.Maybe},
		{"between vague bounds", "2014", "2019", "2016", facts.Sure},
		{"within a vague bound", "2014", "2019", "2014-03", facts.Maybe},
		{"open to the future", "2014", "..", "2024", facts.Sure},
		{"open to the past", "..", "2014", "1900", facts.Sure},
		{"nothing known", "", "", "2024", facts.Maybe},
	}
	for _, tt := range tests {
		v := facts.FromTo(date(t, tt.from), date(t, tt.to))
		if got := v.Holds(date(t, tt.in).Span()); got != tt.want {
			t.Errorf("%s: %s.Holds(%s) = %v, want %v", tt.name, name(v), tt.in, got, tt.want)
		}
	}
}
