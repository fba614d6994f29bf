package question

import (
	"slices"
	"strconv"
	"strings"

	"footnote/facts"
	"footnote/facts/prose"
)

// Quantity is the number that the question claims, as in "did more than 1,000
// people die?", and how it is hedged. It reports false if there is none.
func (q *Question) Quantity() (facts.Quantity, bool) {
	words := strings.Fields(facts.Fold(prose.NumbersPlain(q.Text)))
	for i, w := range words {
		amount, ok := Number(w)
		if !ok || !q.claims(w) {
			continue
		}
		if i+1 < len(words) {
			amount *= scale(words[i+1])
		}
		return facts.Quantity{Amount: amount, Sense: claimedSense(words[:i])}, true
	}
	return facts.Quantity{}, false
}

// Number reads a number in digits or in words; nobody is none.
func Number(word string) (float64, bool) {
	if amount, err := strconv.ParseFloat(word, 64); err == nil {
		return amount, true
	}
	if word == "nobody" || word == "none" {
		return 0, true
	}
	if n := slices.Index(numberWords, word); n >= 0 {
		return float64(n), true
	}
	n := slices.Index(tens, word)
	return float64(10 * (n + 3)), n >= 0
}

var tens = []string{"thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}

// Numbers are the numbers in a text, in digits or in words, in order; no part
// of a date is known as such.
func Numbers(text string) []string {
	var out []string
	for w := range strings.FieldsSeq(facts.Fold(prose.NumbersPlain(text))) {
		if _, ok := Number(w); ok {
			out = append(out, w)
		}
	}
	return out
}

// claims reports whether the number is among the question's words, and no date.
func (q *Question) claims(number string) bool {
	for _, w := range q.Words {
		if w.Fold == number {
			return true
		}
	}
	return false
}

// scale is what a number is multiplied by before the word.
func scale(word string) float64 {
	switch word {
	case "hundred":
		return 1e2
	case "thousand":
		return 1e3
	case "million":
		return 1e6
	case "billion":
		return 1e9
	}
	return 1
}

// claims are the words that hedge a number in a question, longer ones first.
var claims = []struct {
	phrase string
	sense  facts.Sense
}{
	{"more than", facts.MoreThan}, {"less than", facts.LessThan}, {"fewer than", facts.LessThan},
	{"at least", facts.AtLeast}, {"at most", facts.AtMost}, {"over", facts.MoreThan}, {"above", facts.MoreThan},
	{"under", facts.LessThan}, {"below", facts.LessThan}, {"about", facts.About}, {"around", facts.About},
	{"nearly", facts.Nearly}, {"almost", facts.Nearly},
}

// claimedSense is how the words right before a number hedge it.
func claimedSense(before []string) facts.Sense {
	text := " " + strings.Join(before, " ")
	for _, c := range claims {
		if strings.HasSuffix(text, " "+c.phrase) {
			return c.sense
		}
	}
	return facts.Exactly
}

// IsYear reports whether the word is a year of four digits.
func IsYear(word string) bool {
	_, ok := year(word)
	return ok
}

var numberWords = []string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
	"thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"}

// smallNumber reads a number up to 999, in digits or, up to twenty, in words.
func smallNumber(w string) (int, bool) {
	for n, name := range numberWords {
		if w == name || n == 1 && (w == "a" || w == "an") || n == 2 && w == "couple" {
			return n, true
		}
	}
	n, err := strconv.Atoi(w)
	return n, err == nil && len(w) <= 3
}
