package main

import (
	"encoding/json"
	"strings"
	"testing"
)

// output runs the program and returns what it prints.
func output(t *testing.T, home, stdin string, args ...string) string {
	t.Helper()
	cmd := command(t, home, args...)
	cmd.Stdin = strings.NewReader(stdin)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("footnote %s: %v\n%s", strings.Join(args, " "), err, stderr.String())
	}
	return string(out)
}

// askBatch asks the questions, each by itself, and returns the answers.
func askBatch(t *testing.T, home string, questions []string) []answerLine {
	t.Helper()
	var in strings.Builder
	for _, q := range questions {
		if err := writeJSON(&in, map[string]string{"question": q}); err != nil {
			t.Fatal(err)
		}
	}
	var answers []answerLine
	for line := range strings.Lines(output(t, home, in.String(), "ask", "--batch")) {
		var a answerLine
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			t.Fatal(err)
		}
		answers = append(answers, a)
	}
	if len(answers) != len(questions) {
		t.Fatalf("%d answers to %d questions", len(answers), len(questions))
	}
	return answers
}

// TestNothingIsAnsweredFromCode retracts every bundled fact and finds that not
// one question is answered any more. Questions about a source itself still
// would be: a source is no fact.
func TestNothingIsAnsweredFromCode(t *testing.T) {
	questions := []string{
		"who led ISIS in 2022",
		"why target Russia",
		"how many people were killed in the Moscow attack",
		"when did ISIS lose its last stronghold?",
		"what does ISIS-K stand for?",
		"did the US warn Russia before the attack?",
		"what happened in June 2023?",
		"where were the attackers from?",
	}
	home := t.TempDir()
	for i, a := range askBatch(t, home, questions) {
		if len(a.Answers) == 0 || len(a.Footnotes) == 0 {
			t.Errorf("%q gets %q with %d footnotes, want an answer with some", questions[i], a.Text, len(a.Footnotes))
		}
	}
	var ids []string
	for line := range strings.Lines(output(t, home, "", "facts", "list")) {
		id, _, _ := strings.Cut(line, "\t")
		ids = append(ids, id)
	}
	output(t, home, "", append([]string{"facts", "retract", "--reason", "a test"}, ids...)...)
	for i, a := range askBatch(t, home, questions) {
		if len(a.Answers) > 0 || len(a.Footnotes) > 0 || a.Status == "answered" || a.Status == "conflict" {
			t.Errorf("with all facts retracted, %q still gets %s: %q", questions[i], a.Status, a.Text)
		}
	}
}
