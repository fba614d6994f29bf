package plan

import (
	"context"
	"time"
)

// Zone is the time zone that the room's plan goes by; nil where none was
// settled or assumed, or where it is not known any more.
func (f *Feature) Zone(ctx context.Context, network, room string) (*time.Location, error) {
	plans, err := f.store.Plans(ctx, network, []string{room})
	if err != nil || len(plans) == 0 {
		return nil, err
	}
	zone, ok := FindZone(plans[0].Zone)
	if !ok {
		return nil, nil
	}
	return zone, nil
}
