package facttest

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"strings"

	"footnote/facts"
)

// The shape of synthetic texts. Words are as frequent as in English: the r-th
// most frequent of so many stands with a frequency of about 1/(r+2.7)^1.07
// (Mandelbrot, 1953).
const (
	vocabulary        = 100_000
	zipfExponent      = 1.07
	zipfOffset        = 3.7 // the most frequent word is the 0th
	textPassages      = 50
	passageSentences  = 5
	shortestSentence  = 8
	longestSentence   = 20
	functionWords     = 40  // these, the most frequent, no question asks for
	commonWords       = 400 // these are common though they mean something
	questionTermsWant = 8
)

// Texts gives readings with so many passages in all, fifty to a reading and
// five sentences to a passage; a million passages are about 450 MB. Words are
// distributed as in English, and mean nothing. The same number gives the same
// readings.
func Texts(passages int) iter.Seq2[facts.ReadingItem, error] {
	return func(yield func(facts.ReadingItem, error) bool) {
		for n := 0; n*textPassages < passages; n++ {
			r := text(n, min(textPassages, passages-n*textPassages))
			if !yield(facts.ReadingItem{Line: n + 1, Reading: r}, nil) {
				return
			}
		}
	}
}

// TextQuestion is the i-th question that one sentence of [Texts] answers, with
// so many passages in all: eight words, five or so from that sentence and the
// others common ones.
func TextQuestion(i, passages int) []string {
	reading := i * 7919 % max(1, passages/textPassages)
	words := newWords(reading)
	for range i % 23 {
		words.sentence()
	}
	asked := slices.DeleteFunc(words.sentence(), func(rank int) bool { return rank < functionWords })
	slices.Sort(asked)
	slices.Reverse(asked)
	asked = asked[:min(len(asked), questionTermsWant-3)]
	for len(asked) < questionTermsWant {
		asked = append(asked, functionWords+words.random.IntN(commonWords-functionWords))
	}
	out := make([]string, len(asked))
	for i, rank := range asked {
		out[i] = spelled(rank)
	}
	return out
}

// words draws the words of one text.
type words struct {
	random *rand.Rand
	zipf   *rand.Zipf
}

func newWords(reading int) *words {
	random := rand.New(rand.NewPCG(3, uint64(reading)))
	return &words{random, rand.NewZipf(random, zipfExponent, zipfOffset, vocabulary-1)}
}

// sentence is the ranks of the words of the next sentence.
func (w *words) sentence() []int {
	out := make([]int, shortestSentence+w.random.IntN(longestSentence-shortestSentence+1))
	for i := range out {
		out[i] = int(w.zipf.Uint64())
	}
	return out
}

// spelled is the word of a rank; frequent words are shorter.
func spelled(rank int) string {
	const short = 14 * 5 // as many words of one syllable
	switch {
	case rank < short:
		return strings.ToLower(word(rank, 1))
	case rank < short*short:
		return strings.ToLower(word(rank, 2))
	}
	return strings.ToLower(word(rank, 3))
}

// text is the n-th reading.
func text(n, passages int) facts.Reading {
	words := newWords(n)
	r := facts.Reading{Format: "text", Source: facts.Source{ID: fmt.Sprintf("text-%d", n), Title: Body(n)}}
	var all strings.Builder
	for i := range passages {
		if i > 0 {
			all.WriteString("\n\n")
		}
		p := facts.Passage{Ordinal: i, Paragraph: i + 1, Start: all.Len()}
		for j := range passageSentences {
			if j > 0 {
				all.WriteByte(' ')
			}
			start := all.Len()
			for k, rank := range words.sentence() {
				if k > 0 {
					all.WriteByte(' ')
				}
				all.WriteString(spelled(rank))
			}
			all.WriteByte('.')
			p.Sentences = append(p.Sentences, facts.ByteRange{Start: start, End: all.Len()})
		}
		p.End = all.Len()
		r.Passages = append(r.Passages, p)
	}
	r.Text = all.String()
	for i := range r.Passages {
		r.Passages[i].Text = r.Text[r.Passages[i].Start:r.Passages[i].End]
	}
	return r
}
