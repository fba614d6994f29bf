package answer

import (
	"slices"
	"strings"

	"footnote/bot/phrase"
	"footnote/bot/question"
	"footnote/facts"
)

// Compose answers the question from the evidence. lex must be the lexicon that
// the question was read with. It changes none of them, and never fails: what the
// evidence does not say is answered so.
func Compose(q *question.Question, e Evidence, lex *question.Lexicon) Reply {
	c := newComposer(q, e, lex)
	c.run()
	return c.reply
}

// newComposer is a composer for the question, of which it keeps a copy:
// composing may come to read a part of it otherwise.
func newComposer(q *question.Question, e Evidence, lex *question.Lexicon) *composer {
	own := *q
	c := &composer{q: &own, e: e, lex: lex, speaker: speaker{e.Phrases}, notes: map[noteKey]int{}, reply: Reply{Resolved: q.Text, Language: languageOf(e.Phrases)}}
	if q.Rest != "" {
		c.reply.Resolved += " and " + q.Rest
	}
	return c
}

// languageOf is the printer's language as a Reply has it.
func languageOf(p phrase.Printer) string {
	if p == (phrase.Printer{}) {
		return ""
	}
	return p.Tag()
}

// run composes the reply from beginning to end.
func (c *composer) run() {
	c.prepare()
	c.compose()
	c.finish()
}

// A composer writes one reply.
type composer struct {
	q   *question.Question
	e   Evidence
	lex *question.Lexicon
	speaker
	w     *weigher
	ranks []candidate // best first
	reply Reply
	notes map[noteKey]int
	// ruling is what a yes-or-no question came to.
	ruling ruling
}

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
		return []func() bool{c.why, c.causes}
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
			c.reply.Caveats = append(c.reply.Caveats, c.say("(I read “%[1]s” as “%[2]s”.)", r.Written, r.Read))
		}
	}
	if c.q.Rest != "" {
		c.caveat(c.say("That is the first of two questions; ask the second, “%s”, on its own.", strings.TrimRight(c.q.Rest, " ?!.")))
		if len(strings.Fields(c.q.Rest)) > 2 { // "by whom" is none to offer
			c.reply.Offers = append(c.reply.Offers, Offer{Label: c.q.Rest, Question: c.q.Rest})
		}
	}
	c.shorten()
	c.reply.Confidence = min(1, max(0, c.reply.Confidence))
	slices.SortFunc(c.reply.Footnotes, func(a, b Footnote) int { return a.N - b.N })
}
