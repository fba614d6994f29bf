package main

import (
	"fmt"
	"slices"
)

// figures are how often the answer is the first of the sentences of so many
// questions, among the first three, and among all that were weighed.
type figures struct{ n, first, three, any int }

func (f *figures) add(answered []bool) {
	f.n++
	f.first += count(slices.Contains(answered[:min(1, len(answered))], true))
	f.three += count(slices.Contains(answered[:min(3, len(answered))], true))
	f.any += count(slices.Contains(answered, true))
}

// report prints how often the answer is among the first, by question file.
func report(all []*trial) {
	byName := make(map[string]*figures)
	var names []string
	add := func(name string, t *trial) {
		if byName[name] == nil {
			byName[name] = &figures{}
			names = append(names, name)
		}
		byName[name].add(t.holds())
	}
	for _, t := range all {
		if t.Gold.Unanswerable || !t.pooled() && len(t.Gold.Spans) == 0 {
			continue
		}
		add(t.file, t)
		if t.Political {
			add(t.file+", political", t)
		}
	}
	for _, name := range names {
		f := byName[name]
		percent := func(n int) float64 { return 100 * float64(n) / float64(f.n) }
		fmt.Printf("  %-36s n=%-5d hit@1 %.1f  @3 %.1f  among all weighed %.1f\n", name, f.n, percent(f.first), percent(f.three), percent(f.any))
	}
}

// holds tells of each candidate whether it holds the answer: by itself or, where
// the question is to the whole base and nobody has marked where it is answered,
// with the sentences around it.
func (t *trial) holds() []bool {
	if t.pooled() {
		return t.windows
	}
	return t.answered
}
