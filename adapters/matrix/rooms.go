package matrix

import (
	"context"
	"fmt"
	"slices"

	"maunium.net/go/mautrix"
	"maunium.net/go/mautrix/event"
	"maunium.net/go/mautrix/id"
)

func (a *Adapter) enteredRoom(room id.RoomID) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.rooms[room] = true
}

func (a *Adapter) leftRoom(room id.RoomID) {
	a.mu.Lock()
	defer a.mu.Unlock()
	delete(a.rooms, room)
}

// invited accepts an invitation of somebody who may invite the bot, and
// declines others. It does not wait for that: another server may have to
// answer.
func (r *receiver) invited(ctx context.Context, room id.RoomID, state []*event.Event) {
	i := slices.IndexFunc(state, func(e *event.Event) bool {
		return e.Type == event.StateMember && e.GetStateKey() == r.me().String() && e.Content.AsMember().Membership == event.MembershipInvite
	})
	if i < 0 || r.deaf {
		return
	}
	invite := state[i]
	r.ledger.begin()
	r.waiting.Go(func() {
		if err := r.answerInvite(ctx, room, invite); err != nil {
			if ctx.Err() != nil {
				return // it comes again at the next start
			}
			r.log.Error("invitation not answered", "room", room, "user", invite.Sender, "error", err)
		}
		if err := r.ledger.end(ctx); err != nil {
			r.log.Error("place in the sync not kept", "error", err)
		}
	})
}

func (r *receiver) answerInvite(ctx context.Context, room id.RoomID, invite *event.Event) error {
	follows, err := r.config.Store.Note(ctx, Network, followsName(room))
	if err != nil {
		return err
	}
	if follows == "" && !r.allows(invite.Sender) {
		r.log.Warn("invitation declined; it may be allowed in the configuration", "room", room, "user", invite.Sender)
		_, err := r.client.LeaveRoom(ctx, room)
		return err
	}
	if err := r.join(ctx, room, invite.Sender.Homeserver()); err != nil {
		return err
	}
	r.log.Info("joined a room", "room", room, "user", invite.Sender)
	if !invite.Content.AsMember().IsDirect {
		return nil
	}
	return r.addDirect(ctx, invite.Sender, room)
}

// mostJoins is how often joining a room is tried.
const mostJoins = 6

// join joins a room by way of a server.
func (r *receiver) join(ctx context.Context, room id.RoomID, via string) error {
	for tries := 0; ; tries++ {
		_, err := r.client.JoinRoom(ctx, room.String(), &mautrix.ReqJoinRoom{Via: []string{via}})
		if err == nil || gone(err) || tries == mostJoins {
			return err
		}
		if !pause(ctx, pauseAfter(tries, err)) {
			return ctx.Err()
		}
	}
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
	r.ledger.begin()
	r.waiting.Go(func() {
		if err := r.join(ctx, next, e.Sender.Homeserver()); err != nil {
			r.log.Warn("the room that replaces another is not open to the bot", "room", next, "replaces", e.RoomID, "error", err)
			if ctx.Err() != nil {
				return
			}
		}
		if err := r.ledger.end(ctx); err != nil {
			r.log.Error("place in the sync not kept", "error", err)
		}
	})
	return nil
}

// settleIn is called when the bot has joined a room. What was settled in the
// one that it replaces holds here.
func (r *receiver) settleIn(ctx context.Context, room id.RoomID) error {
	from, err := r.config.Store.Note(ctx, Network, followsName(room))
	if err != nil {
		return err
	}
	if from != "" {
		if err := r.desk.Moved(ctx, Network, from, room.String()); err != nil {
			return fmt.Errorf("carry over settings: %w", err)
		}
		if err := r.config.Store.SetNotes(ctx, Network, map[string]string{followsName(room): ""}); err != nil {
			return err
		}
	}
	r.describe(ctx, room)
	return nil
}
