package answer

import (
	"slices"

	"footnote/bot/phrase"
	"footnote/bot/question"
	"footnote/facts"
)

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
	if len(line) == 0 || c.claimsNot() {
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
	notes := c.note(&x.Statement)
	c.reply.Status, c.reply.Confidence = Answered, 0.85
	switch x.Valid.Holds(facts.Span{First: c.q.Today, Last: c.q.Today}) {
	case facts.No:
		c.rule(Contradicted, "No: %s", text, notes)
		c.answers(c.say("no"))
	case facts.Sure:
		c.rule(Supported, "Yes: %s", text, notes)
		c.answers(c.say("yes"))
	default:
		c.reply.Lead, c.reply.LeadNotes = text, notes
		c.caveat(c.say("The readings don't say whether that is still so."))
		c.reply.Status, c.reply.Confidence = Partial, 0.3
	}
	return true
}

// heldSentence tells who held with both bounds, inferred ones too.
func (c *composer) heldSentence(x *candidate) string {
	return c.filledFor(&x.Statement, true)
}

// heldByOther answers "was X the leader of Y in 2022" from the relation's line:
// yes if X held, no if the readings name others for that time.
func (c *composer) heldByOther() bool {
	relation := c.officeLine()
	if c.q.Claim {
		relation = slices.DeleteFunc(relation, func(x candidate) bool { return !c.saysAll(&x) || !c.binds(&x) })
	}
	if len(relation) == 0 {
		return false
	}
	claimed := slices.DeleteFunc(slices.Clone(relation), func(x candidate) bool {
		return !c.w.isTopic(x.Value.Entity.ID) || c.w.timed && x.holding == facts.No
	})
	if len(claimed) > 0 {
		return c.heldBy(claimed, relation)
	}
	others := slices.DeleteFunc(relation, func(x candidate) bool { return x.holding != facts.Sure })
	if len(others) == 0 {
		return false
	}
	c.reply.Status, c.reply.Confidence = Answered, 0.75
	c.answers(c.say("no"))
	c.reply.Lead = c.say("Not by the readings; they name%s:", c.timeText())
	for i := range others {
		x := &others[i]
		c.reply.Points = append(c.reply.Points, Point{Text: c.in.Value(x.Value) + comma(c.heldText(x.Valid, true)), Notes: c.note(&x.Statement)})
	}
	c.ruling = ruling{verdict: Contradicted, says: c.say("They name%[1]s: %[2]s", c.timeText(), pointsText(c.reply.Points))}
	if c.claimsNot() {
		c.ruling.verdict = Supported
	}
	return true
}

// heldBy answers that the one who is claimed held it, where the readings do not
// disagree about that and have the bounds that are asked about.
func (c *composer) heldBy(claimed, relation []candidate) bool {
	rivals := slices.DeleteFunc(slices.Clone(relation), func(y candidate) bool { return y.holding == facts.No })
	if c.w.timed && len(facts.Conflicts(statementsOf(rivals), c.lex.Single)) > 0 {
		c.ruling.verdict = Disputed
		return c.conflicting(rivals)
	}
	agreed := slices.DeleteFunc(slices.Clone(claimed), func(x candidate) bool { return c.boundsAgree(&x) == facts.No })
	if len(agreed) == 0 {
		return c.otherTerm(&claimed[0])
	}
	x := &agreed[0]
	c.rule(Supported, "Yes: %s", c.heldSentence(x), c.note(&x.Statement))
	c.ruling.view = c.viewOf(&x.Statement)
	switch {
	case c.w.timed && x.holding != facts.Sure || c.boundsAgree(x) != facts.Sure:
		c.ruling.verdict = Unsaid
	case c.claimsNot():
		c.ruling.verdict = Contradicted
	}
	c.reply.Status, c.reply.Confidence = Answered, 0.9
	c.answers(c.say("yes"))
	c.doubt(x)
	return true
}

// otherTerm answers that the one who is claimed held it, but not between those
// bounds.
func (c *composer) otherTerm(x *candidate) bool {
	if c.claimsNot() {
		return false
	}
	c.rule(Contradicted, "Not then, by the readings: %s", c.heldSentence(x), c.note(&x.Statement))
	c.reply.Status, c.reply.Confidence = Answered, 0.75
	c.answers(c.say("no"))
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
			if found := c.beside(line, e.ID); len(found) > 0 {
				return c.tellNeighbour(line, e, found, claimed[0])
			}
		}
	}
	return c.comesBefore(claimed[0]) || c.neighbour()
}

// tellNeighbour tells who came beside the anchor, and whether that is the one
// who is claimed.
func (c *composer) tellNeighbour(line []facts.Statement, anchor facts.Entity, found []facts.Statement, claimed question.Mention) bool {
	c.tellNeighbours(line, anchor, found)
	lead, word, verdict := phrase.Text("No. %s"), phrase.Text("no"), Contradicted
	i := slices.IndexFunc(found, func(s facts.Statement) bool { return claimed.Has(s.Value.Entity.ID) })
	if i >= 0 {
		lead, word, verdict = "Yes. %s", "yes", Supported
	}
	c.ruling = ruling{verdict: verdict, says: flat(&c.reply)}
	switch {
	case i >= 0 && !c.cameSo(&found[i]) || c.q.Negated && i < 0:
		c.ruling.verdict = Unsaid
	case i >= 0 && c.cameElsewhen(&found[i]) || c.claimsNot():
		c.ruling.verdict = Contradicted
	}
	c.reply.Lead, c.reply.Answers = c.say(lead, c.reply.Lead), []string{c.say(word)}
	return true
}

// cameSo reports whether the statement bears out the words of a claim about who
// came beside whom, and gives its time if that is claimed.
func (c *composer) cameSo(s *facts.Statement) bool {
	x := c.statementOf(s)
	if !c.q.Claim || x == nil {
		return true
	}
	begun := s.Valid.From.Date
	dated := !c.w.timed || begun.Known() && (begun.Span().Within(c.w.span) || c.cameElsewhen(s))
	return dated && c.saysAll(x) && c.binds(x, "before", "after")
}

// cameElsewhen reports whether the statement begins at another time than is
// claimed.
func (c *composer) cameElsewhen(s *facts.Statement) bool {
	begun := s.Valid.From.Date
	return c.q.Claim && c.w.timed && begun.Known() && !begun.Span().Overlaps(c.w.span)
}

// comesBefore answers a claim that one came after another, or before, where a
// line has them the other way round.
func (c *composer) comesBefore(claimed question.Mention) bool {
	for _, line := range c.linesWith(c.q.Order.Anchor) {
		ordered := facts.InOrder(line)
		has := func(m question.Mention) func(facts.Statement) bool {
			return func(s facts.Statement) bool { return m.Has(s.Value.Entity.ID) }
		}
		i, j := slices.IndexFunc(ordered, has(claimed)), slices.IndexFunc(ordered, has(*c.q.Order.Anchor))
		if i < 0 || j < 0 || i == j || (i < j) != (c.q.Order.Position == question.Next) || c.claimsNot() {
			continue
		}
		first, second := &ordered[min(i, j)], &ordered[max(i, j)]
		says := sentence(first.Value.Entity.Label+comma(c.heldText(first.Valid, true))) + " " +
			sentence(second.Value.Entity.Label+comma(c.heldText(second.Valid, true)))
		c.rule(Contradicted, "No, the other way round: %s", says, c.note(first, second))
		c.reply.Status, c.reply.Confidence = Answered, 0.75
		c.answers(c.say("no"))
		return true
	}
	return false
}
