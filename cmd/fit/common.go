package main

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"footnote/facts/prose"
)

// mostCommon is how many stems are written.
const mostCommon = 4000

// writeCommon writes how common words are in the readings of the sets.
func writeCommon(dirs []string, path string) error {
	var sets []*set
	for _, dir := range dirs {
		s, err := readSet(dir)
		if err != nil {
			return err
		}
		sets = append(sets, s)
	}
	text, err := common(sets)
	if err != nil {
		return err
	}
	return os.WriteFile(path, []byte(text), 0o644)
}

// common counts in how many of ten thousand sentences the commonest stems of
// the texts stand: what a base of a few readings is too small to tell.
func common(sets []*set) (string, error) {
	stemmer, err := prose.NewStemmer()
	if err != nil {
		return "", err
	}
	counts := make(map[string]int)
	sentences := 0
	for _, s := range sets {
		for _, text := range s.texts {
			for sentence := range strings.SplitAfterSeq(text, ". ") {
				sentences++
				seen := make(map[string]bool)
				for _, w := range prose.Words(sentence, 0) {
					if stem := stemmer.Stem(w.Fold); !seen[stem] {
						seen[stem] = true
						counts[stem]++
					}
				}
			}
		}
	}
	stems := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(counts[b]-counts[a], strings.Compare(a, b))
	})
	var b strings.Builder
	for _, stem := range stems[:min(len(stems), mostCommon)] {
		fmt.Fprintf(&b, "%s %.1f\n", stem, 10_000*float64(counts[stem])/float64(sentences))
	}
	return b.String(), nil
}
