package answer

import (
	"slices"
	"strings"

	"footnote/bot/question"
	"footnote/facts"
)

// gloss answers with the statements that say most nearly what is asked.
func (c *composer) gloss() bool {
	found := near(distinct(c.passing(nil)), 0.93, 4)
	if len(found) == 0 {
		return false
	}
	if found[0].asked >= lent {
		// Of the very relation that is asked, nothing else need be told.
		found = slices.DeleteFunc(found, func(x candidate) bool { return x.asked < lent })
	}
	if c.q.Kind == question.How && len(c.q.Words) == 0 && len(c.q.Properties) == 0 {
		return false // nothing says what of it is asked
	}
	if c.q.Kind == question.How && !c.tellsManner(&found[0]) && (c.why() || c.lacking("The readings don't say how.")) {
		return true // how it came about is why, where that is told
	}
	found = c.withSiblings(found)
	if c.q.Whose {
		c.answers(c.w.owner(&found[0]))
		found = found[:1]
	}
	c.lead(&found[0].Statement)
	c.answers(c.short(&found[0].Statement))
	for i := range found[1:] {
		c.point(&found[i+1].Statement)
		c.answers(c.short(&found[i+1].Statement))
	}
	c.reply.Status, c.reply.Confidence = Answered, found[0].score*0.9
	return true
}

// withSiblings adds the other statements of the best one's subject and property
// that pass too: one kind of many, one language of two, is half an answer.
func (c *composer) withSiblings(found []candidate) []candidate {
	const most = 8
	for _, x := range c.passing(nil) {
		sibling := x.Subject.ID == found[0].Subject.ID && x.Property == found[0].Property
		known := slices.ContainsFunc(found, func(y candidate) bool { return y.ID == x.ID })
		if sibling && !known && len(found) < most && x.score > 0.85*found[0].score {
			found = append(found, x)
		}
	}
	return found
}

// tellsManner reports whether a statement may tell how: its value says more than
// the question does, or its sentence has a word that leads to a means.
func (c *composer) tellsManner(x *candidate) bool {
	if x.asked >= lent && x.Value.Kind == facts.TextValue {
		more := 0
		for _, s := range c.lex.Stems(x.Value.Text) {
			if c.w.terms[s] == nil && s[0] > '9' {
				more++
			}
		}
		return more > 1
	}
	if x.asked > 0 && !x.Valid.Point {
		return true
	}
	return slices.ContainsFunc(strings.Fields(facts.Fold(x.Text)), func(w string) bool {
		return slices.Contains([]string{"by", "through", "with", "using", "because", "via", "so", "more", "as", "from", "out", "than"}, w)
	})
}
