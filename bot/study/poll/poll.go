package poll

import (
	"context"
	"strconv"
	"strings"
	"time"

	"footnote/bot"
	"footnote/bot/post"
)

// A Poll is a question that is voted on.
type Poll struct {
	ID       string // letters and digits
	Place    bot.Place
	Author   string
	Question string
	Claim    bool // the question is a claim that members agree with or not
	Options  []string
	Opened   time.Time // UTC, as the other times
	Closes   time.Time // when it closes by itself
	Closed   time.Time // zero while it is open
}

// A Vote is what a member votes for.
type Vote struct {
	Poll   string // its ID
	Member string
	Choice int // which of the options, from 0
	At     time.Time
	Act    string // the key of the act; of votes at the same time, the greater one is the later
}

// Polls keeps polls. It must be safe for concurrent use.
type Polls interface {
	// OpenPoll keeps a poll, unless there is one with its ID.
	OpenPoll(ctx context.Context, p Poll) error
	// FindPoll returns the poll with that ID; ok is false if there is none.
	FindPoll(ctx context.Context, id string) (p Poll, ok bool, err error)
	// OpenPolls returns the polls of the room that are open, the last first.
	OpenPolls(ctx context.Context, network, room string) ([]Poll, error)
	// ClosePoll closes the poll with that ID at the time if it is open.
	ClosePoll(ctx context.Context, id string, at time.Time) error
}

// Votes keeps votes and knows when polls are to be closed. It must be safe for
// concurrent use.
type Votes interface {
	// Vote keeps a vote if its poll is open and the member has not voted there
	// later than that. It reports whether the poll is open.
	Vote(ctx context.Context, v Vote) (open bool, err error)
	// Tally returns how many votes each choice has; choices without votes are
	// not in the map.
	Tally(ctx context.Context, poll string) (map[int]int, error)
	// ClosingPolls returns the open polls of the networks that close at the
	// time or earlier, the first first and at most limit of them, and when the
	// next after the time closes; the zero time if none does.
	ClosingPolls(ctx context.Context, networks []string, until time.Time, limit int) (due []Poll, next time.Time, err error)
}

// Store keeps all that polls need.
type Store interface {
	Polls
	Votes
}

// option is the value of one of the poll's options; see [post.Option].
func (p *Poll) option(i int) string { return p.ID + "-" + strconv.Itoa(i+1) }

// chosen reads what option wrote. Anything else gives a choice that no poll has.
func chosen(value string) (poll string, choice int) {
	poll, number, _ := strings.Cut(value, "-")
	n, err := strconv.Atoi(number)
	if err != nil {
		return poll, -1
	}
	return poll, n - 1
}

// shown is the poll as people see it.
func (p *Poll) shown() *post.Poll {
	all := &post.Poll{Question: p.Question, Closed: !p.Closed.IsZero()}
	for i, label := range p.Options {
		all.Options = append(all.Options, post.Option{Value: p.option(i), Label: label})
	}
	return all
}
