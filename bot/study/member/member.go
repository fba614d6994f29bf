package member

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"footnote/bot"
	"footnote/bot/phrase"
	"footnote/bot/post"
	"footnote/bot/study"
)

// A Member is somebody who uses the bot on a network.
type Member struct {
	Network string
	ID      string // as the network names its users
	// Own is their own conversation with the bot, without a thread; the zero
	// Place if there is none.
	Own bot.Place
}

// A Holding is what is kept about a member of one kind.
type Holding struct {
	Kind  Kind
	Count int
	// Last are the latest of them, newest first.
	Last []Entry
}

// An Entry is one thing that is kept about a member.
type Entry struct {
	At   time.Time // UTC; zero where that is not kept
	Room string    // where; empty where that is not kept
	Text string    // what it is about, for people; may be empty
	// Record is all that is kept of it, a JSON object.
	Record json.RawMessage
}

// Books are all that is kept about members. They must be safe for concurrent
// use.
type Books interface {
	// About is what is kept about the member, the kinds in the order of [Kinds]
	// and none that is empty; of each at most so many entries, or all for -1.
	About(ctx context.Context, m Member, most int) ([]Holding, error)
	// ForgetMember deletes what is kept about the member but for the kinds that
	// stay, and takes their name off what others need. That there is nothing
	// is no error.
	ForgetMember(ctx context.Context, m Member) error
}

// Records are what moderators of a room may see of its members. They must be
// safe for concurrent use.
type Records interface {
	// Opened is since when the record of the room is open; the zero time while
	// it is closed.
	Opened(ctx context.Context, network, room string) (time.Time, error)
	// Roll has a row for everyone who did something in the room since that
	// time, ordered by their IDs. What was done in private is not in it.
	Roll(ctx context.Context, network, room string, since time.Time) ([]Row, error)
}

// A Row is what one member did in a room.
type Row struct {
	Member    string
	Questions int // that they asked openly
	Proposals int // corrections and readings
	Right     int // of Answered
	Answered  int // quiz questions
	// Last is when they last did any of it, in UTC.
	Last time.Time
}

// A Feature tells members what is kept about them, and moderators what they may
// see. It is a [study.Feature] and a [study.Presser].
type Feature struct {
	books   Books
	records Records
}

// New returns the feature over what is kept. Neither may be nil.
func New(books Books, records Records) *Feature { return &Feature{books, records} }

// Commands are those of members, and that of moderators.
func (f *Feature) Commands() []study.Command {
	return []study.Command{
		{Name: "my data", Also: []string{"what do you know about me", "what do you keep about me"},
			About: "tell you alone what is kept about you", Do: f.show},
		{Name: "my data export", About: "give you all of that as a file", Do: f.export},
		{Name: "my data delete", Args: "[confirm]", About: "delete what is kept about you", Spoken: confirms, Do: f.forget},
		{Name: "members", Args: "[by questions | by proposals | by quiz] [export]",
			About: "tell moderators what each member did here, where the record of the room is open", Spoken: spokenRoll, Do: f.roll},
	}
}

// member is who did the act.
func (f *Feature) member(ctx context.Context, a *study.Act) (Member, error) {
	m := Member{Network: a.Place.Network, ID: a.Member}
	if a.Direct {
		m.Own = bot.Place{Network: a.Place.Network, Room: a.Place.Room}
		return m, nil
	}
	room, err := a.Around.Own(ctx)
	if err != nil {
		return m, fmt.Errorf("find a member's own conversation: %w", err)
	}
	if room != "" {
		m.Own = bot.Place{Network: a.Place.Network, Room: room}
	}
	return m, nil
}

// homeless reports whether the member has no conversation of their own.
func (m *Member) homeless() bool { return m.Own == bot.Place{} }

// What is said in a room of what was said elsewhere.
const (
	saidThere phrase.Text = "I have answered you in our own conversation."
	nowhere   phrase.Text = "I tell that to you alone, and there is no conversation of ours on this network yet. Begin one with me, and ask there."
)

// privately says posts in the member's own conversation alone, and elsewhere no
// more than that it did.
func privately(a *study.Act, m *Member, posts ...post.Post) []study.Saying {
	switch {
	case m.homeless():
		return a.Reply(a.Say(nowhere))
	case a.Direct:
		var says []study.Saying
		for i, p := range posts {
			says = append(says, a.Post(p)...)
			says[i].Key = keyOf(a, i)
		}
		return says
	}
	says := a.Reply(a.Say(saidThere))
	for i, p := range posts {
		says = append(says, study.Saying{To: a.Member, Network: a.Place.Network, Key: keyOf(a, i), Post: p})
	}
	return says
}

// keyOf names one of the messages of an act. The first one said in the member's
// own conversation goes by the act itself.
func keyOf(a *study.Act, n int) string {
	if n == 0 && a.Direct {
		return ""
	}
	return "member:" + a.ID() + "-" + strconv.Itoa(n)
}
