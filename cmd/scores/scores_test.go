package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

const benchOutput = `squad2: imported in 1.2 s (0.2 MB/s)
  questions.jsonl: n=4 hits@1=25.0 f1_answerable=34.5 over_abstention=39.9 auroc=0.671 quotes=3 quotes_not_verbatim=0 sentence_hit@1=79.9 sentence_hit@3=93.0 p50_us=900 p99_us=4000 wall_s=0.1
  questions_disfluent.jsonl: n=4 hits@1=25.0 auroc=None sentence_hit@1=75.0 p50_us=900 p99_us=4000 wall_s=0.1
  all question files together: auroc=0.672
`

func TestParseBench(t *testing.T) {
	got, err := parseBench(benchOutput)
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	for i := range got {
		files = append(files, got[i].Set+"/"+got[i].File)
	}
	if diff := cmp.Diff([]string{"squad2/import", "squad2/", "squad2/disfluent", "squad2/all files"}, files); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]figure{{"seconds", 1.2}, {"MB/s", 0.2}}, got[0].Figures); diff != "" {
		t.Errorf("import (-want +got):\n%s", diff)
	}
	if v, ok := got[1].figure("sentence_hit@1"); !ok || v != 79.9 {
		t.Errorf("sentence_hit@1 = %v, %v, want 79.9", v, ok)
	}
	if v, ok := got[2].figure("auroc"); ok {
		t.Errorf("auroc = %v, want none", v)
	}
}

func TestParse_wrong(t *testing.T) {
	for _, text := range []string{"", "Traceback (most recent call last):\n", "squad2: imported in 1.0 s\n", "squad2: imported in 1.0 s\n  questions.jsonl: n=x\n",
		"squad2: imported in 1.0 s\n  questions.jsonl: oops\n"} {
		if got, err := parseBench(text); err == nil {
			t.Errorf("parseBench(%q) = %v, want an error", text, got)
		}
	}
	if got, err := parseCheck("ask --batch: exit 1, 0 answers to 33 questions\n", "x"); err == nil {
		t.Errorf("parseCheck = %v, want an error", got)
	}
}

func TestParseCheck(t *testing.T) {
	got, err := parseCheck("m1 'Who?': lacks /x/\n    'y'\n30 of 33 questions answered as wanted\n", "bundled facts")
	want := []score{{"moscow", "bundled facts", []figure{{"right", 30}, {"n", 33}}}}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("error %v, score (-want +got):\n%s", err, diff)
	}
}

func TestRender(t *testing.T) {
	scores, err := parseBench(benchOutput)
	if err != nil {
		t.Fatal(err)
	}
	scores = append(scores, score{Set: everySet, Figures: []figure{{longestFigure, 3}}})
	text := render(&report{Date: time.Date(2030, 2, 3, 0, 0, 0, 0, time.UTC), Commit: "abc1234", Command: "make scores", Machine: "linux, 2 cores",
		Scores: scores, Failed: []string{"timeqa"}})
	for _, want := range []string{
		"Taken on 3 February 2030 of commit abc1234 by `make scores`, on one machine (linux, 2 cores).",
		"**Not taken**, for a scorer failed: timeqa.",
		"| squad2 | sentence_hit@1 | 73 | 79.9 | at least 80 | **no** |",
		"| squad2 | sentence_hit@3 | 87 | 93 | at least 93 | yes |",
		"| squad2 | f1_answerable | 19 | 34.5 (over_abstention 39.9) | at least 33, over_abstention at most 40 | yes |",
		"| squad2 disfluent | sentence_hit@1 | 69 | 75 | at least 75 | yes |",
		"| timeqa easy | sentence_hit@1 | 20 | not taken | at least 50 | – |",
		"| all sets | quotes_not_verbatim |  | 0 | at most 0 | yes |",
		"| all sets | longest_quote_sentences |  | 3 | at most 2 | **no** |",
		"| squad2 | disfluent | n 4, hits@1 25, sentence_hit@1 75, p50_us 900, p99_us 4000, wall_s 0.1 |",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the report lacks %q:\n%s", want, text)
		}
	}
}

// A figure that is bought is not reached.
func TestRender_bought(t *testing.T) {
	bought := strings.Replace(benchOutput, "over_abstention=39.9", "over_abstention=40.1", 1)
	scores, err := parseBench(bought)
	if err != nil {
		t.Fatal(err)
	}
	if text := render(&report{Scores: scores}); !strings.Contains(text, "| 34.5 (over_abstention 40.1) | at least 33, over_abstention at most 40 | **no** |") {
		t.Errorf("f1_answerable is taken for reached:\n%s", text)
	}
}

func TestRun_nothingToMeasure(t *testing.T) {
	out := filepath.Join(t.TempDir(), "scores.md")
	var stdout, stderr bytes.Buffer
	if err := run(t.Context(), []string{"-shared", t.TempDir(), "-out", out}, &stdout, &stderr); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(stderr.String(), "!! SKIPPED: ") {
		t.Errorf("stderr %q, want that it was skipped", stderr.String())
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("a report was written")
	}
}

func TestLongestQuote(t *testing.T) {
	dir := t.TempDir()
	answers := `{"footnotes":[{"quote":"One. Two."},{"quote":"Mr. Oke left."}]}` + "\n" + `{"footnotes":null}` + "\n" + `{"footnotes":[{"quote":"He came. He saw. He left."}]}`
	if err := os.WriteFile(filepath.Join(dir, "a.jsonl"), []byte(answers), 0o644); err != nil {
		t.Fatal(err)
	}
	if got, err := longestQuote(t.Context(), dir); err != nil || got != 3 {
		t.Errorf("longest quote %d, %v, want 3 sentences", got, err)
	}
}
