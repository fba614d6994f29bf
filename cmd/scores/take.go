package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"footnote/facts/reading"
)

// A taking is one run of a scorer.
type taking struct {
	name string
	args []string
	read func(text string) ([]score, error)
	// judges is set for a scorer whose exit status says whether all answers were
	// right; it has a score all the same.
	judges bool
}

// takings are the runs, in the order of the report. The scorer of sets keeps the
// answers in the folder.
func takings(o *options, answers string) []taking {
	check := filepath.Join(o.shared, "eval", "check.py")
	questions := filepath.Join(o.shared, "eval", "moscow.jsonl")
	bench := filepath.Join(o.shared, "bench", "score.py")
	checked := func(file string) func(string) ([]score, error) {
		return func(text string) ([]score, error) { return parseCheck(text, file) }
	}
	all := []taking{
		{"moscow bundled", []string{check, "--quiet", "--bin", o.bin, questions}, checked("bundled facts"), true},
		{"moscow only reading", []string{check, "--quiet", "--bin", o.bin, "--reading", filepath.Join(o.shared, "readings", "moscow-attack.txt"), questions},
			checked("only the reading"), true},
	}
	for _, set := range sets {
		args := []string{bench, "--bin", o.bin, "--keep", answers}
		if o.limit > 0 {
			args = append(args, "--limit", strconv.Itoa(o.limit))
		}
		all = append(all, taking{set, append(args, filepath.Join(o.shared, "bench", set)), parseBench, false})
	}
	return all
}

// takeAll runs every scorer. It returns the scores and the names of those that
// failed.
func takeAll(ctx context.Context, o *options, stdout, stderr io.Writer) (taken []score, failed []string) {
	answers, err := os.MkdirTemp("", "footnote-scores-")
	if err != nil {
		return nil, []string{"all: " + err.Error()}
	}
	defer os.RemoveAll(answers)
	for _, t := range takings(o, answers) {
		scores, err := take(ctx, t, stdout, stderr)
		if err != nil {
			fmt.Fprintf(stderr, "!! NOT TAKEN: %s: %v\n", t.name, err)
			failed = append(failed, t.name)
			continue
		}
		taken = append(taken, scores...)
	}
	longest, err := longestQuote(ctx, answers)
	if err != nil {
		fmt.Fprintf(stderr, "!! NOT TAKEN: longest quote: %v\n", err)
		return taken, append(failed, "longest quote")
	}
	if longest > 0 {
		taken = append(taken, score{Set: everySet, File: "", Figures: []figure{{longestFigure, float64(longest)}}})
	}
	return taken, failed
}

// take runs one scorer and reads what it prints, which is shown too.
func take(ctx context.Context, t taking, stdout, stderr io.Writer) ([]score, error) {
	var out bytes.Buffer
	cmd := exec.CommandContext(ctx, "python3", t.args...)
	cmd.Stdout, cmd.Stderr = io.MultiWriter(stdout, &out), stderr
	err := cmd.Run()
	scores, wrong := t.read(out.String())
	if wrong != nil || err != nil && !t.judges {
		return nil, errors.Join(err, wrong)
	}
	return scores, nil
}

// longestQuote is the most sentences that a quote has in the answers of a
// folder.
func longestQuote(ctx context.Context, folder string) (int, error) {
	names, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil {
		return 0, err
	}
	longest := 0
	for _, name := range names {
		if longest, err = longestIn(ctx, name, longest); err != nil {
			return 0, fmt.Errorf("read answers of %s: %w", filepath.Base(name), err)
		}
	}
	return longest, nil
}

func longestIn(ctx context.Context, name string, longest int) (int, error) {
	f, err := os.Open(name)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var answer struct{ Footnotes []struct{ Quote string } }
		if err := json.Unmarshal(lines.Bytes(), &answer); err != nil {
			return 0, err
		}
		for _, note := range answer.Footnotes {
			longest = max(longest, sentencesIn(ctx, note.Quote))
		}
	}
	return longest, lines.Err()
}

// sentencesIn counts the sentences of a quote as they are found in a reading.
func sentencesIn(ctx context.Context, quote string) int {
	r, err := reading.Read(ctx, []byte(strings.Join(strings.Fields(quote), " ")), reading.Options{Format: reading.Text})
	if err != nil {
		return 0
	}
	n := 0
	for i := range r.Passages {
		n += len(r.Passages[i].Sentences)
	}
	return n
}
