package answer

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"footnote/bot/phrase"
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
	text := c.filled(&x.Statement)
	p := c.lex.Property(x.Property)
	needed := x.inferred || c.boundInside(x)
	if x.Text != "" && pick == "" && !needed && (p.Phrase == "" || !p.Single) {
		c.lead(&x.Statement)
		return
	}
	if pick != "" {
		text = c.say("%[1]s that the readings name: %[2]s", capitalise(pick), text)
	}
	held := c.heldText(x.Valid, x.inferred || !c.w.timed || c.boundInside(x))
	c.reply.Lead = c.attributed(&x.Statement, sentence(c.when(text, held)))
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
	first := &in[0]
	if first.Text != "" && !c.lex.Single(first.Property) || !sameSubject(in) && c.sideOf(first) != value {
		c.reply.Lead = c.say("The readings name %[1]s%[2]s:", c.in.Count(len(in)), c.timeText())
		for i := range in {
			c.point(&in[i].Statement)
		}
		return
	}
	c.reply.Lead = c.severalLead(in)
	for i := range in {
		x := &in[i]
		text := c.wanted(x) + comma(c.heldText(x.Valid, x.inferred || !c.w.timed || c.boundInside(x)))
		c.reply.Points = append(c.reply.Points, Point{Text: c.attributed(&x.Statement, text), Notes: c.note(&x.Statement)})
	}
}

// severalLead heads the list of several who held: "Four in turn led ISIS:", where
// the property's phrase lends itself to that and the answer is in its language.
func (c *composer) severalLead(in []candidate) string {
	first, n := &in[0], c.in.Count(len(in))
	turn := inTurn(in)
	filled := strings.HasPrefix(c.lex.Property(first.Property).Phrase, "{value}") && c.sideOf(first) != value && sameSubject(in)
	switch {
	case filled && c.in == (phrase.Printer{}):
		count := capitalise(n)
		if turn {
			count += " in turn"
		}
		return plainPlural(c.phrased(&first.Statement, first.Subject.Label, count), count) + c.timeText() + ":"
	case turn:
		return c.say("%[1]s%[2]s, %[3]s in turn:", capitalise(c.relation(first)), c.timeText(), n)
	}
	return c.say("%[1]s%[2]s, %[3]s:", capitalise(c.relation(first)), c.timeText(), n)
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
		c.caveat(c.say("The readings don't say since when %s did.", c.wanted(x)))
	case !x.Valid.To.Date.Known() && x.Valid.From.Date.Known():
		c.caveat(c.say("The readings don't say until when %s did.", c.wanted(x)))
	case x.Valid.Known():
		c.caveat(c.say("The readings' dates are not precise enough to be sure of %s.", c.wanted(x)))
	default:
		c.caveat(c.say("The readings don't say when that was so."))
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
	c.reply.Points = append(c.reply.Points, Point{Text: c.attributed(s, told), Notes: c.note(s)})
}

// lead tells a statement as the lead of the reply.
func (c *composer) lead(s *facts.Statement) {
	told := c.told(s)
	c.reply.Lead, c.reply.LeadNotes = c.attributed(s, told), c.note(s)
}

// topicLabel is what the question is about, in a few words.
func (c *composer) topicLabel() string {
	var labels []string
	for _, m := range c.w.topics {
		if len(m.Entities) > 0 && !m.Weak {
			labels = append(labels, m.Entities[0].Label)
		}
	}
	return c.in.And(labels)
}

// timeText is the asked time with its preposition, behind a space; empty if none
// was asked for. In another language than the question's, it is told by what was
// understood.
func (c *composer) timeText() string {
	t := c.q.Time
	switch {
	case !t.Given():
		return ""
	case t.Text == "now":
		return c.say(" now")
	case c.in != (phrase.Printer{}):
		return spaced(c.spanText())
	case t.Date.Precision() == facts.Century || t.Date.Precision() == facts.Decade:
		return " " + t.Text
	case t.Relation == question.During && t.Date.Known() && !strings.Contains(t.Text, " "):
		return " in " + t.Text
	case t.Relation == question.During && t.Date.Known():
		return spaced(c.in.At(t.Date))
	}
	return " " + t.Text
}

// spanText is the asked time in another language than the question's.
func (c *composer) spanText() string {
	t := c.q.Time
	switch known := t.Date.Known(); {
	case known && t.Relation == question.During:
		return c.in.At(t.Date)
	case known && t.Relation == question.After:
		return c.in.After(t.Date)
	case known && t.Relation == question.Before:
		return c.in.Before(t.Date)
	case known && t.Relation == question.Since:
		return c.in.Since(t.Date)
	case known && t.Relation == question.Until:
		return c.in.Until(t.Date)
	case t.From.Known() && t.To.Known():
		return c.in.From(t.From) + " " + c.in.To(t.To)
	case c.w.timed && c.w.span.Bounded():
		from, to := wholeYears(facts.DateOf(c.w.span.First), facts.DateOf(c.w.span.Last))
		return c.in.From(from) + " " + c.in.To(to)
	}
	return c.in.Quote(t.Text)
}

// wholeYears are the years of two days, if these are the first and the last day
// of years, or else the days.
func wholeYears(first, last facts.Date) (from, to facts.Date) {
	if first.Month() != time.January || first.Day() != 1 || last.Month() != time.December || last.Day() != 31 {
		return first, last
	}
	from, err1 := facts.ParseDate(fmt.Sprintf("%04d", first.Year()))
	to, err2 := facts.ParseDate(fmt.Sprintf("%04d", last.Year()))
	if err1 != nil || err2 != nil {
		return first, last // years that are written otherwise
	}
	return from, to
}
