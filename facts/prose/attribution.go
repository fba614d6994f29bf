package prose

import "strings"

// An Attribution says whose word a sentence is.
type Attribution struct {
	// Who are the words that say who: "the ministry" of "the ministry said
	// that …". It may begin with an article.
	Who Range
	// Verb are the words that say how: "said", "according to".
	Verb Range
	// Claim are the words that are said to be so; a part of the sentence.
	Claim Range
}

// AttributionOf finds who says what a sentence tells, when that is not its
// author: "X said that …", "according to X", "…, X told reporters". It reports
// false when the sentence names nobody; of several it gives the outermost.
func AttributionOf(text string, words []Word) (Attribution, bool) {
	r := newReader(text, words)
	if a, ok := r.according(); ok {
		return a, true
	}
	if a, ok := r.saidBehind(); ok {
		return a, true
	}
	return r.saidBefore()
}

// according reads "according to X, …" and "…, according to X".
func (r *reader) according() (Attribution, bool) {
	for i := 0; i+2 < len(r.words); i++ {
		if r.fold(i) != "according" || r.fold(i+1) != "to" {
			continue
		}
		a := Attribution{Verb: Range{i, i + 2}, Who: Range{i + 2, r.clauseEnd(i + 2)}}
		if i == 0 {
			a.Claim = Range{a.Who.End, len(r.words)}
		} else {
			a.Claim = Range{0, i}
		}
		return a, a.Who.Len() > 0 && a.Claim.Len() > 0
	}
	return Attribution{}, false
}

// clauseEnd is the word behind the next mark that parts clauses.
func (r *reader) clauseEnd(i int) int {
	for ; i < len(r.words); i++ {
		if strings.ContainsAny(r.words[i].Mark, ",;:()—–.?!”\"") && !(r.words[i].Mark == "." && r.is(i, isTitle)) {
			return i + 1
		}
	}
	return i
}

// longestSpeaker is how many words tell who speaks, at most.
const longestSpeaker = 14

// saidBefore reads "X said that …": a verb of saying whose subject begins the
// sentence.
func (r *reader) saidBefore() (Attribution, bool) {
	for i := 1; i < min(longestSpeaker, len(r.words)-1); i++ {
		if !r.is(i, isSaying) || r.is(i-1, isWhere) || r.fold(i-1) == "the" || r.fold(i-1) == "a" {
			if r.is(i, isFinite) {
				break // another verb comes first
			}
			continue
		}
		if r.fold(i) == "told" && !r.someoneTold(i+1) {
			continue
		}
		claim := r.claimAfter(i)
		if claim == 0 {
			continue
		}
		who := r.speaker(i)
		if who.Len() == 0 {
			continue
		}
		return Attribution{Who: who, Verb: Range{i, i + 1}, Claim: Range{claim, len(r.words)}}, true
	}
	return Attribution{}, false
}

// claimAfter is where the claim begins behind the verb of saying at word i: at
// once, behind "that", or behind whom it was told; 0 if a claim doesn't follow.
func (r *reader) claimAfter(i int) int {
	for j := i + 1; j < min(i+8, len(r.words)-1); j++ {
		if r.fold(j) == "that" {
			return j + 1
		}
	}
	next := i + 1
	if m := r.mark(i); next < len(r.words) && (strings.ContainsAny(m, "“\"") || r.is(i, isBare) && m == "" && !r.is(next, isWhere)) {
		return next
	}
	return 0
}

// someoneTold reports whether who was told something stands at word i.
func (r *reader) someoneTold(i int) bool {
	return i < len(r.words) && (r.words[i].Capital() || r.fold(i) == "the" || r.fold(i) == "a" || r.fold(i) == "reporters" || r.fold(i) == "journalists")
}

// speaker is who stands before the verb at word end, from the beginning of the
// clause; empty for "it is said" and the like.
func (r *reader) speaker(end int) Range {
	first := 0
	for i := end - 1; i > 0; i-- {
		if m := r.mark(i - 1); strings.ContainsAny(m, ",;:—–”\"") {
			first = i
			break
		}
	}
	for first < end && r.fold(first) != "" && strings.Contains(" but and however while although ", " "+r.fold(first)+" ") {
		first++
	}
	last := end
	for last > first && (r.is(last-1, isAux) || strings.HasSuffix(r.fold(last-1), "ly")) {
		last--
	}
	if w := r.fold(first); last == first || w == "it" || w == "which" || w == "who" {
		return Range{}
	}
	return Range{first, last}
}

// saidBehind reads "…, X said" and "…, said X" at the end of a sentence.
func (r *reader) saidBehind() (Attribution, bool) {
	for i := max(1, len(r.words)-longestSpeaker); i < len(r.words); i++ {
		if !r.is(i, isSaying) {
			continue
		}
		comma := i - 1
		for comma > 0 && i-comma < longestSpeaker && !strings.ContainsAny(r.mark(comma), ",”\"") {
			comma--
		}
		if comma <= 0 || !strings.ContainsAny(r.mark(comma), ",”\"") || comma < 2 {
			continue
		}
		a := Attribution{Verb: Range{i, i + 1}, Claim: Range{0, comma + 1}}
		ends := i == len(r.words)-1 || strings.ContainsAny(r.mark(i), ".,") || r.is(i+1, isWhere|isWeekday) || r.fold(i+1) == "on" || r.fold(i) == "told"
		switch {
		case comma+1 == i && i+1 < len(r.words) && (r.fold(i) == "said" || r.fold(i+1) != "a" && r.fold(i+1) != "an"):
			// "…, said a miller", but not "…, wrote a book".
			a.Who = Range{i + 1, r.clauseEnd(i + 1)}
		case comma+1 < i && ends:
			a.Who = Range{comma + 1, i}
		}
		if a.Who.Len() > 0 && !r.is(a.Who.First, isAux) && r.fold(a.Who.First) != "who" && r.fold(a.Who.First) != "which" && r.fold(a.Who.First) != "and" {
			return a, true
		}
	}
	return Attribution{}, false
}

// OpensWithPronoun reports whether a sentence begins with a word that leans on
// the sentence before: "He", "Such", "The latter", "In this".
func OpensWithPronoun(words []Word) bool {
	at := func(i int) string {
		if i < len(words) {
			return words[i].Fold
		}
		return ""
	}
	i := 0
	switch at(0) {
	case "but", "and", "so", "yet", "then", "thus", "however", "therefore", "also", "moreover", "additionally", "furthermore",
		"in", "at", "on", "by", "for", "from", "of", "with", "under", "as", "during", "after", "before", "despite", "because",
		"although", "while", "when", "there":
		i = 1
	}
	switch at(i) {
	case "he", "she", "it", "they", "him", "them", "his", "hers", "her", "its", "their", "theirs",
		"this", "these", "those", "such", "both", "neither", "another", "others":
		return true
	case "that":
		return i == 0 || at(i-1) == "after" || at(i-1) == "before" || at(i-1) == "despite" || at(i-1) == "in"
	case "the":
		switch at(i + 1) {
		case "former", "latter", "same", "other", "others", "two", "pair", "following":
			return true
		}
	case "one", "some", "many", "most", "all", "each", "none", "several", "few":
		return at(i+1) == "of" && (at(i+2) == "them" || at(i+2) == "these" || at(i+2) == "those" || at(i+2) == "which") ||
			i+1 < len(words) && len(at(i+1)) > 0 && (at(i+1) == "were" || at(i+1) == "are" || at(i+1) == "have" || at(i+1) == "was" || at(i+1) == "is")
	}
	return false
}
