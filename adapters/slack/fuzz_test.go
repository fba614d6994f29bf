package slack_test

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"footnote/bot"
	"footnote/bot/answer"
	"footnote/bot/post"
	"footnote/facts"
)

// live is what Slack would make more of than text: only these elements may hold
// text, and in the text of a message nothing is left of its mark-up.
var (
	inert  = []string{"text", "plain_text", "link"}
	markup = regexp.MustCompile(`<|>|&(?:[^alg]|$)`)
)

// FuzzPosts sends posts of any strings to the fake, which refuses blocks that
// are not as Slack wants them or too long.
func FuzzPosts(f *testing.F) {
	f.Add("A note.\n- and a list", "A lead.", "A point & more", `A "quote"`, "Title", "https://a.example/x?y=1&z", "A button")
	f.Add("<!channel> <@U1>", "<!here|here>", "&lt;!everyone&gt;", "\x00\u202e\n", "", "javascript:alert(1)", "")
	f.Add("", strings.Repeat("word ", 2000), strings.Repeat("é", 5000), strings.Repeat("q. ", 3000), strings.Repeat("t", 300), "http://", strings.Repeat("b", 200))
	a, s := sender(f)
	f.Fuzz(func(t *testing.T, note, lead, point, quote, title, url, button string) {
		source := facts.Source{ID: "s", Title: title[:min(len(title), 500)], URL: url}
		p := post.Post{
			Note: note, Quotes: []post.Quote{{Text: quote, Source: title[:min(len(title), 500)]}},
			Reply: &bot.Reply{
				Status: answer.Unclear, Lead: lead, LeadNotes: []int{1}, Points: []answer.Point{{Text: point, Notes: []int{1, 2}}, {Text: note}},
				Caveats: []string{quote}, Footnotes: []answer.Footnote{{N: 1, Source: source, Quote: quote}, {N: 2, Source: source, Locator: "p. 1"}},
				Offers: []answer.Offer{{Label: button, Question: button[:min(len(button), 1500)]}, {Label: button, Question: "q"}},
			},
			Actions:  []post.Action{{Name: "wrong", Value: "v", Label: button, Style: post.Danger}},
			Feedback: true,
		}
		pages := a.Pages(p)
		for i, page := range pages {
			m := show(t, a, s, page)
			if !utf8.ValidString(m.Text) || markup.MatchString(m.Text) || len(m.Text) > 4000 {
				t.Errorf("page %d of %d has a text of %d bytes, or with mark-up: %q", i, len(pages), len(m.Text), m.Text)
			}
			var blocks any
			if err := json.Unmarshal(m.Blocks, &blocks); err != nil {
				t.Fatal(err)
			}
			walk(t, blocks)
			s.ForgetCalls()
		}
	})
}

// walk looks for text that is not inert, and for elements that call somebody.
func walk(t *testing.T, x any) {
	switch x := x.(type) {
	case []any:
		for _, y := range x {
			walk(t, y)
		}
	case map[string]any:
		kind, _ := x["type"].(string)
		if _, ok := x["text"].(string); ok && !slices.Contains(inert, kind) {
			t.Errorf("text in an element of type %q", kind)
		}
		if slices.Contains([]string{"broadcast", "user", "usergroup", "mrkdwn"}, kind) {
			t.Errorf("an element of type %q", kind)
		}
		if address, ok := x["url"].(string); ok && !strings.HasPrefix(address, "http://") && !strings.HasPrefix(address, "https://") {
			t.Errorf("a link to %q", address)
		}
		for _, y := range x {
			walk(t, y)
		}
	}
}
