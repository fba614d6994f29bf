package main

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"slices"
	"sync"

	"footnote/bot/passage"
	"footnote/bot/thesaurus"
)

// rankPenalty is the penalty on large weights of sentences: found by trying,
// on questions that were left out.
var rankPenalty = [passage.Situations]float64{
	passage.FewReadings: 0.002, passage.FewReadingsDated: 0.0005, passage.ManyReadings: 0.001,
}

// answerPenalty is that on the weights of confidence.
const answerPenalty = 0.001

// folds is into how many parts the groups are put.
const folds = 8

// run fits on the sets in the folders.
func run(ctx context.Context, dirs []string, out, short string) error {
	f, err := passage.New(sync.OnceValues(thesaurus.Open))
	if err != nil {
		return err
	}
	var all []*trial
	for _, dir := range dirs {
		s, err := readSet(dir)
		if err != nil {
			return err
		}
		trials, err := s.try(ctx, f)
		if err != nil {
			return err
		}
		fmt.Printf("%s: %d questions\n", s.name, len(trials))
		all = append(all, trials...)
	}
	file := passage.WeightsFile{FittedBy: "go run ./cmd/fit"}
	// What speaks for an answer in a few readings speaks for it whether or not
	// there is a date, and the more questions are learned from the better.
	for _, group := range [][]passage.Situation{{passage.FewReadings, passage.FewReadingsDated}, {passage.ManyReadings}} {
		if err := fitGroup(all, group, &file); err != nil {
			return err
		}
	}
	report(all)
	if err := fitShorts(f, all, short); err != nil {
		return err
	}
	data, err := file.JSON()
	if err != nil {
		return err
	}
	return os.WriteFile(out, data, 0o644)
}

// fitGroup fits the weights of sentences for each situation of the group, and
// the confidence for all of them together.
func fitGroup(all []*trial, group []passage.Situation, file *passage.WeightsFile) error {
	var ranked []*trial
	ranks := make(map[passage.Situation]*passage.Features)
	for _, situation := range group {
		trials := without(all, func(t *trial) bool { return t.situation != situation })
		if len(trials) == 0 {
			continue
		}
		w, err := fitSituation(trials, rankPenalty[situation])
		if err != nil {
			return err
		}
		ranked, ranks[situation] = append(ranked, trials...), w
	}
	if len(ranked) == 0 {
		return nil // the sets have no such questions
	}
	s, err := fitAnswer(ranked)
	if err != nil {
		return err
	}
	for situation, w := range ranks {
		trials := without(ranked, func(t *trial) bool { return t.situation != situation })
		least := line(twoSided(trials), silence[situation])
		judge(twoSided(trials), situation, least)
		file.Set(situation, w, &s.weights, s.offset, least)
	}
	return nil
}

// fitSituation fits the weights of sentences in one situation. It leaves the
// trials as they are ranked by weights that were fitted without them.
func fitSituation(trials []*trial, penalty float64) (*passage.Features, error) {
	parts := partition(trials)
	for part := range folds {
		w, err := fitRank(trials, penalty, func(t *trial) bool { return parts[t.fold] != part })
		if err != nil {
			return nil, err
		}
		for _, t := range trials {
			if parts[t.fold] == part {
				t.rank(w)
			}
		}
	}
	return fitRank(trials, penalty, func(*trial) bool { return true })
}

// partition puts the groups into parts of about the same number.
func partition(trials []*trial) map[string]int {
	var groups []string
	for _, t := range trials {
		if !slices.Contains(groups, t.fold) {
			groups = append(groups, t.fold)
		}
	}
	slices.Sort(groups)
	parts := make(map[string]int, len(groups))
	for i, g := range groups {
		parts[g] = i % folds
	}
	return parts
}

func fitRank(trials []*trial, penalty float64, use func(*trial) bool) (*passage.Features, error) {
	var lists []listed
	for _, t := range trials {
		if use(t) {
			lists = append(lists, t.list)
		}
	}
	var w passage.Features
	x, err := fitSoftmax(lists, penalty, len(w))
	copy(w[:], x)
	return &w, err
}

// rank orders the trial's candidates by the weights, its labels with them.
func (t *trial) rank(w *passage.Features) {
	order := make([]int, len(t.list.rows))
	scores := make([]float64, len(order))
	for i, row := range t.list.rows {
		order[i], scores[i] = i, dot(row, w[:])
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(scores[b], scores[a]) })
	t.list.rows, t.list.right = pick(t.list.rows, order), pick(t.list.right, order)
	t.answered, t.windows = pick(t.answered, order), pick(t.windows, order)
	t.Rank(w)
}

func pick[T any](from []T, order []int) []T {
	out := make([]T, len(order))
	for i, at := range order {
		out[i] = from[at]
	}
	return out
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}
