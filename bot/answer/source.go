package answer

import (
	"slices"
	"strings"

	"footnote/bot/phrase"
	"footnote/facts"
)

// saysWho answers whose word the last answer rests on, or a statement that the
// question repeats.
func (c *composer) saysWho() bool {
	statements := c.e.Past
	c.reply.Leans = true
	if found := c.passing(func(x *candidate) bool { return x.coverage >= enoughToAffirm }); len(c.q.Words)+len(c.w.topics) > 0 && len(found) > 0 {
		statements, c.reply.Leans = statementsOf(near(found, 0.95, 3)), false
	}
	if len(statements) == 0 {
		return false
	}
	c.reply.Status, c.reply.Confidence = Answered, 0.95
	var said []string
	for i := range statements {
		s := &statements[i]
		for _, r := range s.References {
			who := r.Source.Author
			if who == "" {
				who = r.Source.Title
			}
			if s.AssertedBy != "" && !strings.EqualFold(s.AssertedBy, who) {
				c.answers(s.AssertedBy)
				who = c.say("%[1]s, as %[2]s tells it", s.AssertedBy, who)
			} else {
				c.answers(who)
			}
			line := who
			if r.Source.Title != "" {
				line = c.say("%[1]s, in “%[2]s”", line, r.Source.Title)
			}
			if r.Locator != "" {
				line += ", " + r.Locator
			}
			if !slices.Contains(said, line) {
				said = append(said, line)
				c.reply.Points = append(c.reply.Points, Point{Text: line, Notes: c.note(s)})
			}
		}
	}
	c.reply.Lead = c.say("It rests on one place in the readings:")
	if len(said) != 1 {
		c.reply.Lead = c.say("It rests on %s places in the readings:", c.in.Count(len(said)))
	}
	return len(said) > 0
}

// aboutSource answers who wrote the readings, what they are called and when
// they came out.
func (c *composer) aboutSource() bool {
	if len(c.e.Sources) == 0 {
		return false
	}
	asked, field := c.sourceField()
	var missing int
	for _, s := range c.e.Sources {
		value := field(s)
		if value == "" {
			missing++
			continue
		}
		c.answers(value)
		text := asked + ": " + value
		if asked == "" {
			text = c.sourceText(s)
		} else if len(c.e.Sources) > 1 {
			text += " (" + c.in.Quote(s.Title) + ")"
		}
		c.reply.Points = append(c.reply.Points, Point{Text: text, Notes: []int{c.noteOf(facts.Reference{Source: s})}})
	}
	if len(c.reply.Points) == 0 {
		c.reply.Lead = c.say("The readings don't say.")
		c.reply.Status, c.reply.Confidence = NotFound, 0.1
		for i, s := range c.e.Sources[:min(3, len(c.e.Sources))] {
			c.reply.Nearest = append(c.reply.Nearest, Footnote{N: i + 1, Source: s, Text: c.sourceText(s)})
		}
		return true
	}
	c.reply.Status, c.reply.Confidence = Answered, 0.9
	if len(c.reply.Points) == 1 {
		c.reply.Lead, c.reply.LeadNotes, c.reply.Points = sentence(c.reply.Points[0].Text), c.reply.Points[0].Notes, nil
		return true
	}
	c.reply.Lead = c.say("The readings:")
	return true
}

// sourceField is which field of a source is asked for; by default all of it.
func (c *composer) sourceField() (name string, field func(facts.Source) string) {
	text := " " + facts.Fold(c.q.Text) + " "
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, " "+w+" ") })
	}
	switch {
	case has("published", "when", "date", "publication date") && !has("publisher"):
		return c.say("Published¦when"), func(s facts.Source) string {
			if !s.Date.Known() {
				return ""
			}
			return c.in.Date(s.Date)
		}
	case has("publisher", "publishes", "who published"):
		return c.say("Publisher"), func(s facts.Source) string { return s.Publisher }
	case has("author", "authors", "writer", "wrote", "who", "written", "write"):
		return c.say("Author"), func(s facts.Source) string { return s.Author }
	case has("title", "called", "name", "headline"):
		return c.say("Title"), func(s facts.Source) string { return s.Title }
	}
	return "", c.sourceText
}

// sourceText cites a source in one line.
func (c *composer) sourceText(s facts.Source) string {
	var parts []string
	if s.Author != "" {
		parts = append(parts, s.Author)
	}
	if s.Title != "" {
		parts = append(parts, c.in.Quote(s.Title))
	}
	if s.Publisher != "" {
		parts = append(parts, s.Publisher)
	}
	if s.Date.Known() {
		parts = append(parts, c.in.Date(s.Date))
	}
	if len(parts) == 0 {
		return s.ID
	}
	return strings.Join(parts, ", ")
}

// social answers a greeting, thanks, a complaint, a farewell or a call for help.
func (c *composer) social() {
	c.reply.Status, c.reply.Confidence = Social, 1
	switch c.q.Social {
	case "thanks":
		c.reply.Lead = c.say("You're welcome.")
	case "complaint":
		c.reply.Lead = c.say("Then it should be put right. In a room, “This is wrong” under the answer, or saying what is right (wrong value: … from: … why: …), proposes it to the moderators; in the terminal, footnote facts retract and facts add do it.")
	case "bye":
		c.reply.Lead = c.say("Until next time.")
	case "greeting":
		c.reply.Lead = c.say("Hello. Ask me about the readings: who, when, where, why, how many. Every answer has its footnotes.")
	default:
		c.reply.Lead = c.say("I answer from this group's facts and readings, with a footnote under everything. When they don't say, I say so. Ask for instance:")
		for _, p := range []phrase.Text{
			"who led X in 2022, and then: and in 2023? who came next? says who?",
			"when, where, why, how many, how long, what happened in June 2023",
			"timeline of X; compare X and Y; is he still the leader of X?",
			"check: X led Y until 2022. Z came next.",
		} {
			c.reply.Points = append(c.reply.Points, Point{Text: c.say(p)})
		}
	}
}
