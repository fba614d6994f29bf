package answer

import (
	"slices"

	"footnote/bot/phrase"
	"footnote/bot/question"
	"footnote/facts"
)

// whenHeld answers when someone stood in the asked relation.
func (c *composer) whenHeld() bool {
	line := slices.DeleteFunc(c.askedLine(), func(x candidate) bool { return x.Valid.Point || x.holding == facts.No || x.topics < 0.85 })
	line = slices.DeleteFunc(line, func(x candidate) bool { return !c.namesAll(&x) })
	if len(line) == 0 || c.q.Edge == question.AnyEdge && len(c.w.topics) < 2 && c.sideOf(&line[0]) == subject {
		return false
	}
	x := &line[0]
	if c.ranks[0].score > x.score+0.1 {
		return false
	}
	if c.q.Edge == question.AnyEdge && len(line) > 1 && !slices.ContainsFunc(line, func(y candidate) bool {
		return y.Subject.ID != x.Subject.ID || !facts.SameValue(y.Value, x.Value)
	}) {
		return c.tellSpells(line)
	}
	return c.tellWhen(x)
}

// whenHappened answers with the date of the statement that says most nearly
// what is asked.
func (c *composer) whenHappened() bool {
	if c.edgeUntold() {
		return true
	}
	found := c.passing(func(x *candidate) bool {
		// "When did he begin" is not answered by what happened to him once.
		other := c.q.Edge == question.Begin && x.Valid.Point && len(c.q.Words) == 0 && x.asked == 0
		return x.Valid.Known() && !other
	})
	if len(found) == 0 {
		return c.undated()
	}
	same := slices.DeleteFunc(slices.Clone(found), func(x candidate) bool {
		return x.Subject.ID != found[0].Subject.ID || x.Property != found[0].Property || !x.Valid.Point
	})
	if c.conflicting(same) {
		return true
	}
	return c.tellWhen(&found[0])
}

// tellSpells tells all the times at which the same thing held.
func (c *composer) tellSpells(line []candidate) bool {
	first := &line[0].Statement
	c.reply.Lead = sentence(c.say("%[1]s %[2]s times", c.filled(first), c.in.Count(len(line))))
	c.reply.LeadNotes = c.note(first)
	for i := range line {
		held := c.heldText(line[i].Valid, true)
		c.answers(held)
		c.reply.Points = append(c.reply.Points, Point{Text: capitalise(held), Notes: c.note(&line[i].Statement)})
	}
	c.reply.Status, c.reply.Confidence = Answered, 0.9
	return true
}

// edgeUntold answers that the beginning or end that is asked for is not told,
// where the best statement lasted and lacks it.
func (c *composer) edgeUntold() bool {
	if c.q.Edge != question.Begin {
		return false
	}
	found := c.passing(func(x *candidate) bool { return x.asked > 0 && c.namesAll(x) && c.sideOf(x) != unnamed })
	if len(found) == 0 || found[0].Valid.Point || found[0].Valid.From.Date.Known() || !found[0].Valid.To.Date.Known() || !found[0].Valid.Known() {
		return false
	}
	return c.tellWhen(&found[0])
}

func (c *composer) tellWhen(x *candidate) bool {
	v := x.Valid
	bound, which := v.From, phrase.Text("They don't say since when.")
	switch {
	case v.Point:
	case c.q.Edge == question.End:
		bound, which = v.To, "They don't say until when."
	case c.q.Edge == question.Begin:
	case !v.From.Date.Known():
		bound = v.To
	}
	if !bound.Date.Known() {
		c.lead(&x.Statement)
		c.reply.Status, c.reply.Confidence = Partial, 0.3
		c.caveat(c.say(which))
		return true
	}
	text := c.told(&x.Statement)
	if !v.Point && bound.Basis == facts.Inferred {
		text = c.filledFor(&x.Statement, true)
	}
	c.reply.Lead, c.reply.LeadNotes = c.attributed(&x.Statement, text), c.note(&x.Statement)
	short := c.in.Date(bound.Date)
	if !v.Point && v.From.Date.Known() && v.To.Date.Known() && c.q.Edge == question.AnyEdge {
		short = c.in.From(v.From.Date) + " " + c.in.To(v.To.Date)
	} else if !v.Point && bound == v.To && c.q.Edge != question.End {
		short = c.in.Until(bound.Date)
	}
	c.answers(short)
	if !mentionsDate(text, bound.Date) {
		c.reply.Lead = sentence(short) + " " + c.reply.Lead
	}
	c.reply.Status, c.reply.Confidence = Answered, x.score*0.95
	return true
}

// undated says that the readings tell it and do not date it.
func (c *composer) undated() bool {
	i := slices.IndexFunc(c.ranks, func(x candidate) bool { x.fits = 1; return c.passes(&x) && x.coverage > 0.75 })
	if i < 0 {
		return false
	}
	c.lead(&c.ranks[i].Statement)
	c.caveat(c.say("The readings don't say when."))
	c.reply.Status, c.reply.Confidence = Partial, 0.2
	return true
}
