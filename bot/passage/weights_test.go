package passage_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/bot/passage"
	"footnote/bot/question"
)

// readWeightsFile reads the file that comes with the package, loosely.
func readWeightsFile(t *testing.T) (file struct {
	FittedBy   string `json:"fitted_by"`
	Situations map[string]struct{ Sentences, Confidence map[string]float64 }
}) {
	t.Helper()
	if err := json.Unmarshal(passage.WeightsJSON, &file); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestWeights(t *testing.T) {
	if _, err := passage.ReadWeights(passage.WeightsJSON); err != nil {
		t.Fatal(err)
	}
	file := readWeightsFile(t)
	for s := range passage.Situations {
		of, ok := file.Situations[s.String()]
		if !ok || len(of.Sentences) == 0 || len(of.Confidence) == 0 {
			t.Errorf("%v: %d weights of sentences, %d of confidence", s, len(of.Sentences), len(of.Confidence))
		}
	}
	if got := len(file.Situations); got != int(passage.Situations) {
		t.Errorf("there are weights for %d situations", got)
	}
	if !strings.HasPrefix(file.FittedBy, "go run ./cmd/fit") {
		t.Errorf("fitted by %q", file.FittedBy)
	}
}

func TestReadWeights_errors(t *testing.T) {
	good := string(passage.WeightsJSON)
	for name, tt := range map[string]struct{ data, want string }{
		"torn":              {good[:len(good)/2], "read weights"},
		"unknown feature":   {strings.Replace(good, `"coverage":`, `"colour":`, 1), "colour"},
		"unknown evidence":  {strings.Replace(good, `"gap to second":`, `"gap to third":`, 1), "gap to third"},
		"unknown situation": {strings.Replace(good, `"few readings, dated":`, `"no readings":`, 1), "few readings, dated"},
		"none":              {`{}`, "few readings"},
	} {
		if _, err := passage.ReadWeights([]byte(tt.data)); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: error = %v, want one with %q", name, err, tt.want)
		}
	}
}

// TestWeightsFile writes what it then reads.
func TestWeightsFile(t *testing.T) {
	var features passage.Features
	var evidence passage.Evidence
	features[3], evidence[2] = 0.12345, -7
	file := passage.WeightsFile{FittedBy: "go run ./cmd/fit"}
	for s := range passage.Situations {
		file.Set(s, &features, &evidence, 0.25, 0.5)
	}
	data, err := file.JSON()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := passage.ReadWeights(data); err != nil {
		t.Error(err)
	}
	for _, want := range []string{`"` + passage.Feature(3).String() + `": 0.123`, `": -7`, `"offset": 0.25`, `"least": 0.5`} {
		if !strings.Contains(string(data), want) {
			t.Errorf("%s is not in\n%s", want, data)
		}
	}
}

func TestReadWordLists(t *testing.T) {
	if _, err := passage.ReadWordLists([]byte("stop: {")); err == nil {
		t.Error("no error for a broken file")
	}
}

func TestReadCommon(t *testing.T) {
	got, err := passage.ReadCommon("the 900.5\nmill 2\n")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]float64{"the": 900.5, "mill": 2}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if _, err := passage.ReadCommon("the many\n"); err == nil {
		t.Error("no error for a word without a number")
	}
}

// TestRead tells of questions what they search for: words that only ask are no
// terms.
func TestRead(t *testing.T) {
	f, lexicon := newFinder(t)
	for _, tt := range []struct {
		ask  string
		want []string
	}{
		{"What happened in Orley in 1902?", []string{"orley", "1902"}},
		{"timeline of the Orley mill", []string{"orley", "mill"}},
		{"Did the US buy it from us?", []string{"us", "buy"}},
		{"What is a weir?", []string{"weir"}},
		{"mill Mill mills?", []string{"mill"}},
	} {
		q := lexicon.Read(tt.ask).Question(today)
		got := f.Read(&q, lexicon).Search(nil).Stems
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: stems (-want +got):\n%s", tt.ask, diff)
		}
	}
	long := lexicon.Read(strings.Repeat("alpha beta gamma delta ", 3) + longQuestion()).Question(today)
	if n := len(f.Read(&long, lexicon).Search(nil).Stems); n > 64 {
		t.Errorf("%d terms", n)
	}
	var none question.Question
	if got := f.Read(&none, lexicon).Search(nil).Stems; len(got) != 0 {
		t.Errorf("the zero question searches for %q", got)
	}
}

// longQuestion has more different words than a query has terms.
func longQuestion() string {
	var b strings.Builder
	for i := range 26 {
		for j := range 5 {
			b.WriteString(string(rune('a'+i)) + "uba" + string(rune('a'+j)) + " ")
		}
	}
	return b.String()
}
