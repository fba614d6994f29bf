package discuss_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/bot/study"
	"footnote/bot/study/discuss"
)

func TestCited(t *testing.T) {
	lines := []study.Line{
		{Author: "ana", Text: "[1] is what I would say too"},
		{Own: true, Text: "The bridge opened in 1933. [1][2]\n[1] Ada Holt, \"Larn Almanac\", p. 20\n[2] \"Minutes\", p. 3"},
		{Own: true, Text: "It closed in 1950. [1]\n[1] \"Minutes\", p. 3\n\"The council closed it.\""},
	}
	want := []string{"Ada Holt, \"Larn Almanac\", p. 20", "\"Minutes\", p. 3"}
	if diff := cmp.Diff(want, discuss.Cited(lines)); diff != "" {
		t.Errorf("cited (-want +got):\n%s", diff)
	}
}
