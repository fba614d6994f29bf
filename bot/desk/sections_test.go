package desk_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/bot"
	"footnote/bot/answer"
	"footnote/bot/desk"
	"footnote/bot/post"
	"footnote/facts"
)

func TestSections(t *testing.T) {
	at := bot.Place{Network: "n", Room: "r"}
	tests := []struct {
		name string
		home desk.Home
		want []desk.Section
	}{
		{"nothing yet", desk.Home{}, []desk.Section{
			{Title: "Your questions", Items: []desk.Item{{Text: "Ask me here, or name me in a channel: I answer from the readings and say where it stands."}}},
			{Title: "What I answer from", Items: []desk.Item{{Text: "There are no readings yet."}}},
			{Title: "Not answered yet", Items: []desk.Item{{Text: "Nothing is waiting for an answer."}}},
		}},
		{"all there is", desk.Home{
			Questions:  []desk.AskedQuestion{{Question: "Who built it?", Status: answer.NotFound, Place: at, Message: "m1"}},
			Readings:   []facts.Source{{Title: "Larn Almanac", URL: "https://larn.example/a"}},
			Unanswered: []string{"Who built it?"},
			Open:       make([]desk.Correction, 2),
			Rooms:      []desk.ModeratedRoom{{ID: "r"}, {ID: "q", Room: desk.Room{Always: true, Readings: []string{"a"}}}},
		}, []desk.Section{
			{Title: "Your questions", Items: []desk.Item{{Text: "Who built it? (not in the readings)", Place: at, Message: "m1"}}},
			{Title: "What I answer from", Items: []desk.Item{{Text: `"Larn Almanac"`, URL: "https://larn.example/a"}}},
			{Title: "Not answered yet", Items: []desk.Item{{Text: "Who built it?"}}},
			{Title: "For you to decide", Items: []desk.Item{{Text: "Corrections that wait for a decision: 2. Write “review” to me to see them."}}},
			{
				Title:   "Rooms that you look after",
				Items:   []desk.Item{{Text: ": answers when I am named, and in threads that I am in; answers from all readings", Place: bot.Place{Room: "r"}}},
				Actions: []post.Action{{Name: "settings", Value: "r", Label: "Settings"}},
			},
			{
				Items:   []desk.Item{{Text: ": answers to every question that is for me; answers from 1 of the readings", Place: bot.Place{Room: "q"}}},
				Actions: []post.Action{{Name: "settings", Value: "q", Label: "Settings"}},
			},
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, tt.home.Sections()); diff != "" {
				t.Errorf("sections (-want +got):\n%s", diff)
			}
		})
	}
}

func TestSectionsAreCutShort(t *testing.T) {
	lines := desk.Home{Unanswered: make([]string, 50)}.Sections()[2].Items
	if len(lines) != 21 || lines[20].Text != "and 30 more" {
		t.Errorf("50 questions are shown as %d lines, the last %q", len(lines), lines[len(lines)-1].Text)
	}
}
