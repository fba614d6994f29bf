package desk

import (
	"context"
	"fmt"
	"strings"

	"footnote/bot"
	"footnote/bot/answer"
	"footnote/facts"
)

// A Home is what a member sees when they look at the bot itself rather than
// talk to it.
type Home struct {
	Language   string          // what it is told in, as a BCP 47 tag; empty for English
	Questions  []AskedQuestion // the member's own, latest first
	Readings   []facts.Source  // what the member's questions are answered from
	Unanswered []string        // open questions of the member's rooms
	Rooms      []ModeratedRoom // the rooms that the member looks after
	Open       []Correction    // to be reviewed, if the member may
}

// An AskedQuestion is a question and the message that answered it.
type AskedQuestion struct {
	Question string // in its stand-alone wording
	Status   answer.Status
	Place    bot.Place
	Message  string // the network's ID of the answer; empty if it was private
}

// A ModeratedRoom is a room and what is settled about it.
type ModeratedRoom struct {
	ID   string
	Room Room
}

// Home is what the user sees when they look at the bot itself.
func (d *Desk) Home(ctx context.Context, network, id string) (Home, error) {
	h := Home{Language: d.opts.Language}
	if err := d.fillHome(ctx, &h, network, id); err != nil {
		return Home{}, fmt.Errorf("make home: %w", err)
	}
	return h, nil
}

func (d *Desk) fillHome(ctx context.Context, h *Home, network, id string) error {
	mine, err := d.kept.AskedBy(ctx, network, id, mostListed)
	if err != nil {
		return err
	}
	for _, x := range mine {
		if isAnswer(x.Post.Reply) && strings.HasSuffix(x.ID, "-0") {
			q := AskedQuestion{Question: x.Post.Reply.Resolved, Status: x.Post.Reply.Status, Place: x.Place}
			if x.To == "" {
				q.Message = x.Message
			}
			h.Questions = append(h.Questions, q)
		}
	}
	e := Event{Place: bot.Place{Network: network}, Author: id, Direct: true}
	if h.Readings, err = d.readings(ctx, &e); err != nil {
		return err
	}
	var rooms []string
	if n, ok := d.networks[network]; ok {
		if rooms, err = n.Rooms(ctx, id); err != nil {
			return err
		}
	}
	open, err := d.kept.Missing(ctx, network, rooms, mostListed)
	if err != nil {
		return err
	}
	for _, m := range open {
		h.Unanswered = append(h.Unanswered, m.Question)
	}
	for _, room := range rooms {
		ok, err := d.moderates(ctx, network, room, id)
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		settled, err := d.kept.Room(ctx, network, room)
		if err != nil {
			return err
		}
		h.Rooms = append(h.Rooms, ModeratedRoom{ID: room, Room: settled})
	}
	h.Open, err = d.openFor(ctx, network, id)
	return err
}
