package answer

import (
	"slices"
	"strings"

	"footnote/facts"
)

const mostSaid = 4 // points about one thing in "who is X"

// define answers who or what something is: first what tells what it is, then
// what else the readings say of it.
func (c *composer) define() bool {
	if c.ambiguous() {
		return true
	}
	about := slices.DeleteFunc(slices.Clone(c.ranks), func(x candidate) bool {
		return !c.w.isTopic(x.Subject.ID) && !(x.Value.Entity.ID != "" && c.w.isTopic(x.Value.Entity.ID)) || x.missing || x.holding == facts.No
	})
	if len(about) == 0 {
		return c.gloss()
	}
	if slices.ContainsFunc(about, func(x candidate) bool { return x.asked > 0 && c.w.isTopic(x.Subject.ID) }) {
		about = slices.DeleteFunc(about, func(x candidate) bool { return x.asked == 0 })
	}
	slices.SortStableFunc(about, func(a, b candidate) int { return c.defining(&b) - c.defining(&a) })
	about = distinct(about)
	about = about[:min(len(about), mostSaid)]
	c.lead(&about[0].Statement)
	c.answers(c.definition(&about[0]))
	for i := range about[1:] {
		c.point(&about[i+1].Statement)
	}
	c.reply.Status, c.reply.Confidence = Answered, 0.85
	return true
}

func (c *composer) definition(x *candidate) string {
	if c.w.isTopic(x.Subject.ID) {
		return c.in.Value(x.Value)
	}
	return strings.TrimSuffix(c.told(&x.Statement), ".")
}

// defining says how much a statement tells of what its subject is.
func (c *composer) defining(x *candidate) int {
	score := 0
	if c.w.isTopic(x.Subject.ID) {
		score += 4
	}
	if c.lex.Defines(x.Property) {
		score += 8
	}
	if x.asked > 0 {
		score += 2
	}
	if x.Valid.Point {
		score -= 2
	}
	if x.Value.Kind == facts.QuantityValue || c.w.reasonLike(x) {
		score -= 6
	}
	return score
}
