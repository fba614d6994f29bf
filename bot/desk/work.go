package desk

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"runtime/debug"
	"strconv"
	"strings"

	"footnote/bot"
)

// mostTries is how often the handling of an event is tried before the asker is
// told that it went wrong.
const mostTries = 5

// answerNext deals with the first waiting event of the place, and has the
// place looked at again.
func (d *Desk) answerNext(ctx context.Context, p bot.Place) {
	e, ok, err := d.kept.Next(ctx, p)
	if err == nil && !ok {
		return
	}
	what := p.Network + " " + e.Key
	if err == nil {
		err = d.handle(ctx, e)
	}
	switch {
	case err == nil:
		d.succeeded(what)
		d.events.add(p)
		return
	case ctx.Err() != nil:
		return // it is dealt with at the next start
	}
	tries := d.failed(what)
	d.opts.Log.Error("event failed", "network", p.Network, "room", p.Room, "kind", e.Kind, "tries", tries, "error", err)
	d.events.addLater(p, backOff(tries))
}

// handle works out what follows from an event, keeps it, and has it sent.
func (d *Desk) handle(ctx context.Context, e Event) error {
	o, err := d.outcome(ctx, e)
	if err != nil && ctx.Err() == nil && d.triesOf(e)+1 >= mostTries {
		d.opts.Log.Error("event given up", "network", e.Place.Network, "room", e.Place.Room, "kind", e.Kind, "error", err)
		o, err = d.apology(e), nil
	}
	if err != nil {
		return err
	}
	if err := d.kept.Finish(ctx, o); err != nil {
		return fmt.Errorf("finish event: %w", err)
	}
	d.wakeRooms(&o, e.Place)
	return nil
}

func (d *Desk) triesOf(e Event) int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.tries[e.Place.Network+" "+e.Key]
}

// wakeRooms has the senders look at the rooms that the outcome is about.
func (d *Desk) wakeRooms(o *Outcome, at bot.Place) {
	d.rooms.add(roomOf(at))
	for _, x := range o.Put {
		d.rooms.add(roomOf(x.Place))
	}
}

// roomOf is the room of a place, without its thread.
func roomOf(p bot.Place) bot.Place { return bot.Place{Network: p.Network, Room: p.Room} }

// outcome works out what follows from an event. A panic costs this event only.
func (d *Desk) outcome(ctx context.Context, e Event) (o Outcome, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	room, err := d.kept.Room(ctx, e.Place.Network, e.Place.Room)
	if err != nil {
		return o, fmt.Errorf("read settings: %w", err)
	}
	j := &job{Desk: d, e: e, room: room, out: Outcome{Event: e}}
	if err := j.do(ctx); err != nil {
		return o, err
	}
	return j.out, nil
}

// A job is the handling of one event.
type job struct {
	*Desk
	e    Event
	room Room // the settings of the event's room
	out  Outcome
}

func (j *job) do(ctx context.Context) error {
	switch j.e.Kind {
	case Said:
		return j.said(ctx)
	case Edited:
		return j.edited(ctx)
	case Deleted:
		return j.deleted(ctx)
	case Asked:
		return j.ask(ctx)
	case Claimed:
		return j.check(ctx)
	case Commanded:
		return j.command(ctx)
	case Pressed:
		return j.pressed(ctx)
	case Submitted:
		return j.submitted(ctx)
	case Reacted, Unreacted:
		return j.reacted(ctx)
	case recheck:
		return j.repair(ctx)
	}
	return j.silent("there is nothing to be done about " + string(j.e.Kind))
}

// silent notes why nothing is said.
func (j *job) silent(why string) error {
	j.out.Silence = why
	return nil
}

// apology is what becomes of an event that could not be dealt with.
func (d *Desk) apology(e Event) Outcome {
	j := &job{Desk: d, e: e, out: Outcome{Event: e}}
	switch {
	case e.Kind == Deleted || e.Kind == Reacted || e.Kind == Unreacted || e.Kind == Said && !e.Addressed:
		j.out.Silence = "something went wrong; the log says what"
	case e.Kind == Said || e.Kind == Edited:
		j.put("", Post{Note: apologyText})
	default:
		j.tell(apologyText)
	}
	return j.out
}

const apologyText = "Sorry, something went wrong with that. Whoever runs me finds the reason in the log."

// question is what the answers to the event go by in the outbox: the message
// that was said or, for what is no message, the event.
func (j *job) question() string {
	if j.e.Message != "" && (j.e.Kind == Said || j.e.Kind == Edited || j.e.Kind == Deleted) {
		return j.e.Message
	}
	return j.e.Key
}

// put says a post in the place of the event to the person to, or to everyone
// for an empty to, in as many messages as it needs. Said for the same question
// before, it is changed.
func (j *job) put(to string, p Post) {
	j.putAt(j.e.Place, to, j.question(), p)
}

// tell says a note to the author alone.
func (j *job) tell(note string) { j.put(j.e.Author, Post{Note: note}) }

// putAt says a post in another place.
func (j *job) putAt(at bot.Place, to, question string, p Post) {
	x := Delivery{Place: at, To: to, Question: question, Asker: j.e.Author, At: j.opts.Now()}
	if to != "" {
		x.Route = j.e.Route
	}
	j.out.Put = append(j.out.Put, j.pages(x, p)...)
}

// pages are the deliveries that a post takes, like x in all but ID and Post.
func (d *Desk) pages(x Delivery, p Post) []Delivery {
	posts := []Post{p}
	if n, ok := d.networks[x.Place.Network]; ok {
		posts = n.Pages(p)
	}
	slip := slipOf(&x)
	out := make([]Delivery, len(posts))
	for i, page := range posts {
		out[i] = x
		out[i].ID, out[i].Post = pageID(slip, i), page
	}
	return out
}

// slipOf names what is said to a question in a room, all its pages together.
// It is the same whenever it is made.
func slipOf(x *Delivery) string {
	h := sha256.New()
	for _, part := range []string{x.Place.Network, x.Place.Room, x.Question, x.To} {
		fmt.Fprintf(h, "%d %s ", len(part), part)
	}
	return hex.EncodeToString(h.Sum(nil)[:12])
}

// pageID is the ID of one of the messages that a slip takes.
func pageID(slip string, page int) string { return slip + "-" + strconv.Itoa(page) }

// slipAt is the slip that the delivery is a page of.
func slipAt(deliveryID string) string {
	slip, _, _ := strings.Cut(deliveryID, "-")
	return slip
}

// slip are the pages of a slip as they were put last; none if there is none.
func (d *Desk) slip(ctx context.Context, slip string) ([]Delivery, error) {
	var pages []Delivery
	for {
		x, ok, err := d.kept.Delivery(ctx, pageID(slip, len(pages)))
		if err != nil {
			return nil, fmt.Errorf("read what was said: %w", err)
		}
		if !ok || x.Gone {
			return pages, nil
		}
		pages = append(pages, x)
	}
}
