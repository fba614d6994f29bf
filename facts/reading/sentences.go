package reading

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"footnote/facts"
)

// stops are the lists that tell full stops from others; they are read once, and
// then only looked at.
var stops = sync.OnceValue(loadWordLists)

// splitSentences gives the byte ranges of the sentences of a paragraph, without
// the white space around them. The paragraph begins at offset, and is not
// empty.
//
// A full stop is taken for the end of a sentence unless the word before it or
// the one after it says otherwise. Where it is unclear, two sentences are rather
// left together than one divided: half a sentence can't be quoted.
func splitSentences(paragraph string, offset int) []facts.ByteRange {
	tokens := tokensOf(paragraph)
	stops().markBreaks(tokens)
	var out []facts.ByteRange
	start := 0
	for i := range tokens {
		if tokens[i].breaks || i == len(tokens)-1 {
			out = append(out, trimRange(paragraph, start, tokens[i].end, offset))
			start = tokens[i].end
		}
	}
	if len(out) == 0 {
		return []facts.ByteRange{trimRange(paragraph, 0, len(paragraph), offset)}
	}
	return out
}

func trimRange(s string, start, end, offset int) facts.ByteRange {
	left := len(s[start:end]) - len(strings.TrimLeftFunc(s[start:end], unicode.IsSpace))
	right := len(strings.TrimRightFunc(s[start:end], unicode.IsSpace))
	return facts.ByteRange{Start: offset + start + left, End: offset + start + max(left, right)}
}

func beginsLower(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLower(r)
}

func beginsUpper(word string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(word, openers))
	return unicode.IsUpper(r)
}

func beginsDigit(word string) bool { return word != "" && word[0] >= '0' && word[0] <= '9' }
