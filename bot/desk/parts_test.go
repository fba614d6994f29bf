package desk_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/bot"
	"footnote/bot/answer"
	"footnote/bot/desk"
	"footnote/facts"
)

func TestParts(t *testing.T) {
	almanac := facts.Source{ID: "almanac", Title: "Larn Almanac", URL: "https://larn.example"}
	script := facts.Source{ID: "script", URL: "javascript:alert(1)"}
	tests := []struct {
		name string
		post desk.Post
		want []desk.Part
		text string
	}{
		{"nothing", desk.Post{}, nil, ""},
		{
			"a note with a list and a quote",
			desk.Post{Note: "Two things:\n- this\n\n- that\nNo more.", Quotes: []desk.Quote{{Text: "Opened.", Source: "Almanac"}}},
			[]desk.Part{
				{Kind: desk.Words, Text: "Two things:"}, {Kind: desk.Point, Text: "this"}, {Kind: desk.Point, Text: "that"},
				{Kind: desk.Words, Text: "No more."}, {Kind: desk.Origin, Text: "Almanac"}, {Kind: desk.Passage, Text: "Opened."},
			},
			"Two things:\n- this\n- that\nNo more.\nAlmanac\n\"Opened.\"",
		},
		{
			"an answer",
			desk.Post{Reply: &bot.Reply{
				Lead: "It opened.", LeadNotes: []int{1}, Points: []answer.Point{{Text: "In 1933", Notes: []int{1, 2}}}, Caveats: []string{"Perhaps."},
				Footnotes: []answer.Footnote{{N: 1, Source: almanac, Locator: "p. 12", Quote: "Opened."}, {N: 2, Source: almanac}},
				Nearest:   []answer.Footnote{{N: 2, Source: almanac, Text: "It was built."}},
				Offers:    []answer.Offer{{Label: "And then?"}},
			}},
			[]desk.Part{
				{Kind: desk.Lead, Text: "It opened.", Notes: []int{1}}, {Kind: desk.Point, Text: "In 1933", Notes: []int{1, 2}},
				{Kind: desk.Caveat, Text: "Perhaps."},
				{Kind: desk.Words, Text: "The nearest the readings say:"}, {Kind: desk.Point, Text: "It was built.", Notes: []int{2}},
				{Kind: desk.Origin, N: 1, Text: `"Larn Almanac", p. 12`, URL: "https://larn.example"}, {Kind: desk.Passage, N: 1, Text: "Opened."},
				{Kind: desk.Origin, N: 2, Text: `"Larn Almanac"`, URL: "https://larn.example"},
			},
			"It opened. [1]\n- In 1933 [1][2]\nPerhaps.\nThe nearest the readings say:\n- It was built. [2]\n" +
				"[1] \"Larn Almanac\", p. 12\n\"Opened.\"\n[2] \"Larn Almanac\"",
		},
		{
			"what is not as it should be",
			desk.Post{Note: "\x1b[31mred\u202e", Reply: &bot.Reply{Footnotes: []answer.Footnote{{N: 1, Source: script, Quote: "two\nlines"}}}},
			[]desk.Part{{Kind: desk.Words, Text: "\ufffd[31mred"}, {Kind: desk.Origin, N: 1, Text: "script"}, {Kind: desk.Passage, N: 1, Text: "two lines"}},
			"\ufffd[31mred\n[1] script\n\"two lines\"",
		},
		{
			"a question back",
			desk.Post{Reply: &bot.Reply{Status: answer.Unclear, Lead: "Which?", Offers: []answer.Offer{{Label: "The river"}}}},
			[]desk.Part{{Kind: desk.Lead, Text: "Which?"}, {Kind: desk.Offered, Text: "The river"}},
			"Which?\n- The river",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, tt.post.Parts()); diff != "" {
				t.Errorf("parts (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.text, tt.post.Text()); diff != "" {
				t.Errorf("text (-want +got):\n%s", diff)
			}
		})
	}
}
