package terminal

import (
	"context"
	"fmt"
	"maps"
	"math"

	"footnote/facts"
)

// until is how far the readings have been read here, by the reading plan.
func (c *Chat) until(ctx context.Context) (facts.Until, error) {
	limits, err := c.opts.Study.Limits(ctx, c.opts.Place.Network, []string{c.opts.Place.Room}, c.opts.Now())
	if err != nil {
		return nil, fmt.Errorf("look how far the readings have been read: %w", err)
	}
	until := limits[c.opts.Place.Room]
	// Of a source that has no limit, also that may be told of which the place is
	// not known.
	maps.DeleteFunc(until, func(_ string, end int) bool { return end == math.MaxInt })
	return until, nil
}
