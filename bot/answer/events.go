package answer

import (
	"cmp"
	"slices"
	"strings"

	"footnote/facts"
)

const (
	mostEvents   = 8  // in an answer to "what happened"
	mostTimeline = 20 // in a timeline
)

// happened answers with what happened at the asked time, to whom was named.
func (c *composer) happened() bool {
	found := c.passing(func(x *candidate) bool {
		return c.w.timed || c.q.Time.Month > 0 || x.topics > 0 && len(c.w.topics) > 0 || len(c.q.Words) > 0
	})
	if c.w.timed {
		found = within(found, c.w.span)
	}
	if !c.w.timed && c.q.Time.Month == 0 {
		found = near(found[:min(len(found), 40)], 0.9, 40)
	}
	found = c.events(found)
	more := max(0, len(found)-mostEvents)
	found = found[:len(found)-more]
	if len(found) == 0 {
		return false
	}
	if c.w.timed && c.onlyMaybe(found) {
		return true
	}
	if more > 0 {
		c.caveat(c.say("And %s more; ask for a shorter time or about one of them.", c.in.Count(more)))
	}
	c.reply.Status, c.reply.Confidence = Answered, 0.85*found[0].score+0.1
	if len(found) == 1 {
		c.lead(&found[0].Statement)
		c.answers(strings.TrimSuffix(c.told(&found[0].Statement), "."))
		return true
	}
	c.reply.Lead = c.say("The readings tell of %[1]s things%[2]s:", c.in.Count(len(found)), c.timeText())
	if !c.q.Time.Given() {
		c.reply.Lead = c.say("The readings say:")
	}
	c.tellInOrder(found)
	return true
}

// statedWithin reports whether a bound is stated to lie in the span.
func statedWithin(b facts.Bound, s facts.Span) bool {
	return b.Basis == facts.Stated && b.Date.Known() && b.Date.Span().Within(s)
}

// onlyMaybe tells what is dated too vaguely to be sure that it falls in the
// asked time, when there is nothing else.
func (c *composer) onlyMaybe(found []candidate) bool {
	if slices.ContainsFunc(found, func(x candidate) bool { return x.holding == facts.Sure }) {
		return false
	}
	c.reply.Lead = c.say("The readings date nothing to just that time. Dated less exactly:")
	for _, s := range facts.InOrder(statementsOf(found)) {
		c.point(&s)
	}
	c.reply.Status, c.reply.Confidence = Partial, 0.3
	return true
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// within keeps what happened, began or ended in the span, or if nothing did,
// what may have: it is dated to the year that the span is in.
func within(in []candidate, s facts.Span) []candidate {
	if len(in) == 0 {
		return nil
	}
	fresh := slices.DeleteFunc(slices.Clone(in), func(x candidate) bool {
		return !statedWithin(x.Valid.From, s) && !statedWithin(x.Valid.To, s)
	})
	if len(fresh) > 0 {
		return fresh
	}
	return slices.DeleteFunc(slices.Clone(in), func(x candidate) bool {
		return !x.Valid.Point || x.Valid.Hull().Days() > 2*s.Days() && x.Valid.From.Date.Precision() < facts.Year
	})
}

// events puts what happened before what began or ended, and the doings of what
// is named before those of others, and keeps the first of each event.
func (c *composer) events(in []candidate) []candidate {
	slices.SortStableFunc(in, func(a, b candidate) int {
		return cmp.Or(btoi(b.Valid.Point)-btoi(a.Valid.Point), btoi(c.w.isTopic(b.Subject.ID))-btoi(c.w.isTopic(a.Subject.ID)))
	})
	return onePerEvent(distinct(in))
}

// onePerEvent keeps, of the statements about one dated event, the one that fits
// best and one with a number: the others are a question away.
func onePerEvent(in []candidate) []candidate {
	type key struct {
		event  string
		valid  facts.Interval
		number bool
	}
	seen := map[key]bool{}
	var kept []candidate
	return slices.DeleteFunc(in, func(x candidate) bool {
		number := x.Value.Kind == facts.QuantityValue
		keys := []key{{x.Subject.ID, x.Valid, number}}
		for _, e := range x.Entities() {
			if e.Kind == facts.Event {
				keys = append(keys, key{e.ID, x.Valid, number})
			}
		}
		known := slices.ContainsFunc(keys, func(k key) bool { return seen[k] }) ||
			!number && slices.ContainsFunc(kept, func(y candidate) bool { return sameEvent(&x, &y) })
		if !known {
			kept = append(kept, x)
		}
		for _, k := range keys {
			seen[k] = true
		}
		return known
	})
}

// sameEvent reports whether two statements tell the same of the same two things
// at the same date: that somebody died, and that they lost him.
func sameEvent(x, y *candidate) bool {
	if d := dateOf(&x.Statement); !d.Known() || d != dateOf(&y.Statement) {
		return false
	}
	common := 0
	for _, e := range x.Entities() {
		if y.Mentions(e.ID) {
			common++
		}
	}
	return common >= 2
}

// tellInOrder tells the statements in points, in order of time.
func (c *composer) tellInOrder(in []candidate) {
	for _, s := range facts.InOrder(statementsOf(in)) {
		c.point(&s)
		c.answers(strings.TrimSuffix(c.told(&s), "."))
	}
}

// timeline answers with everything dated about what is named, in order; of one
// relation if one is asked for.
func (c *composer) timeline() bool {
	if line := c.askedLine(); len(line) > 1 {
		return c.lineInOrder(line)
	}
	dated := slices.DeleteFunc(slices.Clone(c.ranks), func(x candidate) bool {
		return !x.Valid.Known() || x.missing || x.holding == facts.No || x.topics < enoughTopics || len(c.w.topics) == 0 && x.coverage < enoughCoverage
	})
	if len(c.q.Words) > 0 { // "the leaders", "bananas": something of it is to be said
		dated = slices.DeleteFunc(dated, func(x candidate) bool { return x.coverage < enoughCoverage })
	}
	dated = slices.DeleteFunc(c.events(dated), func(x candidate) bool { return !c.datedWithin(&x) })
	dated = dated[:min(len(dated), mostTimeline)]
	if len(dated) == 0 {
		return false
	}
	c.reply.Status, c.reply.Confidence = Answered, 0.85
	c.reply.Lead = c.say("What the readings date%s:", c.timeText())
	if t := c.topicLabel(); t != "" {
		c.reply.Lead = c.say("What the readings date about %[1]s%[2]s:", t, c.timeText())
	}
	for _, s := range facts.InOrder(statementsOf(dated)) {
		c.shows(&s)
		told := c.told(&s)
		if d := dateOf(&s); d.Known() && !mentionsDate(told, d) {
			told = c.in.Date(d) + ": " + told
		}
		c.reply.Points = append(c.reply.Points, Point{Text: c.attributed(&s, told), Notes: c.note(&s)})
		c.answers(strings.TrimSuffix(told, "."))
	}
	return true
}

// lineInOrder tells those of the relation's line that held in the asked time.
func (c *composer) lineInOrder(line []candidate) bool {
	in := slices.DeleteFunc(slices.Clone(line), func(x candidate) bool { return c.w.timed && x.holding == facts.No })
	if len(in) == 0 {
		return c.heldElsewhen(line)
	}
	c.reply.Lead = c.say("%[1]s%[2]s, in order:", capitalise(c.relation(&in[0])), c.timeText())
	c.reply.Status, c.reply.Confidence = Answered, 0.9
	for i := range in {
		x := &in[i]
		c.shows(&x.Statement)
		if x.Valid.Point && x.Text != "" {
			c.point(&x.Statement)
			continue
		}
		c.answers(c.wanted(x))
		c.reply.Points = append(c.reply.Points, Point{Text: c.wanted(x) + comma(c.heldText(x.Valid, true)), Notes: c.note(&x.Statement)})
		c.doubt(x)
	}
	return true
}

// datedWithin reports whether the statement surely is of the asked time, or may be
// by when it began. What was so at some time before 2022 is not dated in 2015.
func (c *composer) datedWithin(x *candidate) bool {
	if !c.w.timed || x.holding == facts.Sure || x.Valid.From.Date.Known() {
		return true
	}
	return x.Valid.To.Date.Known() && x.Valid.To.Date.Span().Overlaps(c.w.span)
}

// dateOf is the stated date by which a statement is placed in time; unknown if
// it has none.
func dateOf(s *facts.Statement) facts.Date {
	for _, b := range []facts.Bound{s.Valid.From, s.Valid.To} {
		if b.Date.Known() && b.Basis == facts.Stated {
			return b.Date
		}
	}
	return facts.Date{}
}
