package answer

import (
	"slices"
	"strconv"
	"strings"

	"footnote/bot/question"
	"footnote/facts"
)

// mentionsDate reports whether the text names the date, at least its year.
func mentionsDate(text string, d facts.Date) bool {
	return strings.Contains(text, strconv.Itoa(d.Year()))
}

// howMany answers with the number that is asked for.
func (c *composer) howMany() bool {
	if len(c.q.Words) == 0 && len(c.q.Properties) == 0 {
		return false // any number would do, and so none does
	}
	found := c.passing(func(x *candidate) bool {
		return x.Value.Kind == facts.QuantityValue && c.countsFocus(x) && c.countsThen(x)
	})
	if len(found) == 0 {
		return false
	}
	same := slices.DeleteFunc(slices.Clone(found), func(x candidate) bool {
		return x.Subject.ID != found[0].Subject.ID || x.Property != found[0].Property || x.Of != found[0].Of
	})
	if c.disagree(same) {
		return true
	}
	if c.severalEvents(found) {
		return true
	}
	x := &found[0]
	c.lead(&x.Statement)
	c.answers(facts.ValueLabel(x.Value))
	c.reply.Status, c.reply.Confidence = Answered, x.score
	return true
}

// countsThen reports whether the number counts what was in the asked time: one
// that counts over years does not tell of one of them.
func (c *composer) countsThen(x *candidate) bool {
	return !c.w.timed || x.Valid.Point || !x.Valid.Known() || x.Valid.Hull().Within(c.w.span)
}

// countsFocus reports whether the number counts what is asked for: not people
// for "how much territory".
func (c *composer) countsFocus(x *candidate) bool {
	i := slices.IndexFunc(c.q.Words, func(w question.Word) bool { return w.Stem == c.q.Focus })
	if c.q.Focus == "" || i < 0 {
		return true
	}
	return c.w.match(x)[i] > beside
}

// disagree answers with both numbers where the readings give two that cannot
// both be right.
func (c *composer) disagree(same []candidate) bool {
	if len(facts.Conflicts(statementsOf(same), c.lex.Single)) == 0 {
		return false
	}
	c.reply.Status, c.reply.Confidence = Conflict, 0.6
	c.reply.Lead = "The readings disagree:"
	for i := range same {
		x := &same[i]
		c.reply.Points = append(c.reply.Points, Point{Text: facts.ValueLabel(x.Value) + by(&x.Statement) + ": " + c.told(&x.Statement), Notes: c.note(&x.Statement)})
		c.answers(facts.ValueLabel(x.Value))
	}
	return true
}

// severalEvents gives the number for each, when the question names none of the
// things that it may be about and several have one.
func (c *composer) severalEvents(found []candidate) bool {
	best := near(distinct(found), 0.97, 4)
	seen := map[string]bool{}
	for _, x := range best {
		seen[x.Subject.ID] = true
	}
	same := !slices.ContainsFunc(best, func(x candidate) bool { return x.Value.Quantity != best[0].Value.Quantity })
	if same || len(seen) < 2 || slices.ContainsFunc(c.w.topics, func(m question.Mention) bool { return m.Has(best[0].Subject.ID) }) {
		return false
	}
	c.reply.Lead = "The readings give a number for " + strings.ToLower(countWord(len(best))) + ":"
	for i := range best {
		c.point(&best[i].Statement)
		c.answers(facts.ValueLabel(best[i].Value))
	}
	c.reply.Status, c.reply.Confidence = Answered, best[0].score*0.8
	return true
}

// count answers how many there are by counting those the readings name.
func (c *composer) count() bool {
	line := slices.DeleteFunc(c.askedLine(), func(x candidate) bool { return x.holding == facts.No })
	if did := slices.DeleteFunc(slices.Clone(line), func(x candidate) bool { return !c.askedByVerb(x.Property) }); len(did) > 0 {
		line = did // "how many leaders did it lose" counts losses
	}
	if len(line) == 0 {
		return false
	}
	var names []string
	for i := range line {
		if n := c.wanted(&line[i]); !slices.Contains(names, n) {
			names = append(names, n)
		}
	}
	c.reply.Status, c.reply.Confidence = Answered, 0.7
	c.answers(strconv.Itoa(len(names)))
	c.reply.Lead = "The readings name " + strings.ToLower(countWord(len(names))) + c.timeText() + ":"
	for i := range line {
		x := &line[i]
		c.reply.Points = append(c.reply.Points, Point{Text: c.wanted(x) + comma(heldText(x.Valid, !c.w.timed)), Notes: c.note(&x.Statement)})
	}
	return true
}

// askedByVerb reports whether a verb of the question asks for the property.
func (c *composer) askedByVerb(property string) bool {
	return slices.ContainsFunc(c.q.Properties, func(p question.Asked) bool { return p.Verb && p.Property == property })
}

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
		c.answers(facts.ValueLabel(x.Value))
		c.reply.Status, c.reply.Confidence = Answered, x.score
		return true
	}
	length, ok := facts.Length(x.Valid)
	text := c.phrased(&x.Statement, x.Subject.Label, facts.ValueLabel(x.Value)) + spaced(heldText(x.Valid, true))
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
		c.caveat("The readings don't give both its beginning and its end, so how long it was can't be told.")
		return true
	}
	inferred := x.Valid.From.Basis == facts.Inferred || x.Valid.To.Basis == facts.Inferred
	c.reply.Status, c.reply.Confidence = Answered, 0.9
	lead := lengthText(length)
	c.answers(strings.TrimPrefix(lead, "about "))
	if inferred {
		lead += ", as inferred"
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
	c.answers(strings.TrimPrefix(lengthText(length), "about "))
	c.reply.Lead, c.reply.LeadNotes = sentence(capitalise(lengthText(length))+", by their dates"), c.note(told[0], told[1])
	for _, s := range told {
		c.point(s)
	}
	c.reply.Status, c.reply.Confidence = Answered, 0.85
	return true
}

// howMuch answers "how much" in words where the readings give no number.
func (c *composer) howMuch() bool {
	if !strings.Contains(" "+facts.Fold(c.q.Text)+" ", " how much ") {
		return false
	}
	c.q.Wants = ""
	for i := range c.ranks {
		c.ranks[i].fits = 1
	}
	return c.gloss()
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
