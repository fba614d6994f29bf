package passage

import (
	"slices"

	"footnote/bot/question"
	"footnote/facts"
	"footnote/facts/prose"
)

// mostHits is how many sentences are told of.
const mostHits = 5

// A Hit is a place that may answer the question.
type Hit struct {
	Source  facts.Source
	Locator string
	// Quote is one sentence or two, byte for byte as the reading has them, and
	// Start and End are its byte range there.
	Quote      string
	Start, End int
	// Share is how much better it is than the others; those of all hits add up
	// to no more than 1.
	Share float64
}

// A Result is what was found. The zero Result is nothing.
type Result struct {
	// Hits are the places, best first, at most five. They are there also when
	// they do not answer.
	Hits []Hit
	// Line are the places that answer together: for a question why those that
	// give reasons, in the order of the text, and for a timeline those that are
	// dated, in the order of their dates.
	Line []Hit
	// Shorts are short answers out of the best sentences, best first, at most
	// five: what to answer with, provided that the sentences do answer.
	Shorts []Short
	// Confidence is how likely it is that the first of them answers, from 0 to
	// 1, and Answers reports whether that is enough.
	Confidence float64
	Answers    bool
}

// Find finds the places that answer the question, or come nearest to it, in
// what a search for [Query.Search] brought. A query without terms finds nothing,
// and so does one of no passages: the zero Result. found is not changed and must
// not change while it is read; the hits share its text. Its error is a fault in
// the program's own data.
func (f *Finder) Find(query *Query, found *facts.TextFound) (Result, error) {
	t, err := f.Try(query, found)
	if err != nil || len(t.sentences) == 0 {
		return Result{}, err
	}
	situation := t.Situation()
	t.Rank(&f.weights.rank[situation])
	evidence := t.Evidence()
	var r Result
	r.Confidence = logistic(f.weights.offset[situation] + evidence.dot(&f.weights.answer[situation]))
	if situation != ManyReadings && !t.founded() {
		r.Confidence *= unfounded
	}
	r.Answers = r.Confidence >= f.weights.least[situation]
	chosen := t.chosen(situation)
	r.Hits = hits(chosen)
	if r.Shorts, err = f.shorts(query, chosen, mostShorts); err != nil {
		return Result{}, err
	}
	switch query.question.Kind {
	case question.Why:
		r.Line = hits(t.reasons())
	case question.Timeline:
		r.Line = hits(t.events())
		r.Answers = r.Answers || len(r.Line) > 0
	}
	return r, nil
}

// hits are the sentences as they are told of. One that leans on another of them
// is not joined to it a second time.
func hits(sentences []*sentence) []Hit {
	var out []Hit
	for _, s := range sentences {
		from := s.joined()
		if from != s && slices.Contains(sentences, from) {
			from = s
		}
		out = append(out, s.hit(from))
	}
	return out
}

// chosen are the best sentences, without those that are quoted with another
// and, of a whole base, without those next to another: who reads that one sees
// them.
func (t *Trial) chosen(situation Situation) []*sentence {
	var out []*sentence
	taken := make(map[*sentence]bool)
	for _, s := range t.sentences {
		if len(out) == mostHits {
			break
		}
		if taken[s] || !s.prose() {
			continue
		}
		out = append(out, s)
		taken[s] = true
		if joined := s.joined(); joined != s {
			taken[joined] = true
		}
		if situation == ManyReadings {
			taken[s.prev], taken[s.next] = true, true
		}
	}
	return out
}

// joined is the sentence that the quote of s begins with: the one before, where
// s leans on it by a pronoun and it is of the same passage; else s.
func (s *sentence) joined() *sentence {
	if s.prev != nil && s.prev.page == s.page && prose.OpensWithPronoun(s.words()) && s.prev.last > s.prev.first {
		return s.prev
	}
	return s
}

// hit is the sentence as it is told of, quoted from another of its passage on.
func (s *sentence) hit(from *sentence) Hit {
	p := s.page
	start, end := p.Sentences[from.n].Start, p.Sentences[s.n].End
	if from == s && s.denied() {
		end = p.Sentences[s.n+1].End
	}
	return Hit{
		Source: *p.Source, Locator: p.Locator(), Quote: p.Text[start-p.Start : end-p.Start], Start: start, End: end,
		Share: s.share,
	}
}

// denied reports whether the next sentence of the passage takes back what s says,
// "There is no evidence for this." It is quoted with s.
func (s *sentence) denied() bool {
	n := s.next
	if n == nil || n.page != s.page {
		return false
	}
	var any wordUse
	for _, use := range n.uses() {
		any |= use
	}
	return any.has(leaning) && any.has(negation) && n.last-n.first <= maxDenial
}

// maxDenial is how many words a denial has at most; a longer sentence says more
// than that.
const maxDenial = 14

func (e *Evidence) dot(w *Evidence) float64 {
	sum := 0.0
	for i := range e {
		sum += e[i] * w[i]
	}
	return sum
}
