package discuss

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"footnote/bot/study"
	"footnote/facts"
)

// A Point is a sentence that somebody wrote.
type Point struct {
	Line int    // which of the lines it stands in
	Text string // as it stands there
}

// leastWords is how many words a sentence has that says something: one-word
// lines, thanks and jokes in passing have fewer.
const leastWords = 5

// Pick chooses at most so many sentences that tell best what was argued, in the
// order in which they were written. A sentence counts for as much as it has in
// common with the others: the mean cosine of its words with those of the rest,
// each word weighed by how rare it is, which is degree centrality as in LexRank
// (Erkan and Radev 2004). Questions, commands and what the bot said are no arguments. At
// most two sentences are of one author before every author has one.
func Pick(lines []study.Line, most int) []Point {
	var all []candidate
	for i := range lines {
		if lines[i].Own || lines[i].Command {
			continue
		}
		for _, s := range sentences(lines[i].Text) {
			if words := strings.Fields(facts.Fold(s)); len(words) >= leastWords && !strings.HasSuffix(s, "?") {
				all = append(all, candidate{Point: Point{i, s}, author: lines[i].Author, words: words})
			}
		}
	}
	weigh(all)
	slices.SortStableFunc(all, func(a, b candidate) int { return cmp.Compare(b.weight, a.weight) })
	chosen := fair(all, most)
	slices.SortStableFunc(chosen, func(a, b Point) int { return cmp.Compare(a.Line, b.Line) })
	return chosen
}

// fair takes the best of each author, then the second best of each, and so on.
func fair(best []candidate, most int) []Point {
	var chosen []Point
	for round := 0; len(chosen) < most; round++ {
		taken, seen := 0, make(map[string]int)
		for _, c := range best {
			if seen[c.author] == round && len(chosen) < most {
				chosen = append(chosen, c.Point)
				taken++
			}
			seen[c.author]++
		}
		if taken == 0 {
			break
		}
	}
	return chosen
}

// A candidate is a sentence that may be chosen.
type candidate struct {
	Point
	author string
	words  []string
	weight float64
}

// weigh gives each sentence its centrality.
func weigh(all []candidate) {
	in := make(map[string]int) // how many sentences have the word
	for _, c := range all {
		for _, w := range slices.Compact(slices.Sorted(slices.Values(c.words))) {
			in[w]++
		}
	}
	vectors := make([]map[string]float64, len(all))
	for i, c := range all {
		v, length := make(map[string]float64), 0.0
		for _, w := range c.words {
			v[w] += math.Log(float64(1+len(all)) / float64(in[w]))
		}
		for _, x := range v {
			length += x * x
		}
		for w := range v {
			v[w] /= math.Sqrt(length)
		}
		vectors[i] = v
	}
	for i := range all {
		for j := range all {
			if i != j {
				all[i].weight += cosine(vectors[i], all[j].words, vectors[j])
			}
		}
	}
}

// cosine adds up in the order of the words, so that it is the same every time.
func cosine(a map[string]float64, words []string, b map[string]float64) float64 {
	sum, seen := 0.0, make(map[string]bool)
	for _, w := range words {
		if !seen[w] {
			sum += a[w] * b[w]
		}
		seen[w] = true
	}
	return sum
}

// Open are the questions that nobody answered: neither the bot with a footnote,
// nor somebody else with the next thing that was said or with one that has a word
// of the question.
func Open(lines []study.Line) []Point {
	var open []Point
	for i := range lines {
		if lines[i].Own || lines[i].Command {
			continue
		}
		for _, s := range sentences(lines[i].Text) {
			if strings.HasSuffix(s, "?") && len(strings.Fields(s)) > 2 && !answered(s, lines[i].Author, lines[i+1:]) {
				open = append(open, Point{i, s})
			}
		}
	}
	return open
}

// answered reports whether one of the lines behind it answers the question of the
// author.
func answered(question, author string, behind []study.Line) bool {
	next := true // nobody else has spoken in between
	for i := range behind {
		l := &behind[i]
		switch {
		case l.Own:
			if next && len(Cited(behind[i:i+1])) > 0 {
				return true
			}
		case l.Command || l.Author == author:
		case next && !strings.HasSuffix(strings.TrimSpace(l.Text), "?") || common(question, l.Text) > 0:
			return true
		default:
			next = false
		}
	}
	return false
}

// sentences cuts a text behind the stops that a space or the end follows.
func sentences(text string) []string {
	var all []string
	for line := range strings.Lines(text) {
		begin := 0
		for i := range len(line) {
			if strings.IndexByte(".!?", line[i]) >= 0 && (i+1 == len(line) || line[i+1] == ' ' || line[i+1] == '\n') {
				all = append(all, strings.TrimSpace(line[begin:i+1]))
				begin = i + 1
			}
		}
		all = append(all, strings.TrimSpace(line[begin:]))
	}
	return slices.DeleteFunc(all, func(s string) bool { return s == "" })
}
