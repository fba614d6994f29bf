package desk

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"footnote/bot"
	"footnote/bot/phrase"
	"footnote/facts"
)

// The actions on proposed facts, the value.
const (
	ActionAcceptFact = "accept-fact"
	ActionRejectFact = "reject-fact"
	ActionReopenFact = "reopen-fact" // take the decision back
)

// decideFact accepts or rejects a proposed fact, or takes that back, as the
// action says. Done again, it changes nothing.
func (j *job) decideFact(ctx context.Context, id, action string) error {
	j.deciding.Lock() // two moderators at once
	defer j.deciding.Unlock()
	s, err := j.base.Statement(ctx, id)
	if errors.Is(err, facts.ErrNotFound) {
		j.tell(j.text("That fact is not there."))
		return nil
	}
	if err != nil {
		return fmt.Errorf("read a proposed fact: %w", err)
	}
	may, err := j.mayDecideFact(ctx, &s, j.e.Place.Network, j.e.Author)
	if err != nil {
		return err
	}
	if !may {
		j.tell(j.text("Only moderators decide on facts."))
		return nil
	}
	if told, err := j.decidedBefore(ctx, &s, action); told || err != nil {
		return err
	}
	if err := j.setFact(ctx, &s, action); err != nil {
		return fmt.Errorf("decide on a fact: %w", err)
	}
	j.lookAtLog()
	return j.tellFact(ctx, id)
}

// statusOf is what an action makes of a proposed fact.
var statusOf = map[string]facts.Status{
	ActionAcceptFact: facts.Accepted, ActionRejectFact: facts.Retracted, ActionReopenFact: facts.Proposed,
}

// decidedBefore reports whether somebody else has decided on the fact already,
// and tells so.
func (j *job) decidedBefore(ctx context.Context, s *facts.Statement, action string) (bool, error) {
	if s.Status == facts.Proposed || action == ActionReopenFact {
		return false, nil
	}
	history, err := j.base.History(ctx, s.ID)
	if err != nil {
		return false, fmt.Errorf("read who decided on a fact: %w", err)
	}
	if n := len(history); s.Status == statusOf[action] && n > 0 && history[n-1].By == j.e.Place.Network+" "+j.e.Author {
		return false, nil // it is told again
	}
	j.tell(j.text("%s has decided on that already.", j.byWhom(history)))
	return true, nil
}

// setFact gives the fact the status that the action wants.
func (j *job) setFact(ctx context.Context, s *facts.Statement, action string) error {
	by := j.e.Place.Network + " " + j.e.Author
	switch action {
	case ActionAcceptFact:
		return j.base.Accept(ctx, s.ID, by)
	case ActionRejectFact:
		return j.base.Retract(ctx, s.ID, by, "the proposal was rejected")
	}
	return j.base.Propose(ctx, s.ID, by)
}

// tellFact shows what became of a fact wherever it was proposed, and puts the
// next ones to the moderators.
func (j *job) tellFact(ctx context.Context, id string) error {
	s, err := j.base.Statement(ctx, id)
	if err != nil {
		return fmt.Errorf("read a decided fact: %w", err)
	}
	p, err := j.factPost(ctx, &s)
	if err != nil {
		return err
	}
	rooms := []bot.Place{roomOf(j.e.Place)}
	for _, source := range sourcesOf(&s) {
		more, err := j.factRooms(ctx, source)
		if err != nil {
			return err
		}
		rooms = append(rooms, more...)
	}
	told := make(map[bot.Place]bool)
	for _, at := range rooms {
		shown, err := j.kept.Answers(ctx, at.Network, at.Room, factOf+id)
		if err != nil {
			return fmt.Errorf("look for where a fact was proposed: %w", err)
		}
		if len(shown) > 0 && !told[roomOf(at)] {
			told[roomOf(at)] = true
			j.out.Put = append(j.out.Put, j.pages(shown[0], p)...)
			j.withdrawOthers(shown)
		}
	}
	if !told[roomOf(j.e.Place)] {
		j.tell(j.text(map[facts.Status]phrase.Text{
			facts.Accepted: "You accepted that fact.", facts.Retracted: "You rejected that fact.", facts.Proposed: "That fact waits for a decision again.",
		}[s.Status]))
	}
	for _, source := range sourcesOf(&s) {
		if err := j.nextFacts(ctx, source); err != nil {
			return err
		}
	}
	return nil
}

// sourcesOf are the IDs of the sources that a statement rests on, each once.
func sourcesOf(s *facts.Statement) []string {
	var all []string
	for _, r := range s.References {
		all = including(all, r.Source.ID)
	}
	return all
}

// mayDecideFact reports whether the user decides on a proposed fact. It counts
// in every room, so the rule is that of corrections, for the rooms that brought
// its source or have it on their lists.
func (d *Desk) mayDecideFact(ctx context.Context, s *facts.Statement, network, user string) (bool, error) {
	if named := d.opts.Moderators[network]; slices.Contains(named, user) {
		return true, nil
	} else if len(named) > 0 {
		return d.heldFor(ctx, network, "", user)
	}
	rooms, err := d.roomsReading(ctx, network, sourcesOf(s))
	if err != nil {
		return false, err
	}
	for _, room := range append(rooms, "") {
		if ok, err := d.moderates(ctx, network, room, user); ok || err != nil {
			return ok, err
		}
	}
	return false, nil
}

// roomsReading are the rooms of the network that brought one of the sources, or
// have it on their lists.
func (d *Desk) roomsReading(ctx context.Context, network string, sources []string) ([]string, error) {
	lists, err := d.kept.Lists(ctx, network)
	if err != nil {
		return nil, fmt.Errorf("look who reads it: %w", err)
	}
	var rooms []string
	for _, id := range sources {
		brought, err := d.shelvedHere(ctx, network, id)
		if err != nil {
			return nil, err
		}
		for _, x := range brought {
			theirs, err := d.roomsOf(ctx, &Correction{Place: x.Place, Author: x.Author})
			if err != nil {
				return nil, err
			}
			rooms = append(rooms, theirs...)
		}
		for room, list := range lists {
			if slices.Contains(list, id) {
				rooms = append(rooms, room)
			}
		}
	}
	slices.Sort(rooms)
	return slices.Compact(rooms), nil
}
