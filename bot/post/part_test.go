package post_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/bot"
	"footnote/bot/answer"
	"footnote/bot/post"
	"footnote/facts"
)

func TestParts(t *testing.T) {
	almanac := facts.Source{ID: "almanac", Title: "Larn Almanac", URL: "https://larn.example"}
	script := facts.Source{ID: "script", URL: "javascript:alert(1)"}
	tests := []struct {
		name string
		post post.Post
		want []post.Part
		text string
	}{
		{"nothing", post.Post{}, nil, ""},
		{
			"a note with a list and a quote",
			post.Post{Note: "Two things:\n- this\n\n- that\nNo more.", Quotes: []post.Quote{{Text: "Opened.", Source: "Almanac"}}},
			[]post.Part{
				{Kind: post.Words, Text: "Two things:"}, {Kind: post.Point, Text: "this"}, {Kind: post.Point, Text: "that"},
				{Kind: post.Words, Text: "No more."}, {Kind: post.Origin, Text: "Almanac"}, {Kind: post.Passage, Text: "Opened."},
			},
			"Two things:\n- this\n- that\nNo more.\nAlmanac\n\"Opened.\"",
		},
		{
			"an answer",
			post.Post{Reply: &bot.Reply{
				Lead: "It opened.", LeadNotes: []int{1}, Points: []answer.Point{{Text: "In 1933", Notes: []int{1, 2}}}, Caveats: []string{"Perhaps."},
				Footnotes: []answer.Footnote{{N: 1, Source: almanac, Locator: "p. 12", Quote: "Opened."}, {N: 2, Source: almanac}},
				Nearest:   []answer.Footnote{{N: 2, Source: almanac, Text: "It was built."}},
				Offers:    []answer.Offer{{Label: "And then?"}},
			}},
			[]post.Part{
				{Kind: post.Lead, Text: "It opened.", Notes: []int{1}}, {Kind: post.Point, Text: "In 1933", Notes: []int{1, 2}},
				{Kind: post.Caveat, Text: "Perhaps."},
				{Kind: post.Words, Text: "The nearest the readings say:"}, {Kind: post.Point, Text: "It was built.", Notes: []int{2}},
				{Kind: post.Origin, N: 1, Text: `"Larn Almanac", p. 12`, URL: "https://larn.example"}, {Kind: post.Passage, N: 1, Text: "Opened."},
				{Kind: post.Origin, N: 2, Text: `"Larn Almanac"`, URL: "https://larn.example"},
			},
			"It opened. [1]\n- In 1933 [1][2]\nPerhaps.\nThe nearest the readings say:\n- It was built. [2]\n" +
				"[1] \"Larn Almanac\", p. 12\n\"Opened.\"\n[2] \"Larn Almanac\"",
		},
		{
			"what is not as it should be",
			post.Post{Note: "\x1b[31mred\u202e", Reply: &bot.Reply{Footnotes: []answer.Footnote{{N: 1, Source: script, Quote: "two\nlines"}}}},
			[]post.Part{{Kind: post.Words, Text: "\ufffd[31mred"}, {Kind: post.Origin, N: 1, Text: "script"}, {Kind: post.Passage, N: 1, Text: "two lines"}},
			"\ufffd[31mred\n[1] script\n\"two lines\"",
		},
		{
			"a question back",
			post.Post{Reply: &bot.Reply{Status: answer.Unclear, Lead: "Which?", Offers: []answer.Offer{{Label: "The river"}}}},
			[]post.Part{{Kind: post.Lead, Text: "Which?"}, {Kind: post.Offered, Text: "The river"}},
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
