package card

import (
	"slices"
	"strings"

	"footnote/facts"
)

// mostTalk is how many words an answer may have that names nothing that the
// card knows; longer, it is talk.
const mostTalk = 6

// judgeName compares what was typed with the names of the right answer and with
// those of others.
func (e *Expected) judgeName(text string) Verdict {
	if asksBack(text) {
		return NotAnAnswer
	}
	said := bare(trimLead(facts.Fold(text)))
	right := nearest(said, e.Names)
	wrong := nearest(said, e.Others)
	switch {
	case right == noMatch && wrong == noMatch:
		if len(strings.Fields(said)) > mostTalk {
			return NotAnAnswer
		}
		return Wrong
	case right > wrong:
		return Right
	case right == wrong && right == piece:
		return Close // a name that two share
	}
	return Wrong
}

// A match says how like a name what was said is.
type match uint8

const (
	noMatch  match = iota
	mentions       // it is said among other words
	piece          // some of the name's words
	slip           // misspelled
	same
)

// nearest is the best match of what was said among the names.
func nearest(said string, names []string) match {
	best := noMatch
	for _, name := range names {
		best = max(best, compare(said, bare(name)))
	}
	return best
}

func compare(said, name string) match {
	switch {
	case said == "" || name == "":
		return noMatch
	case said == name, strings.ReplaceAll(said, " ", "") == strings.ReplaceAll(name, " ", ""):
		return same
	case spelledLike(said, name):
		return slip
	case partOf(said, name):
		return piece
	case containsWords(said, name):
		return mentions
	}
	return noMatch
}

// spelledLike reports whether the words are the same but for slips in spelling.
func spelledLike(said, name string) bool {
	a, b := strings.Fields(said), strings.Fields(name)
	return len(a) == len(b) && allIn(a, b)
}

// partOf reports whether all that was said are words of the name, one of them
// long enough to be told by.
func partOf(said, name string) bool {
	a, b := strings.Fields(said), strings.Fields(name)
	long := slices.ContainsFunc(a, func(w string) bool { return len(w) >= 4 })
	return long && len(a) < len(b) && allIn(a, b)
}

// allIn reports whether each word is among the others, or one spelled like it.
func allIn(words, others []string) bool {
	for _, w := range words {
		if !slices.ContainsFunc(others, func(o string) bool { return w == o || likeWord(w, o) }) {
			return false
		}
	}
	return true
}

// likeWord reports whether two words are an edit apart or transliterate the
// same; words with digits never are.
func likeWord(a, b string) bool {
	if strings.ContainsAny(a+b, "0123456789") || a[0] != b[0] {
		return false
	}
	keys := facts.SpellingKeys(a)
	return slices.ContainsFunc(facts.SpellingKeys(b), func(k string) bool { return slices.Contains(keys, k) })
}
