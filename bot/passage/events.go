package passage

import (
	"cmp"
	"slices"
)

const (
	// mostEvents is how many places a timeline is told from.
	mostEvents = 12
	// eventCoverage is how much of the question such a place must say, itself
	// or in other words or by what stands before and above it.
	eventCoverage = 0.8
)

// events are the dated sentences about what is asked, in the order of the first
// date that each tells of.
func (t *Trial) events() []*sentence {
	var out []*sentence
	for _, s := range t.sentences {
		v := s.features
		if len(out) < mostEvents && len(s.spans()) > 0 && max(v[coverageCarried], v[coverageCarried]+v[nearGain]) >= eventCoverage {
			out = append(out, s)
		}
	}
	slices.SortStableFunc(out, func(a, b *sentence) int { return cmp.Compare(a.spans()[0].First, b.spans()[0].First) })
	return out
}
