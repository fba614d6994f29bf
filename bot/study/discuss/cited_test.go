package discuss_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/bot"
	"footnote/bot/answer"
	"footnote/bot/study"
	"footnote/bot/study/discuss"
	"footnote/facts"
)

func TestCited(t *testing.T) {
	almanac, minutes := facts.Source{ID: "a", Title: "Larn Almanac", Author: "Ada Holt"}, facts.Source{ID: "m", Title: "Minutes"}
	note := func(s facts.Source, locator string) answer.Footnote {
		return answer.Footnote{Source: s, Locator: locator}
	}
	lines := []study.Line{
		{Author: "ana", Text: "[1] is what I would say too"},
		{Own: true, Reply: &bot.Reply{Footnotes: []answer.Footnote{note(almanac, "p. 20"), note(minutes, "")}}},
		{Own: true, Reply: &bot.Reply{Footnotes: []answer.Footnote{note(almanac, "p. 3"), note(almanac, "p. 20")}}},
		{Own: true, Reply: &bot.Reply{Status: answer.NotFound, Footnotes: []answer.Footnote{note(almanac, "p. 99")}}},
		{Own: true, Text: "What do you think?"},
	}
	want := []string{`Ada Holt, "Larn Almanac", p. 20, p. 3`, `"Minutes"`}
	if diff := cmp.Diff(want, discuss.Cited(lines)); diff != "" {
		t.Errorf("cited (-want +got):\n%s", diff)
	}
}
