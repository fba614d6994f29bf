package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// A report is all that is written down.
type report struct {
	Date            time.Time
	Commit, Command string
	Machine         string
	Limit           int // of the questions of each file; 0 for all
	Scores          []score
	Failed          []string // names of what could not be taken
}

// render is the report as Markdown.
func render(r *report) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# Scores\n\nTaken on %s of commit %s by `%s`, on one machine (%s).\n\n", r.Date.Format("2 January 2006"), r.Commit, r.Command, r.Machine)
	b.WriteString("The questions are other people's and lie outside the project, as do their scorers, which ask through the command line. They are also looked at " +
		"while the program is written: expect somewhat less of other texts. Percentages, unless said otherwise; “plain” is a search of sentences by BM25 and nothing else.\n\n")
	if r.Limit > 0 {
		fmt.Fprintf(&b, "**Not the whole:** the first %d questions of each file.\n\n", r.Limit)
	}
	if len(r.Failed) > 0 {
		fmt.Fprintf(&b, "**Not taken**, for a scorer failed: %s.\n\n", strings.Join(r.Failed, ", "))
	}
	r.renderAims(&b)
	r.renderAll(&b)
	return b.String()
}

// renderAims is the table of what is aimed at.
func (r *report) renderAims(b *strings.Builder) {
	b.WriteString("## What is aimed at\n\n| set | figure | plain | measured | aim | reached | how it can be misread |\n|---|---|---|---|---|---|---|\n")
	for i := range aims {
		a := &aims[i]
		measured, reached := "not taken", "–"
		if v, ok := r.value(a); ok {
			measured, reached = number(v), yesNo(r.holds(a))
		}
		if a.while != nil {
			if v, ok := r.value(a.while); ok {
				measured += fmt.Sprintf(" (%s %s)", a.while.figure, number(v))
			}
		}
		fmt.Fprintf(b, "| %s | %s | %s | %s | %s | %s | %s |\n", strings.TrimSpace(a.set+" "+a.file), a.figure, a.plain, measured, a.text(), reached, a.misread)
	}
	b.WriteString("\n")
}

// text is the aim in words.
func (a *aim) text() string {
	bound := "at least "
	if a.most {
		bound = "at most "
	}
	text := bound + number(a.bound)
	if a.while != nil {
		text += ", " + a.while.figure + " " + a.while.text()
	}
	return text
}

// value is what was measured of an aim's figure. Over all sets it is the largest.
func (r *report) value(a *aim) (float64, bool) {
	found := false
	most := 0.0
	for i := range r.Scores {
		s := &r.Scores[i]
		if a.set != everySet && (s.Set != a.set || s.File != a.file) {
			continue
		}
		if v, ok := s.figure(a.figure); ok && (!found || v > most) {
			most, found = v, true
		}
	}
	return most, found
}

// holds reports whether an aim is reached.
func (r *report) holds(a *aim) bool {
	v, ok := r.value(a)
	switch {
	case !ok:
		return false
	case a.while != nil && !r.holds(a.while):
		return false
	case a.most:
		return v <= a.bound
	}
	return v >= a.bound
}

// renderAll is everything that was measured, a file of questions a line.
func (r *report) renderAll(b *strings.Builder) {
	b.WriteString("## Everything that was measured\n\n| set | questions | figures |\n|---|---|---|\n")
	for i := range r.Scores {
		s := &r.Scores[i]
		var figures []string
		for _, f := range s.Figures {
			figures = append(figures, f.Name+" "+number(f.Value))
		}
		fmt.Fprintf(b, "| %s | %s | %s |\n", s.Set, s.File, strings.Join(figures, ", "))
	}
	b.WriteString("\n`hits@1`: the first short answer is a gold answer. `f1_answerable`: words in common with it. `over_abstention`: answerable questions that were not answered. " +
		"`false_answers`: unanswerable ones that were. `auroc`: how often an answerable question has the higher confidence of two. `sentence_hit@k`: one of the first k quotes overlaps the marked answer. " +
		"`window_hit@k`: the answer's words stand in it or beside it. `quotes_not_verbatim`: quotes that are not in the reading byte for byte. `fully_resolved`: the stand-alone wording has every word that it needs. " +
		"`p50_us`, `p99_us`: microseconds an answer took, at the median and at the 99th percentile.\n")
}

func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

func yesNo(yes bool) string {
	if yes {
		return "yes"
	}
	return "**no**"
}
