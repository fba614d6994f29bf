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
	c.answers(c.in.Value(x.Value))
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
	c.reply.Lead = c.say("The readings give a number for %s:", c.in.Count(len(best)))
	for i := range best {
		c.point(&best[i].Statement)
		c.answers(c.in.Value(best[i].Value))
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
	c.reply.Lead = c.say("The readings name %[1]s%[2]s:", c.in.Count(len(names)), c.timeText())
	for i := range line {
		x := &line[i]
		c.reply.Points = append(c.reply.Points, Point{Text: c.wanted(x) + comma(c.heldText(x.Valid, !c.w.timed)), Notes: c.note(&x.Statement)})
	}
	return true
}

// askedByVerb reports whether a verb of the question asks for the property.
func (c *composer) askedByVerb(property string) bool {
	return slices.ContainsFunc(c.q.Properties, func(p question.Asked) bool { return p.Verb && p.Property == property })
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
