package answer

import "footnote/facts"

// A Timeline is what a reply tells in order of time, for those who draw it.
type Timeline struct {
	// Statements are those that the points tell, in their order, with their
	// inferred bounds.
	Statements []facts.Statement
	// Properties are the labels of their properties, by ID.
	Properties map[string]string
}

// shows notes that the next point of a timeline tells the statement.
func (c *composer) shows(s *facts.Statement) {
	t := c.reply.Timeline
	if t == nil {
		t = &Timeline{Properties: make(map[string]string)}
		c.reply.Timeline = t
	}
	t.Statements = append(t.Statements, *s)
	t.Properties[s.Property] = c.lex.Property(s.Property).Label
}
