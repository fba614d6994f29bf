package desk

import (
	"context"
	"errors"
	"fmt"
	"time"

	"footnote/bot"
)

// toOne is what stands for the ID of a message to one user where the network
// gives none.
const toOne = "to-one"

// deliverNext brings the first delivery of the room that is not as it should
// be to where it should stand, and has the room looked at again.
func (d *Desk) deliverNext(ctx context.Context, room bot.Place) {
	x, ok, err := d.kept.NextDue(ctx, room.Network, room.Room)
	if err == nil && !ok {
		return
	}
	if err == nil {
		err = d.deliver(ctx, &x)
	}
	if err == nil {
		d.succeeded(x.ID)
		d.rooms.add(room)
		return
	}
	if ctx.Err() != nil {
		return // it is done at the next start
	}
	var wait *RetryError
	switch {
	case errors.As(err, &wait) && wait.Err == nil:
		d.rooms.addLater(room, wait.After)
		return
	case errors.As(err, &wait):
		d.failed(x.ID)
		d.rooms.addLater(room, wait.After)
	default:
		d.rooms.addLater(room, backOff(d.failed(x.ID)))
	}
	d.opts.Log.Warn("delivery delayed", "network", room.Network, "room", room.Room, "delivery", x.ID, "error", err)
}

// deliver makes the delivery stand as it should.
func (d *Desk) deliver(ctx context.Context, x *Delivery) error {
	n, ok := d.networks[x.Place.Network]
	if !ok {
		return &RetryError{After: time.Minute, Err: fmt.Errorf("network %q is not served", x.Place.Network)}
	}
	err := d.bring(ctx, n, x)
	if errors.Is(err, ErrRefused) {
		d.opts.Log.Error("delivery refused", "network", x.Place.Network, "room", x.Place.Room, "delivery", x.ID, "error", err)
		return d.kept.Refuse(ctx, *x, err.Error())
	}
	if err != nil {
		return err
	}
	return d.kept.Settle(ctx, *x)
}

// bring sends, edits or removes, whichever is missing.
func (d *Desk) bring(ctx context.Context, n Network, x *Delivery) (err error) {
	if x.Message == "" && d.mayStand(x) {
		if x.Message, err = n.Find(ctx, x); err != nil {
			return fmt.Errorf("look for message: %w", err)
		}
	}
	switch {
	case x.Gone && x.Message == "":
		return nil
	case x.Gone:
		if err := n.Remove(ctx, x); err != nil {
			return fmt.Errorf("remove message: %w", err)
		}
	case x.Message == "":
		if x.Message, err = n.Send(ctx, x); err != nil {
			return fmt.Errorf("send message: %w", err)
		}
		if x.Message == "" {
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
	d.mu.Lock()
	defer d.mu.Unlock()
	return x.At.Before(d.started) || d.tries[x.ID] > 0
}
