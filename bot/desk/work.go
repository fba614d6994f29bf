package desk

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"footnote/bot"
	"footnote/bot/phrase"
	"footnote/bot/post"
)

const (
	// mostTries is how often the handling of an event is tried before the
	// asker is told that it went wrong.
	mostTries = 5
	// mostTime is how long one try of handling an event, or of bringing a
	// delivery to where it should stand, may take.
	mostTime = time.Minute
	// readTime is the same for fetching and reading what somebody brought.
	readTime = 5 * time.Minute
	// storePause is how long to leave the store alone when it failed.
	storePause = time.Second
)

// answerNext deals with the first waiting event of the place. It returns
// whether the place is to be looked at again, and when.
func (d *Desk) answerNext(ctx context.Context, p bot.Place) (again bool, after time.Duration) {
	e, ok, err := d.kept.Next(ctx, p)
	switch {
	case err != nil && ctx.Err() == nil:
		d.opts.Log.Error("inbox not read", "network", p.Network, "room", p.Room, "error", err)
		return true, storePause
	case err != nil || !ok:
		return false, 0
	}
	what := e.Place.Network + " " + e.Key
	if err = d.handle(ctx, e, d.triesOf(what) >= mostTries); err == nil {
		d.succeeded(what)
		return true, 0
	}
	if ctx.Err() != nil {
		return false, 0 // it is dealt with at the next start
	}
	if wait, ok := errors.AsType[*RetryError](err); ok {
		d.opts.Log.Warn("event delayed", "network", p.Network, "room", p.Room, "kind", e.Kind, "error", err)
		return true, max(wait.After, leastWait)
	}
	tries := d.failed(what)
	d.opts.Log.Error("event failed", "network", p.Network, "room", p.Room, "kind", e.Kind, "tries", tries, "error", err)
	if tries == mostTries {
		return true, 0 // to be given up
	}
	return true, backOff(tries)
}

// handle works out what follows from an event, or gives it up, keeps that, and
// has it sent. A panic costs this try only.
func (d *Desk) handle(ctx context.Context, e Event, giveUp bool) (err error) {
	defer caught(&err)
	defer d.working()()
	ctx, stop := context.WithTimeout(ctx, timeFor(e.Kind))
	defer stop()
	var o Outcome
	if giveUp {
		o = d.apology(ctx, e)
	} else {
		if o, err = d.outcome(ctx, e); err != nil {
			return err
		}
	}
	if err := d.kept.Finish(ctx, o); err != nil {
		return fmt.Errorf("finish event: %w", err)
	}
	d.wakeRooms(&o, e.Place)
	d.setAlarms()
	return nil
}

// timeFor is how long one try of handling such an event may take.
func timeFor(k Kind) time.Duration {
	if k == importing || k == extracting {
		return readTime
	}
	return mostTime
}

// wakeRooms has the senders look at the rooms that the outcome is about: what
// it withdraws stands where the event was.
func (d *Desk) wakeRooms(o *Outcome, at bot.Place) {
	d.wakeRoom(at)
	for _, x := range o.Put {
		d.wakeRoom(x.Place)
	}
}

// wakeRoom has the senders look at the room of the place.
func (d *Desk) wakeRoom(p bot.Place) {
	if d.serves(p) {
		d.rooms.add(roomOf(p))
	}
}

// wakePlace has the workers look at the place.
func (d *Desk) wakePlace(p bot.Place) {
	if d.serves(p) {
		d.events.add(p)
	}
}

// serves reports whether the place is in a network of the desk's. What is kept
// for others waits until a desk serves them.
func (d *Desk) serves(p bot.Place) bool { return d.networks[p.Network] != nil }

// roomOf is the room of a place, without its thread.
func roomOf(p bot.Place) bot.Place { return bot.Place{Network: p.Network, Room: p.Room} }

// outcome works out what follows from an event.
func (d *Desk) outcome(ctx context.Context, e Event) (Outcome, error) {
	room, err := d.kept.Room(ctx, e.Place.Network, e.Place.Room)
	if err != nil {
		return Outcome{}, fmt.Errorf("read settings: %w", err)
	}
	j := d.job(e)
	j.room = room
	if err := j.lookWhose(ctx); err != nil {
		return Outcome{}, err
	}
	err = j.do(ctx)
	return j.out, err
}

// caught makes an error of a panic; it is to be deferred.
func caught(err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
	}
}

// apologyText is all that people are told of what went wrong.
const apologyText phrase.Text = "Sorry, something went wrong with that. Whoever runs me finds the reason in the log."

// apology is what becomes of an event that could not be dealt with. Whoever
// wanted nothing of the bot is told nothing.
func (d *Desk) apology(ctx context.Context, e Event) Outcome {
	j := d.job(e)
	if room, err := d.kept.Room(ctx, e.Place.Network, e.Place.Room); err == nil {
		j.room = room // else it is told in the program's language
	}
	switch e.Kind {
	case Said, Edited:
		if e.Addressed {
			j.put("", post.Post{Note: j.text(apologyText)})
		} else {
			j.out.Silence = j.text("something went wrong; the log says what")
		}
	case importing:
		j.notRead(&Drop{ID: e.Value, Place: e.Place}, j.text("I could not get %s, though I tried several times. Bring it again later.", j.quotedName(broughtName(&e))))
	case Asked, Claimed, Commanded, Pressed, Submitted:
		j.tell(j.text(apologyText))
	}
	return j.out
}
