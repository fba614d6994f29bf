package answer

import (
	"slices"
	"strings"

	"footnote/bot/question"
	"footnote/facts"
)

// tellHeld tells who held: one in a sentence, several in points.
func (c *composer) tellHeld(in []candidate, pick string) {
	c.reply.Status, c.reply.Confidence = Answered, 0.95
	ordered := slices.Clone(in)
	slices.SortStableFunc(ordered, func(a, b candidate) int { return int(b.holding) - int(a.holding) })
	for i := range ordered {
		c.answers(c.wanted(&ordered[i]))
	}
	if len(c.reply.Answers) == 1 && len(in) > 1 && in[0].Text == "" {
		in = mergeSame(in)
	}
	if len(in) == 1 {
		c.tellOne(&in[0], pick)
	} else {
		c.tellSeveral(in)
	}
	for i := range in {
		c.doubt(&in[i])
	}
}

// mergeSame leaves one statement for each spell of the same holder.
func mergeSame(in []candidate) []candidate {
	return slices.CompactFunc(slices.Clone(in), func(a, b candidate) bool {
		return a.Value.Entity.ID == b.Value.Entity.ID && a.Subject.ID == b.Subject.ID && a.Valid == b.Valid
	})
}

func (c *composer) tellOne(x *candidate, pick string) {
	text := c.phrased(&x.Statement, x.Subject.Label, facts.ValueLabel(x.Value))
	p := c.lex.Property(x.Property)
	needed := x.inferred || c.boundInside(x)
	if x.Text != "" && pick == "" && !needed && (p.Phrase == "" || !p.Single) {
		c.lead(&x.Statement)
		return
	}
	if pick != "" {
		text = capitalise(pick) + " that the readings name: " + text
	}
	held := heldText(x.Valid, x.inferred || !c.w.timed || c.boundInside(x))
	c.reply.Lead = attributed(&x.Statement, sentence(text+spaced(held)))
	c.reply.LeadNotes = c.note(&x.Statement)
}

// boundInside reports whether an inferred bound falls in the asked time.
func (c *composer) boundInside(x *candidate) bool {
	inside := func(b facts.Bound) bool {
		return b.Basis == facts.Inferred && b.Date.Span().Overlaps(c.w.span)
	}
	return c.w.timed && (inside(x.Valid.From) || inside(x.Valid.To))
}

func (c *composer) tellSeveral(in []candidate) {
	turn := ""
	if inTurn(in) {
		turn = " in turn"
	}
	n := countWord(len(in))
	first := &in[0]
	if first.Text != "" && !c.lex.Single(first.Property) || !sameSubject(in) && c.sideOf(first) != value {
		c.reply.Lead = "The readings name " + strings.ToLower(n) + c.timeText() + ":"
		for i := range in {
			c.point(&in[i].Statement)
		}
		return
	}
	phrase := c.lex.Property(first.Property).Phrase
	switch {
	case strings.HasPrefix(phrase, "{value}") && c.sideOf(first) != value && sameSubject(in):
		c.reply.Lead = plainPlural(c.phrased(&first.Statement, first.Subject.Label, n+turn), n+turn) + c.timeText() + ":"
	default:
		c.reply.Lead = capitalise(c.relation(first)) + c.timeText() + ", " + strings.ToLower(n) + turn + ":"
	}
	for i := range in {
		x := &in[i]
		text := c.wanted(x) + comma(heldText(x.Valid, x.inferred || !c.w.timed || c.boundInside(x)))
		c.reply.Points = append(c.reply.Points, Point{Text: attributed(&x.Statement, text), Notes: c.note(&x.Statement)})
	}
}

// plainPlural mends the verb behind a count: "Four in turn was" to "were".
func plainPlural(text, count string) string {
	for one, several := range map[string]string{" was ": " were ", " is ": " are ", " has ": " have "} {
		if rest, ok := strings.CutPrefix(text, count+one); ok {
			return count + several + rest
		}
	}
	return text
}

func sameSubject(in []candidate) bool {
	return !slices.ContainsFunc(in, func(x candidate) bool { return x.Subject.ID != in[0].Subject.ID || x.Property != in[0].Property })
}

// inTurn reports whether each ends, or may end, before the next begins.
func inTurn(in []candidate) bool {
	for i := range in[1:] {
		a, b := in[i].Valid, in[i+1].Valid
		if !a.To.Date.Known() || b.From.Date.Known() && a.To.Date.Span().First > b.From.Date.Span().Last {
			return false
		}
	}
	return true
}

// doubt adds what is not known of a holder who only may have held.
func (c *composer) doubt(x *candidate) {
	switch {
	case !c.w.timed || x.holding == facts.Sure:
		if x.inferred {
			c.reply.Confidence = min(c.reply.Confidence, 0.85)
		}
		return
	case !x.Valid.From.Date.Known() && x.Valid.To.Date.Known():
		c.caveat("The readings don't say since when " + c.wanted(x) + " did.")
	case !x.Valid.To.Date.Known() && x.Valid.From.Date.Known():
		c.caveat("The readings don't say until when " + c.wanted(x) + " did.")
	case x.Valid.Known():
		c.caveat("The readings' dates are not precise enough to be sure of " + c.wanted(x) + ".")
	default:
		c.caveat("The readings don't say when that was so.")
	}
	c.reply.Confidence = min(c.reply.Confidence, 0.6)
}

func (c *composer) caveat(s string) {
	if !slices.Contains(c.reply.Caveats, s) {
		c.reply.Caveats = append(c.reply.Caveats, s)
	}
}

// point tells a statement as a point of the reply.
func (c *composer) point(s *facts.Statement) {
	told := c.told(s)
	c.reply.Points = append(c.reply.Points, Point{Text: attributed(s, told), Notes: c.note(s)})
}

// lead tells a statement as the lead of the reply.
func (c *composer) lead(s *facts.Statement) {
	told := c.told(s)
	c.reply.Lead, c.reply.LeadNotes = attributed(s, told), c.note(s)
}

// topicLabel is what the question is about, in a few words.
func (c *composer) topicLabel() string {
	var labels []string
	for _, m := range c.w.topics {
		if len(m.Entities) > 0 && !m.Weak {
			labels = append(labels, m.Entities[0].Label)
		}
	}
	return join(labels)
}

// timeText is the asked time with its preposition.
func (c *composer) timeText() string {
	t := c.q.Time
	switch {
	case !t.Given():
		return ""
	case t.Text == "now":
		return " now"
	case t.Date.Precision() == facts.Century || t.Date.Precision() == facts.Decade:
		return " " + t.Text
	case t.Relation == question.During && t.Date.Known() && !strings.Contains(t.Text, " "):
		return " in " + t.Text
	case t.Relation == question.During && t.Date.Known():
		if t.Date.Precision() == facts.DayPrecision {
			return " on " + DateText(t.Date)
		}
		return " in " + DateText(t.Date)
	}
	return " " + t.Text
}
