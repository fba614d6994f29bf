package answer

import (
	"slices"

	"footnote/bot/question"
	"footnote/facts"
)

// rightType reports whether what the statement gives may be of the type that
// is wanted. Entities of unknown kind may be anything.
func (c *composer) rightType(x *candidate) bool {
	e := x.Value.Entity
	if c.sideOf(x) == value {
		e = x.Subject
	}
	switch c.q.Wants {
	case question.WantsPerson:
		return x.Value.Kind == facts.EntityValue && (e.Kind == "" || e.Kind == facts.Person || e.Kind == facts.Group || e.Kind == facts.Country)
	case question.WantsPlace:
		onTheOtherSide := c.sideOf(x) == value && e.Kind == facts.Group
		return x.Value.Kind == facts.EntityValue && e.Kind != facts.Person && e.Kind != facts.Event && !onTheOtherSide
	}
	return true
}

// A side of a statement is where the named entity stands; what is asked for
// stands on the other.
type side uint8

const (
	neither side = iota
	subject
	value
	both    // both sides are named: something else is asked, such as when
	unnamed // nothing is named: the relation alone is asked for
)

func (c *composer) sideOf(x *candidate) side {
	named := false
	for _, m := range c.w.topics {
		if m.Weak {
			continue
		}
		named = true
		if m.Has(x.Subject.ID) {
			if x.Value.Entity.ID != "" && c.bindsTo(x.Value.Entity.ID) {
				return both
			}
			return subject
		}
	}
	if x.Value.Entity.ID != "" && c.bindsTo(x.Value.Entity.ID) {
		return value
	}
	if named {
		return neither
	}
	return unnamed
}

// bindsTo reports whether a binding mention means the entity.
func (c *composer) bindsTo(id string) bool {
	return slices.ContainsFunc(c.w.topics, func(m question.Mention) bool { return !m.Weak && m.Has(id) })
}

// wanted is what the statement gives for the question: its value, or its
// subject where the value is what was named.
func (c *composer) wanted(x *candidate) string {
	if c.sideOf(x) == value {
		return x.Subject.Label
	}
	return c.in.Value(x.Value)
}

// relation names what is asked for: "leader of ISIS".
func (c *composer) relation(x *candidate) string {
	p := c.lex.Property(x.Property)
	label := p.Label
	if len(p.Nouns) > 0 {
		label = p.Nouns[0]
	}
	switch c.sideOf(x) {
	case subject:
		return c.say("%[1]s of %[2]s", label, x.Subject.Label)
	case value:
		if last := lastWord(label); slices.Contains([]string{"of", "at", "for", "in", "by", "to", "from"}, last) {
			return label + " " + c.in.Value(x.Value)
		}
		return c.say("one whose %[1]s was %[2]s", label, c.in.Value(x.Value))
	}
	return label
}
