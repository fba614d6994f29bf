package desk

import (
	"time"

	"footnote/bot"
	"footnote/bot/post"
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
	Post  post.Post
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
