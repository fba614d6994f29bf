package facts

// Basis says how a bound of an interval is known.
type Basis uint8

// The bases of a bound.
const (
	NotKnown Basis = iota // nobody stated it and no rule gives it
	Stated                // a source states it
	Inferred              // a rule gives it; see Bound.Rule
)

// String is the basis's name in lower case, as facts files write it.
func (b Basis) String() string { return [...]string{"unknown", "stated", "inferred"}[b] }

// A Bound is one end of an interval and how it is known. The zero Bound is
// unknown.
type Bound struct {
	Date  Date
	Basis Basis
	Rule  Rule   // for Inferred: which rule gave the date
	Via   string // for Inferred: the label of the entity that the rule leaned on
}

// StatedBound is a bound that a source states; an unknown date gives an
// unknown bound.
func StatedBound(d Date) Bound {
	if d.Precision() == Unknown {
		return Bound{}
	}
	return Bound{Date: d, Basis: Stated}
}

// An Interval is when a statement holds. The zero Interval says nothing about
// time.
type Interval struct {
	From, To Bound
	// Point marks something that happened on one date, known to the
	// precision of From (which To then equals), rather than a state that
	// lasted. A point in 2019 happened on some day of 2019.
	Point bool
}

// At is the interval of something that happened on d.
func At(d Date) Interval {
	return Interval{From: StatedBound(d), To: StatedBound(d), Point: d.Known()}
}

// FromTo is the interval of a state that held from one stated date to
// another. Either may be unknown or open.
func FromTo(from, to Date) Interval {
	return Interval{From: StatedBound(from), To: StatedBound(to)}
}

// Known reports whether at least one bound has a date.
func (v Interval) Known() bool { return v.From.Date.Known() || v.To.Date.Known() }

// starts is the days on which the statement may begin: those of a known date,
// the first day there is for an open bound, any for an unknown one.
func (v Interval) starts() Span {
	if v.From.Date.Precision() == Open {
		return Span{MinDay, MinDay}
	}
	return v.From.Date.Span()
}

// ends is the days on which the statement may end, as starts is for its
// beginning.
func (v Interval) ends() Span {
	if v.To.Date.Precision() == Open {
		return Span{MaxDay, MaxDay}
	}
	return v.To.Date.Span()
}

// latestStart is the last day on which it may begin, which is not after the
// last on which it may end.
func (v Interval) latestStart() Day { return min(v.starts().Last, v.ends().Last) }

// earliestEnd is the first day on which it may end, which is not before the
// first on which it may begin.
func (v Interval) earliestEnd() Day { return max(v.ends().First, v.starts().First) }

// Hull is every day on which the statement may hold. An unknown bound leaves
// it open on that side.
func (v Interval) Hull() Span {
	return Span{v.starts().First, v.ends().Last}
}

// Core is every day on which the statement certainly holds: from the last day
// on which it may begin to the first on which it may end. It is empty when
// bounds are too vague to tell, as an unknown bound is but for the one day
// that the other bound may name. An open bound (".." by the source's own word)
// reaches as far as there is.
func (v Interval) Core() Span {
	core := Span{v.latestStart(), v.earliestEnd()}
	if core.IsEmpty() {
		return Span{0, -1}
	}
	return core
}

// Holding says whether a statement holds in a span.
type Holding uint8

// The degrees of holding.
const (
	No    Holding = iota // on no day of the span
	Maybe                // the bounds allow it and do not settle it
	Sure                 // on at least one day of the span
)

// Holds says whether the interval has a day in s, given that it may begin on
// any day of its first bound and end on any of its last, but not end before it
// begins: Sure if it has whichever they are, Maybe if it has for some, No if
// for none. So the interval surely holds in a span that covers all of a bound,
// and an interval with no known bound may hold in any span.
func (v Interval) Holds(s Span) Holding {
	switch {
	case !v.Hull().Overlaps(s):
		return No
	case v.latestStart() <= s.Last && v.earliestEnd() >= s.First:
		return Sure
	}
	return Maybe
}

// HoldsThroughout says whether the interval has every day of s, in the same
// way. A point has no more than one day.
func (v Interval) HoldsThroughout(s Span) Holding {
	switch {
	case s.Within(v.Core()):
		return Sure
	case s.Within(v.Hull()) && !(v.Point && s.Days() > 1):
		return Maybe
	}
	return No
}

// EDTF is the interval as EDTF writes it: "2019-10/2022-02", "/2019-10",
// "2023-06" for a point, "" when nothing is known.
func (v Interval) EDTF() string {
	switch {
	case v.Point:
		return v.From.Date.String()
	case v.From.Date == Date{} && v.To.Date == Date{}:
		return ""
	}
	return v.From.Date.String() + "/" + v.To.Date.String()
}
