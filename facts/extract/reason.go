package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/facts"
	"footnote/facts/prose"
)

// reasons reads why something came about: "The bridge of Larn fell because the
// river had risen". What is why is told of the first name in it.
func reasons(s *sentence) []facts.Statement {
	if s.says(s.first, s.end, s.lexicon.denied) || s.says(s.first, s.end, s.lexicon.hearsay) || s.attributed() {
		return nil
	}
	for v := s.first + 2; v < s.end-1; v++ {
		for _, words := range s.lexicon.causes {
			if !s.is(v, words...) || s.mark(v+len(words)-1) != "" {
				continue
			}
			if found, ok := s.reason(v, v+len(words)); ok {
				return []facts.Statement{found}
			}
			return nil
		}
	}
	return nil
}

// reason is the statement whose effect ends before word v, and whose reason
// begins at word i.
func (s *sentence) reason(v, i int) (facts.Statement, bool) {
	certainty, ok := s.surely(v, i)
	if !ok || s.says(i, s.end, s.lexicon.supposed) && !s.says(i, s.end, s.lexicon.hedges) {
		return facts.Statement{}, false
	}
	subject := s.firstName(v)
	end := s.reasonEnd(i)
	const shortestEffect, shortestReason = 4, 2
	if subject == "" || v-s.first < shortestEffect || end-i < shortestReason || s.has(s.first, end, s.lexicon.leaning) || !s.simple(v) ||
		end < s.end && s.has(i, end, setOf([]string{"that"})) {
		return facts.Statement{}, false
	}
	effect, why := s.slice(s.first, v), s.slice(i, end)
	if s.nameOver(s.first) == nil {
		first, size := utf8.DecodeRuneInString(effect)
		effect = string(unicode.ToLower(first)) + effect[size:]
	}
	return facts.Statement{
		Subject: facts.Entity{Label: subject}, Property: "reason", Of: "why " + effect, Value: textValue(why), Certainty: certainty,
	}, true
}

// reasonEnd is the word behind the reason that begins at word i: a comma ends it
// unless examples follow.
func (s *sentence) reasonEnd(i int) int {
	for j := i; j < s.end-1; j++ {
		m := s.mark(j)
		if strings.ContainsAny(m, ";:()—–") || m == "," && !s.oneOf(j+1, "including", "such") {
			return j + 1
		}
	}
	return s.end
}

// simple reports whether what stands before the cause at word v is one clause,
// so that the cause is surely that of all of it.
func (s *sentence) simple(v int) bool {
	if s.oneOf(v-1, "only", "just", "largely", "mainly", "partly", "part", "and", "or", "but", "is", "was", "are", "were", "be", "been", "not") {
		return false
	}
	if s.oneOf(s.first, "any", "anyone", "every", "except", "despite", "regardless", "apart", "aside", "unlike") {
		return false
	}
	for i := s.first; i < v; i++ {
		switch m := s.mark(i); {
		case s.lexicon.breaks[s.fold(i)] && s.nameOver(i) == nil && !s.pairs(i), strings.ContainsAny(m, ";:()—–"):
			return false
		case m == "," && (i-s.first > 4 || !s.oneOf(s.first, "in", "on", "at", "for", "since", "during", "however", "moreover", "further", "additionally")):
			return false
		}
	}
	return true
}

// pairs reports whether the word at i is an "and" between two names.
func (s *sentence) pairs(i int) bool {
	return s.fold(i) == "and" && s.capital(i-1) && s.capital(i+1) && s.mark(i-1) == ""
}

// surely is how surely the author asserts the reason; it reports false where
// what is explained may not be so at all.
func (s *sentence) surely(v, i int) (facts.Certainty, bool) {
	if s.says(v, i, s.lexicon.hedges) || s.oneOf(v, "can") {
		return facts.Suggests, !s.says(s.first, v, s.lexicon.supposed)
	}
	return facts.States, !s.says(s.first, s.end, s.lexicon.supposed)
}

// firstName is the label of the first name before word v, "" if there is none
// or if it may be an ordinary word, or part of what a longer phrase names.
func (s *sentence) firstName(v int) string {
	for k := range s.mentions {
		m := &s.mentions[k]
		if m.Kind != prose.Name || m.End > v {
			continue
		}
		if m.First == s.first && m.Len() == 1 && !s.inside[s.fold(m.First)] || s.all[m.End-1].Possessive || !s.followed(m.End) {
			return ""
		}
		label, ok := s.label(m.Range)
		if ok {
			label, ok = s.called(label)
		}
		if !ok {
			return ""
		}
		return label
	}
	return ""
}

// followed reports whether a verb or a preposition stands at word i.
func (s *sentence) followed(i int) bool {
	return s.oneOf(i, "have", "can", "may", "might", "could") || strings.HasSuffix(s.fold(i), "ed") || s.pairs(i) ||
		s.mark(i-1) == "" && s.lexicon.enders[s.fold(i)]
}
