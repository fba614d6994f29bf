package extract

import (
	"footnote/facts"
	"footnote/facts/prose"
)

// members reads who joined what, left it or was in it: "X joined Y in 1990",
// "X was a member of Y from 1990 to 1995".
func members(s *sentence) []facts.Statement {
	for v := s.first + 1; v < s.end-1; v++ {
		_, who, ok := s.subject(v)
		if !ok {
			continue
		}
		var verb string
		var next int
		form := tenure{}
		switch {
		case s.oneOf(v, "joined") && s.mark(v) == "":
			verb, next, form.begins = " joined ", v+1, true
		case s.is(v, "was", "a", "member", "of") || s.is(v, "is", "a", "member", "of"):
			verb, next = " "+s.fold(v)+" a member of ", v+4
		case s.is(v, "became", "a", "member", "of"):
			verb, next, form.begins = " became a member of ", v+4, true
		default:
			continue
		}
		if found, ok := s.membership(who, verb, next, &form); ok {
			return []facts.Statement{found}
		}
	}
	return nil
}

func (s *sentence) membership(who, verb string, i int, form *tenure) (facts.Statement, bool) {
	of, class, end, ok := s.nameFrom(i)
	if !ok || class == prose.PersonName || facts.Fold(of) == facts.Fold(who) || !s.closes(end) {
		return facts.Statement{}, false
	}
	p := s.periodAround(end)
	valid, ok := form.bounds(&p)
	// Without a date, "joined" is said of calls and of ranks of people too.
	if !ok || form.begins && p.none() {
		return facts.Statement{}, false
	}
	return facts.Statement{
		Subject: facts.Entity{Label: who}, Property: "member of", Value: entity(of), Valid: valid, Text: sentenceOf(who, verb+s.spoken(i, of), s.told(&p)),
	}, true
}
