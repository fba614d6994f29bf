package main

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/bot/passage"
	"footnote/bot/thesaurus"
)

// apart is how far two lists of weights are from each other at most.
func apart(a, b []float64) float64 {
	most := 0.0
	for i := range a {
		most = max(most, math.Abs(a[i]-b[i]))
	}
	return most
}

// TestFitSoftmax draws the right candidates by known weights, and finds those
// again.
func TestFitSoftmax(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	want := []float64{2, -1, 0}
	var questions []listed
	for range 4000 {
		q := listed{right: make([]bool, 6)}
		var scores []float64
		for range q.right {
			row := []float64{random.NormFloat64(), random.NormFloat64(), random.NormFloat64()}
			q.rows, scores = append(q.rows, row), append(scores, math.Exp(dot(row, want)))
		}
		sum := 0.0
		for _, s := range scores {
			sum += s
		}
		at, right := random.Float64()*sum, 0
		for at -= scores[0]; at > 0 && right < len(scores)-1; at -= scores[right] {
			right++
		}
		q.right[right] = true
		questions = append(questions, q)
	}
	// One that has no right candidate teaches nothing.
	questions = append(questions, listed{rows: [][]float64{{0, 0, 90}, {0, 0, -90}}, right: make([]bool, 2)})
	got, err := fitSoftmax(questions, 1e-6, len(want))
	if err != nil || apart(got, want) > 0.15 {
		t.Errorf("weights = %.2f, %v; want %v", got, err, want)
	}
	small, err := fitSoftmax(questions, 1, len(want))
	if err != nil || math.Abs(small[0]) >= math.Abs(got[0])/2 {
		t.Errorf("with a penalty, weights = %.2f, %v", small, err)
	}
}

func TestFitLogistic(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	want := []float64{1.5, -2, 0.5} // the last is the offset
	var examples []example
	for range 20000 {
		row := []float64{random.NormFloat64(), random.NormFloat64()}
		p := 1 / (1 + math.Exp(-dot(row, want)-want[2]))
		examples = append(examples, example{row, random.Float64() < p, 1})
	}
	got, err := fitLogistic(examples, 1e-6, 2)
	if err != nil || apart(got, want) > 0.12 {
		t.Errorf("weights = %.2f, %v; want %v", got, err, want)
	}
	// What weighs nothing teaches nothing.
	for i := range 5000 {
		examples = append(examples, example{[]float64{9, float64(i % 3)}, false, 0})
	}
	again, err := fitLogistic(examples, 1e-6, 2)
	if err != nil || apart(again, got) > 0.01 {
		t.Errorf("with examples of no weight, weights = %.2f, %v; want %.2f", again, err, got)
	}
}

func TestFit_nothing(t *testing.T) {
	if w, err := fitSoftmax(nil, 0.1, 2); err != nil || !slices.Equal(w, []float64{0, 0}) {
		t.Errorf("softmax of nothing: %v, %v", w, err)
	}
	if w, err := fitLogistic(nil, 0.1, 2); err != nil || !slices.Equal(w, []float64{0, 0, 0}) {
		t.Errorf("logistic of nothing: %v, %v", w, err)
	}
}

// newTrial is a trial without candidates.
func newTrial(file, fold string, answerable bool, confidence float64) *trial {
	t := &trial{ask: &ask{file: file}, fold: fold, confidence: confidence}
	t.Gold.Unanswerable = !answerable
	return t
}

func TestAuroc(t *testing.T) {
	for _, tt := range []struct {
		yes, no []float64
		want    float64
	}{
		{[]float64{.9, .8}, []float64{.1, .2}, 1},
		{[]float64{.1, .2}, []float64{.9, .8}, 0},
		{[]float64{.5}, []float64{.5}, 0.5},
		{[]float64{.9, .3}, []float64{.5, .1}, 0.75},
		{nil, []float64{.5}, 0},
	} {
		var trials []*trial
		for _, c := range tt.yes {
			trials = append(trials, newTrial("a/q", "", true, c))
		}
		for _, c := range tt.no {
			trials = append(trials, newTrial("a/q", "", false, c))
		}
		if got := auroc(trials); got != tt.want {
			t.Errorf("auroc(%v, %v) = %v, want %v", tt.yes, tt.no, got, tt.want)
		}
	}
}

// TestLine leaves so many answerable questions below the line, whatever the
// others are.
func TestLine(t *testing.T) {
	var trials []*trial
	for i := range 100 {
		trials = append(trials, newTrial("a/q", "", true, float64(i)/100), newTrial("a/q", "", false, 0.001))
	}
	least := line(trials, 30)
	if silent, falsely := faults(trials, least); silent != 30 || falsely != 0 {
		t.Errorf("from %v on, %v of 100 are not answered and %v are falsely", least, silent, falsely)
	}
	if got := line(nil, 30); got != 0 {
		t.Errorf("line of nothing = %v", got)
	}
}

func TestTwoSided(t *testing.T) {
	both, answered := newTrial("a/x", "", true, 0), newTrial("b/x", "", true, 0)
	other := newTrial("a/y", "", false, 0)
	got := twoSided([]*trial{both, answered, other})
	if !slices.Equal(got, []*trial{both, other}) {
		t.Errorf("%d trials are left", len(got))
	}
}

// TestPartition never parts a group, and makes the parts about as large.
func TestPartition(t *testing.T) {
	var trials []*trial
	for i := range 80 {
		trials = append(trials, newTrial("a/q", fmt.Sprint("group ", i%20), true, 0))
	}
	parts := partition(trials)
	sizes := make([]int, folds)
	for _, part := range parts {
		sizes[part]++
	}
	if len(parts) != 20 || slices.Min(sizes) < 2 || slices.Max(sizes) > 3 {
		t.Errorf("%d groups in parts of %v", len(parts), sizes)
	}
	slices.Reverse(trials)
	if diff := cmp.Diff(parts, partition(trials)); diff != "" {
		t.Errorf("in another order (-want +got):\n%s", diff)
	}
}

func TestSpan(t *testing.T) {
	texts := map[string]string{"a": "Çay, “tea” and 茶 in İzmir"}
	for _, tt := range []struct{ data, want string }{
		{`["a", 0, 3]`, "Çay"},
		{`["a", 5, 10]`, "“tea”"},
		{`["a", 15, 16]`, "茶"},
		{`["a", 20, 25]`, "İzmir"},
		{`["a", 20, 99]`, "İzmir"},
		{`["a", 99, 120]`, ""},
		{`["b", 0, 3]`, ""},
	} {
		var s span
		if err := json.Unmarshal([]byte(tt.data), &s); err != nil {
			t.Fatal(err)
		}
		s.toBytes(texts)
		if got := texts[s.source][s.start:s.end]; got != tt.want {
			t.Errorf("%s is %q, want %q", tt.data, got, tt.want)
		}
	}
	for _, bad := range []string{`{}`, `["a", 1]`, `[1, 2, 3]`, `["a", "1", 2]`} {
		var s span
		if err := json.Unmarshal([]byte(bad), &s); err == nil {
			t.Errorf("no error for %s", bad)
		}
	}
}

func TestPad(t *testing.T) {
	for text, want := range map[string]string{
		"The U.S. Navy, 1941–45": " us navy 1941 45 ",
		"“A well-known” bridge!": " well known bridge ",
		"":                       "  ",
	} {
		if got := pad(text); got != want {
			t.Errorf("pad(%q) = %q, want %q", text, got, want)
		}
	}
}

func newFinder(t *testing.T) *passage.Finder {
	t.Helper()
	f, err := passage.New(sync.OnceValues(thesaurus.Open))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// writeSet writes a set of invented readings, with questions of every kind, and
// returns its folder.
func writeSet(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "mills")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	var readings, few, all strings.Builder
	line := func(b *strings.Builder, v any) {
		if err := json.NewEncoder(b).Encode(v); err != nil {
			t.Fatal(err)
		}
	}
	for i, builder := range millers {
		id := fmt.Sprint("mill-", i)
		text := fmt.Sprintf("Here is “Mühle” %d. The mill of place%d was built by %s in %d. Its wheel is of oak.", i, i, builder, 1850+i)
		line(&readings, map[string]any{"id": id, "text": text})
		at := len([]rune(text[:strings.Index(text, builder)]))
		gold := map[string]any{"answers": []string{builder}, "spans": []any{[]any{id, at, at + len([]rune(builder))}}}
		ask := fmt.Sprintf("Who built the mill of place%d?", i)
		line(&few, map[string]any{"id": id, "question": ask, "sources": []string{id}, "gold": gold})
		line(&few, map[string]any{"id": id + "-not", "question": "Who painted the chapel?", "sources": []string{id}, "gold": map[string]any{"unanswerable": true}})
		line(&all, map[string]any{"id": id, "question": ask, "at": "2020-05-04", "gold": map[string]any{"answers": []string{builder}}})
	}
	for name, b := range map[string]*strings.Builder{"readings.jsonl": &readings, "questions_few.jsonl": &few, "questions_all.jsonl": &all} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// millers are more than a few readings have.
var millers = strings.Split("Ada Holt,Ben Karr,Cleo Marsh,Dov Lind,Eva Prag,Finn Oster,Gil Tarn,Hana Voss,Ida Quill,Jon Beck,Kai Stroud,"+
	"Lea Munk,Max Orrin,Nia Falk,Ole Grahn,Pia Rusk,Quin Sarn,Rut Hald,Sam Ebel,Tor Winge,Una Bors,Vic Dahl", ",")

// TestLabel marks the sentences that hold the answer.
func TestLabel(t *testing.T) {
	s, err := readSet(writeSet(t))
	if err != nil {
		t.Fatal(err)
	}
	trials, err := s.try(t.Context(), newFinder(t))
	if err != nil {
		t.Fatal(err)
	}
	if want := 3 * len(millers); len(trials) != want {
		t.Fatalf("%d trials, want %d", len(trials), want)
	}
	for _, tr := range trials {
		right := 0
		for i, c := range tr.Candidates() {
			if tr.list.right[i] {
				right++
				if quote := s.texts[c.Source][c.Before:c.After]; !strings.Contains(quote, tr.Gold.Answers[0]) {
					t.Errorf("%s: %q is right", tr.ID, quote)
				}
			}
		}
		if (right > 0) == tr.Gold.Unanswerable {
			t.Errorf("%s of %s: %d sentences are right", tr.ID, tr.file, right)
		}
		if want := tr.Sources == nil; tr.pooled() != want || tr.pooled() && tr.fold != "2020-05-04" || !tr.pooled() && tr.fold != tr.Sources[0] {
			t.Errorf("%s of %s: left out with %q", tr.ID, tr.file, tr.fold)
		}
	}
}

// TestRun fits on a small set and writes weights that hold more of an answer
// than none.
func TestRun(t *testing.T) {
	dir := writeSet(t)
	out, short, words := filepath.Join(dir, "weights.json"), filepath.Join(dir, "short.json"), filepath.Join(dir, "common.txt")
	if err := run(t.Context(), []string{dir}, out, short); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Situations map[string]struct{ Sentences, Confidence map[string]float64 }
	}
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	few := file.Situations[passage.FewReadings.String()]
	if len(few.Sentences) == 0 || len(few.Confidence) == 0 {
		t.Errorf("weights of a few readings: %+v", few)
	}
	if err := writeCommon([]string{dir}, words); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(words)
	if err != nil {
		t.Fatal(err)
	}
	if first, _, _ := strings.Cut(string(text), " "); first != "is" && first != "be" && first != "the" && first != "of" {
		t.Errorf("the most common word is %q", first)
	}
}

func TestReadSet_errors(t *testing.T) {
	dir := t.TempDir()
	if _, err := readSet(dir); err == nil {
		t.Error("no error for an empty folder")
	}
	if err := os.WriteFile(filepath.Join(dir, "readings.jsonl"), []byte("{\"id\": \"a\", \"text\": \"x\"}\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := readSet(dir); err == nil || !strings.Contains(err.Error(), "no question files") {
		t.Errorf("without questions: %v", err)
	}
	if err := os.WriteFile(filepath.Join(dir, "questions.jsonl"), []byte("{}\n\n{\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := readSet(dir); err == nil || !strings.Contains(err.Error(), "questions.jsonl:3") {
		t.Errorf("a torn line: %v", err)
	}
}
