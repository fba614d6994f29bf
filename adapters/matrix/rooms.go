package matrix

import (
	"context"
	"fmt"
	"slices"

	"maunium.net/go/mautrix"
	"maunium.net/go/mautrix/event"
	"maunium.net/go/mautrix/id"
)

// setIn notes whether the bot is in a room.
func (a *Adapter) setIn(room id.RoomID, in bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.rooms[room] = in
}

// invited accepts an invitation of somebody who may invite the bot, and
// declines others. It does not wait for that: another server may have to
// answer.
func (r *receiver) invited(ctx context.Context, room id.RoomID, state []*event.Event) {
	i := slices.IndexFunc(state, func(e *event.Event) bool {
		_, is := memberships(e, r.me())
		return is == event.MembershipInvite
	})
	if i >= 0 && !r.deaf {
		r.aside(ctx, "answer invitation", func() error { return r.answerInvite(ctx, room, state[i]) })
	}
}

func (r *receiver) answerInvite(ctx context.Context, room id.RoomID, invite *event.Event) error {
	follows, err := r.config.Store.Note(ctx, Network, followsName(room))
	if err != nil {
		return err
	}
	if follows == "" && !r.allows(invite.Sender) {
		r.log.Warn("invitation declined; the configuration may allow it", "room", room, "user", invite.Sender)
		_, err := r.client.LeaveRoom(ctx, room)
		return err
	}
	direct := invite.Content.AsMember().IsDirect
	if direct {
		r.meanDirect(invite.Sender, room) // before anything can be said there
	}
	if joined, err := r.join(ctx, room, invite.Sender); err != nil || !joined || !direct {
		return err
	}
	return r.addDirect(ctx, invite.Sender, room)
}

// mostJoins is how often joining a room is tried, and mostRefusals after how
// many refusals that is given up: a homeserver may send an invitation before it
// would let the bot in by it.
const (
	mostJoins    = 6
	mostRefusals = 3
)

// join joins a room by way of a user's server. That it is not to be joined is
// no error.
func (r *receiver) join(ctx context.Context, room id.RoomID, via id.UserID) (joined bool, err error) {
	for tries := range mostJoins {
		_, err = r.client.JoinRoom(ctx, room.String(), &mautrix.ReqJoinRoom{Via: []string{via.Homeserver()}})
		if err == nil {
			r.log.Info("joined a room", "room", room, "user", via)
			return true, nil
		}
		if gone(err) && tries+1 == mostRefusals || !pause(ctx, pauseAfter(tries, err)) {
			break
		}
	}
	r.log.Warn("room not joined", "room", room, "user", via, "error", err)
	return false, ctx.Err()
}

// followsName is the name of the note that has which room the room replaces.
func followsName(room id.RoomID) string { return "follows " + room.String() }

// replaced goes along when a room is replaced by another, which is where its
// people are from then on. Where the bot has to be invited first, that is
// accepted whoever invites it.
func (r *receiver) replaced(ctx context.Context, e *event.Event) error {
	next := e.Content.AsTombstone().ReplacementRoom
	if next == "" || e.GetStateKey() != "" {
		return nil
	}
	if err := r.config.Store.SetNotes(ctx, Network, map[string]string{followsName(next): e.RoomID.String()}); err != nil {
		return err
	}
	r.mu.Lock()
	there := r.rooms[next]
	r.mu.Unlock()
	if there {
		return r.settleIn(ctx, next)
	}
	r.aside(ctx, "follow to another room", func() error {
		_, err := r.join(ctx, next, e.Sender)
		return err
	})
	return nil
}

// settleIn is called when the bot has joined a room. What was settled in the
// one that it replaces holds here.
func (r *receiver) settleIn(ctx context.Context, room id.RoomID) error {
	r.describe(ctx, room)
	from, err := r.config.Store.Note(ctx, Network, followsName(room))
	if err != nil || from == "" {
		return err
	}
	if err := r.desk.Moved(ctx, Network, from, room.String()); err != nil {
		return fmt.Errorf("carry over settings: %w", err)
	}
	return r.config.Store.SetNotes(ctx, Network, map[string]string{followsName(room): ""})
}
