package passage

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"math"
)

//go:embed spanweights.json
var spanWeightsJSON []byte

// spanWeights are what short answers are chosen by.
type spanWeights struct {
	*spanLayout
	kinds    map[string]wordKind
	measures map[string]measure
	weights  []float64 // by the number of the feature
}

// A SpanWeightsFile is spanweights.json: weights by type of question and by
// feature. A feature that is not there weighs nothing.
type SpanWeightsFile struct {
	FittedBy string                        `json:"fitted_by"`
	Weights  map[string]map[string]float64 `json:"weights"`
}

// readSpanWeights reads the weights that come with the package.
func readSpanWeights() (*spanWeights, error) {
	kinds, err := readKinds[wordKind](spanWordsText, wordKindNames[:firstOpen])
	if err != nil {
		return nil, err
	}
	measures, err := readKinds[measure](spanMeasuresText, measureNames[:])
	if err != nil {
		return nil, err
	}
	w := &spanWeights{spanLayout: newSpanLayout(), kinds: kinds, measures: measures}
	var file SpanWeightsFile
	if err := json.Unmarshal(spanWeightsJSON, &file); err != nil {
		return nil, fmt.Errorf("read weights of short answers: %w", err)
	}
	w.weights = make([]float64, w.features())
	unknown := 0
	for _, of := range file.Weights {
		unknown += len(of)
	}
	for n := range w.weights {
		asked, feature := w.name(n)
		if x, ok := file.Weights[asked][feature]; ok {
			w.weights[n] = x
			unknown--
		}
	}
	if unknown != 0 {
		return nil, fmt.Errorf("read weights of short answers: %d of the names are unknown", unknown)
	}
	return w, nil
}

// leastSpanWeight is the least weight that is kept: what is below it changes
// few answers and makes the file twice as long.
const leastSpanWeight = 0.05

// SpanFile is the file of weights; they are in the order of the features'
// numbers.
func (f *Finder) SpanFile(weights []float64) SpanWeightsFile {
	out := SpanWeightsFile{Weights: make(map[string]map[string]float64)}
	for n, x := range weights {
		if math.Abs(x) < leastSpanWeight {
			continue
		}
		asked, feature := f.spans.name(n)
		if out.Weights[asked] == nil {
			out.Weights[asked] = make(map[string]float64)
		}
		out.Weights[asked][feature] = math.Round(x*100) / 100
	}
	return out
}

// JSON is the file as it is written.
func (f *SpanWeightsFile) JSON() ([]byte, error) {
	data, err := json.MarshalIndent(f, "", "\t")
	if err != nil {
		return nil, fmt.Errorf("write weights of short answers: %w", err)
	}
	return append(data, '\n'), nil
}
