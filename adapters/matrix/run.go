package matrix

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"maunium.net/go/mautrix"
	"maunium.net/go/mautrix/event"
	"maunium.net/go/mautrix/id"

	"footnote/bot/desk"
)

// How long to wait before a request is tried again: a second, doubled with each
// try, at most half a minute.
const (
	firstPause = time.Second
	mostPause  = 30 * time.Second
)

// Run receives until ctx is done, and returns nil then. It returns an error
// where somebody has to do something: the session has ended, or the keys do not
// fit; anything else is tried again. It may be called once.
func (a *Adapter) Run(ctx context.Context, d Desk) error {
	return a.run(ctx, &receiver{Adapter: a, desk: d, ledger: ledger{store: a.config.Store}})
}

func (a *Adapter) run(ctx context.Context, r *receiver) error {
	defer r.waiting.Wait()
	for {
		err := a.begin(ctx, r)
		if err == nil {
			err = a.client.SyncWithContext(ctx)
		}
		switch {
		case ctx.Err() != nil:
			return nil
		case errors.Is(err, mautrix.MUnknownToken):
			return fmt.Errorf("matrix: the session of %s has ended; run \"footnote matrix login\": %w", a.me(), err)
		case errors.Is(err, errFatal):
			return fmt.Errorf("matrix: %w", err)
		}
		if !pause(ctx, r.failed(err)) {
			return nil
		}
	}
}

// errFatal is what an error is wrapped in that only people can mend.
var errFatal = errors.New("cannot go on")

// pauseAfter is how long to wait after so many tries have failed, the last of
// them with err.
func pauseAfter(tries int, err error) time.Duration {
	wait, _ := limited(err)
	return max(wait, min(firstPause<<min(tries, 6), mostPause))
}

// pause waits, and reports whether it was not cut short.
func pause(ctx context.Context, d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}

// begin makes the adapter ready to send, once.
func (a *Adapter) begin(ctx context.Context, r *receiver) error {
	select {
	case <-a.ready:
		return nil
	default:
	}
	if err := a.state.Upgrade(ctx); err != nil {
		return fmt.Errorf("prepare the base: %w", err)
	}
	if err := a.introduce(ctx); err != nil {
		return err
	}
	r.DefaultSyncer = mautrix.NewDefaultSyncer()
	a.client.Syncer, a.client.Store = r, &tokens{receiver: r}
	if !a.config.Unencrypted {
		if err := a.encrypt(ctx); err != nil {
			return err
		}
	}
	r.listen()
	a.log.Info("known to matrix", "user", a.me(), "device", a.session.Device, "encrypted", a.client.Crypto != nil, "invites_from", a.allowed())
	close(a.ready)
	return nil
}

// introduce asks the homeserver who the bot is and where.
func (a *Adapter) introduce(ctx context.Context) error {
	who, err := a.client.Whoami(ctx)
	if err != nil {
		return fmt.Errorf("ask who the bot is: %w", err)
	}
	if who.UserID != a.me() || who.DeviceID != "" && who.DeviceID != a.session.Device {
		return fmt.Errorf("%w: the access token is that of %s on %s; run \"footnote matrix login\"", errFatal, who.UserID, who.DeviceID)
	}
	profile, err := a.client.GetProfile(ctx, a.me())
	if err != nil && !gone(err) {
		return fmt.Errorf("look up own name: %w", err)
	}
	name := ""
	if profile != nil {
		name = profile.DisplayName
	}
	a.name.Store(&name)
	joined, err := a.client.JoinedRooms(ctx)
	if err != nil {
		return fmt.Errorf("list own rooms: %w", err)
	}
	direct := make(event.DirectChatsEventContent)
	if err := a.client.GetAccountData(ctx, event.AccountDataDirectChats.Type, &direct); err != nil && !errors.Is(err, mautrix.MNotFound) {
		return fmt.Errorf("look up direct conversations: %w", err)
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, room := range joined.JoinedRooms {
		a.rooms[room] = true
	}
	a.direct = direct
	return nil
}

// allowed are those whose invitations are accepted.
func (a *Adapter) allowed() []string {
	if len(a.config.Allow) == 0 {
		return []string{a.me().Homeserver()}
	}
	return a.config.Allow
}

// allows reports whether the user's invitations are accepted.
func (a *Adapter) allows(user id.UserID) bool {
	return slices.ContainsFunc(a.allowed(), func(who string) bool {
		return who == "*" || who == user.String() || who == user.Homeserver()
	})
}

var (
	_ desk.Network      = (*Adapter)(nil)
	_ desk.Acquaintance = (*Adapter)(nil)
)
