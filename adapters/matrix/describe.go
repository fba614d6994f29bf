package matrix

import (
	"context"

	"maunium.net/go/mautrix/id"
)

// describe is filled in below.
func (a *Adapter) describe(ctx context.Context, room id.RoomID) {}
