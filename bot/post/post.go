package post

import (
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

// Offer is the name of the buttons that ask a question: their value.
const Offer = "offer"
