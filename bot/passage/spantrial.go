package passage

import "iter"

// A SpanTrial is what may be the short answer to one question, with all that is
// measured of it. It is what choosing works on, and what weights are fitted on.
// It is not safe for concurrent use.
type SpanTrial struct {
	// Asked is the type of short answer that the question wants.
	Asked string
	spans []*span
}

// TrySpans lists what may be the short answer in the best sentences of a
// ranked trial. Its error is a fault in the program's own data.
func (f *Finder) TrySpans(t *Trial) (*SpanTrial, error) {
	all, err := f.spansOf(t.query, t.chosen(t.Situation()))
	if err != nil {
		return nil, err
	}
	words, err := f.open()
	if err != nil {
		return nil, err
	}
	return &SpanTrial{askedTypeNames[f.askedFor(t.query, words).asked], all}, nil
}

// SpanFeatures is how many features short answers have.
func (f *Finder) SpanFeatures() int { return f.spans.features() }

// Len is how many short answers there are to choose from.
func (t *SpanTrial) Len() int { return len(t.spans) }

// Short is one of them; after Rank, 0 is the best.
func (t *SpanTrial) Short(i int) Short { return t.spans[i].short() }

// Features are the features of one, by number, that are not 0.
func (t *SpanTrial) Features(i int) iter.Seq2[int32, float32] {
	return func(yield func(int32, float32) bool) {
		for _, f := range t.spans[i].features {
			if !yield(f.number, f.value) {
				return
			}
		}
	}
}

// Rank puts the best first, by weights in the order of the features' numbers.
func (t *SpanTrial) Rank(weights []float64) { rankSpans(t.spans, weights) }
