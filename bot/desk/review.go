package desk

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"footnote/bot"
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
		j.putAt(at, "", reviewOf+c.ID, p)
	}
	return nil
}

// reviewRooms are where a correction is decided on: the room's review room, or
// the moderators' own conversations with the bot, or, where nobody was named
// for that, where the answer was given.
func (j *job) reviewRooms(ctx context.Context, c *Correction) ([]bot.Place, error) {
	network := c.Place.Network
	room, err := j.kept.Room(ctx, network, c.Place.Room)
	if err != nil {
		return nil, fmt.Errorf("read settings: %w", err)
	}
	if room.Review != "" {
		return []bot.Place{{Network: network, Room: room.Review}}, nil
	}
	var rooms []bot.Place
	for _, moderator := range append(slices.Clone(room.Moderators), j.opts.Moderators[network]...) {
		n, ok := j.networks[network]
		if !ok {
			break
		}
		direct, err := n.Direct(ctx, moderator)
		switch {
		case errors.Is(err, ErrRefused):
			continue // one moderator less
		case err != nil:
			return nil, fmt.Errorf("open the conversation with a moderator: %w", err)
		}
		rooms = append(rooms, bot.Place{Network: network, Room: direct})
	}
	if len(rooms) == 0 {
		rooms = []bot.Place{c.Place}
	}
	return rooms, nil
}

// reviewPost shows a correction and, while it is open, the buttons to decide.
func (j *job) reviewPost(ctx context.Context, c *Correction) (Post, error) {
	lines := []string{j.name(c.Author) + " proposes a correction."}
	wrong, err := j.base.Statement(ctx, c.Statement)
	if err != nil {
		return Post{}, fmt.Errorf("read the corrected statement: %w", err)
	}
	lines = append(lines, "- Now: "+describe(&wrong))
	p := Post{}
	if c.Instead != "" {
		right, err := j.base.Statement(ctx, c.Instead)
		if err != nil {
			return Post{}, fmt.Errorf("read the proposed statement: %w", err)
		}
		lines = append(lines, "- Proposed: "+describe(&right))
		p.Quotes = quotesOf(&right)
	} else {
		lines = append(lines, "- Proposed: that it is taken back")
	}
	if c.Why != "" {
		lines = append(lines, "- Why: "+shorten(c.Why, 600))
	}
	switch c.Verdict {
	case Open:
		p.Actions = []Action{
			{Name: ActionAccept, Value: c.ID, Label: "Accept", Style: Primary},
			{Name: ActionReject, Value: c.ID, Label: "Reject", Style: Danger},
		}
	default:
		lines = append(lines, fmt.Sprintf("%s %s this.", j.name(c.By), c.Verdict))
		p.Actions = []Action{{Name: ActionReopen, Value: c.ID, Label: "Take that back"}}
	}
	p.Note = strings.Join(lines, "\n")
	return p, nil
}

// quotesOf are the passages that a statement rests on.
func quotesOf(s *facts.Statement) []Quote {
	var all []Quote
	for _, r := range s.References {
		if r.Quote != "" {
			all = append(all, Quote{Text: r.Quote, Source: citeReference(&r)})
		}
	}
	return all
}

// decideBySign takes an emoji for a decision.
func (j *job) decideBySign(ctx context.Context, id, sign string) error {
	j.e.Value = id
	switch sign {
	case ActionGood:
		j.e.Action = ActionAccept
	case ActionBad:
		j.e.Action = ActionReject
	default:
		return j.silent("that reaction decides nothing")
	}
	return j.decide(ctx)
}

// transition is what a button does to a correction.
var transition = map[string]struct{ from, to Verdict }{
	ActionAccept: {Open, Accepted},
	ActionReject: {Open, Rejected},
}

// decide accepts or rejects a correction, or takes that back.
func (j *job) decide(ctx context.Context) error {
	c, ok, err := j.kept.Correction(ctx, j.e.Value)
	if err != nil {
		return fmt.Errorf("read correction: %w", err)
	}
	if !ok {
		j.tell("That correction is not there.")
		return nil
	}
	allowed, err := j.moderates(ctx, c.Place.Network, c.Place.Room, j.e.Author)
	switch {
	case err != nil:
		return err
	case !allowed || c.Place.Network != j.e.Place.Network:
		j.tell("Only moderators of the room decide on corrections.")
		return nil
	}
	move, ok := transition[j.e.Action]
	if !ok {
		move.from, move.to = c.Verdict, Open
	}
	if c.Verdict != move.from || c.Verdict == move.to {
		j.tell(fmt.Sprintf("%s has %s that already.", j.name(c.By), c.Verdict))
		return nil
	}
	if err := j.apply(ctx, &c, move.to); err != nil {
		return err
	}
	if _, err := j.kept.Decide(ctx, c.ID, move.from, move.to, j.e.Author, j.e.At.UTC()); err != nil {
		return fmt.Errorf("keep decision: %w", err)
	}
	c.Verdict, c.By = move.to, j.e.Author
	return j.tellDecision(ctx, &c)
}

// apply changes the base as a verdict wants it. Done twice, it is the same as
// done once.
func (j *job) apply(ctx context.Context, c *Correction, to Verdict) error {
	by := c.Place.Network + " " + j.e.Author
	var steps []func() error
	accept := func(id string) { steps = append(steps, func() error { return j.base.Accept(ctx, id, by) }) }
	retract := func(id, why string) { steps = append(steps, func() error { return j.base.Retract(ctx, id, by, why) }) }
	switch {
	case to == Accepted:
		if c.Instead != "" {
			accept(c.Instead)
		}
		retract(c.Statement, c.Why)
	case c.Verdict == Accepted: // taken back
		accept(c.Statement)
		if c.Instead != "" {
			retract(c.Instead, "the correction was taken back")
		}
	case to == Rejected && c.Instead != "":
		retract(c.Instead, "the correction was rejected")
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return fmt.Errorf("apply correction: %w", err)
		}
	}
	j.lookAtLog()
	return nil
}

// tellDecision shows the decision where it was asked for, and to the one who
// proposed it.
func (j *job) tellDecision(ctx context.Context, c *Correction) error {
	rooms, err := j.reviewRooms(ctx, c)
	if err != nil {
		return err
	}
	p, err := j.reviewPost(ctx, c)
	if err != nil {
		return err
	}
	for _, at := range append(rooms, roomOf(j.e.Place)) {
		before, err := j.kept.Answers(ctx, at.Network, at.Room, reviewOf+c.ID)
		if err != nil {
			return fmt.Errorf("look for where the decision was asked for: %w", err)
		}
		if len(before) == 0 {
			continue
		}
		x := before[0]
		pages := j.pages(x, p)
		for i := range pages {
			if i < len(before) {
				pages[i].Message = before[i].Message
			}
		}
		j.out.Put = append(j.out.Put, pages...)
	}
	if c.Verdict != Open && c.Author != j.e.Author {
		x := Delivery{Place: c.Place, To: c.Author, Question: "decided:" + c.ID + string(c.Verdict), Asker: c.Author, At: j.opts.Now()}
		j.out.Put = append(j.out.Put, j.pages(x, Post{Note: fmt.Sprintf("Your correction was %s by %s.", c.Verdict, j.name(j.e.Author))})...)
	}
	return nil
}

// review shows the corrections that wait for a decision.
func (j *job) review(ctx context.Context, _ string) error {
	open, err := j.openFor(ctx, j.e.Place.Network, j.e.Author)
	if err != nil {
		return err
	}
	if len(open) == 0 {
		j.reply("No correction that you may decide on is waiting.")
		return nil
	}
	for i, c := range open[:min(len(open), mostListed)] {
		p, err := j.reviewPost(ctx, &c)
		if err != nil {
			return err
		}
		j.putAt(j.e.Place, j.to(), fmt.Sprintf("%s review %d", j.e.Key, i), p)
	}
	return nil
}

// openFor are the open corrections that the user may decide on.
func (d *Desk) openFor(ctx context.Context, network, user string) ([]Correction, error) {
	all, err := d.kept.Corrections(ctx, Open, mostOptions)
	if err != nil {
		return nil, fmt.Errorf("list corrections: %w", err)
	}
	var open []Correction
	for _, c := range all {
		if c.Place.Network != network {
			continue
		}
		ok, err := d.moderates(ctx, network, c.Place.Room, user)
		if err != nil {
			return nil, err
		}
		if ok {
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
	n, ok := d.networks[network]
	if !ok {
		return false, nil
	}
	ok, err = n.Moderates(ctx, room, user)
	if err != nil {
		return false, fmt.Errorf("ask who moderates: %w", err)
	}
	return ok, nil
}
