package passage

import (
	"fmt"
	"math"
	"slices"

	"footnote/facts"
)

const (
	// maxWeighed is how many sentences are weighed: the best of all by words
	// alone. On the sets the weights were fitted on the answer is among so many
	// for more than 99 in 100 questions.
	maxWeighed = 60
	// What a sentence is worth for its passage and its neighbours, and for a
	// date that fits, where it is decided which are weighed.
	neighbourWeight = 0.3
	passageWeight   = 0.15
	nearWeight      = 0.2 // of words that are only near in meaning
	readingWeight   = 0.3
	dateWeight      = 0.3
)

// weigh reads what was found and gives the best sentences their features, best
// by words alone first.
func (f *Finder) weigh(q *Query, found *facts.TextFound) ([]*sentence, error) {
	if len(q.terms) == 0 || len(found.Passages) == 0 {
		return nil, nil
	}
	words, err := f.open()
	if err != nil {
		return nil, fmt.Errorf("open thesaurus: %w", err)
	}
	pages := f.readPages(q, found, words)
	q.classify(pages, words)
	f.count(q, found, pages)
	best := q.score(pages)
	q.cover(pages)
	all := q.preselect(pages)
	opposites := make([][]string, len(q.terms))
	for i := range q.terms {
		opposites[i] = words.Antonyms(q.terms[i].stem)
	}
	features := make([]Features, len(all))
	for i, s := range all {
		s.features = &features[i]
		q.overlap(s, best)
		q.inOrder(s)
		q.opposed(s, opposites)
		f.shape(q, s)
		f.typed(q, s, words)
		q.dated(s)
		q.fromSource(s, best.whole)
	}
	return all, nil
}

// count counts how rare the terms are, in the base and in these passages.
func (f *Finder) count(q *Query, found *facts.TextFound, pages []*page) {
	sentences := 0
	in := make([]int, len(q.terms))
	for _, p := range pages {
		sentences += len(p.sentences)
		for _, s := range p.sentences {
			for i := range q.terms {
				if s.has.has(i) {
					in[i]++
				}
			}
		}
	}
	q.total = 0
	for i := range q.terms {
		t := &q.terms[i]
		usual := f.common[t.stem] / 10_000
		t.idf = idf(float64(found.InSentences[t.stem])+usual*usualSentences, float64(found.Sentences)+usualSentences)
		t.rare = idf(float64(in[i]), float64(sentences))
		q.total += t.weight * t.idf
	}
	q.total = max(q.total, 1e-9)
}

// usualSentences is how many sentences of usual English are counted with those
// of the base, so that a base of one reading knows which words are rare.
const usualSentences = 3000

// bests are the highest scores of all that was found.
type bests struct{ sentence, near, whole float64 }

// score gives sentences and passages their BM25.
func (q *Query) score(pages []*page) bests {
	b := bests{sentence: 1e-9, near: 1e-9}
	for _, p := range pages {
		p.bm25 = 0
		counts := make([]float64, len(q.terms))
		for _, s := range p.sentences {
			s.bm25 = q.bm25Of(s.last-s.first, func(t int) float64 { return float64(s.count[t]) })
			s.bm25Near = q.bm25Of(s.last-s.first, func(t int) float64 { return max(float64(s.count[t]), float64(s.related[t])) })
			b.sentence, b.near = max(b.sentence, s.bm25), max(b.near, s.bm25Near)
			for i := range counts {
				counts[i] += float64(s.count[i])
			}
		}
		p.bm25 = q.bm25Of(len(p.words), func(t int) float64 { return counts[t] })
		b.whole = max(b.whole, p.Whole)
	}
	return b
}

// preselect are the sentences that are worth weighing.
func (q *Query) preselect(pages []*page) []*sentence {
	var all []*sentence
	whole := 1e-9
	for _, p := range pages {
		whole = max(whole, p.Whole)
	}
	for _, p := range pages {
		for _, s := range p.sentences {
			if s.first == s.last {
				continue
			}
			s.score = s.bm25 + nearWeight*(s.bm25Near-s.bm25) + passageWeight*p.bm25 + readingWeight*q.total*p.Whole/whole
			if s.prev != nil {
				s.score += neighbourWeight * s.prev.bm25
			}
			if s.next != nil {
				s.score += neighbourWeight * s.next.bm25
			}
			if q.span != (facts.Span{}) && s.meets(q.span) {
				s.score += dateWeight * q.total
			}
			all = append(all, s)
		}
	}
	slices.SortStableFunc(all, byScore)
	return all[:min(len(all), maxWeighed)]
}

// cover counts the year that is asked about as said where a sentence tells of a
// time that covers it: "1930" stands in "from 1928 to 1933".
func (q *Query) cover(pages []*page) {
	var years bitset
	for i := range q.terms {
		if t := &q.terms[i]; t.class == numberTerm && len(t.stem) == 4 {
			years = years.with(i)
		}
	}
	if q.span == (facts.Span{}) || years == 0 {
		return
	}
	for _, p := range pages {
		for _, s := range p.sentences {
			if s.has&years == years || !s.meets(q.span) {
				continue
			}
			s.has |= years
			p.has |= years
			for i := range s.related {
				if years.has(i) {
					s.related[i] = 1
				}
			}
		}
	}
}

// meets reports whether the sentence tells of a time in the span.
func (s *sentence) meets(span facts.Span) bool {
	return slices.ContainsFunc(s.spans(), span.Overlaps)
}

func byScore(a, b *sentence) int {
	switch {
	case a.score > b.score:
		return -1
	case a.score < b.score:
		return 1
	}
	return 0
}

// opposed sets the feature of a word that means the opposite of a term that
// the sentence lacks.
func (q *Query) opposed(s *sentence, opposites [][]string) {
	stems := s.page.read.stems[s.first:s.last]
	for i, of := range opposites {
		if s.has.has(i) {
			continue
		}
		if slices.ContainsFunc(of, func(o string) bool { return slices.Contains(stems, o) }) {
			s.features[antonym] = 1
			return
		}
	}
}

// nearBonus is what a follow-up gives to the passage that was quoted last and to
// those next to it: as much as a name that is said. Set by hand, on conversations.
const nearBonus = 1.5

// follows reports whether the passage is the one that was quoted last, or next to
// it.
func (p *page) follows(q *Query) bool {
	if q.source == "" || q.source != p.Source.ID {
		return false
	}
	from, to := p.Start, p.End
	if p.prev != nil {
		from = p.prev.Start
	}
	if p.next != nil {
		to = p.next.End
	}
	return from <= q.start && q.start < to
}

// rank scores the sentences with the weights, best first.
func (q *Query) rank(all []*sentence, w *Features) {
	for _, s := range all {
		s.score = s.features.dot(w)
		if s.page.follows(q) {
			s.score += nearBonus
		}
	}
	slices.SortStableFunc(all, byScore)
	sum := 0.0
	for _, s := range all {
		s.share = math.Exp(s.score - all[0].score)
		sum += s.share
	}
	for _, s := range all {
		s.share /= sum
	}
}

func (v *Features) dot(w *Features) float64 {
	sum := 0.0
	for i := range v {
		sum += v[i] * w[i]
	}
	return sum
}
