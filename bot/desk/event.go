package desk

import (
	"time"

	"footnote/bot"
)

// A Kind says what sort of thing somebody did.
type Kind string

// The kinds of event.
const (
	Said      Kind = "said"      // a message
	Edited    Kind = "edited"    // a message has another text now
	Deleted   Kind = "deleted"   // a message is gone
	Asked     Kind = "asked"     // a question whose answer only the asker sees
	Claimed   Kind = "claimed"   // somebody wants the claims of a message checked
	Commanded Kind = "commanded" // a command: "timeline ISIS"
	Pressed   Kind = "pressed"   // a button under one of the bot's messages
	Submitted Kind = "submitted" // a filled form
	Reacted   Kind = "reacted"   // an emoji on a message
	Unreacted Kind = "unreacted" // that emoji taken back
)

// An Event is what somebody did on a network. It is stored as JSON until it is
// done.
type Event struct {
	Kind Kind
	// Key is the same for every delivery of the same event, and different for
	// different events of the network. It is never empty.
	Key string
	// Place is where it happened. Its Thread is the thread that an answer
	// belongs to, also where the message itself begins that thread.
	Place bot.Place
	// Author is who did it, as the network names its users.
	Author string
	// At is when it happened, in the author's time zone where that is known.
	// The zero time is the time of its arrival.
	At time.Time
	// Message is the network's ID of the message that was said, edited,
	// deleted, reacted to or whose claims or button this is about.
	Message string
	// Text is what was said or asked, the claim, or the command with its
	// arguments, without the mention of the bot or any prefix.
	Text string
	// Addressed says that it was said to the bot: the bot is mentioned, or
	// nobody else is in the room.
	Addressed bool
	// Direct says that the room is the author's own conversation with the bot.
	// Of a command or a button it may say so of any conversation of two: the
	// desk looks whose it is.
	Direct bool
	// Action names the button, the form or the emoji, and Value is what the
	// button or the form carried along. People may send whatever they like in
	// its place; the desk believes nothing of it.
	Action, Value string
	// Fields are what was filled into a form, by [Field.Name].
	Fields Fields
	// Files are what was attached to the message, and Links the web pages that
	// its text leads to, where the network knows better than the text.
	Files []File   `json:",omitempty"`
	Links []string `json:",omitempty"`
	// ReplyTo is the message that it replies to or, in a thread, the message
	// that began it; empty for none. "Import this" means what that one brings.
	ReplyTo string `json:",omitempty"`
	// Route is where the network wants the answer that only the author sees,
	// if it said so; it is handed back in [Delivery.Route] unread.
	Route string
}

// Fields are the values of a form by the names of its fields. A field that was
// left empty is missing or has no values.
type Fields map[string][]string

// Get returns the first value of the field, or the empty string.
func (f Fields) Get(name string) string {
	if len(f[name]) == 0 {
		return ""
	}
	return f[name][0]
}

// anywhere reports whether such an event may come from a room that the bot is
// not in.
func (e *Event) anywhere() bool {
	return e.Kind == Asked || e.Kind == Commanded || e.Kind == Claimed || e.Kind == Pressed || e.Kind == Submitted
}

// memory is the place whose earlier turns a question leans on. What one member
// asks privately among others is a conversation of their own.
func (e *Event) memory() bot.Place {
	if !e.Direct && (e.Kind == Asked || e.Kind == Commanded) {
		return e.private()
	}
	return e.Place
}

// private is where the author's own conversation in the room is remembered.
func (e *Event) private() bot.Place {
	p := e.Place
	p.Thread = privateOf(e.Author)
	return p
}

// privateOf is what stands for a thread where a member's own conversation in a
// room is remembered.
func privateOf(member string) string { return "@" + member }
