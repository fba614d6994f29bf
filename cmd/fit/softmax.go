package main

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/optimize"
)

// A listed question is one row of features a candidate, and which are right.
type listed struct {
	rows  [][]float64
	right []bool
}

// fitSoftmax finds the weights by which right candidates get the greatest
// share: the listwise softmax loss (Cao and others, 2007, with several right
// ones), with a penalty on large weights. Questions with no right candidate
// teach nothing.
func fitSoftmax(questions []listed, penalty float64, width int) ([]float64, error) {
	var usable []listed
	for _, q := range questions {
		if slices.Contains(q.right, true) {
			usable = append(usable, q)
		}
	}
	objective := func(w, gradient []float64) float64 {
		loss := 0.0
		clear(gradient)
		for i := range usable {
			loss += usable[i].loss(w, gradient)
		}
		return finish(loss, w, gradient, len(usable), penalty, width)
	}
	return minimise(objective, width)
}

// loss is the negative logarithm of the right candidates' share; it adds to
// the gradient.
func (q *listed) loss(w, gradient []float64) float64 {
	scores := make([]float64, len(q.rows))
	most := math.Inf(-1)
	for i, row := range q.rows {
		scores[i] = dot(row, w)
		most = max(most, scores[i])
	}
	all, right := 0.0, 0.0
	for i := range scores {
		scores[i] = math.Exp(scores[i] - most)
		all += scores[i]
		if q.right[i] {
			right += scores[i]
		}
	}
	for i, row := range q.rows {
		g := scores[i] / all
		if q.right[i] {
			g -= scores[i] / right
		}
		if g == 0 {
			continue
		}
		for k, x := range row {
			gradient[k] += g * x
		}
	}
	return math.Log(all) - math.Log(right)
}

// An example is a row of numbers, whether it is a yes, and how much it counts.
type example struct {
	row    []float64
	yes    bool
	weight float64
}

// fitLogistic fits a logistic function to examples; the last number is the
// offset.
func fitLogistic(examples []example, penalty float64, width int) ([]float64, error) {
	objective := func(w, gradient []float64) float64 {
		loss := 0.0
		clear(gradient)
		for i := range examples {
			loss += examples[i].loss(w, gradient)
		}
		return finish(loss, w, gradient, len(examples), penalty, width)
	}
	return minimise(objective, width+1)
}

// loss is the negative logarithm of the probability of the truth; it adds to the
// gradient.
func (e *example) loss(w, gradient []float64) float64 {
	const least = 1e-12 // of which the logarithm is taken
	width := len(e.row)
	p := 1 / (1 + math.Exp(-dot(e.row, w)-w[width]))
	g, truth := p, 1-p
	if e.yes {
		g, truth = p-1, p
	}
	g *= e.weight
	for k, v := range e.row {
		gradient[k] += g * v
	}
	gradient[width] += g
	return -e.weight * math.Log(max(truth, least))
}

// finish takes the mean over n examples and adds the penalty on large weights
// to it, for the first of the weights: an offset is free.
func finish(loss float64, w, gradient []float64, n int, penalty float64, width int) float64 {
	n = max(n, 1)
	loss /= float64(n)
	for k := range gradient {
		gradient[k] /= float64(n)
	}
	for k, x := range w[:width] {
		loss += penalty * x * x / 2
		gradient[k] += penalty * x
	}
	return loss
}

// minimise runs L-BFGS from zero.
func minimise(objective func(w, gradient []float64) float64, width int) ([]float64, error) {
	at, slope := make([]float64, width), make([]float64, width)
	value := objective(at, slope)
	evaluate := func(w []float64) {
		if !slices.Equal(w, at) {
			copy(at, w)
			value = objective(at, slope)
		}
	}
	problem := optimize.Problem{
		Func: func(w []float64) float64 { evaluate(w); return value },
		Grad: func(gradient, w []float64) { evaluate(w); copy(gradient, slope) },
	}
	settings := &optimize.Settings{GradientThreshold: 1e-5, MajorIterations: 200}
	result, err := optimize.Minimize(problem, make([]float64, width), settings, &optimize.LBFGS{})
	if result == nil {
		return nil, fmt.Errorf("fit weights: %w", err)
	}
	return result.X, nil // the best so far, also where it stopped early
}

func dot(a, b []float64) float64 {
	sum := 0.0
	for i, x := range a {
		sum += x * b[i]
	}
	return sum
}
