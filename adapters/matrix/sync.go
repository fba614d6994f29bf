package matrix

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"maunium.net/go/mautrix"
	"maunium.net/go/mautrix/event"
	"maunium.net/go/mautrix/id"
)

// A receiver hands what Matrix sends to the desk. It is the library's syncer,
// with two changes: what is in the rooms is handled in order and with errors,
// and the token is kept after that.
type receiver struct {
	*Adapter
	*mautrix.DefaultSyncer // for the library's own listeners: state and keys
	desk                   Desk
	deaf                   bool // takes nothing: it is there for a verification
	fails                  int  // syncs that failed in a row
	stateErr               error
	turn                   sync.Mutex // held while the library's listeners are at work
	ledger                 ledger
	waiting                sync.WaitGroup // for what goes on aside
	asked                  sync.Map       // the keys that were asked for, by session
	told                   sync.Map       // when rooms were told that something cannot be read
}

// Dispatch hides the library's own: it would handle encrypted events as they
// come and lose those that a key is missing for.
func (r *receiver) Dispatch() {}

// listen has the library's listeners see the state of rooms.
func (r *receiver) listen() {
	r.OnEvent(func(ctx context.Context, e *event.Event) {
		if e.StateKey != nil && e.Type == event.StateEncryption {
			// The library only logs its failure, and would send in the clear.
			r.stateErr = errors.Join(r.stateErr, r.state.SetEncryptionEvent(ctx, e.RoomID, e.Content.AsEncryption()))
		}
		r.client.StateStoreSyncHandler(ctx, e)
		if e.Type == event.StateMember {
			r.memberChanged(e)
		}
	})
	r.OnEventType(event.AccountDataDirectChats, func(_ context.Context, e *event.Event) {
		if content, ok := e.Content.Parsed.(*event.DirectChatsEventContent); ok {
			r.mu.Lock()
			defer r.mu.Unlock()
			r.direct = *content
		}
	})
}

// ProcessResponse handles a sync, and keeps its token once all is done. After
// an error the sync comes again.
func (r *receiver) ProcessResponse(ctx context.Context, res *mautrix.RespSync, since string) error {
	r.turn.Lock()
	defer r.turn.Unlock()
	r.stateErr = nil
	if err := r.DefaultSyncer.ProcessResponse(ctx, res, since); err != nil {
		return fmt.Errorf("follow state: %w", err)
	}
	if r.stateErr != nil {
		return fmt.Errorf("keep that a room is encrypted: %w", r.stateErr)
	}
	notes := make(map[string]string)
	for room, joined := range res.Rooms.Join {
		if err := r.inRoom(ctx, room, joined, since == "", notes); err != nil {
			return fmt.Errorf("handle room %s: %w", room, err)
		}
	}
	for room, invited := range res.Rooms.Invite {
		r.invited(ctx, room, invited.State.Events)
	}
	for room := range res.Rooms.Leave {
		r.setIn(room, false)
	}
	r.fails = 0
	if r.deaf {
		return nil
	}
	notes[r.tokenName()] = res.NextBatch
	return r.ledger.change(ctx, 0, notes)
}

// inRoom handles what happened in a room that the bot is in. Nothing of a first
// sync is answered: it is older than the bot.
func (r *receiver) inRoom(ctx context.Context, room id.RoomID, in *mautrix.SyncJoinedRoom, first bool, notes map[string]string) error {
	r.setIn(room, true)
	events := in.Timeline.Events
	name := "last " + room.String()
	if !first {
		known, err := r.config.Store.Note(ctx, Network, name)
		if err != nil {
			return err
		}
		since, entered := sinceEntry(events, r.me())
		if in.Timeline.Limited && !entered && !r.deaf {
			missed, err := r.missed(ctx, room, in.Timeline.PrevBatch, id.EventID(known))
			if err != nil {
				return err
			}
			since = append(missed, since...)
		}
		for _, e := range since {
			if err := r.happened(ctx, e); err != nil {
				return err
			}
		}
	}
	if len(events) > 0 {
		notes[name] = events[len(events)-1].ID.String()
	}
	return nil
}

// sinceEntry are the events from the last time on that the user was invited or
// came unasked, and whether there was such a time among them. Who invites the
// bot may ask it something before it has come.
func sinceEntry(events []*event.Event, user id.UserID) (_ []*event.Event, entered bool) {
	for i := len(events) - 1; i >= 0; i-- {
		if isEntry(events[i], user) {
			return events[i:], true
		}
	}
	return events, false
}

func isEntry(e *event.Event, user id.UserID) bool {
	was, is := memberships(e, user)
	return is == event.MembershipInvite || is == event.MembershipJoin && was != event.MembershipJoin && was != event.MembershipInvite
}

// isJoin reports whether the user joined by the event, and did not just change
// name or picture.
func isJoin(e *event.Event, user id.UserID) bool {
	was, is := memberships(e, user)
	return is == event.MembershipJoin && was != event.MembershipJoin
}

// memberships are what the user was to the room before the event and is after
// it; empty if the event is not about that.
func memberships(e *event.Event, user id.UserID) (was, is event.Membership) {
	if e.Type != event.StateMember || e.GetStateKey() != user.String() {
		return "", ""
	}
	if e.Unsigned.PrevContent != nil {
		before, _ := e.Unsigned.PrevContent.Raw["membership"].(string)
		was = event.Membership(before)
	}
	return was, e.Content.AsMember().Membership
}

// OnFailedSync is how long to wait after a failed sync. That the session has
// ended is an error.
func (r *receiver) OnFailedSync(_ *mautrix.RespSync, err error) (time.Duration, error) {
	if errors.Is(err, mautrix.MUnknownToken) {
		return 0, err
	}
	return r.failed(err), nil
}

// failed counts a failure and returns how long to wait.
func (r *receiver) failed(err error) time.Duration {
	wait := pauseAfter(r.fails, err)
	r.fails++
	r.log.Warn("matrix is tried again", "after", wait, "tries", r.fails, "error", err)
	return wait
}

// mostTimeline is how many events of a room one sync brings.
const mostTimeline = 50

// GetFilterJSON leaves out what the bot has no use for.
func (r *receiver) GetFilterJSON(id.UserID) *mautrix.Filter {
	nothing := &mautrix.FilterPart{NotTypes: []event.Type{{Type: "*"}}}
	return &mautrix.Filter{
		Presence: nothing,
		Room:     &mautrix.RoomFilter{Timeline: &mautrix.FilterPart{Limit: mostTimeline}, Ephemeral: nothing, AccountData: nothing},
	}
}

// memberChanged forgets what was known of who is in a room, and learns the
// bot's own name.
func (r *receiver) memberChanged(e *event.Event) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.crowds, e.RoomID)
	if name := e.Content.AsMember().Displayname; name != "" && e.GetStateKey() == r.me().String() && e.Mautrix.EventSource&event.SourceJoin != 0 {
		r.name.Store(&name)
	}
}

// tokenName is the name of the note that has the sync token. Another device
// begins anew.
func (a *Adapter) tokenName() string {
	return "since " + a.me().String() + " " + a.session.Device.String()
}

// tokens is the library's store of sync tokens. The library would keep a token
// before what came with it is handled; ProcessResponse keeps it after that.
type tokens struct {
	*receiver
	filter string
}

// SaveNextBatch does nothing.
func (t *tokens) SaveNextBatch(context.Context, id.UserID, string) error { return nil }

// LoadNextBatch is the token to go on from; empty before the first sync.
func (t *tokens) LoadNextBatch(ctx context.Context, _ id.UserID) (string, error) {
	return t.config.Store.Note(ctx, Network, t.tokenName())
}

// SaveFilterID keeps the filter's ID while the program runs.
func (t *tokens) SaveFilterID(_ context.Context, _ id.UserID, filter string) error {
	t.filter = filter
	return nil
}

// LoadFilterID is the ID of the filter; empty if there is none yet.
func (t *tokens) LoadFilterID(context.Context, id.UserID) (string, error) { return t.filter, nil }
