package desk

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// A direct is the room of a user's own conversation with the bot.
type direct struct {
	room  string // empty if there is none
	until time.Time
}

const (
	// directAge is how long a network is not asked again for such a room: a
	// fact that many answers rest on has as many of them looked for at once.
	directAge = 10 * time.Minute
	// mostDirects is how many of them are remembered.
	mostDirects = 10_000
)

// directRoom is the room of the user's own conversation with the bot; empty if
// the network has none.
func (d *Desk) directRoom(ctx context.Context, u user) (string, error) {
	n, ok := d.networks[u.network]
	if !ok || u.id == "" {
		return "", nil
	}
	now := d.opts.Now()
	d.mu.Lock()
	known, ok := d.directs[u]
	d.mu.Unlock()
	if ok && now.Before(known.until) {
		return known.room, nil
	}
	room, err := n.Direct(ctx, u.id)
	if errors.Is(err, ErrRefused) {
		room, err = "", nil
	}
	if err != nil {
		return "", fmt.Errorf("find the conversation with a user: %w", err)
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if len(d.directs) >= mostDirects {
		clear(d.directs)
	}
	d.directs[u] = direct{room, now.Add(directAge)}
	return room, nil
}
