package answer

import (
	"cmp"
	"slices"

	"footnote/bot/phrase"
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
		c.caveat(c.say("The readings don't say when %s ended.", ev.Entities[0].Label))
	}
	return true
}

// gapAfter says that nobody is named for the rest of the asked time, where the
// last holder ended before it did.
func (c *composer) gapAfter(in []candidate) {
	last := in[len(in)-1]
	end := last.Valid.To.Date
	if c.w.timed && c.w.span.Bounded() && c.lex.Single(last.Property) && end.Known() && c.q.Order.Position == question.AnyPosition &&
		end.Span().Last < c.w.span.Last {
		c.caveat(c.say("They name no one %s.", c.in.After(end)))
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
	c.reply.Lead = c.say("The readings name no %[1]s%[2]s.", what, cmp.Or(c.timeText(), c.say(" now")))
	tell := func(frame phrase.Text, x *candidate) {
		c.reply.Points = append(c.reply.Points, Point{
			Text:  c.say(frame, c.wanted(x)+comma(c.heldText(x.Valid, true))),
			Notes: c.note(&x.Statement),
		})
	}
	if before != nil {
		tell("The last before that they name: %s", before)
		if !before.Valid.To.Date.Known() {
			c.reply.Caveats = append(c.reply.Caveats, c.say("They don't say until when."))
		}
	}
	if after != nil {
		tell("The first after that they name: %s", after)
	}
	c.reply.Status, c.reply.Confidence = Partial, 0.2
	if before == nil && after == nil {
		c.reply.Status = NotFound
		c.nearest()
	}
	return true
}
