package answer

import (
	"slices"

	"footnote/facts"
)

// conflicting answers with both sides when statements of a relation that has
// one value at a time contradict each other.
func (c *composer) conflicting(in []candidate) bool {
	conflicts := facts.Conflicts(statementsOf(in), c.lex.Single)
	if len(conflicts) == 0 {
		return false
	}
	c.reply.Status, c.reply.Confidence = Conflict, 0.6
	c.reply.Lead = c.say("The readings disagree:")
	for i := range in {
		x := &in[i]
		text := c.wanted(x) + comma(c.heldText(x.Valid, true))
		clash := slices.ContainsFunc(conflicts, func(k facts.Conflict) bool { return k.A.ID == x.ID || k.B.ID == x.ID })
		if clash {
			text += c.by(&x.Statement)
		} else if len(in) > 2 {
			c.reply.Lead = c.say("The readings disagree about some of these:")
		}
		c.reply.Points = append(c.reply.Points, Point{Text: text, Notes: c.note(&x.Statement)})
		c.answers(c.wanted(x))
	}
	return true
}

// by names the source's author and date beside a disputed statement.
func (c *composer) by(s *facts.Statement) string {
	if s.AssertedBy != "" {
		return c.say(", according to %s", s.AssertedBy)
	}
	if len(s.References) == 0 || s.References[0].Source.Author == "" {
		return ""
	}
	src := s.References[0].Source
	if src.Date.Known() {
		return c.say(", according to %[1]s (%[2]s)", src.Author, c.in.Date(src.Date))
	}
	return c.say(", according to %s", src.Author)
}

// disagree answers with both numbers where the readings give two that cannot
// both be right.
func (c *composer) disagree(same []candidate) bool {
	if len(facts.Conflicts(statementsOf(same), c.lex.Single)) == 0 {
		return false
	}
	c.reply.Status, c.reply.Confidence = Conflict, 0.6
	c.reply.Lead = c.say("The readings disagree:")
	for i := range same {
		x := &same[i]
		c.reply.Points = append(c.reply.Points, Point{Text: c.in.Value(x.Value) + c.by(&x.Statement) + ": " + c.told(&x.Statement), Notes: c.note(&x.Statement)})
		c.answers(c.in.Value(x.Value))
	}
	return true
}
