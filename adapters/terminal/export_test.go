package terminal

import (
	"context"
	"io"
)

// Next acts on one line of a conversation that goes on.
func (c *Chat) Next(ctx context.Context, line string, out io.Writer) error {
	c.screen, c.out = out, out
	return c.next(ctx, line)
}

// Ring rings the alarms that are due.
func (c *Chat) Ring(ctx context.Context, out io.Writer) error {
	c.screen, c.out = out, out
	return c.ring(ctx)
}
