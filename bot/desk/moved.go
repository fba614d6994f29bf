package desk

import (
	"context"
	"fmt"
	"reflect"
)

// Moved carries over what was settled for a room to the one that replaces it,
// unless something is settled there already. Doing it again changes nothing.
func (d *Desk) Moved(ctx context.Context, network, from, to string) error {
	settled, err := d.kept.Room(ctx, network, to)
	if err != nil {
		return fmt.Errorf("read settings: %w", err)
	}
	if !reflect.ValueOf(settled).IsZero() {
		return nil
	}
	before, err := d.kept.Room(ctx, network, from)
	if err != nil {
		return fmt.Errorf("read settings: %w", err)
	}
	if err := d.kept.SetRoom(ctx, network, to, before); err != nil {
		return fmt.Errorf("keep settings: %w", err)
	}
	d.forgetScopes()
	return nil
}
