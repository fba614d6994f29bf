package poll

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"footnote/bot"
	"footnote/bot/phrase"
	"footnote/bot/post"
	"footnote/bot/study"
)

// A Checker knows what the readings say to a claim; see [bot.Bot.Check].
type Checker interface {
	Check(ctx context.Context, m bot.Message) (bot.Reply, error)
}

// Zones know which clocks a room goes by. They must be safe for concurrent use.
type Zones interface {
	// Zone is the time zone of the room; nil where none was settled.
	Zone(ctx context.Context, network, room string) (*time.Location, error)
}

// A Feature is the polls of a study group. It is safe for concurrent use.
type Feature struct {
	store  Store
	checks Checker
	zones  Zones
}

// New returns the polls that are kept in the store. The checker gives the
// evidence to claims. When polls close is told by the clocks of the zones or,
// where there are none, in UTC.
func New(store Store, checks Checker, zones Zones) *Feature { return &Feature{store, checks, zones} }

// closing is the action of the button that closes a poll, the value.
const closing = "poll-close"

const about phrase.Text = "have the group vote, or “poll on CLAIM”: vote, then see the evidence; “poll close” ends it"

// Commands are what is told to the bot about polls.
func (f *Feature) Commands() []study.Command {
	return []study.Command{
		{Name: "poll", Args: "QUESTION | OPTION | … [for 2 hours]", About: about, Spoken: spoken, Do: f.open},
		{Name: "poll close", Also: []string{"close poll", "close the poll", "poll end", "end poll", "end the poll"}, About: closeAbout, Do: f.close},
	}
}

const closeAbout phrase.Text = "end the vote and show the result"

const notHere phrase.Text = "I am not in this room. Invite me, and do that again."

// open opens a poll for everyone in the place.
func (f *Feature) open(ctx context.Context, a *study.Act) ([]study.Saying, error) {
	w, wrong := read(a.Text)
	if wrong != nil {
		return a.Reply(a.Say(wrong.text, wrong.args...)), nil
	}
	if out, err := outside(ctx, a); err != nil || out {
		return a.Reply(a.Say(notHere)), err
	}
	p := newPoll(a, &w)
	if err := f.store.OpenPoll(ctx, p); err != nil {
		return nil, err
	}
	p, ok, err := f.store.FindPoll(ctx, p.ID) // one that was there already stays as it is
	if err != nil || !ok {
		return nil, err
	}
	says, err := f.show(ctx, a, &p)
	if !a.Openly {
		says = append(says, f.alone(a, a.Say(opened))...)
	}
	return says, err
}

const opened phrase.Text = "The poll is open."

// outside reports whether the act was done in a room that the bot is not in.
func outside(ctx context.Context, a *study.Act) (bool, error) {
	if a.Openly || a.Direct {
		return false, nil
	}
	rooms, err := a.Around.Rooms(ctx)
	if err != nil {
		return false, fmt.Errorf("list the rooms of a member: %w", err)
	}
	return !slices.Contains(rooms, a.Place.Room), nil
}

// newPoll is the poll that the act opens. What was said in no thread, or begins
// one, is voted on in the room, where everyone sees it.
func newPoll(a *study.Act, w *wish) Poll {
	at := a.At.UTC().Truncate(time.Microsecond)
	p := Poll{
		ID: idOf(a), Place: a.Place, Author: a.Member, Question: w.question, Claim: w.claim, Options: w.options,
		Opened: at, Closes: at.Add(w.open),
	}
	if p.Place.Thread == a.Message {
		p.Place.Thread = ""
	}
	if len(p.Options) == 0 {
		p.Options = []string{a.Say("Yes"), a.Say("No"), a.Say("Not sure")}
		if p.Claim {
			p.Options = []string{a.Say("Agree"), a.Say("Disagree"), a.Say("Not sure")}
		}
	}
	return p
}

// idOf names a poll by the message that it was opened with: an edit of that
// message opens no other one.
func idOf(a *study.Act) string {
	by := *a
	if a.Message != "" {
		by.Key = "poll " + a.Place.Room + " " + a.Message
	}
	return by.ID()
}

// Actions are the votes and the button that closes a poll.
func (f *Feature) Actions() []string { return []string{post.Vote, closing} }

const gone phrase.Text = "That poll is not there."

// Press votes, or closes a poll.
func (f *Feature) Press(ctx context.Context, a *study.Act) ([]study.Saying, error) {
	id, choice := chosen(a.Value)
	p, ok, err := f.store.FindPoll(ctx, id)
	if err != nil {
		return nil, err
	}
	switch there := ok && p.Place.Network == a.Place.Network && p.Place.Room == a.Place.Room; {
	case !there || a.Action == post.Vote && (choice < 0 || choice >= len(p.Options)):
		return f.alone(a, a.Say(gone)), nil
	case a.Action == closing:
		return f.closeOne(ctx, a, &p)
	}
	return f.vote(ctx, a, &p, choice)
}

// alone is a note that nobody else sees.
func (f *Feature) alone(a *study.Act, note string) []study.Saying {
	return []study.Saying{{Place: a.Place, To: a.Member, Secret: true, Post: post.Post{Note: note}}}
}

const (
	isClosed  phrase.Text = "That poll is closed: votes no longer count."
	voted     phrase.Text = "Counted: %s. It can be changed until the poll is closed."
	votedView phrase.Text = "Counted: %s. What the readings say stands in our own conversation."
)

// vote keeps the vote, confirms it and, of a claim, shows the evidence to
// whoever has voted.
func (f *Feature) vote(ctx context.Context, a *study.Act, p *Poll, choice int) ([]study.Saying, error) {
	open, err := f.store.Vote(ctx, Vote{Poll: p.ID, Member: a.Member, Choice: choice, At: a.At.UTC(), Act: a.Key})
	if err != nil {
		return nil, err
	}
	if !open {
		return f.alone(a, a.Say(isClosed)), nil
	}
	says, err := f.show(ctx, a, p)
	if err != nil {
		return nil, err
	}
	if !p.Claim {
		return append(says, f.alone(a, a.Say(voted, p.Options[choice]))...), nil
	}
	evidence, err := f.evidence(ctx, a, p)
	if err != nil {
		return nil, err
	}
	says = append(says, f.alone(a, a.Say(votedView, p.Options[choice]))...)
	return append(says, study.Saying{Network: a.Place.Network, To: a.Member, Key: "poll-evidence-" + p.ID, Post: evidence}), nil
}

const evidenceFor phrase.Text = "What the readings say to “%s”:"

// evidence is what the readings of the place say to the poll's claim.
func (f *Feature) evidence(ctx context.Context, a *study.Act, p *Poll) (post.Post, error) {
	m := a.Ask(p.Question)
	m.Place = bot.Place{} // it leaves no trace
	reply, err := f.checks.Check(ctx, m)
	if err != nil {
		return post.Post{}, fmt.Errorf("look for evidence: %w", err)
	}
	return post.Post{Note: a.Say(evidenceFor, p.Question), Reply: &reply, Language: a.Phrases.Tag()}, nil
}

const (
	noneOpen phrase.Text = "No poll is open here."
	notYours phrase.Text = "Only %s, who opened that poll, or somebody who looks after the room can close it."
)

// close closes the last open poll of the room: of its thread, if there is one.
func (f *Feature) close(ctx context.Context, a *study.Act) ([]study.Saying, error) {
	all, err := f.store.OpenPolls(ctx, a.Place.Network, a.Place.Room)
	if err != nil {
		return nil, err
	}
	if len(all) == 0 {
		return a.Reply(a.Say(noneOpen)), nil
	}
	first := 0
	if i := slices.IndexFunc(all, func(p Poll) bool { return p.Place == a.Place }); i >= 0 {
		first = i
	}
	return f.closeOne(ctx, a, &all[first])
}

// closeOne closes a poll if the member may.
func (f *Feature) closeOne(ctx context.Context, a *study.Act, p *Poll) ([]study.Saying, error) {
	if a.Member != p.Author {
		may, err := a.Around.Moderates(ctx)
		if err != nil {
			return nil, fmt.Errorf("look who may close a poll: %w", err)
		}
		if !may {
			return a.Reply(a.Say(notYours, a.Around.Mention(p.Author))), nil
		}
	}
	return f.end(ctx, a, p)
}

// mostAlarms is how many polls are looked at, at once.
const mostAlarms = 100

// Alarms are the ends of open polls.
func (f *Feature) Alarms(ctx context.Context, networks []string, until time.Time) ([]study.Alarm, time.Time, error) {
	due, next, err := f.store.ClosingPolls(ctx, networks, until, mostAlarms)
	var all []study.Alarm
	for _, p := range due {
		all = append(all, study.Alarm{ID: p.ID, Place: p.Place, At: p.Closes})
	}
	return all, next, err
}

// Ring closes a poll whose time is over.
func (f *Feature) Ring(ctx context.Context, a *study.Act) ([]study.Saying, error) {
	p, ok, err := f.store.FindPoll(ctx, a.Value)
	if err != nil || !ok {
		return nil, err
	}
	return f.end(ctx, a, &p)
}

// end closes the poll and tells the result, and what the readings say to its
// claim.
func (f *Feature) end(ctx context.Context, a *study.Act, p *Poll) ([]study.Saying, error) {
	if err := f.store.ClosePoll(ctx, p.ID, a.At.UTC()); err != nil {
		return nil, err
	}
	p.Closed = cmp.Or(p.Closed, a.At.UTC())
	says, err := f.show(ctx, a, p)
	if err != nil {
		return nil, err
	}
	// The poll itself is far above by now, and its picture is for the result.
	result := study.Saying{Place: p.Place, Key: "poll-result-" + p.ID, Post: post.Post{Note: says[0].Post.Note, Language: a.Phrases.Tag()}}
	result.Post.File, says[0].Post.File = says[0].Post.File, nil
	if p.Claim {
		evidence, err := f.evidence(ctx, a, p)
		if err != nil {
			return nil, err
		}
		result.Post.Reply = evidence.Reply
		result.Post.Note += "\n" + evidence.Note
	}
	return append(says, result), nil
}
