package passage

import (
	"slices"

	"footnote/facts"
)

const (
	// leastSaid is how much of the question must stand anywhere among what was
	// found, in its own words or in others, for it to be about these readings at
	// all.
	leastSaid = 0.5
	// leastHere is how much of it, numbers apart, the best sentence must say,
	// itself or by what stands above it or before it.
	leastHere = 0.3
	// nearEnough is how near in meaning a word must be to stand for another.
	nearEnough = 0.5
	// unfounded is what is left of the confidence in an answer that has not even
	// that.
	unfounded = 0.5
)

// founded reports whether the best sentence has enough to do with the question
// to be an answer, however much better it is than the others. What the fitted
// confidence has learned, it learned from questions about the readings that
// they were put to; people also ask of something else altogether. In an archive
// of many readings that is what it has learned to tell.
func (t *Trial) founded() bool {
	q, best := t.query, t.sentences[0]
	said := make([]float32, len(q.terms))
	for _, s := range t.sentences {
		for i, r := range s.related {
			said[i] = max(said[i], r, float32(truth((s.page.above).has(i))))
		}
	}
	here, words, anywhere := 0.0, 0.0, 0.0
	for i := range q.terms {
		mass := q.terms[i].weight * q.terms[i].idf
		anywhere += mass * float64(said[i])
		if q.terms[i].class == numberTerm {
			continue
		}
		words += mass
		here += mass * max(float64(best.related[i]), truth((best.carried|best.page.above).has(i)))
	}
	v := best.features
	if !q.met(best, nameTerm) || !q.met(best, otherTerm, verbTerm) && !(q.timed() && q.names()) {
		return false
	}
	elsewhere := v[dateOutside] > 0 && v[dateState] == 0
	return anywhere >= leastSaid*q.total && here >= leastHere*words && (!q.timed() || !elsewhere)
}

// timed reports whether a time is asked about, and names whether anybody or
// anything is by name. Who held what when is often told in lists that name the
// office only above, or nowhere: there the date speaks for the rest.
func (q *Query) timed() bool { return q.span != (facts.Span{}) }

func (q *Query) names() bool {
	return slices.ContainsFunc(q.terms, func(t term) bool { return t.class == nameTerm })
}

// met reports whether the sentence, or what stands above it or before it, has one
// at least of the query's terms of the classes, if there are any: who or what is
// asked about, and what of it.
func (q *Query) met(s *sentence, classes ...class) bool {
	has := s.has | s.carried | s.page.above
	any := false
	for i := range q.terms {
		t := &q.terms[i]
		if !slices.Contains(classes, t.class) || t.weight < 1 {
			continue
		}
		any = true
		if has.has(i) || s.related[i] >= nearEnough {
			return true
		}
	}
	return !any
}

// prose reports whether the sentence is one, and not a heading or a name above
// the text.
func (s *sentence) prose() bool { return s.page.Kind == facts.ParagraphPassage }
