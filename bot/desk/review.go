package desk

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"footnote/bot"
	"footnote/bot/answer"
	"footnote/bot/phrase"
	"footnote/bot/post"
	"footnote/facts"
)

// reviewOf begins the question that the messages about a correction go by; the
// correction's ID follows.
const reviewOf = "correction:"

// askReviewers puts a correction to those who decide on it.
func (j *job) askReviewers(ctx context.Context, c *Correction) error {
	rooms, err := j.reviewRooms(ctx, c)
	if err != nil {
		return err
	}
	p, err := j.reviewPost(ctx, c)
	if err != nil {
		return err
	}
	for _, at := range rooms {
		j.putAt(Delivery{Place: at, Question: reviewOf + c.ID}, p)
	}
	return nil
}

// reviewRooms are where a correction is decided on: the room's review room, or
// the moderators' own conversations with the bot, or, where nobody was named
// for that, where the answer was given.
func (j *job) reviewRooms(ctx context.Context, c *Correction) ([]bot.Place, error) {
	network := c.Place.Network
	moderators := slices.Clone(j.opts.Moderators[network])
	from, err := j.roomsOf(ctx, c)
	if err != nil {
		return nil, err
	}
	for _, id := range from {
		room, err := j.kept.Room(ctx, network, id)
		if err != nil {
			return nil, fmt.Errorf("read settings: %w", err)
		}
		if room.Review != "" {
			return []bot.Place{{Network: network, Room: room.Review}}, nil
		}
		moderators = append(moderators, room.Moderators...)
	}
	rooms, err := j.directRooms(ctx, moderators)
	if err == nil && len(rooms) == 0 {
		rooms = []bot.Place{c.Place}
	}
	return rooms, err
}

// directRooms are the users' own conversations with the bot, but of those who
// have none.
func (j *job) directRooms(ctx context.Context, users []string) ([]bot.Place, error) {
	slices.Sort(users)
	var rooms []bot.Place
	for _, id := range slices.Compact(users) {
		room, err := j.directRoom(ctx, user{j.e.Place.Network, id})
		if err != nil {
			return nil, err
		}
		if room != "" {
			rooms = append(rooms, bot.Place{Network: j.e.Place.Network, Room: room})
		}
	}
	return rooms, nil
}

// roomsOf are the rooms whose moderators decide on a correction: the one in
// which the answer was given or, for one's own conversation with the bot, those
// that one shares with it.
func (d *Desk) roomsOf(ctx context.Context, c *Correction) ([]string, error) {
	direct, err := d.standsDirect(ctx, &Delivery{Place: c.Place, Asker: c.Author})
	if err != nil {
		return nil, err
	}
	n, ok := d.networks[c.Place.Network]
	if !ok || !direct {
		return []string{c.Place.Room}, nil
	}
	rooms, err := n.Rooms(ctx, c.Author)
	if err != nil {
		return nil, fmt.Errorf("list the rooms of a member: %w", err)
	}
	return rooms, nil
}

// mayDecide reports whether the user decides on the correction. It counts in
// every room, so where whoever runs the bot has named moderators, only they and
// those whom the network holds for moderators of everything decide.
func (d *Desk) mayDecide(ctx context.Context, c *Correction, user string) (bool, error) {
	if named := d.opts.Moderators[c.Place.Network]; len(named) > 0 {
		if slices.Contains(named, user) {
			return true, nil
		}
		return d.heldFor(ctx, c.Place.Network, "", user)
	}
	rooms, err := d.roomsOf(ctx, c)
	if err != nil {
		return false, err
	}
	for _, room := range rooms {
		if ok, err := d.moderates(ctx, c.Place.Network, room, user); ok || err != nil {
			return ok, err
		}
	}
	return false, nil
}

// reviewPost shows a correction and, while it is open, the buttons to decide.
func (j *job) reviewPost(ctx context.Context, c *Correction) (post.Post, error) {
	lines := []string{j.text("%s proposes a correction.", j.name(c.Author))}
	wrong, err := j.base.Statement(ctx, c.Statement)
	if err != nil {
		return post.Post{}, fmt.Errorf("read the corrected statement: %w", err)
	}
	lines = append(lines, "- "+j.text("Now: %s", j.describe(&wrong)))
	p := post.Post{}
	if c.Instead != "" {
		right, err := j.base.Statement(ctx, c.Instead)
		if err != nil {
			return post.Post{}, fmt.Errorf("read the proposed statement: %w", err)
		}
		lines = append(lines, "- "+j.text("Proposed: %s", j.describe(&right)))
		for _, r := range right.References {
			if r.Quote == "" { // the others are shown with their words
				lines = append(lines, "- "+j.text("Footnote: %s", answer.Cite(r.Source, r.Locator)))
			}
		}
		if len(right.References) == 0 {
			lines = append(lines, "- "+j.text("Footnote: none; it rests on the word of %s", j.name(c.Author)))
		}
		p.Quotes = quotesOf(&right)
	} else {
		lines = append(lines, "- "+j.text("Proposed: that it is taken back"))
	}
	if c.Why != "" {
		lines = append(lines, "- "+j.text("Why: %s", shorten(c.Why, 600)))
	}
	switch c.Verdict {
	case Open:
		p.Actions = []post.Action{
			{Name: ActionAccept, Value: c.ID, Label: j.text("Accept"), Style: post.Primary},
			{Name: ActionReject, Value: c.ID, Label: j.text("Reject"), Style: post.Danger},
		}
	default:
		lines = append(lines, j.text(decision[c.Verdict], j.name(c.By)))
		p.Actions = []post.Action{{Name: ActionReopen, Value: c.ID, Label: j.text("Take that back")}}
	}
	p.Note = strings.Join(lines, "\n")
	return p, nil
}

// decision says who decided, and how.
var decision = map[Verdict]phrase.Text{Accepted: "%s accepted this.", Rejected: "%s rejected this."}

// quotesOf are the passages that a statement rests on.
func quotesOf(s *facts.Statement) []post.Quote {
	var all []post.Quote
	for _, r := range s.References {
		if r.Quote != "" {
			all = append(all, post.Quote{Text: r.Quote, Source: answer.Cite(r.Source, r.Locator)})
		}
	}
	return all
}

// review shows what waits for a decision of the author: corrections, what was
// brought to be a reading, and facts that were read out of readings.
func (j *job) review(ctx context.Context) error {
	open, err := j.openFor(ctx, j.e.Place.Network, j.e.Author)
	if err != nil {
		return err
	}
	var posts []post.Post
	for _, c := range open[:min(len(open), mostListed)] {
		p, err := j.reviewPost(ctx, &c)
		if err != nil {
			return err
		}
		posts = append(posts, p)
	}
	brought, err := j.broughtFor(ctx)
	if err != nil {
		return err
	}
	found, err := j.foundFor(ctx)
	if err != nil {
		return err
	}
	posts = slices.Concat(posts, brought, found)
	if len(posts) == 0 {
		j.reply(j.text("Nothing that you may decide on is waiting."))
	}
	for i, p := range posts {
		j.putAt(Delivery{Place: j.e.Place, To: j.to(), Question: fmt.Sprintf("%s review %d", j.e.Key, i)}, p)
	}
	return nil
}

// broughtFor are the proposed readings that the author may decide on.
func (j *job) broughtFor(ctx context.Context) ([]post.Post, error) {
	waiting, err := j.kept.Pending(ctx, j.e.Place.Network, mostListed)
	if err != nil {
		return nil, fmt.Errorf("list proposed readings: %w", err)
	}
	var posts []post.Post
	for i := range waiting {
		may, err := j.mayShelve(ctx, &waiting[i], j.e.Author)
		if err != nil {
			return nil, err
		}
		if may {
			posts = append(posts, j.dropPost(&waiting[i], theRooms))
		}
	}
	return posts, nil
}

// foundFor are the next of the proposed facts that the author may decide on.
func (j *job) foundFor(ctx context.Context) ([]post.Post, error) {
	waiting, err := j.proposals(ctx, "")
	if err != nil {
		return nil, err
	}
	var posts []post.Post
	for i := range waiting[:min(len(waiting), mostListed)] {
		if len(posts) == batch {
			break
		}
		may, err := j.mayDecideFact(ctx, &waiting[i], j.e.Place.Network, j.e.Author)
		if err != nil {
			return nil, err
		}
		if may {
			p, err := j.factPost(ctx, &waiting[i])
			if err != nil {
				return nil, err
			}
			posts = append(posts, p)
		}
	}
	return posts, nil
}

// openFor are the open corrections that the user may decide on.
func (d *Desk) openFor(ctx context.Context, network, user string) ([]Correction, error) {
	all, err := d.kept.Corrections(ctx, Open, mostOptions)
	if err != nil {
		return nil, fmt.Errorf("list corrections: %w", err)
	}
	var open []Correction
	may := make(map[string]bool) // by room: networks take their time to tell
	for _, c := range all {
		if c.Place.Network != network {
			continue
		}
		room := c.Place.Room
		if _, ok := may[room]; !ok {
			if may[room], err = d.mayDecide(ctx, &c, user); err != nil {
				return nil, err
			}
		}
		if may[room] {
			open = append(open, c)
		}
	}
	return open, nil
}

// moderates reports whether the user looks after the room: by the room's own
// word, by that of whoever runs the bot, or by the network's.
func (d *Desk) moderates(ctx context.Context, network, room, user string) (bool, error) {
	settled, err := d.kept.Room(ctx, network, room)
	if err != nil {
		return false, fmt.Errorf("read settings: %w", err)
	}
	if settled.moderatedBy(user) || slices.Contains(d.opts.Moderators[network], user) {
		return true, nil
	}
	return d.heldFor(ctx, network, room, user)
}

// heldFor reports whether the network holds the user for a moderator of the
// room or, for an empty one, of everything.
func (d *Desk) heldFor(ctx context.Context, network, room, user string) (bool, error) {
	n, ok := d.networks[network]
	if !ok {
		return false, nil
	}
	ok, err := n.Moderates(ctx, room, user)
	if errors.Is(err, ErrRefused) {
		return false, nil // the bot is not in the room any more
	}
	if err != nil {
		return false, fmt.Errorf("ask who moderates: %w", err)
	}
	return ok, nil
}
