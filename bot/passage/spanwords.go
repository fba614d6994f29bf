package passage

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"footnote/bot/thesaurus"
	"footnote/facts/prose"
)

//go:embed spanwords.txt
var spanWordsText string

//go:embed spanmeasures.txt
var spanMeasuresText string

// A wordKind says what a word is at the edge of a short answer or in it.
type wordKind uint8

// The kinds of word. Those up to namedWord are lists in spanwords.txt; no short
// answer ends with one of them.
const (
	theWord wordKind = iota
	aWord
	ofWord // of these up to overWord are the prepositions
	inWord
	onWord
	atWord
	toWord
	forWord
	fromWord
	byWord
	withWord
	asWord
	thanWord
	likeWord
	betweenWord
	beforeWord
	afterWord
	duringWord
	aboutWord
	overWord
	becauseWord
	ifWord
	thatWord
	whichWord
	andWord
	orWord
	butWord
	beWord
	haveWord
	doWord
	modalWord
	notWord
	heWord
	hisWord
	thisWord
	alsoWord
	calledWord

	verbPast
	verbIng
	verbOther
	adverb
	numeral
	capitalWord
	plainWord

	// What stands before or behind a span in place of a word.
	sentenceEdge
	commaEdge
	bracketEdge
	quoteEdge
	dashEdge
	stopEdge
	wordKinds
)

// firstOpen is the first kind that no list has.
const firstOpen = verbPast

var wordKindNames = []string{
	"the", "a", "of", "in", "on", "at", "to", "for", "from", "by", "with", "as", "than", "like", "between", "before", "after", "during",
	"about", "over", "because", "if", "that", "which", "and", "or", "but", "be", "have", "do", "modal", "not", "he", "his", "this", "also", "called",
	"verb in -ed", "verb in -ing", "verb", "adverb", "numeral", "capital", "plain",
	"edge of sentence", ",", "bracket", "quote", "dash", "stop",
}

// readKinds reads which words are of which kind, from a text of one kind a line
// with its words, by the names of the kinds.
func readKinds[K ~uint8](text string, names []string) (map[string]K, error) {
	out := make(map[string]K)
	for line := range strings.Lines(text) {
		name, words, ok := strings.Cut(line, ":")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		kind := slices.Index(names, name)
		if kind < 0 {
			return nil, fmt.Errorf("read kinds of words: there is no kind %q", name)
		}
		for w := range strings.FieldsSeq(words) {
			out[w] = K(kind)
		}
	}
	return out, nil
}

// preposition reports whether the kind of word is one.
func (k wordKind) preposition() bool { return k >= ofWord && k <= overWord }

// helps reports whether the kind of word is an auxiliary.
func (k wordKind) helps() bool { return k >= beWord && k <= modalWord }

// wordKind is the kind of a word of a text.
func (w *spanWeights) wordKind(word *prose.Word, stem string, words *thesaurus.Thesaurus) wordKind {
	if kind, ok := w.kinds[word.Fold]; ok {
		return kind
	}
	switch {
	case word.Number():
		return numeral
	case word.Capital():
		return capitalWord
	case strings.HasSuffix(word.Fold, "ly"):
		return adverb
	case !words.Verb(stem):
		return plainWord
	case strings.HasSuffix(word.Fold, "ed"):
		return verbPast
	case strings.HasSuffix(word.Fold, "ing"):
		return verbIng
	}
	return verbOther
}

// markKind is the kind of the punctuation between two words; ok is false where
// there is none that parts them.
func markKind(mark string) (kind wordKind, ok bool) {
	switch {
	case mark == "":
		return 0, false
	case strings.ContainsAny(mark, "()[]"):
		return bracketEdge, true
	case strings.ContainsAny(mark, "\"“”«»"):
		return quoteEdge, true
	case strings.ContainsAny(mark, ".;:?!"):
		return stopEdge, true
	case strings.Contains(mark, ","):
		return commaEdge, true
	case strings.ContainsAny(mark, "-–—"):
		return dashEdge, true
	}
	return 0, false
}
