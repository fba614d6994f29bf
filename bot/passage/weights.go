package passage

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"math"
	"slices"
)

//go:embed weights.json
var weightsJSON []byte

// A Situation is what can be told from a request about where its answer is.
type Situation uint8

// The situations.
const (
	// FewReadings is a question to one reading or a few.
	FewReadings Situation = iota
	// FewReadingsDated is such a question with a date in it.
	FewReadingsDated
	// ManyReadings is a question to a whole base.
	ManyReadings
	// Situations is how many there are.
	Situations
)

var situationNames = [Situations]string{"few readings", "few readings, dated", "many readings"}

// String is the situation's name, as weights.json has it.
func (s Situation) String() string { return situationNames[s] }

// A weightSet is what the features of sentences and the evidence for an answer
// weigh, by situation.
type weightSet struct {
	rank   [Situations]Features
	answer [Situations]Evidence
	offset [Situations]float64
	least  [Situations]float64
}

// A WeightsFile is weights.json.
type WeightsFile struct {
	// FittedBy is the command that wrote the file.
	FittedBy   string                      `json:"fitted_by"`
	Situations map[string]situationWeights `json:"situations"`
}

type situationWeights struct {
	Sentences  map[string]float64 `json:"sentences"`
	Confidence map[string]float64 `json:"confidence"`
	Offset     float64            `json:"offset"`
	Least      float64            `json:"least"`
}

// Set sets the weights of one situation.
func (f *WeightsFile) Set(s Situation, rank *Features, answer *Evidence, offset, least float64) {
	if f.Situations == nil {
		f.Situations = make(map[string]situationWeights)
	}
	f.Situations[s.String()] = situationWeights{
		Sentences: named(featureNames[:], rank[:]), Confidence: named(evidenceNames[:], answer[:]), Offset: round(offset), Least: round(least),
	}
}

func named(names []string, weights []float64) map[string]float64 {
	out := make(map[string]float64, len(names))
	for i, name := range names {
		if x := round(weights[i]); x != 0 {
			out[name] = x
		}
	}
	return out
}

// round rounds to what a reader of the file can take in.
func round(x float64) float64 { return math.Round(x*1000) / 1000 }

// JSON is the file as it is written.
func (f *WeightsFile) JSON() ([]byte, error) {
	data, err := json.MarshalIndent(f, "", "\t")
	if err != nil {
		return nil, fmt.Errorf("write weights: %w", err)
	}
	return append(data, '\n'), nil
}

// readWeights reads the weights of all situations.
func readWeights(data []byte) (*weightSet, error) {
	var file WeightsFile
	if err := json.Unmarshal(data, &file); err != nil {
		return nil, fmt.Errorf("read weights: %w", err)
	}
	var w weightSet
	for s := range Situations {
		from, ok := file.Situations[s.String()]
		if !ok {
			return nil, fmt.Errorf("read weights: there are none for %v", s)
		}
		if err := assign(from.Sentences, featureNames[:], w.rank[s][:]); err != nil {
			return nil, err
		}
		if err := assign(from.Confidence, evidenceNames[:], w.answer[s][:]); err != nil {
			return nil, err
		}
		w.offset[s], w.least[s] = from.Offset, from.Least
	}
	return &w, nil
}

// assign puts the weights in the places of their names.
func assign(from map[string]float64, names []string, to []float64) error {
	for name, x := range from {
		i := slices.Index(names, name)
		if i < 0 {
			return fmt.Errorf("read weights: there is no %q", name)
		}
		to[i] = x
	}
	return nil
}
