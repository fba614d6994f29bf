package extract

import (
	"strings"

	"footnote/facts"
	"footnote/facts/prose"
)

// positions reads what somebody served as: "X served as a judge in Larn from
// 1990 to 1995". What [offices] reads is left to it.
func positions(s *sentence) []facts.Statement {
	for v := s.first + 1; v < s.end-2; v++ {
		t, next, ok := s.tenureAt(v)
		if !ok || len(t.words) < 2 && !t.begins || t.words[len(t.words)-1] == "been" {
			continue
		}
		_, who, ok := s.subject(v)
		if !ok {
			continue
		}
		if _, ok := s.officeAt(next); ok {
			continue
		}
		job, end, ok := s.jobAt(next)
		if !ok {
			continue
		}
		p := s.periodAround(end)
		valid, ok := t.bounds(&p)
		if !ok {
			continue
		}
		return []facts.Statement{{
			Subject: facts.Entity{Label: who}, Property: "position", Value: textValue(job), Valid: valid,
			Text: sentenceOf(who, " "+strings.Join(t.words, " ")+" "+job, s.told(&p)),
		}}
	}
	return nil
}

// longestPhrase is how many words a noun phrase has that is read.
const longestPhrase = 14

// jobAt reads the noun phrase at word i that names a job, up to where a period
// or another clause begins.
func (s *sentence) jobAt(i int) (job string, end int, ok bool) {
	end = s.phraseEnd(i)
	switch {
	case end-i < 1, end-i > longestPhrase, s.fold(i) == "to", s.lexicon.notOffice[s.fold(i)] && s.fold(i) != "deputy",
		!s.names(i, end), s.torn(end), !s.has(i, end, s.lexicon.jobs), s.has(i, end, s.lexicon.leaning):
		return "", 0, false
	}
	return s.slice(i, end), end, true
}

// names reports whether something from first up to end is written like a name.
// A job that is not says too little by itself: "head coach" of which team?
func (s *sentence) names(first, end int) bool {
	for i := first; i < end; i++ {
		if s.capital(i) {
			return true
		}
	}
	return false
}

// torn reports whether what ends before the word at i goes on behind an "and":
// "the Institute of Southeast Asian and Caribbean Studies", "a personal finance
// and markets correspondent". A verb or an article there begins something else.
func (s *sentence) torn(i int) bool {
	if !s.oneOf(i, "and", "or") || s.mark(i-1) != "" {
		return false
	}
	next := s.fold(i + 1)
	return !strings.HasSuffix(next, "ed") && !s.lexicon.clauses[next] &&
		!s.oneOf(i+1, "the", "a", "an", "also", "later", "then", "he", "she", "it", "its", "his", "her") &&
		!s.oneOf(i+1, "led", "ran", "won", "took", "made", "wrote", "went", "co")
}

// phraseEnd is the word behind the noun phrase that begins at word i: a date,
// a mark or a word that begins a clause ends it. Prepositions go on with it.
func (s *sentence) phraseEnd(i int) int {
	j := i
	for j < s.end {
		if j > i && s.breaks(j) {
			return j
		}
		if m := s.mark(j); m != "" && !s.hyphen(j) && m != "." && m != "&" || m == "." && j+1 >= s.end {
			return j + 1
		}
		j++
	}
	return j
}

// hyphen reports whether the word at j and the next are written as one: "diesel–
// electric".
func (s *sentence) hyphen(j int) bool {
	m := s.mark(j)
	return (m == "-" || m == "–" || m == "/") && j+1 < s.end && s.all[j+1].Start == s.all[j].End+len(m)
}

// breaks reports whether a date or another clause begins at word j.
func (s *sentence) breaks(j int) bool {
	if s.lexicon.clauses[s.fold(j)] {
		return !s.pair(j)
	}
	for at := j; at < min(j+4, s.end); at++ {
		if s.mentionAt(at, prose.Date) != nil {
			return true
		}
		if !s.oneOf(at, "from", "in", "since", "until", "till", "between", "on", "during", "the", "early", "late", "about", "around", "year", "by") {
			return false
		}
	}
	return false
}

// pair reports whether the "and" at word j joins two words for what people do:
// "a politician and lawyer".
func (s *sentence) pair(j int) bool {
	return s.fold(j) == "and" && s.agent(j-1) && s.agent(j+1) && s.mark(j-1) == "" && !s.capital(j+1)
}

// agent reports whether the word at i ends as words do for what people are by
// what they do.
func (s *sentence) agent(i int) bool {
	for _, ending := range [...]string{"er", "or", "ist", "ian", "ar", "man", "woman"} {
		if strings.HasSuffix(s.fold(i), ending) {
			return true
		}
	}
	return false
}
