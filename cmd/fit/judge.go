package main

import (
	"fmt"
	"slices"

	"footnote/bot/passage"
)

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
		some := without(trials, func(t *trial) bool { return t.file != name })
		silent, falsely := faults(some, least)
		fmt.Printf("  %-28s auroc %.3f  over-abstention %.1f  false answers %.1f\n", name, auroc(some), silent, falsely)
	}
	fmt.Printf("  %-28s auroc %.3f\n", "all", auroc(trials))
	for bin := range bins {
		calibration(trials, bin)
	}
}

// faults are how many of 100 answerable questions are not answered, and how many
// of 100 others are.
func faults(trials []*trial, least float64) (silent, falsely float64) {
	var answerable, unanswerable float64
	for _, t := range trials {
		answers := t.confidence >= least
		if t.Gold.Unanswerable {
			unanswerable++
			falsely += float64(count(answers))
		} else {
			answerable++
			silent += float64(count(!answers))
		}
	}
	return 100 * silent / max(answerable, 1), 100 * falsely / max(unanswerable, 1)
}

// bins is how many parts the confidence is put into to see how true it is.
const bins = 5

// calibration prints how sure the trials of one bin are, and how many of them
// can be answered.
func calibration(trials []*trial, bin int) {
	n, right, sum := 0, 0, 0.0
	for _, t := range trials {
		if b := min(int(t.confidence*bins), bins-1); b == bin {
			n++
			sum += t.confidence
			right += count(!t.Gold.Unanswerable)
		}
	}
	if n > 0 {
		fmt.Printf("  said %.2f, true %.2f (n=%d)\n", sum/float64(n), float64(right)/float64(n), n)
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
