package factfile_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"iter"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"footnote/facts"
	"footnote/facts/factfile"
)

func FuzzReadYAML(f *testing.F) {
	for _, tt := range readTests {
		f.Add(tt.yaml)
	}
	addShort(f, yamlErrors)
	f.Fuzz(func(t *testing.T, in string) { checkRead(t, in, factfile.YAML) })
}

func FuzzReadJSONL(f *testing.F) {
	for _, tt := range readTests {
		f.Add(tt.jsonl)
	}
	addShort(f, jsonlErrors)
	f.Fuzz(func(t *testing.T, in string) {
		checkRead(t, in, factfile.JSONL)
		line := strings.TrimPrefix(in, "\ufeff")
		if _, err := collect(factfile.Read(strings.NewReader(in), "f", factfile.JSONL)); err != nil || strings.Contains(line, "\n") || strings.TrimSpace(line) == "" {
			return
		}
		if !json.Valid([]byte(line)) {
			t.Errorf("Read takes a line that is not JSON: %q", line)
		}
	})
}

// addShort adds the inputs but for those of many bytes, which the fuzzer would
// spend its time on.
func addShort(f *testing.F, tests []errorTest) {
	for _, tt := range tests {
		if len(tt.in) < 1000 {
			f.Add(tt.in)
		}
	}
}

// checkRead checks what holds of any input: an error is a LineError that names
// the file and one of its lines, and what was read is written and read again
// to the same in both formats.
func checkRead(t *testing.T, in string, format factfile.Format) {
	items, err := collect(factfile.Read(strings.NewReader(in), "some.file", format))
	if err != nil {
		var at *facts.LineError
		if !errors.As(err, &at) || at.File != "some.file" || at.Line < 1 || at.Line > strings.Count(in, "\n")+strings.Count(in, "\r")+1 {
			t.Fatalf("Read gives the error %#v (%v), want a LineError in some.file with one of its lines", err, err)
		}
		if len(err.Error()) > 1000 {
			t.Errorf("Read gives an error of %d bytes", len(err.Error()))
		}
		return
	}
	for _, to := range []factfile.Format{factfile.YAML, factfile.JSONL} {
		checkRoundTrip(t, items, to)
	}
}

// checkRoundTrip checks that items are the same after Write and Read.
func checkRoundTrip(t *testing.T, items []facts.Item, format factfile.Format) {
	t.Helper()
	var out bytes.Buffer
	if err := factfile.Write(&out, format, each(items)); err != nil {
		t.Fatalf("Write %s: %v\n%+v", format, err, items)
	}
	got, err := collect(factfile.Read(bytes.NewReader(out.Bytes()), "written", format))
	if err != nil {
		t.Fatalf("Read of what Write wrote: %v\n%s", err, out.String())
	}
	if diff := cmp.Diff(items, got, itemOptions); diff != "" {
		t.Errorf("%s read after it was written (-written +read):\n%s\n%s", format, diff, out.String())
	}
}

// itemOptions compare items that stand on different lines, and dates, which
// are comparable with ==.
var itemOptions = cmp.Options{
	cmpopts.IgnoreFields(facts.Item{}, "Line"),
	cmp.Comparer(func(a, b facts.Date) bool { return a == b }),
	cmpopts.EquateEmpty(),
}

func each(items []facts.Item) iter.Seq2[facts.Item, error] {
	return func(yield func(facts.Item, error) bool) {
		for _, it := range items {
			if !yield(it, nil) {
				return
			}
		}
	}
}

func collect(seq iter.Seq2[facts.Item, error]) (items []facts.Item, err error) {
	for it, err := range seq {
		if err != nil {
			return items, err
		}
		items = append(items, it)
	}
	return items, nil
}
