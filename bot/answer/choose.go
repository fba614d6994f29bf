package answer

import (
	"cmp"
	"slices"

	"footnote/bot/phrase"
	"footnote/bot/question"
	"footnote/facts"
)

// choose answers which of the things that the question offers came first or
// last, or has the greater number: "which came first, A or B?".
func (c *composer) choose() bool {
	if !c.q.Choice || len(c.w.topics) < 2 {
		return false
	}
	switch c.q.Order.Position {
	case question.First, question.Last:
		return c.chooseByTime()
	case question.Most, question.Fewest:
		return c.chooseByNumber()
	}
	return false
}

// offered is one of the things offered and what it is chosen by.
type offered struct {
	entity facts.Entity
	by     candidate
	key    float64
}

func (c *composer) chooseByTime() bool {
	var all []offered
	for _, m := range c.w.topics {
		i := slices.IndexFunc(c.ranks, func(x candidate) bool {
			return m.Has(x.Subject.ID) && x.Valid.Known() && x.Value.Kind != facts.QuantityValue
		})
		if i < 0 || len(m.Entities) == 0 {
			return false
		}
		all = append(all, offered{m.Entities[0], c.ranks[i], float64(dateOf(&c.ranks[i].Statement).Span().First)})
	}
	word, last := phrase.Text("First: %s"), c.q.Order.Position == question.Last
	if last {
		word = "Last: %s"
	}
	return c.tellChoice(all, last, word)
}

func (c *composer) chooseByNumber() bool {
	var all []offered
	for _, m := range c.w.topics {
		i := c.bestAbout(m, func(x *candidate) bool {
			return x.Value.Kind == facts.QuantityValue && (x.asked > 0 || len(c.q.Properties) == 0)
		})
		if i < 0 || len(m.Entities) == 0 {
			return false
		}
		all = append(all, offered{m.Entities[0], c.ranks[i], c.ranks[i].Value.Quantity.Amount})
	}
	most := c.q.Order.Position == question.Most
	word := phrase.Text("More: %s")
	if !most {
		word = "Fewer: %s"
	}
	return c.tellChoice(all, most, word)
}

// bestAbout finds the best candidate that is about what the mention means, or
// else speaks of it, and of nothing else that is offered.
func (c *composer) bestAbout(m question.Mention, keep func(*candidate) bool) int {
	i := slices.IndexFunc(c.ranks, func(x candidate) bool { return m.Has(x.Subject.ID) && keep(&x) })
	if i >= 0 {
		return i
	}
	return slices.IndexFunc(c.ranks, func(x candidate) bool {
		others := slices.ContainsFunc(c.w.topics, func(o question.Mention) bool { return o.Text != m.Text && c.w.speaksOf(&x, o) > 0 })
		return c.w.speaksOf(&x, m) > 0 && !others && keep(&x)
	})
}

func (c *composer) tellChoice(all []offered, greatest bool, word phrase.Text) bool {
	slices.SortStableFunc(all, func(a, b offered) int {
		if greatest {
			a, b = b, a
		}
		return cmp.Compare(a.key, b.key)
	})
	c.reply.Status, c.reply.Confidence = Answered, 0.85
	if all[0].key == all[1].key {
		c.reply.Lead = c.say("By the readings, neither:")
	} else {
		c.reply.Lead = sentence(c.say(word, all[0].entity.Label))
		c.answers(all[0].entity.Label)
	}
	for i := range all {
		c.point(&all[i].by.Statement)
	}
	return true
}
