package terminal

import (
	"context"
	"fmt"

	"footnote/facts"
)

// until is how far the readings have been read here, by the reading plan.
func (c *Chat) until(ctx context.Context) (facts.Until, error) {
	limits, err := c.opts.Study.Limits(ctx, c.opts.Place.Network, []string{c.opts.Place.Room}, c.opts.Now())
	if err != nil {
		return nil, fmt.Errorf("look how far the readings have been read: %w", err)
	}
	return limits[c.opts.Place.Room], nil
}
