package question

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/facts/prose"
)

// maxTokens bounds how much of a message is read as a question. People's
// questions are far shorter; what comes after is context at best.
const maxTokens = 64

// A token is one word of the text, as [facts.Fold] splits it.
type token struct {
	text  string // as written, without a possessive ending
	fold  string
	stem  string
	start int // byte offsets into the text
	end   int
	// possessive is set for "ISIS's" and "states'"; the ending is in neither
	// text nor fold.
	possessive bool
	// mark is the punctuation between this token and the next: "," or "?" and
	// the like, without spaces.
	mark string
}

// capital reports whether the token is written with a capital first letter or
// is a number in a name.
func (t token) capital() bool {
	r, _ := utf8.DecodeRuneInString(t.text)
	return unicode.IsUpper(r)
}

// number reports whether the token begins with a digit.
func (t token) number() bool { return t.fold[0] >= '0' && t.fold[0] <= '9' }

// tokenize splits a text where facts.Fold would put its spaces.
func tokenize(text string) []token {
	words := prose.Words(text, maxTokens)
	out := make([]token, len(words))
	for i, w := range words {
		out[i] = token{text: w.Text, fold: w.Fold, start: w.Start, end: w.End, possessive: w.Possessive, mark: w.Mark}
	}
	return out
}

// phrase is the folded words from token i up to, not including, j. With
// whole, a possessive ending of the last token counts as part of the name
// ("Lord's", as in a ground of that name).
func phrase(tokens []token, i, j int, whole bool) string {
	var b strings.Builder
	for k := i; k < j; k++ {
		if k > i {
			b.WriteByte(' ')
		}
		b.WriteString(tokens[k].fold)
		if tokens[k].possessive && (k < j-1 || whole) {
			b.WriteByte('s')
		}
	}
	return b.String()
}

// squeeze shortens runs of three and more like letters, as in "whoooo", to
// one or two: both are tried against known, and one wins if neither is known.
func squeeze(word string, known func(string) bool) string {
	if strings.ContainsAny(word, "0123456789") {
		return word // neither 1999 nor room222 is a misspelling
	}
	for _, keep := range []int{2, 1} {
		var b strings.Builder
		var last rune
		run, changed := 0, false
		for _, r := range word {
			if r == last {
				run++
			} else {
				last, run = r, 1
			}
			if n := runLength(word, r); n >= 3 && run > keep {
				changed = true
				continue
			}
			b.WriteRune(r)
		}
		if !changed {
			return word
		}
		if known(b.String()) || keep == 1 {
			return b.String()
		}
	}
	return word
}

// runLength is the longest run of r in word.
func runLength(word string, r rune) int {
	longest, run := 0, 0
	for _, c := range word {
		if c != r {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	return longest
}
