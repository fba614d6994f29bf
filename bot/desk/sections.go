package desk

import (
	"fmt"

	"footnote/bot"
	"footnote/bot/answer"
	"footnote/bot/post"
)

// A Section is a part of a home: a heading, lines of text, and the buttons under them.
type Section struct {
	Title   string // empty where it goes on under the one before
	Items   []Item
	Actions []post.Action
}

// An Item is a line of text that may lead somewhere.
type Item struct {
	Text string
	URL  string // the web page that it leads to; empty for none
	// Place and Message are the message that it leads to. Without a Message,
	// the name of the Place's room, if there is one, comes before the text.
	Place   bot.Place
	Message string
}

// mostShown is how many lines of a list a home shows.
const mostShown = 20

// Sections are the home as it is shown, on any network.
func (h Home) Sections() []Section {
	all := []Section{
		section("Your questions", "Ask me here, or name me in a channel: I answer from the readings and say where it stands.", len(h.Questions),
			func(i int) Item {
				q := h.Questions[i]
				item := Item{Text: q.Question + outcomes[q.Status]}
				if q.Message != "" {
					item.Place, item.Message = q.Place, q.Message
				}
				return item
			}),
		section("What I answer from", "There are no readings yet.", len(h.Readings), func(i int) Item {
			return Item{Text: answer.Cite(h.Readings[i], ""), URL: post.WebPage(h.Readings[i].URL)}
		}),
		section("Not answered yet", "Nothing is waiting for an answer.", len(h.Unanswered), func(i int) Item {
			return Item{Text: h.Unanswered[i]}
		}),
	}
	if n := len(h.Open); n > 0 {
		waiting := Item{Text: fmt.Sprintf("Corrections that wait for a decision: %d. Write “review” to me to see them.", n)}
		all = append(all, Section{Title: "For you to decide", Items: []Item{waiting}})
	}
	return append(all, h.moderated()...)
}

// moderated are the rooms that the member looks after, with a button each.
func (h Home) moderated() []Section {
	var all []Section
	for i, m := range h.Rooms[:min(len(h.Rooms), mostShown)] {
		readings := "all readings"
		if m.Room.Readings != nil {
			readings = fmt.Sprintf("%d of the readings", len(m.Room.Readings))
		}
		room := Section{
			Items: []Item{{
				Text:  ": answers " + wants(&m.Room) + "; answers from " + readings,
				Place: bot.Place{Room: m.ID},
			}},
			Actions: []post.Action{{Name: ActionSettings, Value: m.ID, Label: "Settings"}},
		}
		if i == 0 {
			room.Title = "Rooms that you look after"
		}
		all = append(all, room)
	}
	return all
}

// outcomes are what is told of questions that were not simply answered.
var outcomes = map[answer.Status]string{
	answer.NotFound: " (not in the readings)",
	answer.Partial:  " (answered in part)",
	answer.Conflict: " (the readings disagree)",
}

// section is a list of n lines or, if there are none, what to say then.
func section(title, none string, n int, line func(int) Item) Section {
	s := Section{Title: title}
	for i := range min(n, mostShown) {
		s.Items = append(s.Items, line(i))
	}
	switch {
	case n == 0:
		s.Items = []Item{{Text: none}}
	case n > mostShown:
		s.Items = append(s.Items, Item{Text: fmt.Sprintf("and %d more", n-mostShown)})
	}
	return s
}
