package extract

import (
	"strings"

	"footnote/facts"
	"footnote/facts/prose"
)

// claims reads what somebody said: "X said that the bridge of Larn was safe".
func claims(s *sentence) []facts.Statement {
	a, ok := prose.AttributionOf(s.text[:s.bytes.End], s.all[s.first:s.end])
	if !ok {
		return nil
	}
	who, verb, claim := s.shifted(a.Who), s.shifted(a.Verb), s.shifted(a.Claim)
	m := s.nameOver(who.First)
	if s.fold(who.First) == "the" {
		m = s.nameOver(who.First + 1)
	}
	if m == nil || m.End != who.End {
		return nil
	}
	label, ok := s.label(prose.Range{First: m.First, End: m.End})
	if claim.First > verb.First && !s.leads(m.First) {
		return nil
	}
	inside := s.fold(verb.First) == "according" && who.First > s.first+2 && who.End < s.end
	if !ok || inside || s.oneOf(verb.First, "denied", "denies") || !s.near(verb, claim) || !s.tells(claim) {
		return nil
	}
	if label, ok = s.called(label); !ok {
		return nil
	}
	text := s.slice(claim.First, claim.End)
	return []facts.Statement{{
		Subject: facts.Entity{Label: label}, Property: "claim", Value: textValue(text), AssertedBy: label, Certainty: facts.Reports,
	}}
}

// shifted counts a range of the sentence's words through the passage.
func (s *sentence) shifted(r prose.Range) prose.Range {
	return prose.Range{First: r.First + s.first, End: r.End + s.first}
}

// leads reports whether the name at word i begins a clause as its subject.
func (s *sentence) leads(i int) bool {
	if s.opens(i) || s.fold(i-1) == "to" { // "according to"
		return true
	}
	if s.fold(i-1) == "the" {
		i--
	}
	return s.opens(i) || s.oneOf(i-1, "but", "and") && s.mark(i-2) == "," || s.fold(i-1) == "to"
}

// near reports whether a claim that follows its verb does so at once, or with
// nothing between but when, where or to whom it was said.
func (s *sentence) near(verb, claim prose.Range) bool {
	if claim.First == verb.End {
		switch {
		case s.fold(verb.First) == "told":
			return false // where the claim begins behind whom it was told is not clear
		case s.fold(verb.First) != "according" && s.preposition(claim.First):
			return false // "insisted on it"
		}
	}
	return claim.First < verb.End || claim.First-verb.End < 2 || s.fold(verb.First) == "told" ||
		s.oneOf(verb.End, "on", "in", "at", "this", "last", "reporters") || s.mentionAt(verb.End, prose.Date) != nil
}

// tells reports whether the words claim something that can be understood by
// itself.
func (s *sentence) tells(r prose.Range) bool {
	const shortestClaim, longestClaim = 5, 40
	if r.Len() < shortestClaim || r.Len() > longestClaim || s.has(r.First, r.End, s.lexicon.leaning) || s.goesOn(r) ||
		s.oneOf(r.First, "but", "and", "then", "so", "also", "however", "meanwhile", "still", "yet") {
		return false
	}
	for k := range s.mentions {
		if m := &s.mentions[k]; m.Kind == prose.Name && m.First >= r.First && m.End <= r.End {
			return true
		}
	}
	return false
}

// goesOn reports whether another clause follows in the words, of which it is
// not clear whose word it is.
func (s *sentence) goesOn(r prose.Range) bool {
	commas := 0
	for i := r.First; i < r.End-1; i++ {
		switch m := s.mark(i); {
		case strings.ContainsAny(m, ":;"):
			return true
		case m == ",":
			if s.oneOf(i+1, "while", "but", "although", "though", "whereas") || commas == 0 && s.oneOf(i+1, "and", "or") ||
				s.oneOf(i+1, "adding", "stressing", "noting", "saying", "citing", "warning") {
				return true
			}
			commas++
		}
	}
	return false
}
