package facts

// A Span is a run of days, both ends included. It is empty when Last lies
// before First. A Span is exact; what is imprecise is whether a statement
// holds in it, which is [Interval]'s business.
type Span struct{ First, Last Day }

// Always is the span of all days.
var Always = Span{MinDay, MaxDay}

// IsEmpty reports whether the span has no day.
func (s Span) IsEmpty() bool { return s.Last < s.First }

// Bounded reports whether the span has both a first and a last day.
func (s Span) Bounded() bool { return s.First != MinDay && s.Last != MaxDay }

// Days is the number of days in a bounded span, 0 in an empty one.
func (s Span) Days() int {
	if s.IsEmpty() {
		return 0
	}
	return int(s.Last) - int(s.First) + 1
}

// Overlaps reports whether the two share a day.
func (s Span) Overlaps(t Span) bool { return !s.Intersect(t).IsEmpty() }

// Intersect is the days that both have, perhaps none.
func (s Span) Intersect(t Span) Span { return Span{max(s.First, t.First), min(s.Last, t.Last)} }

// Hull is the smallest span that has the days of both. An empty span adds
// nothing.
func (s Span) Hull(t Span) Span {
	switch {
	case s.IsEmpty():
		return t
	case t.IsEmpty():
		return s
	}
	return Span{min(s.First, t.First), max(s.Last, t.Last)}
}

// Within reports whether t has all the days of s. The empty span is within
// every span.
func (s Span) Within(t Span) bool {
	return s.IsEmpty() || s.First >= t.First && s.Last <= t.Last
}

// Ahead are all days before the span: none if it has no first day.
func (s Span) Ahead() Span {
	if s.First == MinDay {
		return Span{0, -1}
	}
	return Span{MinDay, s.First - 1}
}

// Behind are all days after the span: none if it has no last day.
func (s Span) Behind() Span {
	if s.Last == MaxDay {
		return Span{0, -1}
	}
	return Span{s.Last + 1, MaxDay}
}

// Before reports whether every day of s comes before every day of t.
func (s Span) Before(t Span) bool { return s.Last < t.First }
