package answer

import (
	"slices"
	"strings"

	"footnote/bot/question"
	"footnote/facts"
)

// howLong answers with the length of the time that the statement held, or with
// the number of days or years that it gives.
func (c *composer) howLong() bool {
	if c.lengthBetween() {
		return true
	}
	found := c.passing(func(x *candidate) bool {
		named := c.sideOf(x) != neither || len(c.w.topics) > 1 // a span of its own, not of what it is said beside
		return named && !x.Valid.Point && x.Valid.Known() && x.Value.Kind != facts.QuantityValue || isTime(x.Value.Quantity.Unit) && len(c.q.Words) > 0
	})
	if len(found) == 0 {
		return false
	}
	x := &found[0]
	// One that tells a length goes before one that lacks a bound.
	tells := func(y candidate) bool {
		_, ok := facts.Length(y.Valid)
		return ok || isTime(y.Value.Quantity.Unit)
	}
	if i := slices.IndexFunc(found, tells); i > 0 && found[i].score > 0.85*x.score && x.asked < 0.9 {
		x = &found[i]
	}
	if x.Value.Kind == facts.QuantityValue {
		c.lead(&x.Statement)
		c.answers(c.in.Value(x.Value))
		c.reply.Status, c.reply.Confidence = Answered, x.score
		return true
	}
	length, ok := facts.Length(x.Valid)
	text := c.when(c.filled(&x.Statement), c.heldText(x.Valid, true))
	if !ok && x.Text != "" && namesLength(x.Text) {
		c.lead(&x.Statement)
		c.answers(strings.TrimSuffix(c.told(&x.Statement), "."))
		c.reply.Status, c.reply.Confidence = Answered, 0.6
		return true
	}
	if !ok {
		c.reply.Status, c.reply.Confidence = Partial, 0.3
		c.lead(&x.Statement)
		if x.Text == "" || x.Valid.From.Basis == facts.Inferred || x.Valid.To.Basis == facts.Inferred {
			c.reply.Lead = sentence(text)
		}
		c.caveat(c.say("The readings don't give both its beginning and its end, so how long it was can't be told."))
		return true
	}
	inferred := x.Valid.From.Basis == facts.Inferred || x.Valid.To.Basis == facts.Inferred
	c.reply.Status, c.reply.Confidence = Answered, 0.9
	lead := c.lengthText(length)
	c.answers(c.length(length))
	if inferred {
		lead = c.say("%s, as inferred", lead)
		c.reply.Confidence = 0.8
	}
	c.reply.Lead, c.reply.LeadNotes = sentence(capitalise(lead)+": "+text), c.note(&x.Statement)
	return true
}

// lengthBetween answers how long one thing was after another by their dates.
func (c *composer) lengthBetween() bool {
	var events []question.Mention
	for _, m := range c.q.Mentions {
		if len(m.Entities) > 0 && m.Entities[0].Kind == facts.Event {
			events = append(events, m)
		}
	}
	text := " " + facts.Fold(c.q.Text) + " "
	between := strings.Contains(text, " after ") || strings.Contains(text, " before ") || strings.Contains(text, " between ")
	if !between || len(events) != 2 {
		return false
	}
	var told [2]*facts.Statement
	for k, m := range events {
		for i := range c.ranks {
			if x := &c.ranks[i]; told[k] == nil && m.Has(x.Subject.ID) && x.Valid.Point {
				told[k] = &x.Statement
			}
		}
		if told[k] == nil {
			return false
		}
	}
	if told[1].Valid.Hull().First < told[0].Valid.Hull().First {
		told[0], told[1] = told[1], told[0]
	}
	length, ok := facts.Length(facts.FromTo(told[0].Valid.From.Date, told[1].Valid.From.Date))
	if !ok {
		return false
	}
	c.answers(c.length(length))
	c.reply.Lead, c.reply.LeadNotes = sentence(capitalise(c.say("%s, by their dates", c.lengthText(length)))), c.note(told[0], told[1])
	for _, s := range told {
		c.point(s)
	}
	c.reply.Status, c.reply.Confidence = Answered, 0.85
	return true
}

// namesLength reports whether a text speaks of a length of time: "in its third
// year".
func namesLength(text string) bool {
	return slices.ContainsFunc(strings.Fields(facts.Fold(text)), isTime)
}

func isTime(unit string) bool {
	switch strings.TrimSuffix(unit, "s") {
	case "day", "week", "month", "year", "decade", "hour", "minute", "century":
		return true
	}
	return false
}
