package discuss_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/bot"
	"footnote/bot/answer"
	"footnote/bot/study"
	"footnote/bot/study/discuss"
)

// talk is a thread of lines "author: text"; the bot is called bot, what it says with
// a [1] is an answer, and what begins with a slash a command.
func talk(text string) []study.Line {
	var lines []study.Line
	for line := range strings.Lines(strings.TrimSpace(text)) {
		author, said, _ := strings.Cut(strings.TrimSpace(line), ": ")
		l := study.Line{Author: author, Text: said, Own: author == "bot", Command: strings.HasPrefix(said, "/")}
		if l.Own && strings.Contains(said, "[1]") {
			l.Reply = &bot.Reply{Footnotes: make([]answer.Footnote, 1)}
		}
		lines = append(lines, l)
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
	if got := discuss.Pick(talk("ben: /for and against the bridge was closed in the flood"), 8); len(got) > 0 {
		t.Errorf("Pick of a command = %v, want nothing", got)
	}
}

func TestOpen(t *testing.T) {
	tests := []struct {
		name, thread string
		open         []string
	}{
		{"the last", thread, []string{"Who measured the piers?"}},
		{"answered next", "ana: Who measured the piers?\nben: Two masons from Velm.", nil},
		{"answered later", "ana: Who measured the piers?\nben: Where were you?\ncleo: At home.\nben: Two masons measured them.", nil},
		{"talked past", "ana: Who measured the piers?\nben: Where were you?\ncleo: At home.", []string{"Who measured the piers?"}},
		{"asked on by its author", "ana: Who measured the piers?\nana: I mean the old piers.", []string{"Who measured the piers?"}},
		{"not known to the bot", "ana: Who measured the piers?\nbot: The readings don't say.", []string{"Who measured the piers?"}},
		{"answered by the bot", "ana: Who measured the piers?\nbot: [1] Ada Holt did.", nil},
		{"a command", "ana: /Shall we vote on that?", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, p := range discuss.Open(talk(tt.thread)) {
				got = append(got, p.Text)
			}
			if diff := cmp.Diff(tt.open, got); diff != "" {
				t.Errorf("open (-want +got):\n%s", diff)
			}
		})
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
