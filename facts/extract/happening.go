package extract

import (
	"footnote/facts"
	"footnote/facts/prose"
)

// happenings reads when something happened: "the invasion of Larn in 1990", "the
// Battle of Larn on 3 May 1066". Who it befell or where must be named.
func happenings(s *sentence) []facts.Statement {
	var out []facts.Statement
	for head := s.first + 1; head < s.end-3; head++ {
		if !s.lexicon.happenings[s.fold(head)] || s.mark(head) != "" || !s.oneOf(head+1, "of", "in", "on", "at", "against", "by") {
			continue
		}
		first, ok := s.articleBefore(head)
		if !ok {
			continue
		}
		what, class, end, ok := s.nameFrom(head + 2)
		if !ok || s.mark(end-1) != "" || s.mentionAt(head+2, prose.Date) != nil {
			continue
		}
		p, ok := s.periodAt(end)
		if !ok || !p.on.Known() || p.on.Precision() < facts.Year {
			continue
		}
		label := s.slice(first, end)
		st := facts.Statement{
			Subject: facts.Entity{Label: label}, Property: "date", Value: textValue(s.told(&p)), Valid: facts.At(p.on),
			Text: sentenceOf("The ", label+" was", s.told(&p)),
		}
		if s.oneOf(head+1, "in", "at") && class != prose.PersonName {
			st.Place = facts.Entity{Label: what}
		} else {
			st.About = []facts.Entity{{Label: what}}
		}
		out = append(out, st)
	}
	return out
}

// articleBefore is the word behind the article of the noun at word head, with
// nothing but its adjectives between.
func (s *sentence) articleBefore(head int) (int, bool) {
	const mostAdjectives = 4
	for i := head - 1; i >= max(s.first, head-1-mostAdjectives); i-- {
		switch {
		case s.mark(i) != "" && s.mark(i) != "-", s.lexicon.leaning[s.fold(i)], s.lexicon.clauses[s.fold(i)], s.preposition(i):
			return 0, false
		case s.oneOf(i, "the", "a", "an"):
			return i + 1, true
		}
	}
	return 0, false
}
