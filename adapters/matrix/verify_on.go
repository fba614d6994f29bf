//go:build goolm || libolm

package matrix

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"
	"time"

	"maunium.net/go/mautrix/crypto"
	"maunium.net/go/mautrix/crypto/verificationhelper"
	"maunium.net/go/mautrix/event"
	"maunium.net/go/mautrix/id"
)

// offerVerification has the bot take part when a user compares emoji with it.
func (a *Adapter) offerVerification(ctx context.Context, machine *crypto.OlmMachine) error {
	v := &verification{Adapter: a}
	v.helper = verificationhelper.NewVerificationHelper(a.client, machine, nil, v, false, false, true)
	began := a.config.Now().Truncate(time.Millisecond) // as events have it
	a.client.Syncer.(*receiver).OnEvent(func(_ context.Context, e *event.Event) {
		if e.Type == event.ToDeviceVerificationMAC {
			v.hold(e)
			return
		}
		step := slices.Contains(inRoom, e.Type)
		content, ok := e.Content.Parsed.(event.Relatable)
		switch {
		case !ok || e.Sender == a.me() || !step && e.Content.AsMessage().MsgType != event.MsgVerificationRequest:
		case time.UnixMilli(e.Timestamp).Before(began):
			// It comes again with the sync, and is over.
			e.Type, e.Content.Parsed = event.Type{}, nil
		case e.Type == event.InRoomVerificationMAC && v.hold(e):
		case step:
			// The library looks for verifications in rooms by the ID of each of
			// their events rather than that of the first, which the others
			// relate to.
			e.ID = cmp.Or(content.OptionalGetRelatesTo().GetReferenceID(), e.ID)
		}
	})
	return v.helper.Init(ctx)
}

// inRoom are the steps of a verification in a room, after the request.
var inRoom = []event.Type{
	event.InRoomVerificationReady, event.InRoomVerificationStart, event.InRoomVerificationDone, event.InRoomVerificationCancel,
	event.InRoomVerificationAccept, event.InRoomVerificationKey, event.InRoomVerificationMAC,
}

// A verification is the bot's part in the comparing of emoji. The library calls
// it one step at a time.
type verification struct {
	*Adapter
	helper *verificationhelper.VerificationHelper
	users  sync.Map // by transaction

	mu   sync.Mutex
	open int            // confirmations that the bot still owes
	held []*event.Event // the users', meanwhile
}

// hold keeps a user's confirmation while the bot owes its own, and reports
// whether it did: the library fails where it is not the first to confirm.
func (v *verification) hold(e *event.Event) bool {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.open == 0 {
		return false
	}
	held := *e
	v.held = append(v.held, &held)
	e.Type = event.Type{} // no listener has that
	return true
}

// owe adds to the confirmations that the bot owes. Once there are none, those
// that were held are handled.
func (v *verification) owe(ctx context.Context, n int) {
	v.mu.Lock()
	v.open += n
	var held []*event.Event
	if v.open == 0 {
		held, v.held = v.held, nil
	}
	v.mu.Unlock()
	for _, e := range held {
		v.client.Syncer.(*receiver).DefaultSyncer.Dispatch(ctx, e)
	}
}

// user is who verifies the bot.
func (v *verification) user(t id.VerificationTransactionID) string {
	user, _ := v.users.Load(t)
	name, _ := user.(string)
	return name
}

// VerificationRequested accepts the request.
func (v *verification) VerificationRequested(ctx context.Context, t id.VerificationTransactionID, from id.UserID, device id.DeviceID) {
	v.log.Info("verification requested", "user", from, "device", device)
	v.users.Store(t, from.String())
	if err := v.helper.AcceptVerification(ctx, t); err != nil {
		v.log.Error("verification not accepted", "user", from, "error", err)
	}
}

// VerificationReady leaves the next step to the user.
func (v *verification) VerificationReady(context.Context, id.VerificationTransactionID, id.DeviceID, bool, bool, *verificationhelper.QRCode) {
}

// ShowSAS shows the emoji and confirms them. The library waits for its return.
func (v *verification) ShowSAS(ctx context.Context, t id.VerificationTransactionID, emoji []rune, names []string, _ []int) {
	user := v.user(t)
	shown := make([]string, len(emoji))
	for i := range emoji {
		shown[i] = string(emoji[i]) + " " + names[i]
	}
	v.log.Info("verification: compare the emoji", "user", user, "emoji", strings.Join(shown, ", "))
	v.owe(ctx, 1)
	go func() {
		agreed := v.config.Confirm == nil || v.config.Confirm(ctx, user, shown)
		// The library would lose this if it were handling the user's word at
		// the same time.
		turn := &v.client.Syncer.(*receiver).turn
		turn.Lock()
		defer turn.Unlock()
		defer v.owe(ctx, -1)
		if !agreed {
			if err := v.helper.CancelVerification(ctx, t, event.VerificationCancelCodeSASMismatch, "the emoji differ"); err != nil {
				v.log.Warn("verification not cancelled", "user", user, "error", err)
			}
			return
		}
		if err := v.helper.ConfirmSAS(ctx, t); err != nil {
			v.log.Error("verification not confirmed", "user", user, "error", err)
		}
	}()
}

// VerificationCancelled notes that it came to nothing.
func (v *verification) VerificationCancelled(_ context.Context, t id.VerificationTransactionID, _ event.VerificationCancelCode, why string) {
	v.log.Warn("verification cancelled", "user", v.user(t), "why", why)
	v.users.Delete(t)
}

// VerificationDone notes that it succeeded.
func (v *verification) VerificationDone(_ context.Context, t id.VerificationTransactionID, _ event.VerificationMethod) {
	v.log.Info("verified", "user", v.user(t))
	v.users.Delete(t)
	if v.verified != nil {
		v.verified()
	}
}
