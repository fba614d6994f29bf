package desk

import (
	"footnote/bot"
	"footnote/bot/answer"
	"footnote/bot/phrase"
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
	in := phrase.For(h.Language)
	all := []Section{
		section(in, "Your questions", "Ask me here, or name me in a channel: I answer from the readings and say where it stands.", len(h.Questions),
			func(i int) Item {
				q := h.Questions[i]
				item := Item{Text: q.Question + outcome(in, q.Status)}
				if q.Message != "" {
					item.Place, item.Message = q.Place, q.Message
				}
				return item
			}),
		section(in, "What I answer from", "There are no readings yet.", len(h.Readings), func(i int) Item {
			return Item{Text: answer.Cite(h.Readings[i], ""), URL: post.WebPage(h.Readings[i].URL)}
		}),
		section(in, "Not answered yet", "Nothing is waiting for an answer.", len(h.Unanswered), func(i int) Item {
			return Item{Text: h.Unanswered[i]}
		}),
	}
	if n := len(h.Open); n > 0 {
		waiting := Item{Text: in.Say("Corrections that wait for a decision: %d. Write “review” to me to see them.", n)}
		all = append(all, Section{Title: in.Say("For you to decide"), Items: []Item{waiting}})
	}
	return append(all, h.moderated()...)
}

// moderated are the rooms that the member looks after, with a button each.
func (h Home) moderated() []Section {
	in := phrase.For(h.Language)
	var all []Section
	for i, m := range h.Rooms[:min(len(h.Rooms), mostShown)] {
		readings := in.Say("all readings")
		if m.Room.Readings != nil {
			readings = in.Say("%d of the readings", len(m.Room.Readings))
		}
		room := Section{
			Items: []Item{{
				Text:  in.Say(": answers %[1]s; answers from %[2]s", wants(in, &m.Room), readings),
				Place: bot.Place{Room: m.ID},
			}},
			Actions: []post.Action{{Name: ActionSettings, Value: m.ID, Label: in.Say("Settings")}},
		}
		if i == 0 {
			room.Title = in.Say("Rooms that you look after")
		}
		all = append(all, room)
	}
	return all
}

// outcomes are what is told of questions that were not simply answered.
var outcomes = map[answer.Status]phrase.Text{
	answer.NotFound: " (not in the readings)",
	answer.Partial:  " (answered in part)",
	answer.Conflict: " (the readings disagree)",
}

// outcome is what is told of a question with that status.
func outcome(in phrase.Printer, s answer.Status) string {
	if t, ok := outcomes[s]; ok {
		return in.Say(t)
	}
	return ""
}

// section is a list of n lines or, if there are none, what to say then.
func section(in phrase.Printer, title, none phrase.Text, n int, line func(int) Item) Section {
	s := Section{Title: in.Say(title)}
	for i := range min(n, mostShown) {
		s.Items = append(s.Items, line(i))
	}
	switch {
	case n == 0:
		s.Items = []Item{{Text: in.Say(none)}}
	case n > mostShown:
		s.Items = append(s.Items, Item{Text: in.Say("and %d more", n-mostShown)})
	}
	return s
}
