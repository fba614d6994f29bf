package question

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/hbollon/go-edlib"

	"footnote/facts"
)

// Respell takes the spellings that a base has for unknown words and returns
// the phrases to look up with them in place, for [Draft.LinkRespelled].
// Spellings that are too far from what was written are not tried: to be asked
// about Iraq and to answer about Iran would be worse than to say nothing.
func (d *Draft) Respell(spellings map[string][]string) []string {
	var out []string
	for _, r := range d.respellings(spellings) {
		for i := range d.tokens {
			for j := i + 1; j <= min(len(d.tokens), i+longestName); j++ {
				if slices.Contains(d.linked[i:j], true) {
					break
				}
				if p, changed := r.phrase(d.tokens, i, j); changed && !slices.Contains(out, p) {
					out = append(out, p)
				}
			}
		}
	}
	return out
}

// LinkRespelled links the names that the phrases of Respell found.
func (d *Draft) LinkRespelled(spellings map[string][]string, names []facts.Name) {
	found := make(map[string][]facts.Name, len(names))
	for _, n := range names {
		found[n.Phrase] = append(found[n.Phrase], n)
	}
	for _, r := range d.respellings(spellings) {
		for size := min(longestName, len(d.tokens)); size > 0; size-- {
			for i := 0; i+size <= len(d.tokens); i++ {
				p, changed := r.phrase(d.tokens, i, i+size)
				if changed && len(found[p]) > 0 && !slices.Contains(d.linked[i:i+size], true) {
					d.link(i, i+size, found[p], found[p][0].Text)
				}
			}
		}
	}
}

// A respelling replaces words by others.
type respelling map[string]string

// phrase is the folded phrase of tokens i to j with the words replaced, and
// whether one was.
func (r respelling) phrase(tokens []token, i, j int) (string, bool) {
	words := make([]string, 0, j-i)
	changed := false
	for _, t := range tokens[i:j] {
		w := t.fold
		if to, ok := r[w]; ok {
			w, changed = to, true
		}
		words = append(words, w)
	}
	return strings.Join(words, " "), changed
}

// respellings are the replacements to try, likeliest first: the best for every
// word, then the second best.
func (d *Draft) respellings(spellings map[string][]string) []respelling {
	const tries = 2
	out := make([]respelling, 0, tries)
	for n := range tries {
		r := respelling{}
		for written, known := range spellings {
			near := slices.DeleteFunc(slices.Clone(known), func(k string) bool { return !nearSpelling(written, k) })
			if n < len(near) {
				r[written] = near[n]
			}
		}
		if len(r) > 0 {
			out = append(out, r)
		}
	}
	return out
}

// nearSpelling reports whether one word can be taken for a spelling of the
// other: an edit apart for words of six letters and more, two for nine and
// more; for shorter ones only letters swapped or doubled; and words of six
// letters that differ in nothing but what transliterations differ in.
func nearSpelling(written, known string) bool {
	n := min(utf8.RuneCountInString(written), utf8.RuneCountInString(known))
	distance := edlib.OSADamerauLevenshteinDistance(written, known)
	switch {
	case written == known:
		return true
	case n >= 9 && distance <= 2, n >= 6 && distance <= 1:
		return true
	case n >= 6 && distance <= 4 && facts.Skeleton(written) == facts.Skeleton(known):
		return len(facts.Skeleton(written)) >= 3
	case n >= 4 && distance == 1:
		return sameLetters(written, known) || undoubled(written) == undoubled(known)
	}
	return false
}

func sameLetters(a, b string) bool {
	x, y := []rune(a), []rune(b)
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}

func undoubled(s string) string {
	return string(slices.Compact([]rune(s)))
}
