package facts

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
	out := append([]Statement(nil), statements...)
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
// replaces or is replaced by.
func inferBySuccession(s *Statement, all []Statement, members []int) {
	if s.Valid.Point || s.Value.Entity.ID == "" {
		return
	}
	for _, j := range members {
		o := &all[j]
		if o.Value.Entity.ID == "" || o.Value.Entity.ID == s.Value.Entity.ID {
			continue
		}
		follows := s.Replaces.ID == o.Value.Entity.ID || o.ReplacedBy.ID == s.Value.Entity.ID
		precedes := s.ReplacedBy.ID == o.Value.Entity.ID || o.Replaces.ID == s.Value.Entity.ID
		if follows && s.Valid.From.Basis == NotKnown && usable(o.Valid.To) {
			s.Valid.From = Bound{o.Valid.To.Date, Inferred, Followed, o.Value.Entity.Label}
		}
		if precedes && s.Valid.To.Basis == NotKnown && usable(o.Valid.From) {
			s.Valid.To = Bound{o.Valid.From.Date, Inferred, FollowedBy, o.Value.Entity.Label}
		}
	}
}

func usable(b Bound) bool { return b.Basis == Stated && b.Date.Known() }

// inferOneAtATime ends each statement without an end at the next stated start
// in its line.
func inferOneAtATime(out, all []Statement, members []int) {
	for _, i := range members {
		s := &out[i]
		if s.Valid.Point || s.Valid.To.Basis != NotKnown || !usable(s.Valid.From) {
			continue
		}
		for _, j := range members {
			o := &all[j]
			later := !o.Valid.Point && usable(o.Valid.From) && s.Valid.From.Date.Span().Before(o.Valid.From.Date.Span())
			if !later || sameValue(s.Value, o.Value) {
				continue
			}
			if s.Valid.To.Basis == NotKnown || o.Valid.From.Date.Span().First < s.Valid.To.Date.Span().First {
				s.Valid.To = Bound{o.Valid.From.Date, Inferred, OneAtATime, ValueLabel(o.Value)}
			}
		}
	}
}

func sameValue(a, b Value) bool {
	if a.Kind == EntityValue && b.Kind == EntityValue {
		return a.Entity.ID == b.Entity.ID
	}
	return a.Kind == b.Kind && a.Text == b.Text && a.Quantity == b.Quantity
}
