package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/hbollon/go-edlib"

	"footnote/facts"
)

// maxSpellings bounds how many words are offered for one.
const maxSpellings = 5

// maxWord is the length in bytes from which on a word is no longer corrected.
// It has as many keys as letters, so a very long one would cost a lot, and no
// word of a language is that long.
const maxWord = 48

// spellingKeys are those of a word that is not too long.
func spellingKeys(word string) []string {
	if len(word) > maxWord {
		return nil
	}
	return facts.SpellingKeys(word)
}

const spellings = `
SELECT s.key, s.word FROM json_each(?) j CROSS JOIN spelling s ON s.key = j.value`

// Spellings returns, for each folded word of at least four letters, up to five
// words of the base's names that are spelled like it, best first. A word that
// itself stands in a name comes first in its own list; a word with no such
// words is not in the map.
func (b *Base) Spellings(ctx context.Context, words []string) (map[string][]string, error) {
	wanted := make(map[string][]string) // by key: the words that have it
	var keys []string
	for _, word := range words {
		for _, key := range spellingKeys(word) {
			if wanted[key] == nil {
				keys = append(keys, key)
			}
			wanted[key] = append(wanted[key], word)
		}
	}
	if len(keys) == 0 {
		return map[string][]string{}, nil
	}
	candidates := make(map[string][]string)
	err := b.each(ctx, func(rows *sql.Rows) error {
		var key, word string
		if err := rows.Scan(&key, &word); err != nil {
			return err
		}
		for _, w := range wanted[key] {
			candidates[w] = append(candidates[w], word)
		}
		return nil
	}, spellings, jsonList(keys))
	if err != nil {
		return nil, fmt.Errorf("find spellings: %w", err)
	}
	out := make(map[string][]string, len(candidates))
	for word, found := range candidates {
		if close := closest(word, found); len(close) > 0 {
			out[word] = close
		}
	}
	return out, nil
}

// closest returns the candidates that are close enough to the word, the
// closest first: by edit distance, then those that sound alike, begin and end
// alike and are of like length.
func closest(word string, candidates []string) []string {
	type scored struct {
		word  string
		score int
	}
	var near []scored
	skeleton := facts.Skeleton(word)
	slices.Sort(candidates)
	for _, c := range slices.Compact(candidates) {
		alike := facts.Skeleton(c) == skeleton
		distance := edlib.OSADamerauLevenshteinDistance(word, c)
		if distance > allowed(word, alike) {
			continue
		}
		score := 8 * distance
		if !alike {
			score += 4
		}
		if c[0] != word[0] {
			score += 2
		}
		if c[len(c)-1] != word[len(word)-1] {
			score += 2
		}
		if len(c) != len(word) {
			score++
		}
		near = append(near, scored{c, score})
	}
	slices.SortStableFunc(near, func(a, b scored) int { return cmp.Compare(a.score, b.score) })
	var out []string
	for _, n := range near[:min(len(near), maxSpellings)] {
		out = append(out, n.word)
	}
	return out
}

// allowed is how many edits may lie between a word and another: more in longer
// words, and more where the two have the same skeleton, for then the edits are
// those by which transliterations differ.
func allowed(word string, alike bool) int {
	switch {
	case alike:
		return 3
	case utf8.RuneCountInString(word) < 6:
		return 1
	}
	return 2
}
