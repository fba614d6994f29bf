package facts

import "slices"

// Rule names the rule of inference that gave a bound.
type Rule string

// The rules, in the order in which [Infer] tries them. Each fills a bound that
// nobody stated, never one that somebody did.
const (
	// Followed: someone began when the one he replaced ended.
	Followed Rule = "followed"
	// FollowedBy: someone ended when the one who replaced him began.
	FollowedBy Rule = "followed by"
	// OneAtATime: where a subject has one value at a time ([Property.Single]),
	// an end is no later than the next start.
	OneAtATime Rule = "one at a time"
)

// Infer returns the statements with the bounds that the rules give, in the
// same order; the argument is left as it is. Statements lean only on others of
// the same subject and property, and only on bounds that are stated.
// single tells whether a property has one value at a time; nil means that none
// has.
func Infer(statements []Statement, single func(property string) bool) []Statement {
	out := slices.Clone(statements)
	type line struct{ subject, property string }
	lines := make(map[line][]int, len(out))
	for i, s := range out {
		k := line{s.Subject.ID, s.Property}
		lines[k] = append(lines[k], i)
	}
	for k, members := range lines {
		if len(members) < 2 {
			continue
		}
		for _, i := range members {
			inferBySuccession(&out[i], statements, members)
		}
		if single != nil && single(k.property) {
			inferOneAtATime(out, statements, members)
		}
	}
	return out
}

// inferBySuccession fills the bounds of s from the statements whose value it
// replaces or is replaced by. Where one of these held more than once, s follows
// its latest spell and ends with its earliest, of those that leave s in order.
func inferBySuccession(s *Statement, all []Statement, members []int) {
	if s.Valid.Point || s.Value.Entity.ID == "" {
		return
	}
	var from, to Bound
	for _, j := range members {
		o := &all[j]
		if o.Value.Entity.ID == "" || o.Value.Entity.ID == s.Value.Entity.ID {
			continue
		}
		follows := s.Replaces.ID == o.Value.Entity.ID || o.ReplacedBy.ID == s.Value.Entity.ID
		precedes := s.ReplacedBy.ID == o.Value.Entity.ID || o.Replaces.ID == s.Value.Entity.ID
		if end := o.Valid.To; follows && usable(end) && !before(s.Valid.To, end) && (from == Bound{} || before(from, end)) {
			from = Bound{end.Date, Inferred, Followed, o.Value.Entity.Label}
		}
		if start := o.Valid.From; precedes && usable(start) && !before(start, s.Valid.From) && (to == Bound{} || before(start, to)) {
			to = Bound{start.Date, Inferred, FollowedBy, o.Value.Entity.Label}
		}
	}
	s.fill(from, to)
}

// fill puts the bounds where nothing is known. It does nothing if they would
// make the statement end before it starts.
func (s *Statement) fill(from, to Bound) {
	v := s.Valid
	if v.From.Basis == NotKnown {
		v.From = from
	}
	if v.To.Basis == NotKnown {
		v.To = to
	}
	if !before(v.To, v.From) {
		s.Valid = v
	}
}

func usable(b Bound) bool { return b.Basis == Stated && b.Date.Known() }

// before reports whether a surely lies before b; an unknown or open bound does
// not.
func before(a, b Bound) bool {
	return a.Date.Known() && b.Date.Known() && a.Date.Span().Before(b.Date.Span())
}

// somebodyBetween reports whether another, whose start nobody states, ended
// between the start of s and that of o, and so may have come between them.
func somebodyBetween(s, o *Statement, all []Statement, members []int) bool {
	for _, k := range members {
		b := &all[k]
		if b.ID != s.ID && b.ID != o.ID && b.Valid.From.Basis == NotKnown && usable(b.Valid.To) &&
			before(s.Valid.From, b.Valid.To) && !before(o.Valid.From, b.Valid.To) {
			return true
		}
	}
	return false
}

// inferOneAtATime ends each statement without an end at the next stated start
// in its line, unless somebody may have come between them.
func inferOneAtATime(out, all []Statement, members []int) {
	for _, i := range members {
		s := &out[i]
		if s.Valid.Point || s.Valid.To.Basis != NotKnown || !usable(s.Valid.From) {
			continue
		}
		for _, j := range members {
			o := &all[j]
			later := !o.Valid.Point && usable(o.Valid.From) && before(s.Valid.From, o.Valid.From)
			if !later || SameValue(s.Value, o.Value) || somebodyBetween(s, o, all, members) {
				continue
			}
			if s.Valid.To.Basis == NotKnown || o.Valid.From.Date.Span().First < s.Valid.To.Date.Span().First {
				s.Valid.To = Bound{o.Valid.From.Date, Inferred, OneAtATime, ValueLabel(o.Value)}
			}
		}
	}
}

// SameValue reports whether two values say the same: the same entity, the same
// text or the same quantity.
func SameValue(a, b Value) bool {
	if a.Kind == EntityValue && b.Kind == EntityValue {
		return a.Entity.ID == b.Entity.ID
	}
	return a.Kind == b.Kind && a.Text == b.Text && a.Quantity == b.Quantity
}
