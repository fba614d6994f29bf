package extract

import (
	"footnote/facts"
	"footnote/facts/prose"
)

// foundings reads when something was founded and by whom: "X was founded in
// 1990 by Y", "Y founded X in 1990".
func foundings(s *sentence) []facts.Statement {
	for v := s.first + 1; v < s.end-1; v++ {
		switch {
		case s.fold(v) == "was" && s.mark(v) == "" && s.oneOf(v+1, "founded", "established"):
			if m, what, ok := s.subject(v); ok {
				return s.founded(what, s.spoken(m.First, what), v+2)
			}
		case s.oneOf(v, "founded", "established") && s.mark(v) == "":
			m, who, ok := s.subject(v)
			if !ok {
				continue
			}
			what, class, end, ok := s.nameFrom(v + 1)
			if !ok || class == prose.PersonName || !s.closes(end) {
				continue
			}
			p := s.periodAround(end)
			spoken := s.spoken(v+1, what)
			return append(s.foundedIn(what, spoken, &p), s.founder(what, who, s.spoken(m.First, who)+" founded "+spoken, &p))
		}
	}
	return nil
}

// founded reads when and by whom, in either order, from word i on.
func (s *sentence) founded(what, spoken string, i int) []facts.Statement {
	p := s.periodAround(i)
	at := i
	if p.start == i {
		at = p.end
	}
	var out []facts.Statement
	if s.fold(at) == "by" && s.mark(at) == "" {
		if who, _, end, ok := s.nameFrom(at + 1); ok && s.closes(end) {
			if p.none() {
				p = s.periodAround(end)
			}
			out = append(out, s.founder(what, who, s.spoken(at+1, who)+" founded "+spoken, &p))
		}
	}
	return append(s.foundedIn(what, spoken, &p), out...)
}

func (s *sentence) foundedIn(what, spoken string, p *period) []facts.Statement {
	if !p.on.Known() {
		return nil
	}
	return []facts.Statement{{
		Subject: facts.Entity{Label: what}, Property: "founding", Value: textValue(s.told(p)),
		Valid: facts.At(p.on), Text: sentenceOf(spoken, " was founded", s.told(p)),
	}}
}

func (s *sentence) founder(what, who, text string, p *period) facts.Statement {
	st := facts.Statement{Subject: facts.Entity{Label: what}, Property: "founder", Value: entity(who), Text: sentenceOf(text, s.told(p))}
	if p.on.Known() {
		st.Valid = facts.At(p.on)
	}
	return st
}
