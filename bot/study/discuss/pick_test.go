package discuss_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/bot/study"
	"footnote/bot/study/discuss"
)

// talk is a thread of lines "author: text"; the bot is called bot.
func talk(text string) []study.Line {
	var lines []study.Line
	for line := range strings.Lines(strings.TrimSpace(text)) {
		author, said, _ := strings.Cut(strings.TrimSpace(line), ": ")
		lines = append(lines, study.Line{Author: author, Text: said, Own: author == "bot"})
	}
	return lines
}

const thread = `
ana: The council closed the bridge because the flood had moved its piers.
ben: lol
ben: I think the town had no money to repair the bridge. Anyone for coffee later today by chance?
bot: The Larn bridge was closed because the flood had moved its piers.
cleo: The flood had moved the piers only of the old bridge.
cleo: Who measured the piers?
`

func TestPick(t *testing.T) {
	lines := talk(thread)
	want := []discuss.Point{
		{Line: 0, Text: "The council closed the bridge because the flood had moved its piers."},
		{Line: 2, Text: "I think the town had no money to repair the bridge."},
		{Line: 4, Text: "The flood had moved the piers only of the old bridge."},
	}
	if diff := cmp.Diff(want, discuss.Pick(lines, 8)); diff != "" {
		t.Errorf("Pick (-want +got):\n%s", diff)
	}
	for _, p := range discuss.Pick(lines, 2) {
		if !strings.Contains(lines[p.Line].Text, p.Text) {
			t.Errorf("%q does not stand in the line", p.Text)
		}
	}
	if got := discuss.Pick(talk("ben: lol\nbot: The Larn bridge opened in June 1933."), 8); len(got) > 0 {
		t.Errorf("Pick of small talk = %v, want nothing", got)
	}
}

func TestOpen(t *testing.T) {
	want := []discuss.Point{{Line: 5, Text: "Who measured the piers?"}}
	if diff := cmp.Diff(want, discuss.Open(talk(thread))); diff != "" {
		t.Errorf("Open (-want +got):\n%s", diff)
	}
}

func FuzzPick(f *testing.F) {
	f.Add(thread)
	f.Fuzz(func(t *testing.T, text string) {
		lines := talk(text)
		for _, p := range discuss.Pick(lines, 3) {
			if !strings.Contains(lines[p.Line].Text, p.Text) || lines[p.Line].Own {
				t.Errorf("%q was not written by a member", p.Text)
			}
		}
	})
}
