package question

import (
	"slices"
	"strings"
)

// truth is how a claim is asked about. The words of it are no part of what is
// claimed; see [Draft.frame].
const truth = "is it true that "

// unframe drops what only leads up to a question, "does anyone know who ...",
// and brings what asks whether something is true, "true or false: ...", into
// one form.
func (l *Lexicon) unframe(text string) (plain string, claim bool) {
	tokens := tokenize(text)
	start := 0
	for start < len(tokens) && openers[tokens[start].fold] {
		start++
	}
	for _, phrases := range []map[string]bool{l.truths, l.checks} {
		if at, ok := l.behind(phrases, tokens, start); ok {
			return AsClaim(text[tokens[at].start:]), true
		}
	}
	if at, ok := l.behind(l.preambles, tokens, start); ok {
		switch next := tokens[at].fold; {
		case questionWords[next]:
			return text[tokens[at].start:], false
		case (next == "if" || next == "whether") && at+1 < len(tokens):
			return AsClaim(text[tokens[at+1].start:]), true
		}
	}
	if end, ok := l.tagged(tokens, start); ok {
		return AsClaim(text[:end]), true
	}
	return text, false
}

// AsClaim is the question whether what the text claims is true.
func AsClaim(text string) string {
	return truth + strings.Trim(text, " ?!.,:") + "?"
}

// behind is the token behind the longest of the phrases that stands at i, up to
// a colon. What is one word only counts with one: "check: ...".
func (l *Lexicon) behind(phrases map[string]bool, tokens []token, i int) (at int, ok bool) {
	end := i
	for end < min(len(tokens)-1, i+longestFrame) && (end == i || !strings.Contains(tokens[end-1].mark, ":")) {
		end++
	}
	for j := end; j > i; j-- {
		if phrases[phrase(tokens, i, j, false)] && (j > i+1 || strings.Contains(tokens[i].mark, ":")) {
			return j, true
		}
	}
	return 0, false
}

// longestFrame is how many words lead up to a question at most.
const longestFrame = 7

// tagged finds where a claim ends behind which its truth is asked for: "..., is
// that right?". What asks already is no claim.
func (l *Lexicon) tagged(tokens []token, start int) (end int, ok bool) {
	n := len(tokens)
	if start >= n || !strings.Contains(tokens[n-1].mark, "?") || questionWords[tokens[start].fold] || slices.Contains(auxiliaries, tokens[start].fold) {
		return 0, false
	}
	for i := n - 1; i > start && i >= n-longestFrame; i-- {
		if l.tags[phrase(tokens, i, n, false)] && tokens[i-1].mark != "" {
			return tokens[i-1].end, true
		}
	}
	return 0, false
}

// openers are words that a question may open with and that say nothing.
var openers = map[string]bool{
	"and": true, "so": true, "but": true, "ok": true, "okay": true, "well": true, "also": true, "then": true, "hey": true, "hi": true, "please": true, "oh": true, "ah": true,
}
