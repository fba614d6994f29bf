package answer

import (
	"cmp"
	"slices"
	"strconv"

	"footnote/bot/question"
	"footnote/facts"
)

// farBound is how many days a statement with an unknown bound may lie from
// the asked time and still answer, with a caveat: further away it is told as
// the nearest that is known.
const farBound = 3650

// held answers with who or what stood in the asked relation: all who did at the
// asked time, in order, with the bounds and how they are known.
func (c *composer) held() bool {
	line := c.askedLine()
	if len(line) == 0 || c.sideOf(&line[0]) == both {
		return false
	}
	if c.q.Time.Given() && !c.w.timed && c.q.Time.Event != nil {
		return false // it is not known when the event was
	}
	holding := slices.DeleteFunc(slices.Clone(line), func(x candidate) bool { return x.holding == facts.No })
	if c.w.timed {
		holding = c.surest(holding)
	}
	if len(holding) == 0 || c.presentIsOver(holding) {
		return c.heldElsewhen(line)
	}
	if n := c.q.Order.N; c.q.Order.Position == question.Nth && n > len(holding) {
		return c.tooFew(holding)
	}
	holding, pick := c.picked(holding)
	if c.conflicting(holding) {
		return true
	}
	c.tellHeld(holding, pick)
	c.gapAfter(holding)
	if ev := c.q.Time.Event; ev != nil && c.w.timed && c.w.span.Last == facts.MaxDay && c.q.Time.Relation == question.During {
		c.caveat("The readings don't say when " + ev.Entities[0].Label + " ended.")
	}
	return true
}

// tooFew says that there are not as many as the place in line asks for.
func (c *composer) tooFew(in []candidate) bool {
	c.tellHeld(in, "")
	c.reply.Answers, c.reply.Status, c.reply.Confidence = nil, Partial, 0.2
	c.caveat("The readings name no more than that, so none is number " + strconv.Itoa(c.q.Order.N) + ".")
	return true
}

// gapAfter says that nobody is named for the rest of the asked time, where the
// last holder ended before it did.
func (c *composer) gapAfter(in []candidate) {
	last := in[len(in)-1]
	end := last.Valid.To.Date
	if c.w.timed && c.w.span.Bounded() && c.lex.Single(last.Property) && end.Known() && c.q.Order.Position == question.AnyPosition &&
		end.Span().Last < c.w.span.Last {
		c.caveat("They name no one after " + DateText(end) + ".")
	}
}

// askedLine are the statements of the relation that is asked for, of the
// subject or value that is named, in order of time.
func (c *composer) askedLine() []candidate {
	var fit []candidate
	best := 0.0
	for _, x := range c.ranks {
		if x.asked == 0 || x.missing || x.Value.Kind == facts.QuantityValue || !c.accounts(&x) || c.sideOf(&x) == neither || !c.rightType(&x) {
			continue
		}
		best = max(best, x.asked)
		fit = append(fit, x)
	}
	fit = slices.DeleteFunc(fit, func(x candidate) bool { return x.asked < best-0.05 })
	if len(fit) == 0 {
		return nil
	}
	side := c.sideOf(&fit[0])
	fit = slices.DeleteFunc(fit, func(x candidate) bool { return c.sideOf(&x) != side })
	ordered := make([]candidate, 0, len(fit))
	for _, s := range facts.InOrder(statementsOf(fit)) {
		i := slices.IndexFunc(fit, func(x candidate) bool { return x.ID == s.ID })
		ordered = append(ordered, fit[i])
	}
	return ordered
}

// rightType reports whether what the statement gives may be of the type that
// is wanted. Entities of unknown kind may be anything.
func (c *composer) rightType(x *candidate) bool {
	e := x.Value.Entity
	if c.sideOf(x) == value {
		e = x.Subject
	}
	switch c.q.Wants {
	case question.WantsPerson:
		return x.Value.Kind == facts.EntityValue && (e.Kind == "" || e.Kind == facts.Person || e.Kind == facts.Group || e.Kind == facts.Country)
	case question.WantsPlace:
		onTheOtherSide := c.sideOf(x) == value && e.Kind == facts.Group
		return x.Value.Kind == facts.EntityValue && e.Kind != facts.Person && e.Kind != facts.Event && !onTheOtherSide
	}
	return true
}

func statementsOf(in []candidate) []facts.Statement {
	out := make([]facts.Statement, len(in))
	for i, x := range in {
		out[i] = x.Statement
	}
	return out
}

// accounts reports whether the statement accounts for what is asked beside the
// relation itself.
func (c *composer) accounts(x *candidate) bool {
	return x.coverage >= enoughCoverage && x.topics >= 0.85
}

// A side of a statement is where the named entity stands; what is asked for
// stands on the other.
type side uint8

const (
	neither side = iota
	subject
	value
	both    // both sides are named: something else is asked, such as when
	unnamed // nothing is named: the relation alone is asked for
)

func (c *composer) sideOf(x *candidate) side {
	named := false
	for _, m := range c.w.topics {
		if m.Weak {
			continue
		}
		named = true
		if m.Has(x.Subject.ID) {
			if x.Value.Entity.ID != "" && c.bindsTo(x.Value.Entity.ID) {
				return both
			}
			return subject
		}
	}
	if x.Value.Entity.ID != "" && c.bindsTo(x.Value.Entity.ID) {
		return value
	}
	if named {
		return neither
	}
	return unnamed
}

// bindsTo reports whether a binding mention means the entity.
func (c *composer) bindsTo(id string) bool {
	return slices.ContainsFunc(c.w.topics, func(m question.Mention) bool { return !m.Weak && m.Has(id) })
}

// wanted is what the statement gives for the question: its value, or its
// subject where the value is what was named.
func (c *composer) wanted(x *candidate) string {
	if c.sideOf(x) == value {
		return x.Subject.Label
	}
	return facts.ValueLabel(x.Value)
}

// surest drops those that may hold when there are some that surely do, unless
// they too are bounded within reach.
func (c *composer) surest(in []candidate) []candidate {
	if slices.ContainsFunc(in, func(x candidate) bool { return x.holding == facts.Sure }) {
		return slices.DeleteFunc(in, func(x candidate) bool {
			return x.holding == facts.Maybe && (!x.Valid.From.Date.Known() || !x.Valid.To.Date.Known())
		})
	}
	return slices.DeleteFunc(in, func(x candidate) bool { return distance(x.Valid, c.w.span) > farBound })
}

// distance is how many days lie between a span and the nearest known date of
// an interval; 0 if there is no known date at all.
func distance(v facts.Interval, s facts.Span) int {
	best := -1
	for _, b := range []facts.Bound{v.From, v.To} {
		if !b.Date.Known() {
			continue
		}
		d := b.Date.Span()
		gap := 0
		if d.Before(s) {
			gap = int(s.First) - int(d.Last)
		} else if s.Before(d) {
			gap = int(d.First) - int(s.Last)
		}
		if best < 0 || gap < best {
			best = gap
		}
	}
	return max(best, 0)
}

// presentIsOver reports whether the question asks how things are now and
// nothing that holds surely reaches now.
func (c *composer) presentIsOver(holding []candidate) bool {
	if !c.q.Present && !c.q.Still {
		return false
	}
	dated := false
	for _, x := range holding {
		if !x.Valid.Known() || x.Valid.Point || x.Valid.To.Date == facts.OpenDate {
			return false
		}
		if x.Valid.Holds(facts.Span{First: c.q.Today, Last: c.q.Today}) == facts.Sure {
			return false
		}
		dated = true
	}
	return dated
}

// heldElsewhen tells what is known when nobody is named for the asked time:
// the last before it, or the first after it.
func (c *composer) heldElsewhen(line []candidate) bool {
	what := c.relation(&line[0])
	span := c.w.span
	if !c.w.timed {
		span = facts.Span{First: c.q.Today, Last: c.q.Today}
	}
	var before, after *candidate
	for i := range line {
		x := &line[i]
		hull := x.Valid.Hull()
		switch {
		case !x.Valid.Known():
		case x.Valid.To.Date.Known() && hull.Last < span.First || x.Valid.From.Date.Known() && hull.First < span.First:
			before = x
		case after == nil:
			after = x
		}
	}
	c.reply.Lead = "The readings name no " + what + cmp.Or(c.timeText(), " now") + "."
	tell := func(word string, x *candidate) {
		c.reply.Points = append(c.reply.Points, Point{
			Text:  word + " they name: " + c.wanted(x) + comma(heldText(x.Valid, true)),
			Notes: c.note(&x.Statement),
		})
	}
	if before != nil {
		tell("The last before that", before)
		if !before.Valid.To.Date.Known() {
			c.reply.Caveats = append(c.reply.Caveats, "They don't say until when.")
		}
	}
	if after != nil {
		tell("The first after that", after)
	}
	c.reply.Status, c.reply.Confidence = Partial, 0.2
	if before == nil && after == nil {
		c.reply.Status = NotFound
		c.nearest()
	}
	return true
}

// spaced leads from a sentence to what follows, if anything does.
func spaced(s string) string {
	if s == "" {
		return ""
	}
	return " " + s
}

// comma leads from a name to what follows, if anything does.
func comma(s string) string {
	if s == "" {
		return ""
	}
	return ", " + s
}

// relation names what is asked for: "leader of ISIS".
func (c *composer) relation(x *candidate) string {
	p := c.lex.Property(x.Property)
	label := p.Label
	if len(p.Nouns) > 0 {
		label = p.Nouns[0]
	}
	switch c.sideOf(x) {
	case subject:
		return label + " of " + x.Subject.Label
	case value:
		if last := lastWord(label); slices.Contains([]string{"of", "at", "for", "in", "by", "to", "from"}, last) {
			return label + " " + facts.ValueLabel(x.Value)
		}
		return "one whose " + label + " was " + facts.ValueLabel(x.Value)
	}
	return label
}

// picked applies first, last, longest and the like, and tells how.
func (c *composer) picked(in []candidate) ([]candidate, string) {
	if len(in) < 2 {
		return in, ""
	}
	switch c.q.Order.Position {
	case question.First:
		return in[:1], "the first"
	case question.Last:
		return in[len(in)-1:], "the last"
	case question.Nth:
		if n := c.q.Order.N; n <= len(in) {
			return in[n-1 : n], "number " + strconv.Itoa(n) + " of those"
		}
	case question.Longest, question.Shortest:
		longest, _, unknown := facts.Longest(statementsOf(in))
		if c.q.Order.Position == question.Shortest {
			longest, unknown = shortest(in)
		}
		if len(longest) == 0 {
			return in, ""
		}
		if unknown > 0 {
			c.reply.Caveats = append(c.reply.Caveats, "For "+plural(unknown, "other")+" the readings don't give both bounds, so this is the "+string(c.q.Order.Position)+" of those that can be told.")
		}
		return slices.DeleteFunc(slices.Clone(in), func(x candidate) bool {
			return !slices.ContainsFunc(longest, func(s facts.Statement) bool { return s.ID == x.ID })
		}), "the " + string(c.q.Order.Position)
	}
	return in, ""
}

// shortest are the statements of the least length, and how many have none that
// can be told.
func shortest(in []candidate) (out []facts.Statement, unknown int) {
	best := 0
	for _, x := range in {
		length, ok := facts.Length(x.Valid)
		switch {
		case !ok:
			unknown++
		case out == nil || length.Days() < best:
			out, best = []facts.Statement{x.Statement}, length.Days()
		case length.Days() == best:
			out = append(out, x.Statement)
		}
	}
	return out, unknown
}

// conflicting answers with both sides when statements of a relation that has
// one value at a time contradict each other.
func (c *composer) conflicting(in []candidate) bool {
	conflicts := facts.Conflicts(statementsOf(in), c.lex.Single)
	if len(conflicts) == 0 {
		return false
	}
	c.reply.Status, c.reply.Confidence = Conflict, 0.6
	c.reply.Lead = "The readings disagree:"
	for i := range in {
		x := &in[i]
		text := c.wanted(x) + comma(heldText(x.Valid, true))
		clash := slices.ContainsFunc(conflicts, func(k facts.Conflict) bool { return k.A.ID == x.ID || k.B.ID == x.ID })
		if clash {
			text += by(&x.Statement)
		} else if len(in) > 2 {
			c.reply.Lead = "The readings disagree about some of these:"
		}
		c.reply.Points = append(c.reply.Points, Point{Text: text, Notes: c.note(&x.Statement)})
		c.answers(c.wanted(x))
	}
	return true
}

// by names the source's author and date beside a disputed statement.
func by(s *facts.Statement) string {
	if s.AssertedBy != "" {
		return ", according to " + s.AssertedBy
	}
	if len(s.References) == 0 || s.References[0].Source.Author == "" {
		return ""
	}
	src := s.References[0].Source
	out := ", according to " + src.Author
	if src.Date.Known() {
		out += " (" + DateText(src.Date) + ")"
	}
	return out
}
