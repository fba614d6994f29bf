package answer

import (
	"slices"
	"strings"

	"footnote/bot/phrase"
	"footnote/bot/question"
	"footnote/facts"
)

// where answers with the place that the best statement names.
func (c *composer) where() bool {
	found := distinct(c.passing(func(x *candidate) bool { return c.placeOf(x).ID != "" }))
	places := func(x candidate) bool { return c.lex.Gives(x.Property) == question.WantsPlace || x.Place.ID != "" }
	if slices.ContainsFunc(found, places) && len(c.q.Words) == 0 {
		found = slices.DeleteFunc(found, func(x candidate) bool { return !places(x) })
	}
	found = near(found, 0.95, 5)
	// Of those as good, how many there were does not go first.
	slices.SortStableFunc(found, func(a, b candidate) int {
		return btoi(a.Value.Kind == facts.QuantityValue) - btoi(b.Value.Kind == facts.QuantityValue)
	})
	if len(found) == 0 {
		return false
	}
	c.lead(&found[0].Statement)
	for i := range found {
		c.answers(c.placeOf(&found[i]).Label)
		if i > 0 {
			c.point(&found[i].Statement)
		}
	}
	if place := c.placeOf(&found[0]).Label; !strings.Contains(c.reply.Lead, place) {
		c.reply.Lead = sentence(place) + " " + c.reply.Lead
	}
	c.reply.Status, c.reply.Confidence = Answered, found[0].score*0.95
	return true
}

// placeless tells what the readings say of it when they don't say where.
func (c *composer) placeless() bool { return c.lacking("The readings don't say where.") }

// lacking tells the statement that answers but for one thing, and that the
// readings lack that.
func (c *composer) lacking(that phrase.Text) bool {
	for i := range c.ranks {
		x := &c.ranks[i]
		if x.missing || x.holding == facts.No || x.coverage < enoughToAffirm || !c.namesAll(x) || !c.partsFit(x) {
			continue
		}
		c.lead(&x.Statement)
		c.caveat(c.say(that))
		c.reply.Status, c.reply.Confidence = Partial, 0.25
		return true
	}
	return false
}

// placeOf is the place that a statement gives, other than what was asked
// about: its value if that is a place, else where it happened.
func (c *composer) placeOf(x *candidate) facts.Entity {
	switch {
	case c.w.placeLike(x.Value.Entity), x.Value.Entity.ID != "" && c.lex.Gives(x.Property) == question.WantsPlace && !c.w.isTopic(x.Value.Entity.ID):
		return x.Value.Entity
	case x.Place.ID != "" && !c.w.isTopic(x.Place.ID):
		return x.Place
	}
	return facts.Entity{}
}
