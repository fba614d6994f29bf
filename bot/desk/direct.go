package desk

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// directAge is how long a network is not asked again for the room of a user's
// own conversation: a fact that many answers rest on has as many of them looked
// for at once.
const directAge = 10 * time.Minute

// directRoom is the room of the user's own conversation with the bot; empty if
// the network has none.
func (d *Desk) directRoom(ctx context.Context, u user) (string, error) {
	if d.networks[u.network] == nil || u.id == "" {
		return "", nil
	}
	return d.directs.Get(ctx, u)
}

// findDirect asks the network for that room.
func (d *Desk) findDirect(ctx context.Context, u user) (string, error) {
	room, err := d.networks[u.network].Direct(ctx, u.id)
	if errors.Is(err, ErrRefused) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("find the conversation with a user: %w", err)
	}
	return room, nil
}

// lookWhose looks whether a conversation of two is the author's own with the
// bot. What commands and buttons say of their room cannot tell it from one of
// two people who both use the bot there.
func (j *job) lookWhose(ctx context.Context) error {
	if !j.e.Direct || !j.e.anywhere() {
		return nil
	}
	if _, ok := j.networks[j.e.Place.Network].(Acquaintance); ok {
		return nil // there is no way to ask from such a room
	}
	room, err := j.directRoom(ctx, user{j.e.Place.Network, j.e.Author})
	if err != nil || room == j.e.Place.Room || room == "" {
		return err
	}
	j.e.Direct, j.apart = false, true
	return nil
}

// standsDirect reports whether the delivery stands in its asker's own
// conversation with the bot.
func (d *Desk) standsDirect(ctx context.Context, x *Delivery) (bool, error) {
	if n, ok := d.networks[x.Place.Network].(Acquaintance); ok && x.Asker != "" {
		direct, err := n.IsDirect(ctx, x.Place.Room, x.Asker)
		if err != nil {
			return false, fmt.Errorf("look whose conversation it is: %w", err)
		}
		return direct, nil
	}
	room, err := d.directRoom(ctx, user{x.Place.Network, x.Asker})
	return room == x.Place.Room, err
}
