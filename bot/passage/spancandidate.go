package passage

import "footnote/facts/prose"

// The bounds of short answers in words; a clause that tells why or how may be
// longer.
const (
	longestSpan   = 10
	longestClause = 24
)

// A span is a run of words of a sentence that may be its short answer.
type span struct {
	of         *spanSentence
	first, end int // words of the sentence, without end
	features   []spanFeature
	score      float64
	share      float64 // of all spans
	worth      float64 // how much of the right answer it is likely to have
}

// spans lists the runs of words that may be a short answer.
func (s *spanSentence) spans(a *askedFor) []*span {
	var out []*span
	for i := range s.len() {
		if !s.begins(i, a) {
			continue
		}
		longest := longestSpan
		if s.clauseBegins(i) || a.asked == askedReason && s.afterMark(i) {
			longest = longestClause
		}
		for j := i; j < min(i+longest, s.len()) && (j == i || s.kinds[j] != becauseWord); j++ {
			whole := i == 0 && j == s.len()-1
			if s.ends(j) && !whole && (j-i < longestSpan || s.clauseEnds(j)) {
				out = append(out, &span{of: s, first: i, end: j + 1})
			}
			if s.parts(j) {
				break
			}
		}
	}
	return out
}

// clauseBegins reports whether a clause that tells why or how may begin with
// word i.
func (s *spanSentence) clauseBegins(i int) bool {
	switch s.kinds[i] {
	case becauseWord, toWord, byWord, forWord, fromWord, asWord, withWord, inWord:
		return true
	}
	switch s.kind(i - 1) {
	case becauseWord, thatWord, toWord, byWord, beWord, ofWord:
		return true
	}
	return false
}

// afterMark reports whether word i begins the sentence or stands behind
// punctuation.
func (s *spanSentence) afterMark(i int) bool {
	return i == 0 || s.clauseEnds(i-1)
}

// clauseEnds reports whether a clause may end with word j.
func (s *spanSentence) clauseEnds(j int) bool {
	_, ok := markKind(s.word(j).Mark)
	return ok || j == s.len()-1
}

// begins reports whether a short answer may begin with word i: not inside a
// date or a number, and with a small word only where the type of question wants
// that.
func (s *spanSentence) begins(i int, a *askedFor) bool {
	kind := s.kinds[i]
	if m := s.mentionAt(i); m != nil && m.First < s.first+i {
		return m.Kind == prose.Name && s.word(i).Capital() || m.Kind == prose.Number || m.Kind == prose.Date && kind >= firstOpen
	}
	switch kind {
	case notWord, thisWord, alsoWord, aboutWord:
		return true
	case becauseWord, toWord, byWord, forWord, withWord, overWord, fromWord, asWord, ifWord:
		return a.asked == askedReason || a.asked == askedManner || a.asked == askedThing
	case inWord, onWord, atWord, betweenWord, beforeWord, afterWord, duringWord:
		return a.asked == askedDate || a.asked == askedPlace || a.asked == askedManner
	}
	return kind >= firstOpen
}

// ends reports whether a short answer may end with word j.
func (s *spanSentence) ends(j int) bool {
	if m := s.mentionAt(j); m != nil && m.End > s.first+j+1 {
		return m.Kind == prose.Name && s.word(j).Capital() || m.Kind == prose.Date && s.kinds[j] == numeral
	}
	return s.kinds[j] >= firstOpen || s.kinds[j].preposition() && s.clauseEnds(j) // "had silted up."
}

// parts reports whether what stands behind word j parts it from the rest, so
// that no short answer goes on there.
func (s *spanSentence) parts(j int) bool {
	mark, ok := markKind(s.word(j).Mark)
	if !ok || s.inside(j) {
		return false
	}
	initial := s.kinds[j] == capitalWord && len(s.word(j).Text) < 4
	return mark == stopEdge && !initial || mark == bracketEdge || mark == quoteEdge
}
