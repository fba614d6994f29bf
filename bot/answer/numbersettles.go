package answer

import (
	"footnote/bot/phrase"
	"footnote/bot/question"
	"footnote/facts"
)

// numberSettles answers "did more than 100 people die" by comparing the number
// with the one that the readings give.
func (c *composer) numberSettles() bool {
	asked, ok := c.q.Quantity()
	if !ok || len(c.w.topics) == 0 || c.claimsNot() {
		return false
	}
	var found []candidate
	for i := range c.ranks {
		x := &c.ranks[i]
		if x.Value.Kind == facts.QuantityValue && x.asked >= lent && c.namesAll(x) && x.holding != facts.No && c.countsThat(x) {
			found = append(found, *x)
		}
	}
	if len(found) == 0 {
		return false
	}
	best := 0
	for i := range found {
		if facts.CompareQuantities(found[i].Value.Quantity, asked) == facts.Sure {
			best = i
			break
		}
	}
	if c.disagree(found) {
		c.ruling.verdict = Disputed
		if facts.CompareQuantities(found[best].Value.Quantity, asked) == facts.No {
			c.ruling.verdict = Contradicted
		}
		c.ruling.says = flat(&c.reply)
		return true
	}
	c.tellNumber(&found[best], facts.CompareQuantities(found[best].Value.Quantity, asked))
	return true
}

// tellNumber tells how the readings' number compares with the one asked about.
func (c *composer) tellNumber(x *candidate, holds facts.Holding) {
	told, notes := c.told(&x.Statement), c.note(&x.Statement)
	if holds == facts.Maybe {
		c.ruling = ruling{verdict: Unsaid, says: told}
		c.reply.Lead, c.reply.LeadNotes = told, notes
		c.reply.Status, c.reply.Confidence = Partial, 0.3
		return
	}
	verdict, frame, word := Supported, phrase.Text("Yes: %s"), phrase.Text("yes")
	if holds == facts.No {
		verdict, frame, word = Contradicted, "No: %s", "no"
	}
	c.rule(verdict, frame, told, notes)
	c.ruling.view = c.viewOf(&x.Statement)
	c.reply.Status, c.reply.Confidence = Answered, 0.85
	c.answers(c.say(word))
}

// countsThat reports whether the statement counts just what a claim counts:
// but for the number itself it says all that the claim says.
func (c *composer) countsThat(x *candidate) bool {
	if !c.q.Claim {
		return true
	}
	for i, word := range c.q.Words {
		if _, number := question.Number(word.Fold); number || c.lex.Rank(word.Fold) != question.AnyPosition || word.AsksFor(x.Property) || c.says(x, i) || c.lex.Type(word.Stem) == question.WantsPerson && c.lex.Person(x.Value.Quantity.Unit) {
			continue
		}
		if word.Fold != "hundred" && word.Fold != "thousand" && word.Fold != "million" && word.Fold != "billion" {
			return false
		}
	}
	return true
}
