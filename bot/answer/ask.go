package answer

import (
	"strings"

	"footnote/facts"
)

// ambiguous asks back when a name may mean several entities and the evidence
// speaks of more than one.
func (c *composer) ambiguous() bool {
	for _, m := range c.w.topics {
		if len(m.Entities) < 2 || m.Weak {
			continue
		}
		var spoken []facts.Entity
		for _, e := range m.Entities {
			about := func(x *candidate) bool { return x.Subject.ID == e.ID || x.Value.Entity.ID == e.ID }
			if len(c.passing(about)) > 0 {
				spoken = append(spoken, e)
			}
		}
		if len(spoken) < 2 {
			continue
		}
		c.reply.Status = Unclear
		c.reply.Lead = c.say("Which “%s” do you mean?", m.Text)
		for _, e := range spoken {
			label := e.Label
			if e.Description != "" {
				label += " (" + e.Description + ")"
			}
			c.reply.Offers = append(c.reply.Offers, Offer{Label: label, Question: strings.Replace(c.q.Text, m.Text, e.Label, 1)})
		}
		return true
	}
	return false
}

// notFound says that the readings don't say, and shows what comes nearest.
func (c *composer) notFound() {
	c.reply.Status = NotFound
	c.reply.Lead = c.say("The readings don't say.")
	c.nearest()
}

// nearest fills in what the readings say that comes nearest to the question.
func (c *composer) nearest() {
	const most = 3
	best := 0.0
	for _, x := range distinct(c.ranks[:min(len(c.ranks), 12)]) {
		if len(c.reply.Nearest) == most || x.topics < 0.5 && x.coverage < 0.5 || x.topics == 0 && len(c.w.topics) > 0 && x.coverage < 0.8 {
			continue
		}
		best = max(best, x.score)
		note := footnote(len(c.reply.Nearest)+1, c.references(&x.Statement)[0])
		note.Text = c.told(&x.Statement)
		c.reply.Nearest = append(c.reply.Nearest, note)
	}
	c.reply.Confidence = 0.3 * best
}

// askBack asks for what a question leans on and nobody has said.
func (c *composer) askBack() {
	c.reply.Status = Unclear
	c.reply.Lead = c.say("What do you want to know of that time? Ask the whole question, please.")
	if c.q.Dangling != "" {
		c.reply.Lead = c.say("Whom do you mean by “%s”? Ask again with the name, please.", c.q.Dangling)
	}
}
