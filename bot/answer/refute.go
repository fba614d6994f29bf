package answer

import (
	"slices"

	"footnote/bot/phrase"
	"footnote/bot/question"
	"footnote/facts"
)

// refute answers that the readings tell it otherwise, by the statement. Where
// the claim is that it was not so, that bears nothing out: it may yet have been
// so besides.
func (c *composer) refute(frame phrase.Text, x *candidate) bool {
	if c.claimsNot() {
		return false
	}
	c.rule(Contradicted, frame, c.attributed(&x.Statement, c.told(&x.Statement)), c.note(&x.Statement))
	c.reply.Status, c.reply.Confidence = Partial, 0.3
	return true
}

// otherWayRound answers that the readings tell it of the two in other parts.
func (c *composer) otherWayRound(x *candidate) bool {
	return c.refute("Not as the readings tell it: %s", x)
}

// otherTime answers that the readings have it begin or end at another time.
func (c *composer) otherTime(x *candidate) bool { return c.refute("Not then, by the readings: %s", x) }

// rightWayRound reports whether the one who did it in the question does it in
// the statement: "did Russia warn the US" is not settled by the US warning
// Russia.
func (c *composer) rightWayRound(x *candidate) bool {
	if c.q.Claim && c.sameParts(x) == facts.No {
		return false
	}
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

// refutedByTime tells the same thing where the readings have it at another
// time.
func (c *composer) refutedByTime() bool {
	if !c.w.timed {
		return false
	}
	var best *candidate
	for i := range c.ranks {
		x := &c.ranks[i]
		elsewhen := x.holding == facts.No || c.boundsAgree(x) == facts.No
		if !elsewhen || x.missing || !x.Valid.Point && !c.q.Claim || x.coverage < enoughToAffirm || !c.namesAll(x) || !c.partsFit(x) {
			continue
		}
		if c.q.Claim && (!c.saysAll(x) || !c.binds(x) || !c.sameCause(x) || c.onlyThought(x) || c.sameParts(x) != facts.Sure || !c.rightWayRound(x) || c.negative(x)) {
			continue
		}
		// Best is one whose sentence says when.
		if best == nil || len(years(c.told(&best.Statement))) == 0 && len(years(c.told(&x.Statement))) > 0 {
			best = x
		}
	}
	return best != nil && c.otherTime(best)
}

// boundsAgree says how the bounds that the question gives lie to those of the
// statement: "until 2013" is not borne out by what lasted until 2011. What
// gives none agrees.
func (c *composer) boundsAgree(x *candidate) facts.Holding {
	if x.Valid.Point {
		return facts.Sure
	}
	from, to := c.bounds()
	return min(agree(x.Valid.From, from), agree(x.Valid.To, to))
}

// bounds are the dates between which the question says that something was.
func (c *composer) bounds() (from, to facts.Date) {
	t := c.q.Time
	switch {
	case t.From.Known() || t.To.Known():
		return t.From, t.To
	case t.Relation == question.Until:
		return facts.Date{}, t.Date
	case t.Relation == question.Since:
		return t.Date, facts.Date{}
	case t.Relation != question.During || !c.q.Claim:
		return facts.Date{}, facts.Date{}
	}
	for _, w := range words(c.q.Claimed()) {
		switch c.lex.Bound(c.lex.Stem(w)) {
		case question.Begin:
			return t.Date, facts.Date{}
		case question.End:
			return facts.Date{}, t.Date
		}
	}
	return facts.Date{}, facts.Date{}
}

// agree says how a bound lies to a date that is claimed for it.
func agree(b facts.Bound, claimed facts.Date) facts.Holding {
	switch {
	case !claimed.Known():
		return facts.Sure
	case !b.Date.Known():
		return facts.Maybe
	case b.Date.Span().Within(claimed.Span()):
		return facts.Sure
	case b.Date.Span().Overlaps(claimed.Span()):
		return facts.Maybe
	}
	return facts.No
}

// swapped answers that the readings name somebody else: a statement says just
// what is asked but for one who is named, and only one can have that part.
func (c *composer) swapped() bool {
	for i := range c.ranks {
		x := &c.ranks[i]
		if c.w.timed && x.holding != facts.Sure || c.lex.Compares(x.Property) || x.coverage < enoughToAffirm || !c.saysAll(x) || c.onlyThought(x) || c.negative(x) {
			continue
		}
		if c.q.Claim && (!c.binds(x) || !c.sameCause(x) || c.denials() > 0) || len(c.q.Words) == 0 && !c.phrasedLike(x) {
			continue
		}
		if m, ok := c.onlyOther(x); ok && c.oneOnly(x, m) {
			return c.refute("Not as the readings tell it: %s", x)
		}
	}
	return c.otherNumber()
}

// onlyOther is the one name of the question that the statement does not speak
// of; it reports false if there is none or more, or if it does not speak of all
// the others.
func (c *composer) onlyOther(x *candidate) (question.Mention, bool) {
	strong := c.w.strong()
	var other question.Mention
	n, known := 0, 0
	for _, m := range strong {
		if c.w.speaksOf(x, m) == 0 {
			other = m
			n++
		} else if c.w.speaksOf(x, m) >= inPassing {
			known++
		}
	}
	return other, n == 1 && known > 0 && known == len(strong)-1
}

// oneOnly reports whether only one can have had the part in the statement that
// the question gives to m: one of the same kind has it, and it is the doer of
// what happened once, or the value of a relation that has one at a time.
func (c *composer) oneOnly(x *candidate, m question.Mention) bool {
	like := func(e facts.Entity) bool {
		return e.ID != "" && e.Kind != "" && e.Kind == m.Entities[0].Kind && !c.w.isTopic(e.ID)
	}
	switch {
	case len(m.Entities) == 0 || !like(x.Value.Entity) && !like(x.Subject):
		return false
	case like(x.Value.Entity) && x.Value.Entity.Kind != facts.Place && x.Value.Entity.Kind != facts.Country && c.functional(x.Property):
		return true // one place lies in another
	}
	doer := x.Subject
	if like(x.Value.Entity) {
		doer = x.Value.Entity
	}
	label := words(doer.Label)
	told := c.w.timed || c.bindsTo(x.Subject.ID) || c.bindsTo(x.Value.Entity.ID) // or it may have been done again
	return x.Valid.Point && told && c.doesIt(words(c.english(&x.Statement)), label) && c.doesIt(words(c.q.Claimed()), words(m.Text))
}

// functional reports whether the property has one value at a time, as the base
// says or as all that was found of it shows.
func (c *composer) functional(property string) bool {
	if c.lex.Single(property) {
		return true
	}
	of := map[string]string{}
	for i := range c.ranks {
		x := &c.ranks[i]
		if x.Property != property || x.Value.Kind != facts.EntityValue {
			continue
		}
		if have, ok := of[x.Subject.ID]; ok && have != x.Value.Entity.ID {
			return false
		}
		of[x.Subject.ID] = x.Value.Entity.ID
	}
	return len(of) > 1
}

// otherNumber answers that the readings have another number in just what is
// asked: "a band of four".
func (c *composer) otherNumber() bool {
	for i := range c.ranks {
		x := &c.ranks[i]
		if c.w.timed && x.holding != facts.Sure || !c.namesAll(x) || !c.partsFit(x) || c.onlyThought(x) || c.negative(x) || len(c.w.topics) == 0 {
			continue
		}
		if c.numberDiffers(x) {
			return c.refute("Not as the readings tell it: %s", x)
		}
	}
	return false
}

// numberDiffers reports whether the statement says all that the question says
// but its one number, and has another behind the same word.
func (c *composer) numberDiffers(x *candidate) bool {
	asked := -1
	for i, w := range c.q.Words {
		_, number := question.Number(w.Fold)
		switch {
		case number && asked < 0 && !c.says(x, i):
			asked = i
		case number || !c.says(x, i):
			return false
		}
	}
	if asked < 0 || len(c.q.Words) < 2 {
		return false
	}
	claim, told := words(c.q.Claimed()), words(c.english(&x.Statement))
	at := slices.Index(claim, c.q.Words[asked].Fold)
	if at <= 0 {
		return false
	}
	for i, w := range told[1:] {
		if _, number := question.Number(w); number && told[i] == claim[at-1] && !question.IsYear(w) {
			return true
		}
	}
	return false
}
