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
