package desk

import (
	"time"

	"footnote/bot"
)

// A Post is what the bot shows: a reply, or a note of its own, and the buttons
// under it. Its strings are plain text, and adapters escape them.
type Post struct {
	// Note is text of the desk's own, above the reply if there is one. It may
	// have several lines.
	Note string `json:",omitempty"`
	// Quotes are the passages that the note is about.
	Quotes []Quote `json:",omitempty"`
	// Reply is the answer; nil where there is only a note.
	Reply *bot.Reply `json:",omitempty"`
	// Actions are buttons, in their order. Networks without buttons tell what
	// to type or how to react instead, or leave them out.
	Actions []Action `json:",omitempty"`
	// Feedback asks whether the answer helped. The answer comes as a Pressed
	// event with the action [ActionGood] or [ActionBad], whose value is the
	// [Delivery.ID] of the message.
	Feedback bool `json:",omitempty"`
}

// A Quote is a passage and where it stands.
type Quote struct {
	Text   string
	Source string // title and author, locator, for people
}

// An Action is a button.
type Action struct {
	Name  string // what the Pressed event has as its Action
	Value string // what it has as its Value; at most 1,500 bytes
	Label string // what stands on it; at most 75 letters are shown
	Style Style
}

// A Style says how a button stands out.
type Style string

// The styles of buttons. They never carry meaning that the label does not.
const (
	Plain   Style = ""
	Primary Style = "primary"
	Danger  Style = "danger"
)

// A Delivery is one message of the bot as it should stand on a network.
type Delivery struct {
	// ID is the desk's own and the same in every try. It has letters, digits
	// and hyphens, at most 64.
	ID    string
	Place bot.Place
	// To is the only user who sees it; empty for everyone in the room. A
	// message to one user cannot be counted on to be editable.
	To string
	// Question is the message that it answers: it is edited with it and
	// removed with it. Empty where it answers none.
	Question string
	// Asker is who asked; At is when. The time of a delivery never changes.
	Asker string
	At    time.Time
	Post  Post
	// Route is where the network wants messages to one user; see [Event.Route].
	Route string
	// Message is the network's ID of it; empty until it was sent.
	Message string
	// Version rises by one with every change of Post or Gone.
	Version int
	// Gone says that it is to be removed.
	Gone bool
}

// An Outcome is all that follows from one event. It is kept whole or not at
// all.
type Outcome struct {
	Event Event
	// Put are the messages that should stand. One with the ID of an earlier one
	// changes that one's Post; if the Post is the same too, nothing changes.
	Put []Delivery
	// Withdraw are the IDs of messages that should no longer stand. Unknown
	// ones are passed over.
	Withdraw []string
	// Answered are unanswered questions, in their stand-alone wording, that wait
	// no longer.
	Answered []string
	// Silence is why nothing was said, if nothing was.
	Silence string
}
