package matrix

import (
	"context"
	"sync"
	"time"

	"maunium.net/go/mautrix/event"
	"maunium.net/go/mautrix/id"
)

// A keyring is which messages wait for a key, and which keys did not come. It
// is safe for concurrent use.
type keyring struct {
	mu      sync.Mutex
	waiting map[id.SessionID][]*event.Event
	missing map[id.SessionID]bool
	told    map[id.RoomID]time.Time // when a room was last told
}

func (k *keyring) init() {
	k.waiting = make(map[id.SessionID][]*event.Event)
	k.missing = make(map[id.SessionID]bool)
	k.told = make(map[id.RoomID]time.Time)
}

// encrypted handles an encrypted message. One that a key is missing for waits
// for it aside, and the sync counts as unfinished meanwhile.
func (r *receiver) encrypted(ctx context.Context, e *event.Event) error {
	if r.client.Crypto == nil || r.old(e) {
		return nil
	}
	plain, err := r.client.Crypto.Decrypt(ctx, e)
	switch {
	case err == nil:
		return r.decrypted(ctx, plain)
	case ctx.Err() != nil:
		return ctx.Err()
	case lacksKey(err):
		r.await(ctx, e)
	default:
		r.unreadable(ctx, e, err)
	}
	return nil
}

// decrypted handles what an encrypted message says.
func (r *receiver) decrypted(ctx context.Context, e *event.Event) error {
	r.DefaultSyncer.Dispatch(ctx, e) // for the library's own listeners
	if r.deaf {
		return nil
	}
	return r.heard(ctx, e)
}

// await has a message wait for its key, together with others that wait for the
// same one.
func (r *receiver) await(ctx context.Context, e *event.Event) {
	session := e.Content.AsEncrypted().SessionID
	r.keys.mu.Lock()
	defer r.keys.mu.Unlock()
	if r.keys.missing[session] {
		return // that was said when the first of them came
	}
	others := r.keys.waiting[session]
	r.keys.waiting[session] = append(others, e)
	if len(others) > 0 {
		return
	}
	r.ledger.begin()
	r.waiting.Go(func() {
		if r.waitForKey(ctx, e) {
			if err := r.ledger.end(ctx); err != nil {
				r.log.Error("place in the sync not kept", "error", err)
			}
		}
	})
}

// waitForKey waits for the key of a message, and handles all that wait for it.
// It reports whether they need not come again.
func (r *receiver) waitForKey(ctx context.Context, e *event.Event) bool {
	content := e.Content.AsEncrypted()
	soon := r.config.KeyWait / 8 // it often comes a moment later than the message
	came := r.client.Crypto.WaitForSession(ctx, e.RoomID, content.SenderKey, content.SessionID, soon)
	if !came && ctx.Err() == nil {
		//lint:ignore SA1019 it goes to all of the sender's devices where the message names none
		r.client.Crypto.RequestSession(ctx, e.RoomID, content.SenderKey, content.SessionID, e.Sender, content.DeviceID)
		came = r.client.Crypto.WaitForSession(ctx, e.RoomID, content.SenderKey, content.SessionID, r.config.KeyWait-soon)
	}
	r.keys.mu.Lock()
	waiting := r.keys.waiting[content.SessionID]
	delete(r.keys.waiting, content.SessionID)
	if !came && ctx.Err() == nil {
		r.keys.missing[content.SessionID] = true
	}
	r.keys.mu.Unlock()
	for _, e := range waiting {
		if err := r.again(ctx, e); err != nil {
			if ctx.Err() == nil {
				r.log.Error("event not taken; it is taken at the next start", "room", e.RoomID, "error", err)
			}
			return false
		}
	}
	return true
}

// again handles a message that has waited for its key.
func (r *receiver) again(ctx context.Context, e *event.Event) error {
	plain, err := r.client.Crypto.Decrypt(ctx, e)
	switch {
	case err == nil:
		return r.decrypted(ctx, plain)
	case ctx.Err() != nil:
		return ctx.Err()
	}
	r.unreadable(ctx, e, err)
	return nil
}
