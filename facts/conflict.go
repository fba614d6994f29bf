package facts

import "math"

// A Conflict is two statements that cannot both hold as they are stated.
type Conflict struct{ A, B Statement }

// Conflicts finds the pairs among the statements that contradict each other:
// two values at the same time of a property that has one at a time, two
// different numbers for the same thing at the same time, or two dates for the
// same value of a point in time. Deprecated statements take no part. Terms
// that share only the days of an imprecise bound do not conflict.
func Conflicts(statements []Statement, single func(property string) bool) []Conflict {
	var out []Conflict
	for i := range statements {
		for j := i + 1; j < len(statements); j++ {
			a, b := &statements[i], &statements[j]
			if a.Subject.ID == b.Subject.ID && a.Property == b.Property && a.Of == b.Of &&
				a.Rank != Deprecated && b.Rank != Deprecated && contradict(a, b, single) {
				out = append(out, Conflict{*a, *b})
			}
		}
	}
	return out
}

func contradict(a, b *Statement, single func(string) bool) bool {
	same := SameValue(a.Value, b.Value)
	switch {
	case same && a.Valid.Point && b.Valid.Point:
		return single != nil && single(a.Property) && !a.Valid.Hull().Overlaps(b.Valid.Hull())
	case same:
		return false
	case a.Value.Kind == QuantityValue && b.Value.Kind == QuantityValue:
		return quantitiesDisagree(a.Value.Quantity, b.Value.Quantity) &&
			(!a.Valid.Known() || !b.Valid.Known() ||
				a.Valid.Hull().Overlaps(b.Valid.Hull()) && !meet(a.Valid, b.Valid) && !meet(b.Valid, a.Valid))
	case single == nil || !single(a.Property):
		return false
	}
	shared := a.Valid.Core().Intersect(b.Valid.Core()).Days()
	return shared > 1 || shared == 1 && a.Valid.Point && b.Valid.Point
}

// meet reports whether b, which begins later than a, begins when a ends, as far
// as their dates tell.
func meet(a, b Interval) bool {
	return !a.Point && !b.Point && a.To.Date.Known() && b.From.Date.Known() &&
		a.starts().First < b.starts().First && a.ends().Overlaps(b.starts())
}

// quantitiesDisagree compares the ranges that the two hedged numbers allow.
func quantitiesDisagree(a, b Quantity) bool {
	if a.Unit != b.Unit {
		return false
	}
	lowA, highA := a.bounds()
	lowB, highB := b.bounds()
	return lowA > highB || lowB > highA
}

// bounds is the range that a hedged number allows; "about" and "nearly" allow
// a tenth.
func (q Quantity) bounds() (low, high float64) {
	far := math.Inf(1)
	tenth := math.Abs(q.Amount) / 10
	switch q.Sense {
	case MoreThan:
		return math.Nextafter(q.Amount, far), far
	case AtLeast:
		return q.Amount, far
	case LessThan:
		return -far, math.Nextafter(q.Amount, -far)
	case AtMost:
		return -far, q.Amount
	case Nearly, About:
		return q.Amount - tenth, q.Amount + tenth
	}
	return q.Amount, q.Amount
}
