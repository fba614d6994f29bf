package extract

import (
	"strings"

	"footnote/facts"
	"footnote/facts/prose"
)

// definitions reads what somebody or something is: "X is a small town in the
// east of Larn". Offices are left to [offices], and what judges rather than
// tells is left out.
func definitions(s *sentence) []facts.Statement {
	for v := s.first + 1; v < s.end-2; v++ {
		if !s.oneOf(v, "is", "was") || s.mark(v) != "" || !s.oneOf(v+1, "a", "an") {
			continue
		}
		m, what, ok := s.subject(v)
		// What is called by a last name alone has been told of before.
		if !ok || m.First > s.first+1 || !strings.Contains(s.slice(m.First, m.End), what) {
			return nil
		}
		whole := s.phraseEnd(v + 1)
		end := s.trimmed(v+1, whole)
		if s.is(v+1, "a", "member", "of") {
			return nil // [members] reads it
		}
		if end-v < 4 || end-v > longestPhrase || s.torn(whole) || s.unsaid(v+2, end) {
			return nil
		}
		value := s.slice(v+1, end)
		return []facts.Statement{{
			Subject: facts.Entity{Label: what}, Property: "definition", Value: textValue(value),
			Text: sentenceOf(s.spoken(m.First, what), " "+s.fold(v)+" "+value),
		}}
	}
	return nil
}

// trimmed is the end of the phrase without the words that only lead on to what
// it was cut off from: "a house founded (in 1609)".
func (s *sentence) trimmed(first, end int) int {
	for end > first+1 && s.mark(end-1) == "" && (s.lexicon.prepositions[s.fold(end-1)] || strings.HasSuffix(s.fold(end-1), "ed") ||
		s.oneOf(end-1, "built", "set", "made", "known", "both", "held", "led", "run", "written", "born")) {
		end--
	}
	return end
}

// unsaid reports whether the phrase does not say by itself what something is:
// it judges, leans on another sentence, compares, or is cut off.
func (s *sentence) unsaid(first, end int) bool {
	const farthestJudging = 4
	if s.has(first, min(end, first+farthestJudging), s.lexicon.judging) || s.has(first, end, s.lexicon.leaning) ||
		s.has(first, end, s.lexicon.comparing) || s.fold(first) == "former" {
		return true
	}
	if s.all[end-1].Number() || s.lists(end) {
		return true
	}
	last := s.fold(end - 1)
	return s.lexicon.prepositions[last] || strings.HasSuffix(last, "ly") || strings.HasSuffix(last, "ed")
}

// lists reports whether the phrase that ends before word i goes on behind its
// comma with what its noun comes after: "an Estonian stage, radio and film
// actress". A list of what somebody does can be cut.
func (s *sentence) lists(i int) bool {
	const farthestAnd = 4
	if s.mark(i-1) != "," || s.agent(i-1) {
		return false
	}
	for j := i; j < i+farthestAnd; j++ {
		if s.oneOf(j, "and", "or") {
			return true
		}
		if s.oneOf(j, "who", "which", "where", "the", "a", "an", "in") || strings.HasSuffix(s.fold(j), "ing") || strings.HasSuffix(s.fold(j), "ed") {
			return false
		}
	}
	return false
}

// abbreviations reads what the letters of a name stand for: "the Larn River
// Board (LRB)".
func abbreviations(s *sentence) []facts.Statement {
	var out []facts.Statement
	for k := 1; k < len(s.mentions); k++ {
		long, short := &s.mentions[k-1], &s.mentions[k]
		if long.Kind != prose.Name || short.Kind != prose.Name || short.First != long.End || short.Len() > 2 ||
			strings.TrimSpace(s.mark(long.End-1)) != "(" || !strings.HasPrefix(strings.TrimSpace(s.mark(short.End-1)), ")") {
			continue
		}
		first := long.First
		letters := s.slice(short.First, short.End)
		if !spells(letters, s, first, long.End) {
			continue
		}
		full := s.slice(first, long.End)
		out = append(out, facts.Statement{
			Subject: facts.Entity{Label: letters}, Property: "full name", Value: textValue(full),
			Text: sentenceOf(letters, " stands for "+full),
		})
	}
	return out
}

// spells reports whether the letters are the first ones of the words from first
// up to end, those of small words left out or not.
func spells(letters string, s *sentence, first, end int) bool {
	var capitals, all strings.Builder
	for i := first; i < end; i++ {
		initial := s.all[i].Fold[:1]
		all.WriteString(initial)
		if s.capital(i) {
			capitals.WriteString(initial)
		}
	}
	folded := strings.ReplaceAll(facts.Fold(letters), " ", "")
	return len(folded) > 1 && (folded == capitals.String() || folded == all.String())
}
