package answer

import (
	"slices"
	"strings"

	"footnote/bot/question"
	"footnote/facts"
)

// fit says whether the statement has the type of answer that is wanted.
func (w *weigher) fit(c *candidate) float64 {
	yes := func(b bool) float64 {
		if b {
			return 1
		}
		return 0
	}
	switch w.q.Wants {
	case question.WantsNumber:
		if w.q.Kind == question.HowLong && c.Valid.Known() {
			return 1
		}
		if c.Value.Kind == facts.QuantityValue {
			return 1
		}
		return 0.5 * yes(strings.ContainsAny(c.Text, "0123456789"))
	case question.WantsDate:
		return yes(c.Valid.Known())
	case question.WantsPlace:
		return yes(w.lex.Gives(c.Property) == question.WantsPlace || c.Place.ID != "" && !w.isTopic(c.Place.ID) || w.placeLike(c.Value.Entity) || w.placeLike(c.Subject) || c.asked > 0 && c.Value.Kind == facts.EntityValue)
	case question.WantsReason:
		return yes(w.reasonLike(c))
	case question.WantsPerson, question.WantsGroup:
		if w.q.Whose {
			return yes(w.owner(c) != "")
		}
		return yes(w.otherThan(c, facts.Person, facts.Group, facts.Country) && !(w.q.Acting && (w.onlySuffered(c) || w.passesBy(c))))
	}
	return 1
}

func (w *weigher) placeLike(e facts.Entity) bool {
	return (e.Kind == facts.Place || e.Kind == facts.Country) && !w.isTopic(e.ID)
}

// reasonLike reports whether the statement gives a reason.
func (w *weigher) reasonLike(c *candidate) bool {
	return w.lex.Gives(c.Property) == question.WantsReason
}

// otherThan reports whether the statement's subject or value is someone of the
// kinds who is not a topic. Entities of unknown kind may be anyone.
func (w *weigher) otherThan(c *candidate, kinds ...facts.Kind) bool {
	return slices.ContainsFunc([]facts.Entity{c.Subject, c.Value.Entity}, func(e facts.Entity) bool {
		return e.ID != "" && (e.Kind == "" || slices.Contains(kinds, e.Kind)) && !w.isTopic(e.ID)
	})
}

// owner is the label of the person that a statement speaks of besides its
// subject and value, whose the thing asked about may be.
func (w *weigher) owner(c *candidate) string {
	for _, e := range c.Entities() {
		if e.Kind == facts.Person && !w.isTopic(e.ID) {
			return e.Label
		}
	}
	return ""
}

// passesBy reports whether a person who is named has no part in the statement:
// what happened at his memorial was not done to him.
func (w *weigher) passesBy(c *candidate) bool {
	return slices.ContainsFunc(w.topics, func(m question.Mention) bool {
		if m.Weak || len(m.Entities) == 0 || m.Entities[0].Kind != facts.Person || m.Has(c.Subject.ID) || m.Has(c.Value.Entity.ID) {
			return false
		}
		words := w.lex.Stems(m.Text)
		return !containsAll(w.lex.Stems(c.Subject.Label), words) && !containsAll(w.lex.Stems(facts.ValueLabel(c.Value)), words)
	})
}

// onlySuffered reports whether the statement's text has what was done only in
// the passive and without a doer, or not at all: "was killed in 2022" does not
// say who killed.
func (w *weigher) onlySuffered(c *candidate) bool {
	if c.Text == "" || len(w.q.Words) == 0 || c.asked > 0 && c.Value.Kind == facts.EntityValue {
		return false
	}
	words := strings.Fields(facts.Fold(c.Text))
	for i, word := range words {
		if !slices.ContainsFunc(w.terms[w.lex.Stem(word)], func(t term) bool { return t.word == 0 }) {
			continue
		}
		before := words[max(0, i-2):i]
		be := slices.ContainsFunc(before, func(s string) bool { return s == "was" || s == "were" || s == "been" || s == "be" })
		noun := i > 0 && (words[i-1] == "the" || words[i-1] == "a" || words[i-1] == "an" || words[i-1] == "of")
		if !be && !noun || slices.Contains(words[i:min(len(words), i+4)], "by") {
			return false
		}
	}
	return true
}
