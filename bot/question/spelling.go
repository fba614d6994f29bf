package question

import (
	"cmp"
	"slices"
	"strings"

	"github.com/hbollon/go-edlib"

	"footnote/facts"
)

// shortestMended is how many letters a word must have to be taken for a
// misspelling of one of the lexicon's: shorter words are too often names or
// other words of their own.
const shortestMended = 5

// indexSpellings makes the keys by which misspelt words find known ones.
func (l *Lexicon) indexSpellings() {
	l.keys = make(map[string][]string)
	index := func(w string) {
		for _, k := range facts.SpellingKeys(w) {
			if !strings.HasPrefix(k, "~") && !slices.Contains(l.keys[k], w) {
				l.keys[k] = append(l.keys[k], w)
			}
		}
	}
	for w := range l.mendable {
		if len(w) < shortestMended-1 || l.stop[w] {
			if len(w) >= shortestMended {
				index(w)
			}
			continue
		}
		index(w)
		for _, form := range inflections(w) {
			index(form)
		}
	}
}

// mend returns the known word that a folded word misspells by one letter left
// out, added, changed or swapped, if there is just one best.
func (l *Lexicon) mend(word string) (string, bool) {
	if len(word) < shortestMended || l.known[word] || l.good[word] || l.inflected(word) {
		return "", false
	}
	var candidates []string
	for _, k := range facts.SpellingKeys(word) {
		for _, w := range l.keys[k] {
			if w[0] == word[0] && !slices.Contains(candidates, w) && l.misspells(word, w) {
				candidates = append(candidates, w)
			}
		}
	}
	if len(candidates) == 0 || l.words != nil && l.words.Known(l.Stem(word)) {
		return "", false
	}
	slices.SortFunc(candidates, func(a, b string) int {
		return cmp.Or(cmp.Compare(btoi(l.known[b]), btoi(l.known[a])), strings.Compare(a, b))
	})
	return candidates[0], true
}

// misspells reports whether the word is a letter away from the known one. A
// letter changed for another makes another word too often, and counts only in
// long words.
func (l *Lexicon) misspells(word, known string) bool {
	const longWord = 7
	if edlib.OSADamerauLevenshteinDistance(word, known) != 1 {
		return false
	}
	if len(word) == len(known) && !sameLetters(word, known) {
		// One letter for another: not at the end, where it makes another form.
		return len(word) >= longWord && word[len(word)-2:] == known[len(known)-2:]
	}
	return true
}

// inflections are the regular forms of a verb or noun.
func inflections(w string) []string {
	stem := strings.TrimSuffix(w, "e")
	if n := len(w); n >= 3 && n <= 5 && !vowel(w[n-1]) && w[n-1] != 'w' && w[n-1] != 'x' && w[n-1] != 'y' && vowel(w[n-2]) && !vowel(w[n-3]) {
		stem = w + w[n-1:] // plot, plotted
	}
	if cut, ok := strings.CutSuffix(w, "y"); ok && len(cut) > 0 && !vowel(cut[len(cut)-1]) {
		return []string{cut + "ies", cut + "ied", w + "ing"}
	}
	return []string{w + "s", stem + "ed", stem + "ing"}
}

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// inflected reports whether the word is a regular form of a known one: such a
// word is not misspelt.
func (l *Lexicon) inflected(word string) bool {
	for _, ending := range []string{"s", "es", "ed", "ing", "er", "ers", "ly", "al"} {
		if base, ok := strings.CutSuffix(word, ending); ok && (l.known[base] || l.known[base+"e"]) {
			return true
		}
	}
	return strings.HasSuffix(word, "ed") && l.known[strings.TrimSuffix(word, "d")] || l.known[word+"s"] || l.known[word+"ed"] || l.known[word+"d"]
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
