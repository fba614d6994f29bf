package discuss

import (
	"context"
	"time"

	"footnote/bot"
	"footnote/facts"
)

// A Discussion is a question that was put to a room.
type Discussion struct {
	ID     string
	Place  bot.Place
	About  string    // names the question among those that the base holds
	Opened time.Time // UTC
	Due    time.Time // when it is followed up if nobody has spoken, in UTC
	Ended  time.Time // when that was settled, in UTC; zero while it may come
}

// A Store keeps discussions. It must be safe for concurrent use.
type Store interface {
	// OpenDiscussion keeps a discussion; of one with that ID that is there
	// already, only what it is about changes.
	OpenDiscussion(ctx context.Context, d Discussion) error
	// Discussion returns the one with that ID; ok is false if there is none.
	Discussion(ctx context.Context, id string) (d Discussion, ok bool, err error)
	// Discussed is what the discussions of the room were about, by their IDs.
	Discussed(ctx context.Context, network, room string) (map[string]string, error)
	// EndDiscussion settles that no follow-up comes any more, if it might.
	EndDiscussion(ctx context.Context, id string, at time.Time) error
	// EndDiscussions does so for all of the room, and returns how many ended at
	// that time.
	EndDiscussions(ctx context.Context, network, room string, at time.Time) (int, error)
	// QuietDiscussions are those of the networks that are due at the time or
	// earlier and have not ended, the first first and at most limit of them, and
	// when the next after the time is due; the zero time if none is.
	QuietDiscussions(ctx context.Context, networks []string, until time.Time, limit int) (due []Discussion, next time.Time, err error)
}

// Base is the fact base that is discussed. It must be safe for concurrent use.
type Base interface {
	// Statements returns what the query selects; none is no error.
	Statements(ctx context.Context, q facts.Query) ([]facts.Statement, error)
	// Properties returns all properties of the base.
	Properties(ctx context.Context) ([]facts.Property, error)
	// Names returns the names that match the folded phrases in that way.
	Names(ctx context.Context, how facts.Match, phrases []string) ([]facts.Name, error)
}

// A Checker knows what the readings have for a claim and against it; see
// [bot.Bot.Sides].
type Checker interface {
	Sides(ctx context.Context, m bot.Message) (bot.Reply, error)
}
