package question

import (
	"slices"
	"strings"
)

// questionWords begin a question, or begin it again after a self-correction.
var questionWords = map[string]bool{
	"who": true, "whom": true, "whose": true, "what": true, "which": true,
	"when": true, "where": true, "why": true, "how": true,
}

// keepNo are the words before or after which "no" is no self-correction.
var keepNo = []string{"yes", "is", "there", "are", "have", "has", "had", "with", "say", "or", "longer", "one", "was", "were", "more"}

// repair mends a self-correction: what comes after the last editing term
// replaces what it corrects. A restarted question drops what stood before it;
// a corrected word or name replaces the last one of its kind.
func (l *Lexicon) repair(text string) string {
	tokens := tokenize(text)
	at, size := l.lastEditingTerm(tokens)
	if size == 0 {
		return text
	}
	before, after := tokens[:at], tokens[at+size:]
	for len(after) > 0 && slices.Contains([]string{"no", "wait", "sorry", "i", "mean", "meant", "um", "uh", "rather", "make", "that"}, after[0].fold) {
		after = after[1:]
	}
	if len(after) == 0 {
		return text
	}
	tail := text[after[0].start:]
	if restarts(after) {
		return tail
	}
	return strings.TrimSpace(text[:l.cut(before, after)]) + " " + tail
}

// restarts reports whether the tokens begin a question of their own.
func restarts(after []token) bool {
	if questionWords[after[0].fold] {
		return true
	}
	return len(after) > 1 && questionWords[after[1].fold] && slices.Contains([]string{"in", "on", "at", "for", "from", "by", "and", "to"}, after[0].fold)
}

// lastEditingTerm finds the last editing term that has words on both sides.
func (l *Lexicon) lastEditingTerm(tokens []token) (at, size int) {
	for i := len(tokens) - 2; i > 0; i-- {
		for _, term := range l.editing {
			if i+len(term) >= len(tokens) || !l.isTerm(tokens, i, term) {
				continue
			}
			// Take in what stands before it of the same run: "um, no wait".
			for i > 1 && slices.Contains([]string{"um", "uh", "er", "oh", "no", "wait"}, tokens[i-1].fold) {
				i--
				size++
			}
			return i, size + len(term)
		}
	}
	return 0, 0
}

func (l *Lexicon) isTerm(tokens []token, i int, term []string) bool {
	for k, w := range term {
		if tokens[i+k].fold != w || tokens[i+k].capital() && w != "i" {
			return false
		}
	}
	if len(term) > 1 {
		return true
	}
	switch term[0] {
	case "no", "wait", "rather", "sorry":
		// A lone "no" corrects only when it is set off or restarts.
		if slices.Contains(keepNo, tokens[i-1].fold) || slices.Contains(keepNo, tokens[i+1].fold) {
			return false
		}
		if term[0] == "rather" && tokens[i+1].fold == "than" {
			return false
		}
		return tokens[i-1].mark != "" || tokens[i].mark != "" || questionWords[tokens[i+1].fold]
	}
	return true
}

// cut returns the byte at which the part to be replaced begins: at the same
// word said before, at the last number for a number, at the run of capitals
// for a capitalised name, else at the last content word.
func (l *Lexicon) cut(before, after []token) int {
	first := after[0]
	for i := len(before) - 1; i > 0; i-- {
		if before[i].fold == first.fold {
			return before[i].start
		}
	}
	matches := func(t token) bool { return !l.stop[t.fold] }
	if first.number() {
		matches = token.number
	} else if first.capital() {
		matches = token.capital
	}
	for i := len(before) - 1; i > 0; i-- {
		if !matches(before[i]) {
			continue
		}
		for i > 1 && first.capital() && matches(before[i-1]) && before[i-1].mark == "" {
			i--
		}
		return before[i].start
	}
	return before[len(before)-1].end
}
