package matrix

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"maunium.net/go/mautrix"
	"maunium.net/go/mautrix/event"
	"maunium.net/go/mautrix/id"

	"footnote/bot/desk"
)

// deliveryKey is where a message says which delivery it is. Edits do not.
const deliveryKey = "dev.footnote.delivery"

// Send sends the delivery: into its thread, or else as a reply to what it
// answers.
func (a *Adapter) Send(ctx context.Context, d *desk.Delivery) (string, error) {
	if pollOf(d) != nil {
		return a.sendPoll(ctx, d)
	}
	content, err := a.whole(ctx, d)
	if err != nil {
		return "", err
	}
	content.RelatesTo = relation(d)
	return a.send(ctx, d, &event.Content{Parsed: content, Raw: map[string]any{deliveryKey: d.ID}})
}

// relation says where a message stands.
func relation(d *desk.Delivery) *event.RelatesTo {
	question := id.EventID("")
	if strings.HasPrefix(d.Question, "$") { // others are the desk's own
		question = id.EventID(d.Question)
	}
	root := id.EventID(d.Place.Thread)
	switch {
	case root != "" && question != "":
		return (&event.RelatesTo{}).SetThread(root, question)
	case root != "":
		return (&event.RelatesTo{}).SetThread(root, root)
	case question != "":
		return (&event.RelatesTo{}).SetReplyTo(question)
	}
	return nil
}

// Edit changes what the message says.
func (a *Adapter) Edit(ctx context.Context, d *desk.Delivery) error {
	if d.Post.Poll != nil {
		return a.editPoll(ctx, d)
	}
	content, err := a.whole(ctx, d)
	if err != nil {
		return err
	}
	instead := *content
	instead.Mentions = &event.Mentions{} // they were called when it came
	edit := event.MessageEventContent{
		MsgType: content.MsgType, Body: "* " + content.Body, Mentions: &event.Mentions{}, NewContent: &instead,
		RelatesTo: (&event.RelatesTo{}).SetReplace(id.EventID(d.Message)),
	}
	if content.FileName != "" { // what does not know edits is to show the file too
		edit.FileName, edit.URL, edit.File, edit.Info = content.FileName, content.URL, content.File, content.Info
	}
	_, err = a.send(ctx, d, &event.Content{Parsed: &edit})
	return err
}

// send sends a message once, however often it is called for this version of the
// delivery.
func (a *Adapter) send(ctx context.Context, d *desk.Delivery, content *event.Content) (string, error) {
	if err := a.connected(); err != nil {
		return "", err
	}
	defer a.hideTyping(d.Place.Room)
	ctx, stop := context.WithTimeout(ctx, patience)
	defer stop()
	room := id.RoomID(d.Place.Room)
	if err := a.mayEncrypt(ctx, room); err != nil {
		return "", failed("look whether the room is encrypted", err)
	}
	sent, err := a.client.SendMessageEvent(ctx, room, event.EventMessage, content, mautrix.ReqSendEvent{TransactionID: transaction(d)})
	if err != nil {
		return "", failed("send", err)
	}
	return sent.EventID.String(), nil
}

// transaction is the same for every try to bring this version of a delivery.
func transaction(d *desk.Delivery) string { return d.ID + "-" + strconv.Itoa(d.Version) }

// mayEncrypt makes sure that it is known whether the room is encrypted, and
// refuses what would go into an encrypted room in the clear.
func (a *Adapter) mayEncrypt(ctx context.Context, room id.RoomID) error {
	if err := a.know(ctx, room); err != nil {
		return err
	}
	set, err := a.state.GetEncryptionEvent(ctx, room)
	switch {
	case err != nil || set == nil:
		return err
	case a.client.Crypto == nil:
		return fmt.Errorf("%w: the room is encrypted, and encryption is switched off", desk.ErrRefused)
	case set.Algorithm != id.AlgorithmMegolmV1:
		return fmt.Errorf("%w: the room is encrypted in an unknown way", desk.ErrRefused)
	}
	return nil
}

// know loads the state of a room that no sync has told of.
func (a *Adapter) know(ctx context.Context, room id.RoomID) error {
	created, err := a.state.GetCreate(ctx, room)
	if err != nil || created != nil {
		return err
	}
	state, err := a.client.State(ctx, room)
	if err != nil {
		return err
	}
	// The library only logs it if it could not keep something.
	if set := state[event.StateEncryption][""]; set != nil {
		return a.state.SetEncryptionEvent(ctx, room, set.Content.AsEncryption())
	}
	return nil
}

// Remove takes the message away, and what it was edited to with it.
func (a *Adapter) Remove(ctx context.Context, d *desk.Delivery) error {
	if err := a.connected(); err != nil {
		return err
	}
	ctx, stop := context.WithTimeout(ctx, patience)
	defer stop()
	room, message := id.RoomID(d.Place.Room), id.EventID(d.Message)
	ours := []id.EventID{message}
	edits, err := a.client.GetRelations(ctx, room, message, &mautrix.ReqGetRelations{RelationType: event.RelReplace})
	if err != nil { // without their message they are not shown anyway
		a.log.Debug("edits not found", "room", room, "error", err)
	} else {
		for _, e := range edits.Chunk {
			if e.Sender == a.me() {
				ours = append(ours, e.ID)
			}
		}
	}
	for _, e := range ours {
		_, err := a.client.RedactEvent(ctx, room, e, mautrix.ReqRedact{TxnID: transaction(d) + e.String()})
		if err != nil && codeOf(err) != mautrix.MNotFound.ErrCode {
			return failed("remove message", err)
		}
	}
	return nil
}

// foundWithin is how far the clocks of homeserver and this machine may differ.
const foundWithin = 10 * time.Minute

// Find looks through what was said in the room since the delivery was made.
func (a *Adapter) Find(ctx context.Context, d *desk.Delivery) (string, error) {
	if err := a.connected(); err != nil {
		return "", err
	}
	for before := ""; ; {
		page, err := a.page(ctx, id.RoomID(d.Place.Room), before)
		if err != nil {
			return "", failed("look for message", err)
		}
		for _, e := range page.Chunk {
			if e.Sender == a.me() && a.reveal(ctx, e).Content.Raw[deliveryKey] == d.ID {
				return e.ID.String(), nil
			}
		}
		before = page.End
		if n := len(page.Chunk); n == 0 || before == "" || time.UnixMilli(page.Chunk[n-1].Timestamp).Before(d.At.Add(-foundWithin)) {
			return "", nil
		}
	}
}

// Typing is shown where an answer takes longer than people notice, and for no
// longer than it could reasonably take.
const (
	typingAfter = 700 * time.Millisecond
	typingFor   = 20 * time.Second
)

// showTyping shows in a moment that an answer is being worked on, unless it is
// there by then. It is a courtesy: its failure is no matter.
func (a *Adapter) showTyping(room string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.typing[room] == nil {
		a.typing[room] = time.AfterFunc(typingAfter, func() {
			_, _ = a.client.UserTyping(context.Background(), id.RoomID(room), true, typingFor)
		})
	}
}

// hideTyping ends that.
func (a *Adapter) hideTyping(room string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if timer := a.typing[room]; timer != nil && !timer.Stop() {
		go func() { _, _ = a.client.UserTyping(context.Background(), id.RoomID(room), false, 0) }()
	}
	delete(a.typing, room)
}
