package facts

import (
	"cmp"
	"slices"
)

// A Held is a statement and whether it holds in the span that was asked for.
type Held struct {
	Statement Statement
	Holding   Holding
}

// Between returns the statements that hold in the span, surely or maybe, in
// order of time. Statements whose time nobody states at all are left out.
func Between(statements []Statement, s Span) []Held {
	var out []Held
	for _, st := range InOrder(statements) {
		if !st.Valid.Known() && !hasOpenBound(st.Valid) {
			continue
		}
		if h := st.Valid.Holds(s); h != No {
			out = append(out, Held{st, h})
		}
	}
	return out
}

func hasOpenBound(v Interval) bool {
	return v.From.Date == OpenDate || v.To.Date == OpenDate
}

// InOrder returns the statements sorted by time: by start, then by end. One
// whose start is unknown comes just before its end; one with no date at all
// comes last. Explicit succession breaks ties.
func InOrder(statements []Statement) []Statement {
	out := slices.Clone(statements)
	slices.SortStableFunc(out, func(a, b Statement) int { return compareTime(&a, &b) })
	return out
}

func compareTime(a, b *Statement) int {
	if c := cmp.Compare(startKey(a.Valid), startKey(b.Valid)); c != 0 {
		return c
	}
	switch id := a.Value.Entity.ID; {
	case id != "" && (b.Replaces.ID == id || a.ReplacedBy.ID == b.Value.Entity.ID && a.ReplacedBy.ID != ""):
		return -1
	case b.Value.Entity.ID != "" && (a.Replaces.ID == b.Value.Entity.ID || b.ReplacedBy.ID == id && id != ""):
		return 1
	}
	return cmp.Compare(endKey(a.Valid), endKey(b.Valid))
}

func startKey(v Interval) int64 {
	switch from, to := v.From.Date, v.To.Date; {
	case from.Known() || from.Precision() == Open:
		return int64(v.starts().First)
	case to.Known():
		return int64(to.Span().First) - 1
	}
	return int64(MaxDay)
}

func endKey(v Interval) int64 {
	if v.To.Date.Known() {
		return int64(v.To.Date.Span().Last)
	}
	return int64(MaxDay)
}

// Next returns the statements that come right after the spells of the value in
// the line, which are the statements of one subject and property: those that
// name it as the one they replace, or else those with the earliest start after
// its last one, the longest spell first among equals. Spells that start
// together follow one another only by their ends, and only when nothing starts
// later. Next returns nil when the value is not in the line or nothing comes
// after it; of several spells, the last that something comes after counts.
func Next(line []Statement, value string) []Statement {
	spells, others := aside(line, value)
	for _, anchor := range slices.Backward(spells) {
		if next := after(anchor, others, value); len(next) > 0 {
			return next
		}
	}
	return nil
}

// after are those of the others that come right after one spell of the value.
func after(anchor Statement, others []Statement, value string) []Statement {
	if linked := filter(others, func(s *Statement) bool {
		return s.Replaces.ID == value || anchor.ReplacedBy.ID != "" && anchor.ReplacedBy.ID == s.Value.Entity.ID
	}); len(linked) > 0 {
		return linked
	}
	others = filter(others, dated)
	later := filter(others, func(s *Statement) bool { return startKey(s.Valid) > startKey(anchor.Valid) })
	if len(later) == 0 {
		later = filter(others, func(s *Statement) bool { return compareTime(&anchor, s) < 0 })
	}
	return nearest(later, func(s *Statement) int64 { return startKey(s.Valid) })
}

// Previous is Next in the other direction: those that the value replaced, or
// else those with the latest start before its first spell that has one.
func Previous(line []Statement, value string) []Statement {
	spells, others := aside(line, value)
	for _, anchor := range spells {
		if previous := ahead(anchor, others, value); len(previous) > 0 {
			return previous
		}
	}
	return nil
}

// ahead are those of the others that come right before one spell of the value.
func ahead(anchor Statement, others []Statement, value string) []Statement {
	if linked := filter(others, func(s *Statement) bool {
		return s.ReplacedBy.ID == value || anchor.Replaces.ID != "" && anchor.Replaces.ID == s.Value.Entity.ID
	}); len(linked) > 0 {
		return linked
	}
	if !dated(&anchor) {
		return nil
	}
	others = filter(others, dated)
	earlier := filter(others, func(s *Statement) bool { return startKey(s.Valid) < startKey(anchor.Valid) })
	if len(earlier) == 0 {
		earlier = filter(others, func(s *Statement) bool { return compareTime(s, &anchor) < 0 })
	}
	return nearest(earlier, func(s *Statement) int64 { return -startKey(s.Valid) })
}

// aside takes the value's spells out of the line, and returns them in order
// with the statements of other values.
func aside(line []Statement, value string) (spells, others []Statement) {
	for _, s := range InOrder(line) {
		if value != "" && s.Value.Entity.ID == value {
			spells = append(spells, s)
		} else {
			others = append(others, s)
		}
	}
	return spells, others
}

// dated reports whether the statement has a place in the order of time.
func dated(s *Statement) bool { return startKey(s.Valid) != int64(MaxDay) }

func filter(in []Statement, keep func(*Statement) bool) []Statement {
	var out []Statement
	for i := range in {
		if keep(&in[i]) {
			out = append(out, in[i])
		}
	}
	return out
}

// nearest returns the statements of the least distance, the longest first.
func nearest(in []Statement, distance func(*Statement) int64) []Statement {
	if len(in) == 0 {
		return nil
	}
	best := distance(&in[0])
	for i := range in {
		best = min(best, distance(&in[i]))
	}
	out := filter(in, func(s *Statement) bool { return distance(s) == best })
	slices.SortStableFunc(out, func(a, b Statement) int { return cmp.Compare(endKey(b.Valid), endKey(a.Valid)) })
	return out
}

// Longest returns the statements with the greatest length, and that length.
// Those whose length cannot be told are passed over and counted in unknown, so
// that an answer can say so.
func Longest(statements []Statement) (longest []Statement, length Duration, unknown int) {
	for _, s := range statements {
		d, ok := Length(s.Valid)
		switch {
		case !ok:
			unknown++
		case longest == nil || d.Days() > length.Days():
			longest, length = []Statement{s}, d
		case d.Days() == length.Days():
			longest = append(longest, s)
		}
	}
	return longest, length, unknown
}
