package answer

import (
	"slices"
	"strconv"
	"strings"

	"footnote/bot/question"
	"footnote/facts"
)

// Compose answers the question from the evidence. lex must be the lexicon that
// the question was read with. It changes none of them, and never fails: what the
// evidence does not say is answered so.
func Compose(q *question.Question, e Evidence, lex *question.Lexicon) Reply {
	own := *q // composing may come to read a part of it otherwise
	c := &composer{q: &own, e: e, lex: lex, notes: map[noteKey]int{}}
	c.reply.Resolved = q.Text
	c.prepare()
	c.compose()
	c.finish()
	return c.reply
}

// A composer writes one reply.
type composer struct {
	q     *question.Question
	e     Evidence
	lex   *question.Lexicon
	w     *weigher
	ranks []candidate // best first
	reply Reply
	notes map[noteKey]int
}

type noteKey struct{ source, locator, quote string }

// prepare infers bounds, places the asked time and weighs the evidence.
func (c *composer) prepare() {
	inferred := facts.Infer(c.e.Statements, c.lex.Single)
	c.w = newWeigher(c.q, c.lex, c.e.Memo)
	if c.q.Time.Event != nil {
		if span, ok := EventSpan(inferred, c.q.Time); ok {
			c.w.span, c.w.timed = span, true
		}
	}
	c.ranks = c.w.weigh(c.e.Statements, inferred)
	c.ranks = slices.DeleteFunc(c.ranks, func(x candidate) bool { return c.excluded(&x) })
}

// excluded reports whether the statement is about something that the question
// does not want.
func (c *composer) excluded(x *candidate) bool {
	return slices.ContainsFunc(c.q.Mentions, func(m question.Mention) bool {
		return m.Role == question.Excluded && (m.Has(x.Subject.ID) || m.Has(x.Value.Entity.ID) || m.Has(x.Place.ID))
	})
}

// eventSpan is when an event was: the dates of what happened to it, or else of
// the statements that speak of it.
func eventSpan(statements []facts.Statement, event question.Mention, edge question.Edge) (facts.Span, bool) {
	span, found := facts.Span{First: 0, Last: -1}, false
	for _, exact := range []bool{true, false} {
		for i := range statements {
			s := &statements[i]
			about := event.Has(s.Subject.ID)
			if !exact {
				about = s.Value.Entity.ID != "" && event.Has(s.Value.Entity.ID)
			}
			if about && s.Valid.Known() && !found {
				span, found = edgeSpan(s.Valid, edge), true
			} else if about && s.Valid.Point && s.Valid.Hull().Days() < span.Days() {
				span = s.Valid.Hull()
			}
		}
		if found {
			return span, true
		}
	}
	return span, false
}

// EventSpan is the asked time where events give it, by the statements about
// them; it reports false if they are not dated.
func EventSpan(statements []facts.Statement, t question.Time) (facts.Span, bool) {
	if t.Event == nil {
		return facts.Span{}, false
	}
	span, ok := eventSpan(statements, *t.Event, t.Edge)
	if t.Other == nil || !ok {
		return t.SpanOf(span), ok
	}
	other, ok := eventSpan(statements, *t.Other, question.AnyEdge)
	return span.Hull(other), ok
}

// edgeSpan is the span of an interval, or of that end of it which is asked for
// and known.
func edgeSpan(v facts.Interval, edge question.Edge) facts.Span {
	switch {
	case edge == question.Begin && v.From.Date.Known():
		return v.From.Date.Span()
	case edge == question.End && v.To.Date.Known():
		return v.To.Date.Span()
	}
	return v.Hull()
}

// Moment is when that happened which the question's clause tells, by the
// statement that says most nearly so; it reports false if none does.
func Moment(clause *question.Question, e Evidence, lex *question.Lexicon) (facts.Span, bool) {
	c := &composer{q: clause, e: e, lex: lex, notes: map[noteKey]int{}}
	c.prepare()
	found := c.passing(func(x *candidate) bool { return x.Valid.Known() && c.namesAll(x) })
	if len(found) == 0 {
		return facts.Span{}, false
	}
	return edgeSpan(found[0].Valid, question.Begin), true
}

// compose chooses the composer for the kind of question. A composer that has
// nothing to say returns false, and the next is tried.
func (c *composer) compose() {
	if c.q.Kind == question.Social {
		c.social()
		return
	}
	if c.q.Dangling != "" || c.q.Fragment {
		c.askBack()
		return
	}
	for _, try := range c.plan() {
		if try() {
			return
		}
	}
	c.notFound()
}

// askBack asks for what a question leans on and nobody has said.
func (c *composer) askBack() {
	c.reply.Status = Unclear
	c.reply.Lead = "What do you want to know of that time? Ask the whole question, please."
	if c.q.Dangling != "" {
		c.reply.Lead = "Whom do you mean by “" + c.q.Dangling + "”? Ask again with the name, please."
	}
}

// plan are the composers to try for the kind of question, in order.
func (c *composer) plan() []func() bool {
	if c.q.Kind == question.YesNo {
		return []func() bool{c.yesNo}
	}
	if c.q.Order.Position == question.Next || c.q.Order.Position == question.Previous {
		return []func() bool{c.neighbour, c.gloss}
	}
	switch c.q.Kind {
	case question.SaysWho:
		return []func() bool{c.saysWho}
	case question.About:
		return []func() bool{c.aboutSource, c.gloss}
	case question.Why:
		return []func() bool{c.why}
	case question.When:
		return []func() bool{c.whenHeld, c.whenHappened}
	case question.Where:
		return []func() bool{c.where, c.held, c.placeless}
	case question.HowLong:
		return []func() bool{c.howLong, c.howMany}
	case question.HowMany:
		return []func() bool{c.howMany, c.count, c.howMuch}
	case question.Happened:
		return []func() bool{c.happened}
	case question.Timeline:
		return []func() bool{c.timeline}
	case question.Define:
		return []func() bool{c.define}
	case question.Compare:
		return []func() bool{c.compare, c.gloss}
	case question.How:
		return []func() bool{c.ambiguous, c.gloss}
	case question.List:
		return []func() bool{c.held, c.gloss}
	}
	if c.q.Whose {
		return []func() bool{c.ambiguous, c.gloss}
	}
	return []func() bool{c.ambiguous, c.choose, c.held, c.gloss}
}

// finish adds what every reply carries.
func (c *composer) finish() {
	for _, r := range c.q.Respelled {
		if c.reply.Status == Answered || c.reply.Status == Partial || c.reply.Status == Conflict {
			c.reply.Caveats = append(c.reply.Caveats, "(I read “"+r.Written+"” as “"+r.Read+"”.)")
		}
	}
	c.shorten()
	c.reply.Confidence = min(1, max(0, c.reply.Confidence))
	slices.SortFunc(c.reply.Footnotes, func(a, b Footnote) int { return a.N - b.N })
}

// mostPoints bounds a reply; nobody reads further in a chat.
const mostPoints = 30

// shorten cuts a reply that is too long to read, says so, and drops the
// footnotes that nothing refers to any more.
func (c *composer) shorten() {
	if n := len(c.reply.Offers); n > mostPoints {
		c.reply.Offers = c.reply.Offers[:mostPoints]
	}
	more := len(c.reply.Points) - mostPoints
	if more <= 0 {
		return
	}
	c.reply.Points = c.reply.Points[:mostPoints]
	c.caveat("And " + strconv.Itoa(more) + " more; ask for a shorter time or about one of them.")
	used := slices.Clone(c.reply.LeadNotes)
	for _, p := range c.reply.Points {
		used = append(used, p.Notes...)
	}
	c.reply.Footnotes = slices.DeleteFunc(c.reply.Footnotes, func(f Footnote) bool { return !slices.Contains(used, f.N) })
}

// note returns the footnote numbers of the statements, making footnotes as
// needed, and notes that the reply uses them.
func (c *composer) note(statements ...*facts.Statement) []int {
	var out []int
	for _, s := range statements {
		if s.ID != "" && !slices.Contains(c.reply.Statements, s.ID) {
			c.reply.Statements = append(c.reply.Statements, s.ID)
		}
		for _, r := range references(s) {
			if n := c.noteOf(r); !slices.Contains(out, n) {
				out = append(out, n)
			}
		}
	}
	slices.Sort(out)
	return out
}

// references are what a statement rests on; one that was recorded without a
// source rests on the word of who recorded it, and the footnote says so.
func references(s *facts.Statement) []facts.Reference {
	if len(s.References) > 0 {
		return s.References
	}
	record := facts.Source{ID: "record", Title: "Recorded without a source", Author: s.RecordedBy}
	if !s.RecordedAt.IsZero() {
		record.Date = facts.DateOf(facts.DayOf(s.RecordedAt.UTC()))
	}
	return []facts.Reference{{Source: record, Locator: "fact " + s.ID}}
}

// noteOf is the number of the reference's footnote, made when there is none
// yet.
func (c *composer) noteOf(r facts.Reference) int {
	k := noteKey{r.Source.ID, r.Locator, r.Quote}
	n, ok := c.notes[k]
	if !ok {
		n = len(c.notes) + 1
		c.notes[k] = n
		c.reply.Footnotes = append(c.reply.Footnotes, footnote(n, r))
	}
	return n
}

func footnote(n int, r facts.Reference) Footnote {
	return Footnote{N: n, Source: r.Source, Locator: r.Locator, Quote: r.Quote, Start: r.Start, End: r.End}
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
	return facts.ValueLabel(s.Value)
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
