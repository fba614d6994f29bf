package matrix

import (
	"context"
	"time"

	"maunium.net/go/mautrix"
	"maunium.net/go/mautrix/event"
)

// toldAgain is how long a room is not told again that something in it cannot be
// read.
const toldAgain = time.Hour

// What a room is told.
const (
	notVerifiedText = "I can't read that message: your app keeps its keys from devices that you have not verified. " +
		"Verify me (open my profile, then Verify), or let unverified devices read in the settings of your app, and write it again."
	noKeyText = "I can't read that message: its key has not reached me. Please write it again. " +
		"If I still can't read it, have whoever runs me try: footnote doctor"
)

// unreadable says that a message cannot be read, why, and what to do. It says
// so once for all messages with the same key, and not too often.
func (r *receiver) unreadable(ctx context.Context, e *event.Event, why error) {
	r.log.Warn("message cannot be read", "room", e.RoomID, "user", e.Sender, "error", why)
	now := r.config.Now()
	r.keys.mu.Lock()
	recently := now.Sub(r.keys.told[e.RoomID]) < toldAgain
	if !recently {
		r.keys.told[e.RoomID] = now
	}
	r.keys.mu.Unlock()
	if recently || r.deaf {
		return
	}
	text := noKeyText
	if withheld(why) {
		text = notVerifiedText
	}
	content := &event.MessageEventContent{MsgType: event.MsgNotice, Body: text, Mentions: &event.Mentions{}}
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
