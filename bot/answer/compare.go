package answer

import (
	"slices"
	"strings"

	"footnote/facts"
)

// compare sets two things side by side: first what is said of both at once,
// then, in a table or in points, what is said of each in the same relation.
func (c *composer) compare() bool {
	if len(c.w.topics) < 2 {
		return false
	}
	labels := c.compared()
	if len(labels) < 2 {
		c.reply.Status, c.reply.Lead = Unclear, c.say("That is one thing by two names; name two to compare.")
		return true
	}
	a, b := c.w.topics[0], c.w.topics[1]
	both := slices.DeleteFunc(slices.Clone(c.ranks), func(x candidate) bool {
		return x.missing || x.holding == facts.No || c.w.speaksOf(&x, a) == 0 || c.w.speaksOf(&x, b) == 0
	})
	comparing := func(x *candidate) bool {
		return c.lex.Compares(x.Property) && !(c.lex.Likens(x.Property) && c.q.Contrast) && (c.lex.Likens(x.Property) || !c.q.Likeness)
	}
	slices.SortStableFunc(both, func(x, y candidate) int {
		switch cx, cy := comparing(&x), comparing(&y); {
		case cx == cy:
			return 0
		case cx:
			return -1
		}
		return 1
	})
	told := distinct(both)
	if slices.ContainsFunc(told, func(x candidate) bool { return comparing(&x) }) {
		told = slices.DeleteFunc(told, func(x candidate) bool { return c.lex.Compares(x.Property) && !comparing(&x) })
	}
	told = told[:min(len(told), 5)]
	for i := range told {
		c.point(&told[i].Statement)
		c.answers(strings.TrimSuffix(c.told(&told[i].Statement), "."))
	}
	if c.reply.Table = c.table(); c.reply.Table == nil {
		c.pairs(told)
	}
	if len(c.reply.Points) == 0 && c.reply.Table == nil {
		return false
	}
	c.reply.Status, c.reply.Confidence = Answered, 0.75
	c.reply.Lead = c.say("%s, by the readings:", c.in.And(labels))
	return true
}

// compared are the labels of the things to compare, each once.
func (c *composer) compared() []string {
	var labels []string
	for _, m := range c.w.topics[:min(len(c.w.topics), mostColumns)] {
		if !slices.Contains(labels, m.Entities[0].Label) {
			labels = append(labels, m.Entities[0].Label)
		}
	}
	return labels
}

// pairs tells what is said of each in the same relation, unless it was told
// before; eight points are enough.
func (c *composer) pairs(told []candidate) {
	for _, pair := range c.sideBySide() {
		if len(c.reply.Points) < 8 && !slices.ContainsFunc(told, func(x candidate) bool { return x.ID == pair.ID }) {
			c.point(&pair.Statement)
			c.answers(strings.TrimSuffix(c.told(&pair.Statement), "."))
			told = append(told, pair)
		}
	}
}

// sideBySide are the statements about each of the two things compared, in the
// relations that both have.
func (c *composer) sideBySide() []candidate {
	of := func(i int, property string) int {
		return slices.IndexFunc(c.ranks, func(x candidate) bool {
			return x.Property == property && c.w.topics[i].Has(x.Subject.ID) && !x.missing
		})
	}
	var out []candidate
	seen := map[string]bool{}
	for _, x := range c.ranks {
		if seen[x.Property] || c.w.reasonLike(&x) {
			continue
		}
		seen[x.Property] = true
		if i, j := of(0, x.Property), of(1, x.Property); i >= 0 && j >= 0 {
			out = append(out, c.ranks[i], c.ranks[j])
		}
	}
	return out
}
