package desk

import (
	"context"
	"fmt"
)

// An Acquaintance is a Network on which people see that a conversation is
// opened with them, and which can tell one without doing that.
type Acquaintance interface {
	// IsDirect reports whether the room is the user's own conversation with the
	// bot.
	IsDirect(ctx context.Context, room, user string) (bool, error)
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
