package main

import (
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"footnote/bot/passage"
)

// spanPenalty is the penalty on large weights of short answers, per question;
// found by trying.
const spanPenalty = 0.004

// clauseSet is a set of which the answers are whole clauses, which suits
// questions why alone.
const clauseSet = "ester/"

// A chosen question has the short answers that it chooses from, and how much of
// a right one each has.
type chosen struct {
	*trial
	spans *passage.SpanTrial
	rows  [][]entry
	gains []float64
}

// An entry is one feature of a short answer.
type entry struct {
	number int32
	value  float32
}

// fitShorts finds the weights by which short answers are chosen, from ranked
// trials, writes them and prints what they reach on questions that they were
// not fitted on.
func fitShorts(f *passage.Finder, trials []*trial, out string) error {
	all, err := choices(f, trials)
	if err != nil {
		return err
	}
	parts := partition(trials)
	var group errgroup.Group
	for part := range folds {
		group.Go(func() error {
			w, err := fitSpans(all, f.SpanFeatures(), func(c *chosen) bool { return parts[c.fold] != part })
			for _, c := range all {
				if err == nil && parts[c.fold] == part {
					c.spans.Rank(w)
				}
			}
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	reportShorts(all)
	w, err := fitSpans(all, f.SpanFeatures(), func(*chosen) bool { return true })
	if err != nil {
		return err
	}
	file := f.SpanFile(w)
	file.FittedBy = "go run ./cmd/fit"
	data, err := file.JSON()
	if err != nil {
		return err
	}
	return os.WriteFile(out, data, 0o644)
}

// choices are the questions of the trials whose short answers are known.
func choices(f *passage.Finder, trials []*trial) ([]*chosen, error) {
	var out []*chosen
	for _, t := range trials {
		if t.Gold.Unanswerable || t.pooled() || len(t.Gold.Answers) == 0 {
			continue
		}
		spans, err := f.TrySpans(t.Trial)
		if err != nil {
			return nil, err
		}
		if strings.HasPrefix(t.file, clauseSet) && spans.Asked != "reason" {
			continue
		}
		c := &chosen{trial: t, spans: spans}
		for i := range spans.Len() {
			var row []entry
			for number, value := range spans.Features(i) {
				row = append(row, entry{number, value})
			}
			c.rows = append(c.rows, row)
			c.gains = append(c.gains, t.gain(spans.Short(i).Text))
		}
		out = append(out, c)
	}
	return out, nil
}

// gain is how much of a right answer a text has: the best F1 of its words and
// those of an answer.
func (t *trial) gain(text string) float64 {
	best := 0.0
	words := strings.Fields(pad(text))
	for _, a := range t.Gold.Answers {
		best = max(best, f1(words, strings.Fields(pad(a))))
	}
	return best
}

func f1(a, b []string) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	counts := make(map[string]int)
	for _, w := range a {
		counts[w]++
	}
	common := 0
	for _, w := range b {
		if counts[w] > 0 {
			counts[w]--
			common++
		}
	}
	return 2 * float64(common) / float64(len(a)+len(b))
}

// fitSpans finds the weights by which the short answers that have much of a
// right one get the greatest share. Questions with none teach nothing.
func fitSpans(all []*chosen, width int, use func(*chosen) bool) ([]float64, error) {
	var usable []*chosen
	for _, c := range all {
		if use(c) && slices.ContainsFunc(c.gains, func(g float64) bool { return g > 0 }) {
			usable = append(usable, c)
		}
	}
	objective := func(w, gradient []float64) float64 {
		loss := 0.0
		clear(gradient)
		for _, c := range usable {
			loss += c.loss(w, gradient)
		}
		return finish(loss, w, gradient, len(usable), spanPenalty, width)
	}
	return minimise(objective, width)
}

// loss is the negative logarithm of the mean squared gain, each short answer
// by its share; it adds to the gradient.
func (c *chosen) loss(w, gradient []float64) float64 {
	const slight = 1e-5
	scores := make([]float64, len(c.rows))
	for i, row := range c.rows {
		for _, e := range row {
			scores[i] += float64(e.value) * w[e.number]
		}
	}
	most := slices.Max(scores)
	all, right := 0.0, 0.0
	for i := range scores {
		scores[i] = math.Exp(scores[i] - most)
		all += scores[i]
		right += scores[i] * c.gains[i] * c.gains[i]
	}
	right = max(right, math.SmallestNonzeroFloat64)
	for i, row := range c.rows {
		g := scores[i]/all - scores[i]*c.gains[i]*c.gains[i]/right
		if math.Abs(g) < slight {
			continue
		}
		for _, e := range row {
			gradient[e.number] += g * float64(e.value)
		}
	}
	return math.Log(all) - math.Log(right)
}

// reportShorts prints how much of a right answer the first short answers have,
// by question file and by the type that is asked for.
func reportShorts(all []*chosen) {
	type figures struct{ n, f1, exact, best float64 }
	sums := make(map[string]figures)
	for _, c := range all {
		for _, name := range []string{c.file, c.file + ", " + c.spans.Asked} {
			s := sums[name]
			s.n++
			if c.spans.Len() > 0 {
				gain := c.gain(c.spans.Short(0).Text)
				s.f1 += gain
				s.exact += math.Floor(gain)
				s.best += slices.Max(c.gains)
			}
			sums[name] = s
		}
	}
	for _, name := range slices.Sorted(maps.Keys(sums)) {
		s := sums[name]
		fmt.Printf("  short: %-36s n=%-5.0f f1 %.1f  exact %.1f  of at most f1 %.1f\n", name, s.n, 100*s.f1/s.n, 100*s.exact/s.n, 100*s.best/s.n)
	}
}
