package answer

import (
	"slices"
	"strings"

	"footnote/bot/question"
	"footnote/facts"
)

// What a candidate must reach to answer. Set by hand on the conversations in
// bot/testdata: lower, and near misses are answered; higher, and paraphrases
// are not.
const (
	enoughCoverage      = 0.55 // of the content words, beside a named entity
	enoughCoverageAlone = 0.68 // of the content words, where nothing is named
	enoughTopics        = 0.60 // of the named entities
)

// passes reports whether the candidate may answer the question at all.
func (c *composer) passes(x *candidate) bool {
	enough := enoughCoverage
	if !slices.ContainsFunc(c.w.topics, func(m question.Mention) bool { return !m.Weak }) {
		enough = enoughCoverageAlone
	}
	return !x.missing && x.holding != facts.No && x.fits > 0 && x.coverage >= enough && x.topics >= enoughTopics && c.central(x)
}

// central reports whether what is named has a part in the statement that the
// question can mean. A question for an office, such as who leads it, is not
// answered by that office elsewhere, nor by what speaks of it in passing.
func (c *composer) central(x *candidate) bool {
	office := slices.ContainsFunc(c.q.Properties, func(p question.Asked) bool { return p.Weight >= lent && c.lex.Single(p.Property) })
	if !office || c.q.Kind != question.Who && x.asked < lent {
		return true
	}
	named := false
	for _, m := range c.w.topics {
		if m.Weak {
			continue
		}
		named = true
		if c.hasPart(m, x) {
			return true
		}
	}
	return !named
}

// hasPart reports whether the mention means the statement's subject, value or
// place.
func (c *composer) hasPart(m question.Mention, x *candidate) bool {
	return m.Has(x.Subject.ID) || x.Value.Entity.ID != "" && m.Has(x.Value.Entity.ID) || x.Place.ID != "" && m.Has(x.Place.ID)
}

// passing are the candidates that pass and satisfy keep, best first; keep may
// be nil.
func (c *composer) passing(keep func(*candidate) bool) []candidate {
	var out []candidate
	for i := range c.ranks {
		if x := &c.ranks[i]; c.passes(x) && (keep == nil || keep(x)) {
			out = append(out, *x)
		}
	}
	return out
}

// near keeps the candidates that have that share of the first one's score, the
// most of them that are wanted.
func near(in []candidate, share float64, most int) []candidate {
	var out []candidate
	for _, x := range in {
		if x.score >= share*in[0].score && len(out) < most {
			out = append(out, x)
		}
	}
	return out
}

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
	if c.q.Kind == question.How && !c.tellsManner(&found[0]) && c.lacking("how") {
		return true
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

// where answers with the place that the best statement names.
func (c *composer) where() bool {
	found := distinct(c.passing(func(x *candidate) bool { return c.placeOf(x).ID != "" }))
	places := func(x candidate) bool { return c.lex.Gives(x.Property) == question.WantsPlace || x.Place.ID != "" }
	if slices.ContainsFunc(found, places) && len(c.q.Words) == 0 {
		found = slices.DeleteFunc(found, func(x candidate) bool { return !places(x) })
	}
	found = near(found, 0.95, 5)
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
func (c *composer) placeless() bool { return c.lacking("where") }

// lacking tells the statement that answers but for one thing, and that the
// readings lack that.
func (c *composer) lacking(what string) bool {
	for i := range c.ranks {
		x := &c.ranks[i]
		if x.missing || x.holding == facts.No || x.coverage < enoughToAffirm || !c.namesAll(x) || !c.partsFit(x) {
			continue
		}
		c.lead(&x.Statement)
		c.caveat("The readings don't say " + what + ".")
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

// ambiguous asks back when a name may mean several entities and the evidence
// speaks of more than one.
func (c *composer) ambiguous() bool {
	for _, m := range c.w.topics {
		if len(m.Entities) < 2 || m.Weak {
			continue
		}
		var spoken []facts.Entity
		for _, e := range m.Entities {
			about := func(x *candidate) bool { return x.Subject.ID == e.ID || x.Value.Entity.ID == e.ID }
			if len(c.passing(about)) > 0 {
				spoken = append(spoken, e)
			}
		}
		if len(spoken) < 2 {
			continue
		}
		c.reply.Status = Unclear
		c.reply.Lead = "Which “" + m.Text + "” do you mean?"
		for _, e := range spoken {
			label := e.Label
			if e.Description != "" {
				label += " (" + e.Description + ")"
			}
			c.reply.Offers = append(c.reply.Offers, Offer{Label: label, Question: strings.Replace(c.q.Text, m.Text, e.Label, 1)})
		}
		return true
	}
	return false
}

// notFound says that the readings don't say, and shows what comes nearest.
func (c *composer) notFound() {
	c.reply.Status = NotFound
	c.reply.Lead = "The readings don't say."
	c.nearest()
}

// nearest fills in what the readings say that comes nearest to the question.
func (c *composer) nearest() {
	const most = 3
	best := 0.0
	for _, x := range distinct(c.ranks[:min(len(c.ranks), 12)]) {
		if len(c.reply.Nearest) == most || x.topics < 0.5 && x.coverage < 0.5 || x.topics == 0 && len(c.w.topics) > 0 && x.coverage < 0.8 {
			continue
		}
		best = max(best, x.score)
		note := footnote(len(c.reply.Nearest)+1, references(&x.Statement)[0])
		note.Text = c.told(&x.Statement)
		c.reply.Nearest = append(c.reply.Nearest, note)
	}
	c.reply.Confidence = 0.3 * best
}
