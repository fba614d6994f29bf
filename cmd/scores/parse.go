package main

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// A score is the figures of one file of questions.
type score struct {
	Set, File string // File is the file's name without what all have in common
	Figures   []figure
}

// A figure is a number with the scorer's name for it.
type figure struct {
	Name  string
	Value float64
}

// figure is the value with that name.
func (s *score) figure(name string) (float64, bool) {
	for _, f := range s.Figures {
		if f.Name == name {
			return f.Value, true
		}
	}
	return 0, false
}

var (
	benchSet  = regexp.MustCompile(`^(\w+): imported in ([\d.]+) s(?: \(([\d.]+) MB/s\))?$`)
	benchFile = regexp.MustCompile(`^  (\S+)\.jsonl: (.*)$`)
	benchAll  = regexp.MustCompile(`^  all question files together: (.*)$`)
	checkLine = regexp.MustCompile(`(?m)^(\d+) of (\d+) questions answered as wanted$`)
)

// parseBench reads the lines that score.py prints of one or several sets: one
// for the import, one for each file of questions, and one for all of them.
func parseBench(text string) ([]score, error) {
	var out []score
	set := ""
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		if m := benchSet.FindStringSubmatch(line); m != nil {
			set = m[1]
			out = append(out, score{Set: set, File: "import", Figures: importFigures(m[2], m[3])})
			continue
		}
		file, figures := "", ""
		if m := benchFile.FindStringSubmatch(line); m != nil {
			file, figures = strings.TrimPrefix(strings.TrimPrefix(m[1], "questions"), "_"), m[2]
		} else if m := benchAll.FindStringSubmatch(line); m != nil {
			file, figures = "all files", m[1]
		} else {
			continue // what is no score
		}
		list, err := parseFigures(figures)
		if err != nil {
			return nil, fmt.Errorf("read score of %s: %w", set, err)
		}
		out = append(out, score{Set: set, File: file, Figures: list})
	}
	if len(out) < 2 {
		return nil, fmt.Errorf("read score: there is none in %q", firstLine(text))
	}
	return out, nil
}

func importFigures(seconds, rate string) []figure {
	var out []figure
	for _, f := range []struct{ name, value string }{{"seconds", seconds}, {"MB/s", rate}} {
		if v, err := strconv.ParseFloat(f.value, 64); err == nil {
			out = append(out, figure{f.name, v})
		}
	}
	return out
}

// parseFigures reads "n=2810 hits@1=12.5 auroc=None"; what is None is left out.
func parseFigures(s string) ([]figure, error) {
	var out []figure
	for part := range strings.FieldsSeq(s) {
		name, value, ok := strings.Cut(part, "=")
		if !ok {
			return nil, fmt.Errorf("%q is no figure", part)
		}
		if value == "None" {
			continue
		}
		v, err := strconv.ParseFloat(value, 64)
		if err != nil {
			return nil, fmt.Errorf("%q is no figure: %w", part, err)
		}
		out = append(out, figure{name, v})
	}
	return out, nil
}

// parseCheck reads the last line of check.py, asked with what the file says.
func parseCheck(text, file string) ([]score, error) {
	m := checkLine.FindStringSubmatch(text)
	if m == nil {
		return nil, fmt.Errorf("read score: there is none in %q", firstLine(text))
	}
	right, _ := strconv.ParseFloat(m[1], 64) // the pattern has digits only
	of, _ := strconv.ParseFloat(m[2], 64)
	return []score{{Set: "moscow", File: file, Figures: []figure{{"right", right}, {"n", of}}}}, nil
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}
