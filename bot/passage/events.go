package passage

import "slices"

const (
	// mostEvents is how many places a timeline is told from.
	mostEvents = 8
	// eventCoverage is how much of the question such a place must say, itself
	// or in other words or by what stands before and above it.
	eventCoverage = 0.8
)

// events are the dated sentences about what is asked, in the order of the text,
// those of the best reading first.
func (t *Trial) events() []*sentence {
	var out []*sentence
	for _, s := range t.sentences {
		v := &s.features
		if len(out) < mostEvents && len(s.spans()) > 0 && max(v[coverageCarried], v[coverageCarried]+v[nearGain]) >= eventCoverage {
			out = append(out, s)
		}
	}
	slices.SortStableFunc(out, func(a, b *sentence) int {
		if a.page.reading != b.page.reading {
			return a.page.reading - b.page.reading
		}
		return a.page.Start + a.first - b.page.Start - b.first
	})
	return out
}
