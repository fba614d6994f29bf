package matrix

import (
	"context"
	"fmt"

	"maunium.net/go/mautrix/event"
	"maunium.net/go/mautrix/id"
)

// A seen is what is remembered of a message.
type seen struct {
	sender id.UserID
	thread id.EventID // the thread's first message; empty outside threads
	reply  id.EventID // what it replies to; empty if it does not
	text   string     // empty for anything but text
}

// seenOf is what to remember of an event.
func seenOf(e *event.Event) seen {
	content := e.Content.AsMessage()
	relation := content.RelatesTo
	if encrypted, ok := e.Content.Parsed.(*event.EncryptedEventContent); ok {
		relation = encrypted.RelatesTo // which is in the clear
	}
	return seen{sender: e.Sender, thread: relation.GetThreadParent(), reply: relation.GetNonFallbackReplyTo(), text: content.Body}
}

// remember remembers a message of the bot. An edit is none of its own.
func (a *Adapter) remember(e *event.Event) {
	if e.Type == event.EventMessage && e.Content.AsMessage().RelatesTo.GetReplaceID() == "" {
		a.seen.Add(e.ID, seenOf(e))
	}
}

// look looks up a message. That the homeserver does not have it, or that it
// cannot be read, is no error; ok is false then.
func (a *Adapter) look(ctx context.Context, room id.RoomID, message id.EventID) (s seen, ok bool, err error) {
	if message == "" {
		return seen{}, false, nil
	}
	if s, ok := a.seen.Get(message); ok {
		return s, true, nil
	}
	e, err := a.fetchEvent(ctx, room, message)
	if e == nil || err != nil {
		return seen{}, false, err
	}
	s = seenOf(e)
	a.seen.Add(message, s)
	return s, true, nil
}

// fetchEvent is a message as the homeserver has it, decrypted where it can be;
// nil if it is not there.
func (a *Adapter) fetchEvent(ctx context.Context, room id.RoomID, message id.EventID) (*event.Event, error) {
	ctx, stop := context.WithTimeout(ctx, patience)
	defer stop()
	e, err := a.client.GetEvent(ctx, room, message)
	switch {
	case gone(err):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("look up message: %w", err)
	}
	prepare(e, room)
	return a.reveal(ctx, e), nil
}

// reveal is the event decrypted; the event itself if it cannot be or is in the
// clear.
func (a *Adapter) reveal(ctx context.Context, e *event.Event) *event.Event {
	if e.Type != event.EventEncrypted || a.client.Crypto == nil {
		return e
	}
	plain, err := a.client.Crypto.Decrypt(ctx, e)
	if err != nil {
		return e
	}
	return plain
}

// repliedTo is the message that was replied to; the zero seen if none was, or
// it is not there.
func (a *Adapter) repliedTo(ctx context.Context, room id.RoomID, said seen) (seen, error) {
	to, _, err := a.look(ctx, room, said.reply)
	return to, err
}
