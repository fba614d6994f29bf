package matrix

import (
	"context"
	"fmt"
	"slices"

	"maunium.net/go/mautrix"
	"maunium.net/go/mautrix/event"
	"maunium.net/go/mautrix/id"
)

// How much is looked back at in one room. What is older is not answered.
const (
	pageSize  = 100
	mostPages = 20
)

// missed are the events of a room, oldest first, before the token and after the
// one that is known; without one, since the bot was invited. What is too old to be
// answered ends it.
func (r *receiver) missed(ctx context.Context, room id.RoomID, before string, known id.EventID) ([]*event.Event, error) {
	var all []*event.Event // latest first
	for range mostPages {
		if before == "" {
			break
		}
		page, err := r.page(ctx, room, before)
		if err != nil {
			return nil, fmt.Errorf("look back: %w", err)
		}
		end := slices.IndexFunc(page.Chunk, func(e *event.Event) bool { return e.ID == known || isEntry(e, r.me()) })
		if end >= 0 {
			all = append(all, page.Chunk[:end+1]...) // the known one is known to the desk too
			break
		}
		all = append(all, page.Chunk...)
		before = page.End
		if !slices.ContainsFunc(page.Chunk, func(e *event.Event) bool { return !r.old(e) }) {
			break
		}
	}
	slices.Reverse(all)
	return all, nil
}

// page is a page of what was said in a room, latest first, from the token on.
func (a *Adapter) page(ctx context.Context, room id.RoomID, before string) (*mautrix.RespMessages, error) {
	ctx, stop := context.WithTimeout(ctx, patience)
	defer stop()
	page, err := a.client.Messages(ctx, room, before, "", mautrix.DirectionBackward, nil, pageSize)
	if err != nil {
		return nil, err
	}
	for _, e := range page.Chunk {
		prepare(e, room)
	}
	return page, nil
}

// prepare makes an event what it would be in a sync.
func prepare(e *event.Event, room id.RoomID) {
	e.RoomID = room
	e.Type.Class = event.MessageEventType
	if e.StateKey != nil {
		e.Type.Class = event.StateEventType
	}
	_ = e.Content.ParseRaw(e.Type) // what is unreadable is passed over later
}
