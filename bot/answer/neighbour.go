package answer

import (
	"cmp"
	"slices"

	"footnote/bot/phrase"
	"footnote/bot/question"
	"footnote/facts"
)

// A lineKey names a line: the statements of one subject and property.
type lineKey struct{ subject, property string }

// neighbour answers who or what came next or before in a line.
func (c *composer) neighbour() bool {
	anchor := c.q.Order.Anchor
	if anchor == nil {
		return c.held()
	}
	lines := c.linesWith(anchor)
	if len(lines) == 0 {
		return c.besideEvent(*anchor)
	}
	for _, line := range lines {
		for _, e := range anchor.Entities {
			if found := c.beside(line, e.ID); len(found) > 0 {
				c.tellNeighbours(line, e, found)
				return true
			}
		}
	}
	c.noNeighbour(lines[0], *anchor)
	return true
}

// linesWith are the lines in which the anchor has a place, best first: of the
// topic if one is named, with the property that is asked for, with explicit
// succession.
func (c *composer) linesWith(anchor *question.Mention) [][]facts.Statement {
	lines := map[lineKey][]facts.Statement{}
	rank := map[lineKey]float64{}
	var keys []lineKey
	for i := range c.ranks {
		x := &c.ranks[i]
		if x.Value.Kind != facts.EntityValue || x.Valid.Point || x.missing {
			continue
		}
		k := lineKey{x.Subject.ID, x.Property}
		lines[k] = append(lines[k], x.Statement)
		if !anchor.Has(x.Value.Entity.ID) {
			continue
		}
		if _, ok := rank[k]; !ok {
			keys = append(keys, k)
		}
		score := x.asked
		if x.Replaces.ID != "" || x.ReplacedBy.ID != "" || c.lex.Single(x.Property) {
			score += 0.5
		}
		rank[k] = max(rank[k], score)
	}
	keys = slices.DeleteFunc(keys, func(k lineKey) bool { return !c.isOfTopic(k.subject) })
	slices.SortStableFunc(keys, func(a, b lineKey) int {
		return cmp.Or(cmp.Compare(rank[b], rank[a]), len(lines[b])-len(lines[a]))
	})
	out := make([][]facts.Statement, len(keys))
	for i, k := range keys {
		out[i] = lines[k]
	}
	return out
}

// isOfTopic reports whether the subject is what the question names, or whether
// it names nothing.
func (c *composer) isOfTopic(subject string) bool {
	strong := c.w.strong()
	return len(strong) == 0 || c.w.isTopic(subject)
}

// beside are the statements of the line that come right after the entity's, or
// right before, as the question asks.
func (c *composer) beside(line []facts.Statement, id string) []facts.Statement {
	if c.q.Order.Position == question.Next {
		return facts.Next(line, id)
	}
	return facts.Previous(line, id)
}

func (c *composer) tellNeighbours(line []facts.Statement, anchor facts.Entity, found []facts.Statement) {
	c.reply.Status, c.reply.Confidence = Answered, 0.93
	lead := phrase.Text("Before %s:")
	if c.q.Order.Position == question.Next {
		lead = "After %s:"
	}
	own := slices.IndexFunc(line, func(s facts.Statement) bool { return s.Value.Entity.ID == anchor.ID })
	for i := range found {
		s := &found[i]
		c.answers(c.in.Value(s.Value))
		text := c.when(c.filled(s), c.heldText(s.Valid, true))
		if len(found) > 1 {
			c.reply.Points = append(c.reply.Points, Point{Text: text, Notes: c.note(s)})
			continue
		}
		c.reply.Lead, c.reply.LeadNotes = sentence(c.say(lead, anchor.Label)+" "+text), c.note(s, &line[own])
	}
	if len(found) > 1 {
		c.reply.Lead, c.reply.LeadNotes = c.say(lead, anchor.Label), c.note(&line[own])
	}
}

// noNeighbour says that the line has nothing beside the anchor.
func (c *composer) noNeighbour(line []facts.Statement, anchor question.Mention) {
	own := slices.IndexFunc(line, func(s facts.Statement) bool { return anchor.Has(s.Value.Entity.ID) })
	s := &line[own]
	lead, end := phrase.Text("The readings name no %[1]s of %[2]s before %[3]s."), phrase.Text("The first they name: %s")
	if c.q.Order.Position == question.Next {
		lead, end = "The readings name no %[1]s of %[2]s after %[3]s.", "The last they name: %s"
	}
	p := c.lex.Property(s.Property)
	c.reply.Status, c.reply.Confidence = Partial, 0.15
	c.reply.Lead = c.say(lead, p.Label, s.Subject.Label, s.Value.Entity.Label)
	c.reply.Points = []Point{{
		Text:  c.say(end, c.in.Value(s.Value)+comma(c.heldText(s.Valid, true))),
		Notes: c.note(s),
	}}
}

// besideEvent reads "after X" as a time, where X is something that happened.
func (c *composer) besideEvent(anchor question.Mention) bool {
	span, ok := eventSpan(statementsOf(c.ranks), anchor, question.AnyEdge)
	if !ok || len(c.ranks) == 0 {
		return false
	}
	relation := question.Before
	if c.q.Order.Position == question.Next {
		relation = question.After
	}
	c.q.Time = question.Time{Relation: relation, Event: &anchor, Text: string(relation) + " " + anchor.Text}
	c.q.Order = question.Order{}
	c.w.span, c.w.timed = c.q.Time.SpanOf(span), true
	for i := range c.ranks {
		x := &c.ranks[i]
		x.holding, x.inferred = c.w.hold(x.Valid, x.Valid)
		x.score = c.w.score(x)
	}
	slices.SortStableFunc(c.ranks, byScore)
	c.compose()
	return true
}
