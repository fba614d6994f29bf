package matrix

import (
	"context"
	"time"

	"maunium.net/go/mautrix"
	"maunium.net/go/mautrix/event"

	"footnote/bot/phrase"
)

// encrypted handles an encrypted message. One that a key is missing for waits
// for it aside.
func (r *receiver) encrypted(ctx context.Context, e *event.Event) error {
	if r.client.Crypto == nil || r.old(e) {
		return nil
	}
	plain, err := r.client.Crypto.Decrypt(ctx, e)
	if lacksKey(err) {
		r.aside(ctx, "wait for a key", func() error { return r.waitForKey(ctx, e) })
		return nil
	}
	return r.decrypted(ctx, e, plain, err)
}

// waitForKey waits for the key of a message, asks for it if it does not come
// soon, and handles the message.
func (r *receiver) waitForKey(ctx context.Context, e *event.Event) error {
	content := e.Content.AsEncrypted()
	soon := r.config.KeyWait / 8 // it often comes a moment later than the message
	if !r.client.Crypto.WaitForSession(ctx, e.RoomID, content.SenderKey, content.SessionID, soon) && ctx.Err() == nil {
		if _, asked := r.asked.LoadOrStore(content.SessionID, true); !asked {
			//lint:ignore SA1019 it goes to all of the sender's devices where the message names none
			r.client.Crypto.RequestSession(ctx, e.RoomID, content.SenderKey, content.SessionID, e.Sender, content.DeviceID)
		}
		r.client.Crypto.WaitForSession(ctx, e.RoomID, content.SenderKey, content.SessionID, r.config.KeyWait-soon)
	}
	r.turn.Lock()
	defer r.turn.Unlock()
	plain, err := r.client.Crypto.Decrypt(ctx, e)
	return r.decrypted(ctx, e, plain, err)
}

// decrypted handles what an encrypted message says, or that it cannot be read.
func (r *receiver) decrypted(ctx context.Context, e, plain *event.Event, err error) error {
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		r.unreadable(ctx, e, err)
		return nil
	}
	r.DefaultSyncer.Dispatch(ctx, plain) // to the library's own listeners
	if r.deaf {
		return nil
	}
	return r.heard(ctx, plain)
}

// toldAgain is how long a room is not told again that something in it cannot be
// read.
const toldAgain = time.Hour

// What a room is told.
const (
	notVerifiedText phrase.Text = "I can't read that message: your app keeps its keys from devices that you have not verified. " +
		"Verify me (open my profile, then Verify), or let unverified devices read in the settings of your app, and write it again."
	noKeyText phrase.Text = "I can't read that message: its key has not reached me. Please write it again. " +
		"If I still can't read it, have whoever runs me try: footnote doctor"
)

// unreadable says that a message cannot be read, why, and what to do. It says
// so once for all messages with the same key, and not too often.
func (r *receiver) unreadable(ctx context.Context, e *event.Event, why error) {
	r.log.Warn("message cannot be read", "room", e.RoomID, "user", e.Sender, "error", why)
	now := r.config.Now()
	last, told := r.told.Swap(e.RoomID, now)
	if told && now.Sub(last.(time.Time)) < toldAgain || r.deaf {
		return
	}
	in := phrase.For(r.config.Language)
	content := &event.MessageEventContent{MsgType: event.MsgNotice, Body: in.Say(noKeyText), Mentions: &event.Mentions{}}
	if withheld(why) {
		content.Body = in.Say(notVerifiedText)
	}
	content.RelatesTo = (&event.RelatesTo{}).SetReplyTo(e.ID)
	if root := seenOf(e).thread; root != "" {
		content.RelatesTo = (&event.RelatesTo{}).SetThread(root, e.ID)
	}
	ctx, stop := context.WithTimeout(ctx, patience)
	defer stop()
	err := r.mayEncrypt(ctx, e.RoomID)
	if err == nil {
		_, err = r.client.SendMessageEvent(ctx, e.RoomID, event.EventMessage, content,
			mautrix.ReqSendEvent{TransactionID: "unreadable-" + e.Content.AsEncrypted().SessionID.String()})
	}
	if err != nil {
		r.log.Warn("room not told that a message cannot be read", "room", e.RoomID, "error", err)
	}
}
