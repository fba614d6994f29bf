package post

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
	// File is handed over with the text; nil for none. Of a picture, the text
	// says all that is to be seen in it.
	File *File `json:",omitempty"`
	// Poll is what everyone who sees the post may vote on; nil for nothing. The
	// Note says the same in words, with the votes if they are to be seen.
	Poll *Poll `json:",omitempty"`
	// Language is the language of what goes without saying, as a BCP 47 tag;
	// empty for English.
	Language string `json:",omitempty"`
	// Until is when it is too late to say it; zero for never. What stands by then
	// goes on standing.
	Until time.Time `json:",omitzero"`
}

// A File is a picture or something to keep.
type File struct {
	Name string // "timeline.png"
	Type string // its MIME type
	Data []byte // at most a few megabytes
	// Alt is what a picture shows, in a sentence, for those who don't see it;
	// Width and Height are its size in pixels. They are empty for other files.
	Alt           string `json:",omitempty"`
	Width, Height int    `json:",omitempty"`
}

// A Poll is a question with options to vote for. Networks that have polls of
// their own show it as one, others as buttons. A vote comes as a Pressed event
// with the action [Vote] and the [Option.Value].
type Poll struct {
	Question string
	Options  []Option // at least 2, at most 20
	Closed   bool     // nobody votes any more
}

// An Option is one of the answers of a poll.
type Option struct {
	Value string // different for all options of all polls; letters, digits and hyphens
	Label string // at most 75 letters are shown
}

// Vote is the action of a vote in a poll.
const Vote = "vote"

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
