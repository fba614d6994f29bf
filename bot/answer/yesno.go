package answer

import (
	"slices"
	"strings"

	"footnote/bot/question"
	"footnote/facts"
)

// enoughToAffirm is the share of the content words that a statement must
// account for to settle a yes-or-no question: what it leaves open may be just
// what is asked.
const enoughToAffirm = 0.72

// yesNo answers yes or no where a statement settles it, and tells the
// statement.
func (c *composer) yesNo() bool {
	if c.stillHeld() || c.heldByOther() {
		return true
	}
	found := c.passing(func(x *candidate) bool { return x.coverage >= enoughToAffirm && c.namesAll(x) })
	// Where a statement is of the very relation that is asked, others that only
	// share its words settle nothing.
	if slices.ContainsFunc(found, verbAsked) {
		found = slices.DeleteFunc(found, func(x candidate) bool { return !verbAsked(x) })
	}
	right := slices.DeleteFunc(slices.Clone(found), func(x candidate) bool { return !c.rightWayRound(&x) })
	if len(right) == 0 && len(found) > 0 {
		return c.otherWayRound(&found[0])
	}
	if found = right; len(found) == 0 {
		return c.refutedByTime()
	}
	x := &found[0]
	word := "Yes"
	if c.negative(x) != c.q.Negated {
		word = "No"
	}
	told := c.told(&x.Statement)
	c.reply.Lead, c.reply.LeadNotes = word+": "+attributed(&x.Statement, told), c.note(&x.Statement)
	if x.Certainty == facts.Suggests || x.AssertedBy != "" {
		c.reply.Lead = strings.Replace(c.reply.Lead, word+":", "By that account, "+strings.ToLower(word)+":", 1)
	}
	c.answers(strings.ToLower(word))
	c.reply.Status, c.reply.Confidence = Answered, x.score*0.9
	return true
}

func verbAsked(x candidate) bool { return x.asked >= lent && x.Value.Kind == facts.EntityValue }

// lent is the least weight of a property that the question's words ask for by
// name, not by derivation.
const lent = 0.9

// otherWayRound answers that the readings tell it of the two in other parts.
func (c *composer) otherWayRound(x *candidate) bool {
	c.reply.Lead, c.reply.LeadNotes = "Not as the readings tell it: "+attributed(&x.Statement, c.told(&x.Statement)), c.note(&x.Statement)
	c.reply.Status, c.reply.Confidence = Partial, 0.3
	return true
}

// namesAll reports whether the statement speaks of everything that the
// question names.
func (c *composer) namesAll(x *candidate) bool {
	return !slices.ContainsFunc(c.w.topics, func(m question.Mention) bool { return !m.Weak && c.w.speaksOf(x, m) == 0 })
}

// rightWayRound reports whether the one who did it in the question does it in
// the statement: "did Russia warn the US" is not settled by the US warning
// Russia.
func (c *composer) rightWayRound(x *candidate) bool {
	var named []question.Mention
	for _, m := range c.w.topics {
		if !m.Weak {
			named = append(named, m)
		}
	}
	if len(named) < 2 || x.Value.Kind != facts.EntityValue {
		return true
	}
	doer, done := named[0], named[1]
	if c.q.Passive {
		doer, done = done, doer
	}
	return !(done.Has(x.Subject.ID) && doer.Has(x.Value.Entity.ID)) || doer.Has(x.Subject.ID)
}

// negatives are the stems by which a statement denies what its words say.
var negatives = []string{"fail", "unabl", "refus", "deni", "neither", "without", "prevent", "miss"}

// negative reports whether the statement's sentence denies what it speaks of.
func (c *composer) negative(x *candidate) bool {
	for w := range strings.FieldsSeq(facts.Fold(x.Text)) {
		stem := c.lex.Stem(w)
		asked := slices.ContainsFunc(c.q.Words, func(q question.Word) bool { return q.Stem == stem })
		if !asked && (slices.Contains(negatives, stem) || w == "not" || w == "never" || w == "no" || w == "nor") {
			return true
		}
	}
	return false
}

// stillHeld answers "is he still" and "is he now" by what is known of the end.
func (c *composer) stillHeld() bool {
	if !c.q.Still {
		return false
	}
	line := c.askedLine()
	if len(line) == 0 {
		line = slices.DeleteFunc(slices.Clone(c.ranks), func(x candidate) bool {
			return x.topics < 0.85 || x.missing || x.coverage < enoughCoverage || !x.Valid.Known() || x.Valid.Point
		})
	}
	line = slices.DeleteFunc(line, func(x candidate) bool { return !c.namesAll(&x) })
	if len(line) == 0 {
		return false
	}
	x := &line[len(line)-1]
	today := facts.Span{First: c.q.Today, Last: c.q.Today}
	text := c.phrased(&x.Statement, x.Subject.Label, facts.ValueLabel(x.Value)) + spaced(heldText(x.Valid, true))
	if x.Text != "" && c.lex.Property(x.Property).Phrase == "" {
		text = x.Text
	}
	c.reply.LeadNotes = c.note(&x.Statement)
	switch x.Valid.Holds(today) {
	case facts.No:
		c.reply.Lead = "No: " + sentence(text)
		c.reply.Status, c.reply.Confidence = Answered, 0.85
		c.answers("no")
	case facts.Sure:
		c.reply.Lead = "Yes: " + sentence(text)
		c.reply.Status, c.reply.Confidence = Answered, 0.85
		c.answers("yes")
	default:
		c.reply.Lead = sentence(text)
		c.caveat("The readings don't say whether that is still so.")
		c.reply.Status, c.reply.Confidence = Partial, 0.3
	}
	return true
}

// heldByOther answers "was X the leader of Y in 2022" from the relation's line:
// yes if X held, no if the readings name others for that time.
func (c *composer) heldByOther() bool {
	var relation []candidate
	for _, x := range c.ranks {
		if x.asked >= 0.8 && !x.missing && x.Value.Kind == facts.EntityValue && c.w.isTopic(x.Subject.ID) && !x.Valid.Point && c.lex.Single(x.Property) {
			relation = append(relation, x)
		}
	}
	claimed := slices.DeleteFunc(slices.Clone(relation), func(x candidate) bool { return !c.w.isTopic(x.Value.Entity.ID) })
	strong := slices.DeleteFunc(slices.Clone(c.w.topics), func(m question.Mention) bool { return m.Weak })
	if len(relation) == 0 || len(strong) < 2 {
		return false
	}
	if c.w.timed {
		claimed = slices.DeleteFunc(claimed, func(x candidate) bool { return x.holding == facts.No })
	}
	if len(claimed) > 0 {
		x := &claimed[0]
		text := c.phrased(&x.Statement, x.Subject.Label, facts.ValueLabel(x.Value)) + spaced(heldText(x.Valid, true))
		c.reply.Lead, c.reply.LeadNotes = "Yes: "+sentence(text), c.note(&x.Statement)
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

// refutedByTime answers no where the same thing is told of another time.
func (c *composer) refutedByTime() bool {
	if !c.w.timed {
		return false
	}
	for i := range c.ranks {
		x := c.ranks[i]
		if x.holding != facts.No || x.missing || !x.Valid.Point || x.coverage < enoughToAffirm || x.topics < 0.85 || !c.namesAll(&x) {
			continue
		}
		c.reply.Lead, c.reply.LeadNotes = "Not then, by the readings: "+c.told(&x.Statement), c.note(&x.Statement)
		c.reply.Status, c.reply.Confidence = Partial, 0.3
		return true
	}
	return false
}
