package factfile_test

import (
	"strings"
	"testing"

	"footnote/facts/factfile"
)

var yamlErrors = []struct{ name, in, want string }{
	{"x", "x: 1", "f:1: unknown key"},
}
var jsonlErrors = []struct{ name, in, want string }{
	{"x", "x: 1", "f:1: broken JSON"},
}

func TestReadErrors(t *testing.T) {
	for _, tt := range yamlErrors {
		checkError(t, tt.name, tt.in, factfile.YAML, tt.want)
	}
	for _, tt := range jsonlErrors {
		checkError(t, tt.name, tt.in, factfile.JSONL, tt.want)
	}
}

func checkError(t *testing.T, name, in string, format factfile.Format, want string) {
	t.Helper()
	_, err := collect(factfile.Read(strings.NewReader(in), "f", format))
	if err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("%s: Read gives the error %v, want %s", name, err, want)
	}
}
