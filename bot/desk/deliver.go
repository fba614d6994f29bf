package desk

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"footnote/bot"
)

const (
	// toOne is what stands for the ID of a message to one user where the
	// network gives none.
	toOne = "to-one"
	// mostSends is how often a delivery is tried that fails for no known
	// reason. That takes some hours, which a network may be out of order; a
	// delivery that brings an adapter down each time must not hold up its room
	// for ever.
	mostSends = 200
	// leastWait is the least time between two tries.
	leastWait = time.Millisecond
)

// deliverNext brings the first delivery of the room that is not as it should
// be to where it should stand. It returns whether the room is to be looked at
// again, and when.
func (d *Desk) deliverNext(ctx context.Context, room bot.Place) (again bool, after time.Duration) {
	x, ok, err := d.kept.NextDue(ctx, room.Network, room.Room)
	switch {
	case err != nil && ctx.Err() == nil:
		d.opts.Log.Error("outbox not read", "network", room.Network, "room", room.Room, "error", err)
		return true, storePause
	case err != nil || !ok:
		return false, 0
	}
	if err = d.deliver(ctx, &x); err == nil {
		d.succeeded(x.ID)
		return true, 0
	}
	if ctx.Err() != nil {
		return false, 0 // it is done at the next start
	}
	wait, limited := errors.AsType[*RetryError](err)
	if limited && wait.Err == nil {
		return true, max(wait.After, leastWait)
	}
	d.opts.Log.Warn("delivery delayed", "network", room.Network, "room", room.Room, "delivery", x.ID, "error", err)
	if limited {
		return true, max(wait.After, leastWait)
	}
	return true, backOff(d.failed(x.ID))
}

// deliver makes the delivery stand as it should.
func (d *Desk) deliver(ctx context.Context, x *Delivery) error {
	ctx, stop := context.WithTimeout(ctx, mostTime)
	defer stop()
	if d.triesOf(x.ID) >= mostSends {
		return d.refused(ctx, x, errors.New("it failed too often"))
	}
	err := d.bring(ctx, d.networks[x.Place.Network], x)
	if errors.Is(err, errLate) {
		d.opts.Log.Info("delivery dropped", "network", x.Place.Network, "room", x.Place.Room, "delivery", x.ID, "error", err)
		return d.kept.Refuse(ctx, *x, err.Error())
	}
	if errors.Is(err, ErrRefused) {
		return d.refused(ctx, x, err)
	}
	if err != nil {
		return err
	}
	return d.kept.Settle(ctx, *x)
}

// refused leaves a delivery as it is. That a message to one user can't be
// changed is nothing to worry about.
func (d *Desk) refused(ctx context.Context, x *Delivery, why error) error {
	level := slog.LevelError
	if x.To != "" && x.Message != "" {
		level = slog.LevelInfo
	}
	d.opts.Log.Log(ctx, level, "delivery refused", "network", x.Place.Network, "room", x.Place.Room, "delivery", x.ID, "error", why)
	return d.kept.Refuse(ctx, *x, why.Error())
}

// errLate is why something is not said any more.
var errLate = errors.New("it is too late to say it")

// bring sends, edits or removes, whichever is missing. A panic costs this try
// only.
func (d *Desk) bring(ctx context.Context, n Network, x *Delivery) (err error) {
	defer caught(&err)
	if x.Message == "" && d.mayStand(x) {
		if x.Message, err = n.Find(ctx, x); err != nil {
			return fmt.Errorf("look for message: %w", err)
		}
		if x.Message != "" && x.Version == 1 && !x.Gone {
			return nil // it never said anything else
		}
	}
	switch {
	case x.Gone && x.Message == "":
		return nil
	case x.Gone:
		if err := n.Remove(ctx, x); err != nil {
			return fmt.Errorf("remove message: %w", err)
		}
	case x.Message == "" && !x.Post.Until.IsZero() && d.opts.Now().After(x.Post.Until):
		return errLate
	case x.Message == "":
		message, err := n.Send(ctx, x)
		if err != nil {
			return fmt.Errorf("send message: %w", err)
		}
		if x.Message = message; message == "" {
			x.Message = toOne
		}
	default:
		if err := n.Edit(ctx, x); err != nil {
			return fmt.Errorf("edit message: %w", err)
		}
	}
	return nil
}

// mayStand reports whether the delivery may have been sent without this desk
// knowing: by a process that died, or in a try whose outcome was lost.
func (d *Desk) mayStand(x *Delivery) bool {
	return !x.At.After(d.started) || d.triesOf(x.ID) > 0
}
