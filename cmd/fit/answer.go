package main

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"footnote/bot/passage"
)

// silence is how many of the answerable questions, of 100, may be left
// unanswered in each situation, where the least confidence of an answer is
// drawn.
var silence = [passage.Situations]float64{
	passage.FewReadings: 26, passage.FewReadingsDated: 16, passage.ManyReadings: 14,
}

// A sureness is how the confidence of ranked trials is reckoned.
type sureness struct {
	weights passage.Evidence
	offset  float64
}

// of is the confidence by a row of evidence.
func (s *sureness) of(row []float64) float64 {
	return 1 / (1 + math.Exp(-dot(row, s.weights[:])-s.offset))
}

// fitAnswer fits the confidence of ranked trials. It leaves in the trials what it
// is by weights that were fitted without them.
func fitAnswer(trials []*trial) (*sureness, error) {
	trials = twoSided(trials)
	parts := partition(trials)
	all := examples(trials)
	for part := range folds {
		var others []example
		for i, t := range trials {
			if parts[t.fold] != part {
				others = append(others, all[i])
			}
		}
		s, err := fitSureness(others)
		if err != nil {
			return nil, err
		}
		for i, t := range trials {
			if parts[t.fold] == part {
				t.confidence = s.of(all[i].row)
			}
		}
	}
	return fitSureness(all)
}

// examples are what confidence is learned from, one a trial. Each set's questions
// of both kinds count the same in all: how often questions can be answered
// differs from one group of readers to the next, and half is the guess that
// favours nobody.
func examples(trials []*trial) []example {
	counts := make(map[string]float64) // by set and kind
	for _, t := range trials {
		counts[t.kind()]++
	}
	out := make([]example, len(trials))
	for i, t := range trials {
		e := t.Evidence()
		out[i] = example{e[:], !t.Gold.Unanswerable, float64(len(trials)) / float64(len(counts)) / counts[t.kind()]}
	}
	return out
}

func fitSureness(all []example) (*sureness, error) {
	x, err := fitLogistic(all, answerPenalty, len(passage.Evidence{}))
	if err != nil {
		return nil, err
	}
	s := &sureness{offset: x[len(x)-1]}
	copy(s.weights[:], x)
	return s, nil
}

// set is the name of the set that the trial is of.
func (t *trial) set() string {
	set, _, _ := strings.Cut(t.file, "/")
	return set
}

// kind is the trial's set, and whether it can be answered.
func (t *trial) kind() string { return fmt.Sprint(t.set(), t.Gold.Unanswerable) }

// twoSided are the trials of question files that have questions of both kinds:
// the others tell one set from another, not what is answered.
func twoSided(trials []*trial) []*trial {
	kinds := make(map[string][2]bool)
	for _, t := range trials {
		k := kinds[t.set()]
		k[count(t.Gold.Unanswerable)] = true
		kinds[t.set()] = k
	}
	return without(trials, func(t *trial) bool { return kinds[t.set()] != [2]bool{true, true} })
}

// without are the trials without some.
func without(trials []*trial, some func(*trial) bool) []*trial {
	return slices.DeleteFunc(slices.Clone(trials), some)
}
