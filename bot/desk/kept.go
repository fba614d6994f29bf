package desk

import (
	"context"
	"time"

	"footnote/bot"
	"footnote/facts"
)

// An Inbox keeps events until they are done.
type Inbox interface {
	// Take stores an event, and reports whether its key is new to the network.
	// It is on disk when Take returns.
	Take(ctx context.Context, e Event) (fresh bool, err error)
	// Waiting are the places that have events waiting, the longest waiting
	// first.
	Waiting(ctx context.Context) ([]bot.Place, error)
	// Next is the first waiting event of the place; ok is false if there is
	// none.
	Next(ctx context.Context, p bot.Place) (e Event, ok bool, err error)
	// Finish keeps the outcome and marks its event as done, in one
	// transaction. What the event said is forgotten then; its key, its place
	// and the silence are kept.
	Finish(ctx context.Context, o Outcome) error
	// Silences are the last events of the room, at most limit, latest first, that
	// were not answered.
	Silences(ctx context.Context, network, room string, limit int) ([]Silence, error)
	// Prune drops what is kept of events done before the given time.
	Prune(ctx context.Context, before time.Time) error
}

// A Silence is an event that the desk did not answer, and why.
type Silence struct {
	Place  bot.Place
	Author string
	At     time.Time
	Why    string
}

// An Outbox keeps what the bot says.
type Outbox interface {
	// Put adds or changes deliveries as [Outcome.Put] does, without an event.
	Put(ctx context.Context, ds ...Delivery) error
	// Due are the rooms in which a delivery is not as it should be.
	Due(ctx context.Context) ([]bot.Place, error) // Thread is empty
	// NextDue is the first delivery of the room that is not as it should be.
	NextDue(ctx context.Context, network, room string) (d Delivery, ok bool, err error)
	// Settle records that the delivery stands as its Version has it, as the
	// message d.Message, or is gone; what it said is forgotten then.
	Settle(ctx context.Context, d Delivery) error
	// Refuse records that the network will not have this Version of the
	// delivery, and why.
	Refuse(ctx context.Context, d Delivery, why string) error
	// Delivery returns the delivery with the ID, ok false if there is none.
	Delivery(ctx context.Context, id string) (d Delivery, ok bool, err error)
	// Shown is the delivery that stands as the message of the room.
	Shown(ctx context.Context, network, room, message string) (d Delivery, ok bool, err error)
	// Answers are the deliveries to the question that are not gone, in their
	// order.
	Answers(ctx context.Context, network, room, question string) ([]Delivery, error)
	// Using are the deliveries, not gone, whose replies used the statement.
	Using(ctx context.Context, statement string) ([]Delivery, error)
	// AskedBy are the last answers to the user, at most limit, latest first.
	AskedBy(ctx context.Context, network, user string, limit int) ([]Delivery, error)
	// InThread reports whether the bot has spoken in the thread to everyone.
	InThread(ctx context.Context, p bot.Place) (bool, error)
}

// Rooms keep what was settled about rooms and threads.
type Rooms interface {
	// Room is the zero Room where nothing was settled.
	Room(ctx context.Context, network, room string) (Room, error)
	SetRoom(ctx context.Context, network, room string, r Room) error
	// Lists are the reading lists of the network's rooms that have one.
	Lists(ctx context.Context, network string) (map[string][]string, error)
	// Owned are the sources that are rooms' own, of all networks, with those
	// rooms.
	Owned(ctx context.Context) (map[string][]bot.Place, error) // Thread is empty
	// Leave keeps the bot out of a thread unless it is addressed; Enter ends
	// that.
	Leave(ctx context.Context, p bot.Place) error
	Enter(ctx context.Context, p bot.Place) error
	Left(ctx context.Context, p bot.Place) (bool, error)
}

// A Feedback is what somebody thinks of an answer.
type Feedback struct {
	Delivery string
	Author   string
	Sign     string // "good", "bad" or an emoji's name
	At       time.Time
}

// Reviews keep what people say of answers.
type Reviews interface {
	// Rate keeps a feedback; the same sign of the same author counts once.
	Rate(ctx context.Context, f Feedback) error
	// Unrate takes it back.
	Unrate(ctx context.Context, f Feedback) error
	// Propose keeps a correction; one that is there already is left as it is.
	Propose(ctx context.Context, c Correction) error
	// Correction returns the correction with the ID, ok false if there is none.
	Correction(ctx context.Context, id string) (c Correction, ok bool, err error)
	// Corrections are those with the verdict, oldest first, at most limit.
	Corrections(ctx context.Context, v Verdict, limit int) ([]Correction, error)
	// Decide moves a correction from one verdict to another; false if it has
	// not the one that it is to be moved from.
	Decide(ctx context.Context, id string, from, to Verdict, by string, at time.Time) (bool, error)
}

// A Log is the base's log of what became of its statements, and how far the
// desk has followed it.
type Log interface {
	// Changed are the statements that changed after the mark, at most limit,
	// and the mark to go on from.
	Changed(ctx context.Context, after int64, limit int) (statements []string, mark int64, err error)
	// Mark is how far the desk has followed the log; where it never did, the
	// log's end.
	Mark(ctx context.Context) (int64, error)
	SetMark(ctx context.Context, mark int64) error
}

// Gaps keep what the base could not answer.
type Gaps interface {
	// Missing are the unanswered questions last asked in one of the rooms, and
	// not privately (where the thread begins with "@"), at most limit, the most asked first, in their stand-alone wording.
	Missing(ctx context.Context, network string, rooms []string, limit int) ([]bot.Missed, error)
	// OpenGaps are the unanswered questions last asked on the network, latest
	// first, at most limit.
	OpenGaps(ctx context.Context, network string, limit int) ([]bot.Missed, error)
}

// Kept is all that the desk keeps. The package bot/sqlite has it.
type Kept interface {
	Inbox
	Outbox
	Rooms
	Reviews
	Drops
	Log
	Gaps
}

// A Base holds the facts that corrections are about.
type Base interface {
	Sources(ctx context.Context) ([]facts.Source, error)
	// Statement returns facts.ErrNotFound for an ID that the base lacks.
	Statement(ctx context.Context, id string) (facts.Statement, error)
	// Add returns a facts.ErrInvalid for a statement that the base won't have.
	Add(ctx context.Context, s facts.Statement, by string) (id string, err error)
	Accept(ctx context.Context, id, by string) error
	Retract(ctx context.Context, id, by, reason string) error
	// Passages are those of the text of a source from the one with the ordinal
	// on, at most limit, or all for -1; facts.ErrNotFound where the base has no
	// text of it.
	Passages(ctx context.Context, source string, ordinal, limit int) ([]facts.Passage, error)
	// Propose takes a decision on a statement back.
	Propose(ctx context.Context, id, by string) error
	// History are the changes of a statement's status, oldest first.
	History(ctx context.Context, id string) ([]facts.Change, error)
	// Proposals are the proposed statements that refer to the source, or to any
	// for an empty one, in the order in which they came, at most limit.
	Proposals(ctx context.Context, source string, limit int) ([]facts.Statement, error)
	// SourceOfText is the source with exactly this text, ok false if there is
	// none.
	SourceOfText(ctx context.Context, text string) (s facts.Source, ok bool, err error)
	// AddReading takes in a reading; one whose text the base has changes
	// nothing.
	AddReading(ctx context.Context, r facts.Reading, by string) (facts.AddedReading, error)
}

// A Bot answers. [bot.Bot] is one.
type Bot interface {
	Answer(ctx context.Context, m bot.Message) (bot.Reply, error)
	Overhear(ctx context.Context, m bot.Message) (bot.Reply, bool, error)
	Check(ctx context.Context, m bot.Message) (bot.Reply, error)
	Told(ctx context.Context, m bot.Message, reply bot.Reply) error
	Unsay(ctx context.Context, p bot.Place, message string) error
	Forget(ctx context.Context, p bot.Place) error
}
