package passage

import (
	"math"
	"slices"
	"strings"

	"footnote/bot/question"
	"footnote/bot/thesaurus"
	"footnote/facts"
	"footnote/facts/prose"
)

// A Query is what a question asks of a text, made by [Finder.Read]. It learns
// from the passages it is put to, so it is not safe for concurrent use.
type Query struct {
	question *question.Question
	words    []prose.Word
	// terms are the content words of the question, each stem once, at most
	// maxTerms; order gives, for each word of the question that is a term, its
	// index in terms.
	terms []term
	order []int
	index map[string]int // of terms, by stem; some have several
	wants question.Wants
	focus string // the stem of the noun that names what is wanted; may be empty
	// focused remembers of stems whether they are one of what the focus names.
	focused map[string]bool
	// negated is set where the question asks for what is not so.
	negated bool
	span    facts.Span // of time; the zero Span is none
	lexicon *question.Lexicon
	// source and start are where the last answer was quoted from.
	source  string
	start   int
	defines bool    // it asks what or who something is
	total   float64 // the idf of all terms, each by its weight; above 0
}

// maxTerms bounds the terms of a query: they are kept in the bits of a word.
const maxTerms = 64

// What a word weighs that leads up to the question, and one that the asker took
// back.
const (
	leadInWeight  = 0.7
	droppedWeight = 0.2
)

// A class of terms: they are missed for different reasons.
type class uint8

const (
	otherTerm class = iota
	nameTerm
	numberTerm
	verbTerm
	classes
)

type term struct {
	stem   string
	class  class
	weight float64 // 1, or less for a word of the lead-in and one that was taken back
	idf    float64 // set when it is known how often it stands in the base
	rare   float64 // idf by the passages at hand
}

// How many passages are looked at: most of a reading or two or, of a whole base,
// those that a search by words puts first.
const (
	mostOfFew  = 300
	mostOfMany = 60
	// wholeReadings is of how many readings most is looked at.
	wholeReadings = 3
)

// Near tells that the question goes on from what was quoted from a source; start
// is where the quote begins in its text.
func (q *Query) Near(source string, start int) { q.source, q.start = source, start }

// Search is what to search for; sources are as in [facts.TextQuery].
func (q *Query) Search(sources []string) facts.TextQuery {
	limit := mostOfMany
	if sources != nil && len(sources) <= wholeReadings {
		limit = mostOfFew
	}
	return facts.TextQuery{Stems: q.stems(), Sources: sources, Limit: limit}
}

// stems are the stems to search for, each once, names and numbers first.
func (q *Query) stems() []string {
	sorted := slices.Clone(q.terms)
	slices.SortStableFunc(sorted, func(a, b term) int { return priority(b.class) - priority(a.class) })
	out := make([]string, len(sorted))
	for i, t := range sorted {
		out[i] = t.stem
	}
	return out
}

func priority(c class) int {
	switch c {
	case nameTerm:
		return 3
	case numberTerm:
		return 2
	case otherTerm:
		return 1
	}
	return 0
}

// Read reads what the question asks of a text. The lexicon is the one it was
// read with.
func (f *Finder) Read(q *question.Question, lexicon *question.Lexicon) *Query {
	out := &Query{
		question: q, lexicon: lexicon, words: prose.Words(q.Text, maxTerms), index: make(map[string]int), focused: make(map[string]bool),
		wants: q.Wants, focus: q.Focus, negated: q.Negated, span: q.Time.Span,
		defines: q.Kind == question.Define,
	}
	empty := f.words.asking[q.Kind]
	shouting := strings.ToUpper(q.Text) == q.Text
	for i := range out.words {
		w := &out.words[i]
		out.negated = out.negated || f.words.is(w.Fold, negation)
		if f.content(w, shouting) && !empty[w.Fold] {
			out.order = append(out.order, out.add(f.stemmer.Stem(w.Fold), classOf(w, i), 1))
		}
	}
	lead := prose.Words(q.LeadIn, maxTerms)
	for i := range lead {
		if w := &lead[i]; f.content(w, shouting) && len(out.terms) < maxTerms {
			out.add(f.stemmer.Stem(w.Fold), classOf(w, i), leadInWeight)
		}
	}
	for _, w := range q.Dropped {
		if !f.words.is(w.Fold, stopWord) && len(out.terms) < maxTerms {
			out.add(w.Stem, otherTerm, droppedWeight)
		}
	}
	return out
}

// content reports whether the word means something by itself. "US" does, "us"
// does not.
func (f *Finder) content(w *prose.Word, shouting bool) bool {
	return !f.words.is(w.Fold, stopWord) || !shouting && len(w.Text) > 1 && strings.ToUpper(w.Text) == w.Text
}

// alias lets a word of that stem stand for the term, unless it is one itself.
func (q *Query) alias(stem string, term int) {
	if _, own := q.index[stem]; !own {
		q.index[stem] = term
	}
}

// add adds a term, or finds it, and returns its index.
func (q *Query) add(stem string, c class, weight float64) int {
	if at, ok := q.index[stem]; ok {
		return at
	}
	q.index[stem] = len(q.terms)
	q.terms = append(q.terms, term{stem: stem, class: c, weight: weight})
	return len(q.terms) - 1
}

// classOf is the class of the i-th word of a question, as far as its form tells.
func classOf(w *prose.Word, i int) class {
	switch {
	case w.Number():
		return numberTerm
	case w.Capital() && i > 0:
		return nameTerm
	}
	return otherTerm
}

// classify finds out which of the terms are names and verbs. What stands with a
// capital in the passages is a name, however it was typed; where it does not
// stand, the question's own capital tells.
func (q *Query) classify(pages []*page, words *thesaurus.Thesaurus) {
	capital, plain := make([]int, len(q.terms)), make([]int, len(q.terms))
	for _, p := range pages {
		for _, s := range p.sentences {
			for i := s.first + 1; i < s.last; i++ {
				if t := p.terms[i]; t < 0 {
					continue
				} else if p.words[i].Capital() {
					capital[t]++
				} else {
					plain[t]++
				}
			}
		}
	}
	for i := range q.terms {
		t := &q.terms[i]
		switch stands := capital[i]+plain[i] > 0; {
		case t.class == numberTerm:
		case stands && capital[i] > 2*plain[i]:
			t.class = nameTerm
		case stands && t.class == nameTerm && plain[i] > 2*capital[i], t.class == otherTerm:
			t.class = otherTerm
			if words.Verb(t.stem) {
				t.class = verbTerm
			}
		}
	}
}

// idf is the inverse document frequency of BM25 (Robertson and Zaragoza, 2009)
// of what stands in n of total sentences.
func idf(n, total float64) float64 {
	return math.Log(1 + (total-n+0.5)/(n+0.5))
}
