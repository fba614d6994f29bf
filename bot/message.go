package bot

import (
	"time"

	"footnote/bot/answer"
	"footnote/facts"
)

// A Place is where a conversation happens: the unit of memory, of order and of
// permissions. Thread is empty outside threads.
type Place struct{ Network, Room, Thread string }

// A Message is what someone said to the bot. A message of the zero Place leaves
// no trace: it is answered without memory.
type Message struct {
	// ID names the message in its place, for as long as it exists there. A
	// message whose ID the place remembers, be it that the question was edited
	// or that it was delivered again, is answered as if what was said since
	// had not been, and takes the place of its turn. It is empty where
	// messages have none.
	ID     string
	Place  Place
	Author string // who says it, as the network names them; may be empty
	Text   string
	// At is the asker's time, in their zone; "last year" counts from it. The
	// zero time means the bot's own clock.
	At time.Time
	// Sources are the only source IDs to answer from, and to cite; nil allows
	// all, and an empty list none. Statements that rest on no source belong to
	// no reading, and are used whatever the list.
	Sources []string
	// Until is how far the sources may be told of, for those who have not read
	// them to their end; nil for all of them. What rests only on what stands
	// beyond is as if it were not there.
	Until facts.Until
	// Context are the earlier turns, oldest first, to use instead of the
	// place's memory. When it is not nil, the turn is not remembered either.
	Context []Exchange
	// Topic is what the room is about, for questions that name nothing while
	// there is no earlier turn; empty if nobody said.
	Topic string
	// Language is the language to answer in, as a BCP 47 tag; empty for English.
	// What the base says stays in its own.
	Language string
}

// An Exchange is an earlier question and the answer it got, in words.
type Exchange struct{ Question, Answer string }

// Reply is what the bot says. See [answer.Reply].
type Reply = answer.Reply
