package desk

import (
	"footnote/bot"
	"footnote/bot/answer"
	"footnote/facts"
)

// A Home is what a member sees when they look at the bot itself rather than
// talk to it.
type Home struct {
	Questions  []AskedQuestion // the member's own, latest first
	Readings   []facts.Source  // what the member's questions are answered from
	Unanswered []string        // open questions of the member's rooms
	Rooms      []ModeratedRoom // the rooms that the member looks after
	Open       []Correction    // to be reviewed, if the member may
}

// An AskedQuestion is a question and the message that answered it.
type AskedQuestion struct {
	Question string // in its stand-alone wording
	Status   answer.Status
	Place    bot.Place
	Message  string // the network's ID of the answer; empty if it was private
}

// A ModeratedRoom is a room and what is settled about it.
type ModeratedRoom struct {
	ID   string
	Room Room
}
