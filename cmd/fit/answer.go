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

// fitAnswer fits the confidence of ranked trials. What is left in the trials is
// what it is by weights that were fitted without them. Each set's questions of
// both kinds count the same in all: how often questions can be answered differs
// from one group of readers to the next, and half is the guess that favours
// nobody.
func fitAnswer(trials []*trial) (*sureness, error) {
	trials = twoSided(trials)
	parts := partition(trials)
	counts := make(map[string]float64) // by set and kind
	for _, t := range trials {
		counts[t.kind()]++
	}
	var rows [][]float64
	var yes []bool
	var weight []float64
	for _, t := range trials {
		e := t.Evidence()
		rows, yes = append(rows, e[:]), append(yes, !t.Gold.Unanswerable)
		weight = append(weight, float64(len(trials))/float64(len(counts))/counts[t.kind()])
	}
	fit := func(use func(*trial) bool) (*sureness, error) {
		var in [][]float64
		var right []bool
		var weigh []float64
		for i, t := range trials {
			if use(t) {
				in, right, weigh = append(in, rows[i]), append(right, yes[i]), append(weigh, weight[i])
			}
		}
		x, err := fitLogistic(in, right, weigh, answerPenalty, len(passage.Evidence{}))
		if err != nil {
			return nil, err
		}
		s := &sureness{offset: x[len(x)-1]}
		copy(s.weights[:], x)
		return s, nil
	}
	for part := range folds {
		s, err := fit(func(t *trial) bool { return parts[t.fold] != part })
		if err != nil {
			return nil, err
		}
		for i, t := range trials {
			if parts[t.fold] == part {
				t.confidence = 1 / (1 + math.Exp(-dot(rows[i], s.weights[:])-s.offset))
			}
		}
	}
	return fit(func(*trial) bool { return true })
}

// kind is the trial's set, and whether it can be answered.
func (t *trial) kind() string {
	set, _, _ := strings.Cut(t.file, "/")
	return fmt.Sprint(set, t.Gold.Unanswerable)
}

// twoSided are the trials of question files that have questions of both kinds:
// the others tell one set from another, not what is answered.
func twoSided(trials []*trial) []*trial {
	kinds := make(map[string][2]bool)
	for _, t := range trials {
		set, _, _ := strings.Cut(t.file, "/")
		k := kinds[set]
		k[count(t.Gold.Unanswerable)] = true
		kinds[set] = k
	}
	return slices.DeleteFunc(slices.Clone(trials), func(t *trial) bool {
		set, _, _ := strings.Cut(t.file, "/")
		return kinds[set] != [2]bool{true, true}
	})
}

// line is the confidence below which so many of 100 answerable questions lie.
func line(trials []*trial, percent float64) float64 {
	var sure []float64
	for _, t := range trials {
		if !t.Gold.Unanswerable {
			sure = append(sure, t.confidence)
		}
	}
	if len(sure) == 0 {
		return 0
	}
	slices.Sort(sure)
	return sure[int(float64(len(sure))*percent/100)]
}

// judge prints how well the confidence parts what is answered from what is not,
// and how true it is.
func judge(trials []*trial, situation passage.Situation, least float64) {
	var names []string
	for _, t := range trials {
		if !slices.Contains(names, t.file) {
			names = append(names, t.file)
		}
	}
	fmt.Printf("%s: answered from %.3f on\n", situation, least)
	for _, name := range names {
		some := slices.DeleteFunc(slices.Clone(trials), func(t *trial) bool { return t.file != name })
		var silent, answerable, falsely, unanswerable int
		for _, t := range some {
			answers := t.confidence >= least
			if t.Gold.Unanswerable {
				unanswerable++
				falsely += count(answers)
			} else {
				answerable++
				silent += count(!answers)
			}
		}
		pct := func(n, of int) float64 { return 100 * float64(n) / float64(max(of, 1)) }
		fmt.Printf("  %-28s auroc %.3f  over-abstention %.1f  false answers %.1f\n", name, auroc(some), pct(silent, answerable), pct(falsely, unanswerable))
	}
	fmt.Printf("  %-28s auroc %.3f\n", "all", auroc(trials))
	for bin := range 5 {
		n, right, sum := 0, 0, 0.0
		for _, t := range trials {
			if b := min(int(t.confidence*5), 4); b == bin {
				n++
				sum += t.confidence
				right += count(!t.Gold.Unanswerable)
			}
		}
		if n > 0 {
			fmt.Printf("  said %.2f, true %.2f (n=%d)\n", sum/float64(n), float64(right)/float64(n), n)
		}
	}
}

// auroc is the area under the curve: how often an answerable question has more
// confidence than one that is not; ties count half.
func auroc(trials []*trial) float64 {
	var yes, no []float64
	for _, t := range trials {
		if t.Gold.Unanswerable {
			no = append(no, t.confidence)
		} else {
			yes = append(yes, t.confidence)
		}
	}
	sum := 0.0
	for _, y := range yes {
		for _, n := range no {
			switch {
			case y > n:
				sum++
			case y == n:
				sum += 0.5
			}
		}
	}
	return sum / float64(max(1, len(yes)*len(no)))
}
