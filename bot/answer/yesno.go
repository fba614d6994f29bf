package answer

import (
	"slices"
	"strings"

	"footnote/bot/question"
	"footnote/facts"
)

// enoughToAffirm is the share of the content words that a statement must
// account for to settle a yes-or-no question: what it leaves open may be just
// what is asked. A wrong yes is worse than many abstentions.
const enoughToAffirm = 0.78

// yesNo answers yes or no where one statement settles it, and tells the
// statement.
func (c *composer) yesNo() bool {
	if c.q.Order.Anchor != nil {
		return c.wasNeighbour()
	}
	if c.stillHeld() || c.heldByOther() || c.numberSettles() {
		return true
	}
	found := c.passing(c.affirms)
	// Where a statement is of the very relation that is asked, others that only
	// share its words settle nothing.
	if slices.ContainsFunc(found, verbAsked) {
		found = slices.DeleteFunc(found, func(x candidate) bool { return !verbAsked(x) })
	}
	right := slices.DeleteFunc(slices.Clone(found), func(x candidate) bool { return !c.rightWayRound(&x) })
	if len(right) == 0 && len(found) > 0 {
		return c.otherWayRound(&found[0])
	}
	if len(right) == 0 {
		return c.refutedByTime() || c.thoughtOnly()
	}
	best := 0
	if i := slices.IndexFunc(right, func(x candidate) bool { return x.Value.Kind != facts.QuantityValue }); i > 0 && len(c.q.Words) == 0 {
		best = i // when it was, rather than how many
	}
	c.tellVerdict(&right[best])
	return true
}

// affirms reports whether the statement is about just what is asked: it speaks
// of all that is named in parts of its own, accounts for the words, and tells
// it as a fact.
func (c *composer) affirms(x *candidate) bool {
	return c.settles(x) && !c.onlyThought(x)
}

// settles reports whether the statement, taken as a fact, answers the question.
func (c *composer) settles(x *candidate) bool {
	if c.w.timed && x.holding != facts.Sure || c.lex.Compares(x.Property) {
		return false
	}
	if than(c.q.Text) && !than(x.Text) {
		return false // only a comparison settles a comparison
	}
	return x.coverage >= enoughToAffirm && c.namesAll(x) && c.partsFit(x) && c.saysAll(x)
}

// saysAll reports whether the statement's own words, and not only those that
// its property can be asked by, have what the question says of the matter.
func (c *composer) saysAll(x *candidate) bool {
	said := c.w.memo.of(&x.Statement, c.w.said)
	for i, word := range c.q.Words {
		own := slices.ContainsFunc(said, func(s string) bool {
			return slices.ContainsFunc(c.w.terms[s], func(t term) bool { return t.word == i })
		})
		if !own && !(word.AsksFor(x.Property) && x.asked >= lent) && !c.lex.Denies(word.Stem) && !c.lex.Averts(word.Stem) {
			return false
		}
	}
	return true
}

// thoughtOnly tells what is only somebody's view or forecast as that.
func (c *composer) thoughtOnly() bool {
	found := c.passing(func(x *candidate) bool { return c.settles(x) && c.rightWayRound(x) })
	if len(found) == 0 {
		return false
	}
	c.reply.Lead, c.reply.LeadNotes = "Not told as a fact: "+attributed(&found[0].Statement, c.told(&found[0].Statement)), c.note(&found[0].Statement)
	c.reply.Status, c.reply.Confidence = Partial, 0.3
	return true
}

// partsFit reports whether the things named have parts of their own in the
// statement: one is its subject, value or place, and where the question has no
// other content, all are.
func (c *composer) partsFit(x *candidate) bool {
	parts := 0
	for _, m := range c.w.topics {
		if c.hasPart(m, x) {
			parts++
		}
	}
	named := len(c.w.topics)
	if len(c.q.Words) == 0 && named == 2 {
		// "Is A in B": A is what the statement is about.
		a, b := c.w.topics[0], c.w.topics[1]
		return a.Has(x.Subject.ID) && c.hasPart(b, x) && !b.Has(x.Subject.ID) || c.lex.Symmetric(x.Property) && parts == named
	}
	if len(c.q.Words) == 0 {
		return parts == named && (named > 1 || (c.q.Exists || c.w.timed) && named == 1)
	}
	return parts >= min(named, 1)
}

// onlyThought reports whether the statement tells what somebody thinks, wishes
// or foretells and the question asks what is.
func (c *composer) onlyThought(x *candidate) bool {
	for w := range strings.FieldsSeq(facts.Fold(x.Text)) {
		stem := c.lex.Stem(w)
		if c.lex.Attitude(stem) && c.w.terms[stem] == nil {
			return true
		}
	}
	return false
}

// than reports whether a text compares.
func than(text string) bool { return strings.Contains(" "+facts.Fold(text)+" ", " than ") }

func verbAsked(x candidate) bool { return x.asked >= lent && x.Value.Kind == facts.EntityValue }

// lent is the least weight of a property that the question's words ask for by
// name, not by derivation.
const lent = 0.9

// tellVerdict says yes or no by the statement, and whose account that is.
func (c *composer) tellVerdict(x *candidate) {
	word := "Yes"
	if c.negative(x) != c.negativeQuestion() {
		word = "No"
	}
	c.reply.Lead, c.reply.LeadNotes = word+": "+attributed(&x.Statement, c.told(&x.Statement)), c.note(&x.Statement)
	if x.Certainty == facts.Suggests || x.AssertedBy != "" {
		c.reply.Lead = strings.Replace(c.reply.Lead, word+":", "By that account, "+strings.ToLower(word)+":", 1)
	}
	c.answers(strings.ToLower(word))
	c.reply.Status, c.reply.Confidence = Answered, x.score*0.9
}

// otherWayRound answers that the readings tell it of the two in other parts.
func (c *composer) otherWayRound(x *candidate) bool {
	c.reply.Lead, c.reply.LeadNotes = "Not as the readings tell it: "+attributed(&x.Statement, c.told(&x.Statement)), c.note(&x.Statement)
	c.reply.Status, c.reply.Confidence = Partial, 0.3
	return true
}

// namesAll reports whether the statement speaks of everything that the
// question names, not only in words that look alike.
func (c *composer) namesAll(x *candidate) bool {
	return !slices.ContainsFunc(c.w.topics, func(m question.Mention) bool { return !m.Weak && c.w.speaksOf(x, m) < inPassing })
}

// rightWayRound reports whether the one who did it in the question does it in
// the statement: "did Russia warn the US" is not settled by the US warning
// Russia.
func (c *composer) rightWayRound(x *candidate) bool {
	named := c.w.strong()
	phrase := c.lex.Property(x.Property).Phrase
	if len(named) < 2 || x.Value.Kind != facts.EntityValue || c.lex.Symmetric(x.Property) || phrase == "" {
		return true
	}
	doer, done := named[0], named[1]
	if c.q.Passive {
		doer, done = done, doer
	}
	does, suffers := x.Subject.ID, x.Value.Entity.ID
	if c.valueActs(&x.Statement) {
		does, suffers = suffers, does // "{value} led {subject}"
	}
	return !(done.Has(does) && doer.Has(suffers)) || doer.Has(does)
}

// negative reports whether the statement's sentence denies what it speaks of.
// A negative word that the question asks about itself denies nothing.
func (c *composer) negative(x *candidate) bool {
	if slices.ContainsFunc(c.q.Words, func(w question.Word) bool { return c.deniedIn(x.Of, w.Stem) }) {
		return true
	}
	for w := range strings.FieldsSeq(facts.Fold(x.Text)) {
		stem := c.lex.Stem(w)
		asked := slices.ContainsFunc(c.q.Words, func(q question.Word) bool { return q.Stem == stem })
		if c.lex.Denies(stem) || c.lex.Averts(stem) && !asked {
			return true
		}
	}
	return false
}

// deniedIn reports whether a phrase has the word only with a not before it: "did
// not heed or listen to".
func (c *composer) deniedIn(phrase, stem string) bool {
	for part := range strings.SplitSeq(phrase, ",") {
		not := false
		for w := range strings.FieldsSeq(facts.Fold(part)) {
			if c.lex.Stem(w) == stem {
				return not
			}
			not = not || w == "not" || w == "never"
		}
	}
	return false
}

// negativeQuestion reports whether the question asks for a denial: "did they
// fail to".
func (c *composer) negativeQuestion() bool {
	return c.q.Negated || slices.ContainsFunc(c.q.Words, func(w question.Word) bool {
		return c.lex.Denies(w.Stem)
	})
}

// stillHeld answers "is he still" and "is he now" by what is known of the end.
func (c *composer) stillHeld() bool {
	if !c.q.Still {
		return false
	}
	line := c.askedLine()
	if len(line) == 0 {
		line = slices.DeleteFunc(slices.Clone(c.ranks), func(x candidate) bool {
			return x.topics < 0.85 || x.missing || x.coverage < enoughToAffirm || !x.Valid.Known() || x.Valid.Point
		})
	}
	line = slices.DeleteFunc(line, func(x candidate) bool { return !c.namesAll(&x) || x.Valid.Point })
	if len(line) == 0 {
		return false
	}
	x := &line[len(line)-1]
	for i := range line {
		if line[i].Valid.Hull().Last > x.Valid.Hull().Last {
			x = &line[i] // what lasted longest tells whether anything does still
		}
	}
	text := c.heldSentence(x)
	if x.Text != "" && c.lex.Property(x.Property).Phrase == "" {
		text = sentence(x.Text)
	}
	c.reply.LeadNotes = c.note(&x.Statement)
	c.reply.Status, c.reply.Confidence = Answered, 0.85
	switch x.Valid.Holds(facts.Span{First: c.q.Today, Last: c.q.Today}) {
	case facts.No:
		c.reply.Lead = "No: " + text
		c.answers("no")
	case facts.Sure:
		c.reply.Lead = "Yes: " + text
		c.answers("yes")
	default:
		c.reply.Lead = text
		c.caveat("The readings don't say whether that is still so.")
		c.reply.Status, c.reply.Confidence = Partial, 0.3
	}
	return true
}

// heldSentence tells who held with both bounds, inferred ones too.
func (c *composer) heldSentence(x *candidate) string {
	return sentence(c.phrased(&x.Statement, x.Subject.Label, facts.ValueLabel(x.Value)) + spaced(heldText(x.Valid, true)))
}

// heldByOther answers "was X the leader of Y in 2022" from the relation's line:
// yes if X held, no if the readings name others for that time.
func (c *composer) heldByOther() bool {
	relation := c.officeLine()
	if len(relation) == 0 {
		return false
	}
	claimed := slices.DeleteFunc(slices.Clone(relation), func(x candidate) bool {
		return !c.w.isTopic(x.Value.Entity.ID) || c.w.timed && x.holding == facts.No
	})
	if len(claimed) > 0 {
		x := &claimed[0]
		rivals := slices.DeleteFunc(slices.Clone(relation), func(y candidate) bool { return y.holding == facts.No })
		if c.w.timed && len(facts.Conflicts(statementsOf(rivals), c.lex.Single)) > 0 {
			return c.conflicting(rivals)
		}
		c.reply.Lead, c.reply.LeadNotes = "Yes: "+c.heldSentence(x), c.note(&x.Statement)
		c.reply.Status, c.reply.Confidence = Answered, 0.9
		c.answers("yes")
		c.doubt(x)
		return true
	}
	others := slices.DeleteFunc(relation, func(x candidate) bool { return x.holding != facts.Sure })
	if len(others) == 0 {
		return false
	}
	c.reply.Status, c.reply.Confidence = Answered, 0.75
	c.answers("no")
	c.reply.Lead = "Not by the readings; they name" + c.timeText() + ":"
	for i := range others {
		x := &others[i]
		c.reply.Points = append(c.reply.Points, Point{Text: facts.ValueLabel(x.Value) + comma(heldText(x.Valid, true)), Notes: c.note(&x.Statement)})
	}
	return true
}

// officeLine is the line of the office that is asked about: of the body that is
// named, or of the one that the person named held it in.
func (c *composer) officeLine() []candidate {
	office := slices.DeleteFunc(slices.Clone(c.ranks), func(x candidate) bool {
		return x.asked < 0.8 || x.coverage < enoughToAffirm || x.missing || x.Value.Kind != facts.EntityValue || x.Valid.Point || !c.lex.Single(x.Property)
	})
	strong := c.w.strong()
	held := slices.IndexFunc(office, func(x candidate) bool { return c.w.isTopic(x.Value.Entity.ID) })
	switch {
	case len(strong) >= 2:
		return slices.DeleteFunc(office, func(x candidate) bool { return !c.w.isTopic(x.Subject.ID) })
	case len(strong) == 1 && held >= 0:
		subject, property := office[held].Subject.ID, office[held].Property
		return slices.DeleteFunc(office, func(x candidate) bool { return x.Subject.ID != subject || x.Property != property })
	}
	return nil
}

// wasNeighbour answers "did X succeed Y": yes if X came right after Y in a
// line, no if somebody else did.
func (c *composer) wasNeighbour() bool {
	claimed := c.w.strong()
	c.w.topics = nil // the one claimed is no topic of the line
	if len(claimed) == 0 {
		return c.neighbour()
	}
	anchor := c.q.Order.Anchor
	for _, line := range c.linesWith(anchor) {
		for _, e := range anchor.Entities {
			found := c.beside(line, e.ID)
			if len(found) == 0 {
				continue
			}
			c.tellNeighbours(line, e, found)
			word := "No"
			if slices.ContainsFunc(found, func(s facts.Statement) bool { return claimed[0].Has(s.Value.Entity.ID) }) {
				word = "Yes"
			}
			c.reply.Lead, c.reply.Answers = word+". "+c.reply.Lead, []string{strings.ToLower(word)}
			return true
		}
	}
	return c.neighbour()
}

// numberSettles answers "did more than 100 people die" by comparing the number
// with the one that the readings give.
func (c *composer) numberSettles() bool {
	asked, ok := c.q.Quantity()
	if !ok {
		return false
	}
	for i := range c.ranks {
		x := &c.ranks[i]
		if x.Value.Kind != facts.QuantityValue || x.asked < lent || !c.namesAll(x) || x.holding == facts.No || len(c.w.topics) == 0 {
			continue
		}
		word := ""
		switch facts.CompareQuantities(x.Value.Quantity, asked) {
		case facts.Sure:
			word = "Yes"
		case facts.No:
			word = "No"
		}
		c.reply.Lead, c.reply.LeadNotes = c.told(&x.Statement), c.note(&x.Statement)
		c.reply.Status, c.reply.Confidence = Partial, 0.3
		if word != "" {
			c.reply.Lead = word + ": " + c.reply.Lead
			c.reply.Status, c.reply.Confidence = Answered, 0.85
			c.answers(strings.ToLower(word))
		}
		return true
	}
	return false
}

// refutedByTime tells the same thing where the readings have it at another
// time.
func (c *composer) refutedByTime() bool {
	if !c.w.timed {
		return false
	}
	for i := range c.ranks {
		x := c.ranks[i]
		if x.holding != facts.No || x.missing || !x.Valid.Point || x.coverage < enoughToAffirm || !c.namesAll(&x) || !c.partsFit(&x) {
			continue
		}
		c.reply.Lead, c.reply.LeadNotes = "Not then, by the readings: "+c.told(&x.Statement), c.note(&x.Statement)
		c.reply.Status, c.reply.Confidence = Partial, 0.3
		return true
	}
	return false
}
