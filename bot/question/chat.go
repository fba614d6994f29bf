package question

import (
	"slices"
	"strings"
)

// expand writes chat spellings out, where they are not written as a name is.
func (l *Lexicon) expand(text string) string {
	var b strings.Builder
	from := 0
	tokens := tokenize(text)
	for i, t := range tokens {
		if len(t.fold) == 1 && i > 0 && i+1 < len(tokens) && tokens[i-1].capital() && tokens[i+1].capital() {
			continue // "Ramon y Cajal" asks for no reason
		}
		fold := t.fold
		if t.possessive {
			fold += "s" // "who's", "what's"
		}
		full, ok := l.chat[fold]
		end := t.end
		if !ok || t.capital() && t.start > 0 {
			if len(t.text) > 1 && strings.ToUpper(t.text) == t.text && text != strings.ToUpper(text) {
				continue // "Henry III" draws nothing out
			}
			fold, end = t.fold, t.start+len(t.text)
			full = squeeze(fold, func(w string) bool { return l.known[w] })
			if full == fold {
				continue
			}
		}
		b.WriteString(text[from:t.start])
		b.WriteString(full)
		from = end
	}
	if from == 0 {
		return text
	}
	b.WriteString(text[from:])
	return strings.Join(strings.Fields(b.String()), " ")
}

// longestIdiom is the number of words in the longest idiom.
const longestIdiom = 5

// plain writes idioms out in plain words.
func (l *Lexicon) plain(text string) string {
	tokens := tokenize(text)
	var b strings.Builder
	from := 0
	for i := 0; i < len(tokens); i++ {
		for j := min(len(tokens), i+longestIdiom); j > i; j-- {
			full, ok := l.idioms[phrase(tokens, i, j, false)]
			if !ok || slices.ContainsFunc(tokens[max(i, 1):j], token.capital) {
				continue
			}
			b.WriteString(text[from:tokens[i].start] + full)
			from, i = tokens[j-1].end, j-1
			break
		}
	}
	return b.String() + text[from:]
}
