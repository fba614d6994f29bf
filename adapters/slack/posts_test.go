package slack_test

import (
	"fmt"
	"strings"

	"footnote/bot"
	"footnote/bot/answer"
	"footnote/bot/desk"
	"footnote/bot/post"
	"footnote/facts"
)

// almanac and gazette are readings; only one of them is on the web.
var (
	almanac = facts.Source{ID: "almanac", Title: "Larn Almanac", Author: "Ida Wren", URL: "https://larn.example/almanac?y=1933&p=12"}
	gazette = facts.Source{ID: "gazette", Title: "Gazette of the Upper Valley", URL: "javascript:alert(1)"}
)

// slip is the value of buttons under an answer.
const slip = "5f0c9b1d2e3a4b5c6d7e8f90"

// button is one of the desk's.
func button(name, label string, style post.Style) post.Action {
	return post.Action{Name: name, Value: slip, Label: label, Style: style}
}

// longPost has more points than a message of Slack takes.
func longPost() post.Post {
	r := bot.Reply{Status: answer.Answered, Lead: "The bridge was closed forty times.", LeadNotes: []int{1}}
	for i := range 40 {
		r.Points = append(r.Points, answer.Point{Text: fmt.Sprintf("In %d it was closed for %d days, because of ice on the upper deck.", 1933+i, i+2), Notes: []int{i + 1}})
		r.Footnotes = append(r.Footnotes, answer.Footnote{N: i + 1, Source: almanac, Locator: fmt.Sprintf("p. %d", 12+i), Quote: fmt.Sprintf("Closed %d days by reason of ice.", i+2)})
	}
	return post.Post{Reply: &r, Feedback: true, Actions: []post.Action{button(desk.ActionWrong, "This is wrong", post.Plain)}}
}

// posts are one of each kind that the desk makes.
func posts() map[string]post.Post {
	return map[string]post.Post{
		"table": {Feedback: true, Reply: &bot.Reply{
			Status: answer.Answered, Lead: "Larn and Sudbury, by the readings:", LeadNotes: []int{1},
			Table: &answer.Table{Head: []string{"", "Larn", "<!channel>"}, Rows: [][]answer.Point{
				{{Text: "mayor"}, {Text: "Ada Holt (from 1933)", Notes: []int{1}}, {Text: "(the readings don't say)"}},
			}},
			Footnotes: []answer.Footnote{{N: 1, Source: almanac, Locator: "p. 12"}},
		}},
		"answer": {
			Reply: &bot.Reply{
				Status: answer.Answered, Lead: "Two people led the Larn Bridge Company in 1933.", LeadNotes: []int{1, 2},
				Points: []answer.Point{
					{Text: "Ada Holt, until 14 May 1933", Notes: []int{1}},
					{Text: "Ida Wren, from 14 May 1933; the readings do not say until when", Notes: []int{1, 2}},
				},
				Caveats: []string{"That Ada Holt's time ended on that day is inferred from the day on which Ida Wren's began."},
				Footnotes: []answer.Footnote{
					{N: 1, Source: almanac, Locator: "p. 12, ¶ 3", Quote: "On the fourteenth of May the chair passed from Miss Holt to Miss Wren."},
					{N: 2, Source: gazette, Locator: "¶ 9"},
				},
				Offers: []answer.Offer{{Label: "And in 1934?", Question: "Who led the Larn Bridge Company in 1934?"}, {Label: "Why did it change?", Question: "Why did the leader change?"}},
			},
			Actions: []post.Action{
				button(desk.ActionPassages, "Show the passages", post.Plain), button(desk.ActionTimeline, "Timeline", post.Plain),
				button(desk.ActionDiscuss, "Discuss this", post.Plain), button(desk.ActionWrong, "This is wrong", post.Plain),
			},
			Feedback: true,
		},
		"conflict": {
			Reply: &bot.Reply{
				Status: answer.Conflict, Lead: "The readings disagree on how many people drowned.",
				Points: []answer.Point{
					{Text: "Ida Wren states: 12 (1934)", Notes: []int{1}}, {Text: "The Gazette reports: 19 (1933)", Notes: []int{2}},
				},
				Footnotes: []answer.Footnote{
					{N: 1, Source: almanac, Locator: "p. 40", Quote: "Twelve souls were lost."},
					{N: 2, Source: gazette, Locator: "¶ 2", Quote: "nineteen are feared drowned"},
				},
			},
			Actions:  []post.Action{button(desk.ActionPassages, "Show the passages", post.Plain), button(desk.ActionWrong, "This is wrong", post.Plain)},
			Feedback: true,
		},
		"not_found": {
			Reply: &bot.Reply{
				Status: answer.NotFound, Lead: "The readings don't say who paid for the bridge.",
				Nearest: []answer.Footnote{
					{N: 1, Source: almanac, Locator: "p. 14", Text: "The bridge cost 40,000 crowns.", Quote: "at a price of forty thousand crowns"},
				},
			},
			Actions: []post.Action{button(desk.ActionGroup, "Ask the group", post.Plain)}, Feedback: true,
		},
		"unclear": {Reply: &bot.Reply{
			Status: answer.Unclear, Lead: "Which Larn do you mean?",
			Offers: []answer.Offer{{Label: "Larn, the river", Question: "How long is the river Larn?"}, {Label: "Larn, the town", Question: "How long is the town Larn?"}},
		}},
		"social": {Reply: &bot.Reply{Status: answer.Social, Lead: "You're welcome."}},
		"private": {
			Reply: &bot.Reply{
				Status: answer.Answered, Lead: "The Larn bridge opened in 1933.", LeadNotes: []int{1},
				Footnotes: []answer.Footnote{{N: 1, Source: almanac, Locator: "p. 12", Quote: "Opened in 1933."}},
			},
			Actions: []post.Action{
				button(desk.ActionShare, "Share with the channel", post.Primary), button(desk.ActionPassages, "Show the passages", post.Plain),
				button(desk.ActionTimeline, "Timeline", post.Plain), button(desk.ActionWrong, "This is wrong", post.Plain),
			},
			Feedback: true,
		},
		"review": {
			Note:   "<@U0BEN> proposes a correction.\n- Now: Ada Holt led the Larn Bridge Company (1920/1933)\n- Proposed: Ada Holt led the Larn Bridge Company (1920/1934)\n- Why: see p. 15",
			Quotes: []post.Quote{{Text: "Miss Holt left the chair in the spring of 1934.", Source: `Ida Wren, "Larn Almanac", p. 15`}},
			Actions: []post.Action{
				{Name: desk.ActionAccept, Value: "c1", Label: "Accept", Style: post.Primary}, {Name: desk.ActionReject, Value: "c1", Label: "Reject", Style: post.Danger},
			},
		},
		"help": {Note: "Ask me in your own words.\nCommands:\n- help: show this\n- sources: list what answers here rest on"},
		"hostile": {
			Note: "Hello <!channel>, <@U0ANA> and <https://evil.example|friends> & co",
			Reply: &bot.Reply{
				Lead:      "*bold* _it_ `code` <!here> @channel \x1b[31mred\u202e",
				Points:    []answer.Point{{Text: "<script>alert(1)</script> :tada:", Notes: []int{1}}},
				Footnotes: []answer.Footnote{{N: 1, Source: facts.Source{Title: "<!everyone>", URL: "https://a.example/<x>|y"}, Quote: ">>> a\nb"}},
				Offers:    []answer.Offer{{Label: strings.Repeat("very ", 30) + "long", Question: strings.Repeat("q", 300)}},
			},
		},
		"empty": {},
	}
}
