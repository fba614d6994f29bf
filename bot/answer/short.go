package answer

import (
	"slices"
	"strings"

	"footnote/bot/question"
	"footnote/facts"
)

// answers adds short answers that are not there yet.
func (c *composer) answers(short ...string) {
	for _, s := range short {
		if s != "" && !slices.Contains(c.reply.Answers, s) {
			c.reply.Answers = append(c.reply.Answers, s)
		}
	}
}

// short is the short answer that a statement gives: what it says that the
// question did not.
func (c *composer) short(s *facts.Statement) string {
	v, o := s.Value.Entity, s.Subject
	switch {
	case c.q.Acting && c.q.Wants == question.WantsPerson && !c.valueActs(s) && c.mayBe(o):
		return o.Label
	case c.q.Wants == question.WantsPerson && !c.mayBe(v) && c.mayBe(o):
		return o.Label
	case c.q.Wants == question.WantsPlace && !c.w.placeLike(v) && c.w.placeLike(o):
		return o.Label
	case s.Value.Kind == facts.EntityValue && c.w.isTopic(v.ID) && !c.w.isTopic(o.ID):
		return o.Label
	}
	return c.in.Value(s.Value)
}

// valueActs reports whether the property's phrase makes the value the doer, as
// in "{value} led {subject}".
func (c *composer) valueActs(s *facts.Statement) bool {
	phrase := c.lex.Property(s.Property).Phrase
	v, o := strings.Index(phrase, "{value}"), strings.Index(phrase, "{subject}")
	return v >= 0 && v < o
}

// mayBe reports whether the entity may be the person or body that is asked for.
func (c *composer) mayBe(e facts.Entity) bool {
	return e.ID != "" && !c.w.isTopic(e.ID) && !c.namedIn(e) && (e.Kind == "" || e.Kind == facts.Person || e.Kind == facts.Group || e.Kind == facts.Country)
}

// namedIn reports whether the entity's label contains what the question names:
// "Assad's regime" is no answer to who supported Assad.
func (c *composer) namedIn(e facts.Entity) bool {
	label := c.lex.Stems(e.Label)
	return slices.ContainsFunc(c.w.topics, func(m question.Mention) bool { return containsAll(label, c.lex.Stems(m.Text)) })
}

// distinct drops candidates that say what an earlier one says.
func distinct(in []candidate) []candidate {
	var out []candidate
	for _, x := range in {
		if !slices.ContainsFunc(out, func(y candidate) bool {
			return x.Subject.ID == y.Subject.ID && facts.SameValue(x.Value, y.Value) && (x.Text != "" || x.Valid == y.Valid) && alike(x.stems, y.stems)
		}) {
			out = append(out, x)
		}
	}
	return out
}

// alike reports whether two sets of stems are nearly the same (Jaccard index
// of at least 0.8).
func alike(a, b []string) bool {
	common, union := 0, 0
	seen := make(map[string]bool, len(a))
	for _, s := range a {
		if !seen[s] {
			seen[s] = true
			union++
		}
	}
	counted := make(map[string]bool, len(b))
	for _, s := range b {
		if counted[s] {
			continue
		}
		counted[s] = true
		if seen[s] {
			common++
		} else {
			union++
		}
	}
	return union > 0 && float64(common)/float64(union) >= 0.8
}
