package desk

import (
	"context"
	"errors"
	"fmt"
	"time"

	"footnote/bot"
	"footnote/bot/post"
	"footnote/bot/study"
)

// A Network is a chat network as the desk sees it. Adapters implement it; it
// must be safe for concurrent use, though calls that deliver into one room come one
// after the other.
type Network interface {
	Sender
	Pager
	Directory
}

// A Sender brings deliveries to where they should stand, each call within a
// minute. After an error that wraps a [RetryError] it is asked again at the time
// named, after one that wraps [ErrRefused] not at all. Any other error leaves
// open whether the network did as it was told: it is asked again after a
// second, then two, at last every minute, and for some hours at most.
type Sender interface {
	// Send sends the delivery and returns the network's ID of the message,
	// which may be empty for a message to one user.
	Send(ctx context.Context, d *Delivery) (message string, err error)
	// Edit gives the message d.Message the content of d.Post.
	Edit(ctx context.Context, d *Delivery) error
	// Remove removes the message d.Message; that it is gone already is no
	// error.
	Remove(ctx context.Context, d *Delivery) error
	// Find looks for a delivery whose sending may have been cut short, and
	// returns the network's ID of the message, or the empty string if the
	// network does not have it.
	Find(ctx context.Context, d *Delivery) (message string, err error)
}

// A Pager knows how much fits into one message.
type Pager interface {
	// Pages cuts a post into posts that each fit one message. It is pure, and
	// returns at least one.
	Pages(p post.Post) []post.Post
}

// A Directory knows who is where. After an error that wraps a [RetryError] it is
// asked again at the time named.
type Directory interface {
	// Rooms are the rooms that the user shares with the bot, other than their
	// own conversation.
	Rooms(ctx context.Context, user string) ([]string, error)
	// Moderates reports whether the network itself holds the user for somebody
	// who looks after the room or, for an empty room, after all rooms. Nobody does after an error that wraps
	// [ErrRefused].
	Moderates(ctx context.Context, room, user string) (bool, error)
	// Direct is the room of the user's own conversation with the bot. It is
	// opened if need be.
	Direct(ctx context.Context, user string) (room string, err error)
	// Mention is how a post's text names a user so that the adapter shows the
	// name without calling the person: "<@U1>" or a display name.
	Mention(user string) string
}

// An Attendant is a Network that can show that the bot is at work in a thread
// of a user's own conversation with it. Both are a courtesy: their errors are
// passed over.
type Attendant interface {
	// Working shows that the message is being worked on, until it is answered.
	Working(ctx context.Context, p bot.Place, message string) error
	// Title names the thread.
	Title(ctx context.Context, p bot.Place, title string) error
}

// An Acquaintance is a Network on which people see that a conversation is
// opened with them, and which can tell one without doing that.
type Acquaintance interface {
	// IsDirect reports whether the room is the user's own conversation with the
	// bot.
	IsDirect(ctx context.Context, room, user string) (bool, error)
}

// A Whisperer is a Network that shows a message in a room to nobody but the user
// that it is for; see [Delivery.To].
type Whisperer interface {
	// Whispers reports whether it does so in that room.
	Whispers(room string) bool
}

// A Historian is a Network that can tell what was said before.
type Historian interface {
	// Thread is what was said in the thread of the place or, where it has none,
	// lately in its room, oldest first and at most so many lines, the last ones;
	// without what was deleted, and as it was last edited.
	Thread(ctx context.Context, p bot.Place, most int) ([]study.Line, error)
}

// ErrRefused is what a network's last word is wrapped in: the room is gone,
// the bot is not in it, the message can no longer be edited.
var ErrRefused = errors.New("refused by the network")

// A RetryError says that the network did nothing, and when to try again.
type RetryError struct {
	After time.Duration
	Err   error // nil where the adapter paces itself
}

// Error says how long it is to wait and why.
func (e *RetryError) Error() string {
	if e.Err == nil {
		return fmt.Sprintf("wait %v", e.After)
	}
	return fmt.Sprintf("wait %v: %v", e.After, e.Err)
}

// Unwrap returns what made the network ask to wait, if there was anything.
func (e *RetryError) Unwrap() error { return e.Err }
