package question

import (
	"slices"
	"strings"

	"footnote/facts"
)

// talkFile is the part of lexicon.yaml on how people talk to one another.
type talkFile struct {
	Persons, Light string
	Asides         []string
}

// talk is that part as it is looked up: folded words, and folded phrases.
type talk struct {
	persons, light map[string]bool
	asides         []string
}

func newTalk(f *talkFile) talk {
	t := talk{persons: set(same, f.Persons), light: set(same, f.Light)}
	for _, a := range f.Asides {
		t.asides = append(t.asides, " "+facts.Fold(a)+" ")
	}
	return t
}

// A Remark is a message that people said to one another, read for a question
// that anybody may answer. The zero Remark asks none.
type Remark struct {
	// Text is the question; empty if there is none, or if it is for somebody
	// else to answer.
	Text string
	// To is the folded name that the message is addressed by: then the question
	// is for the one of that name, unless that is something it speaks of.
	To string
	// Marked is set when it ends in a question mark.
	Marked bool
	// Echo is set when it has none of the words that questions are made of: "Ada
	// Holt?".
	Echo bool
	// Light is set when it may well be about what people do together, or no
	// serious question.
	Light bool
}

// Remark reads a message that was not said to the bot. What is for somebody
// else, about those who talk, or no question asks nothing.
func (l *Lexicon) Remark(text string) Remark {
	if strings.ContainsRune(text, '@') || strings.Contains(text, "://") || strings.Contains(text, "www.") {
		return Remark{}
	}
	all := l.sentences(text)
	for _, s := range slices.Backward(all) {
		if r, asks := l.asked(s); asks {
			if r.Text != "" {
				r.To = l.addressee(all[0], s)
			}
			return r
		}
	}
	return Remark{}
}

// asked reads a sentence and reports whether it is put as a question, be it one
// that is not for the bot: then its Text is empty.
func (l *Lexicon) asked(sentence string) (Remark, bool) {
	written := l.expand(sentence)
	plain, claim := l.unframe(written)
	tokens := tokenize(strings.TrimPrefix(plain, truth))
	if len(tokens) == 0 {
		return Remark{}, false
	}
	marked := strings.Contains(tokens[len(tokens)-1].mark, "?")
	if !marked && plain == written && !opensQuestion(tokens) {
		return Remark{}, false
	}
	if l.personal(tokens) || l.aside(plain) || tagQuestion(tokens) {
		return Remark{}, true
	}
	light := claim || slices.ContainsFunc(tokens, func(t token) bool { return l.talk.light[t.fold] })
	echo := !slices.ContainsFunc(tokens, func(t token) bool {
		return questionWords[t.fold] || slices.Contains(auxiliaries, t.fold) || openers[t.fold]
	})
	return Remark{Text: sentence, Marked: marked, Echo: echo, Light: light}, true
}

// opensQuestion reports whether a sentence without a question mark is a
// question by its order of words: "who led ISIS", "when did it end".
func opensQuestion(tokens []token) bool {
	i := 0
	for i < len(tokens)-1 && openers[tokens[i].fold] {
		i++
	}
	rest := tokens[i:]
	if len(rest) < 3 || strings.ContainsAny(rest[len(rest)-1].mark, "!") {
		return false
	}
	first, next := rest[0].fold, rest[1]
	switch {
	case slices.Contains(auxiliaries, first):
		return next.capital() || next.fold == "the" || pronouns[next.fold].kinds != nil
	case !questionWords[first] || next.capital():
		return false
	case first == "who" || first == "which":
		return true
	case first == "how" && (next.fold == "many" || next.fold == "long" || next.fold == "much" || next.fold == "old"):
		return true
	case first == "what" && next.fold != "a" && next.fold != "an":
		return slices.ContainsFunc(rest[1:min(4, len(rest))], func(t token) bool { return slices.Contains(auxiliaries, t.fold) })
	}
	return slices.Contains(auxiliaries, next.fold)
}

// personal reports whether the tokens speak of those who talk.
func (l *Lexicon) personal(tokens []token) bool {
	return slices.ContainsFunc(tokens, func(t token) bool {
		word, _, _ := strings.Cut(strings.ReplaceAll(t.text, "’", "'"), "'") // "we're"
		return l.talk.persons[facts.Fold(word)] && word != "US" && word != "U.S."
	})
}

// aside reports whether the text has a turn of phrase that wants no answer.
func (l *Lexicon) aside(text string) bool {
	folded := " " + facts.Fold(text) + " "
	return slices.ContainsFunc(l.talk.asides, func(a string) bool { return strings.Contains(folded, a) })
}

// tagQuestion reports whether the tokens only ask for assent: "..., isn't she?".
func tagQuestion(tokens []token) bool {
	n := len(tokens)
	if n < 4 || pronouns[tokens[n-1].fold].kinds == nil {
		return false
	}
	i := n - 2
	if tokens[i].fold == "not" {
		i--
	}
	return i > 0 && slices.Contains(auxiliaries, tokens[i].fold) && tokens[i-1].mark != ""
}

// addressee is the name that the message opens with, or the question ends in,
// set off as people do who speak to somebody: "Ben, ..." and "..., Ben?". It is
// folded, and empty where nobody is addressed.
func (l *Lexicon) addressee(opening, question string) string {
	tokens := tokenize(opening)
	for i := 0; i < min(3, len(tokens)-1); i++ {
		if tokens[i].mark == "" {
			continue
		}
		if start := l.nameStart(tokens, i); start <= i && strings.ContainsAny(tokens[i].mark, ",:-–—") {
			return phrase(tokens, start, i+1, false)
		}
		break
	}
	tokens = tokenize(question)
	if n := len(tokens); n > 1 && strings.Contains(tokens[n-2].mark, ",") && tokens[n-1].capital() && l.nameStart(tokens[n-1:], 0) == 0 {
		return tokens[n-1].fold
	}
	return ""
}

// nameStart is where the words up to token last begin that may be a name: behind
// a greeting, and no words that everybody knows. It is last+1 if there are none.
func (l *Lexicon) nameStart(tokens []token, last int) int {
	start := 0
	for start <= last && (openers[tokens[start].fold] || l.social[tokens[start].fold] != "") {
		start++
	}
	for _, t := range tokens[start : last+1] {
		if l.stop[t.fold] || l.known[t.fold] || questionWords[t.fold] || t.number() || monthNumber(t.fold) > 0 {
			return last + 1
		}
	}
	return start
}
