package answer

import (
	"footnote/bot/question"
	"footnote/facts"
)

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
