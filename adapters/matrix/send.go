package matrix

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"maunium.net/go/mautrix"
	"maunium.net/go/mautrix/event"
	"maunium.net/go/mautrix/id"

	"footnote/bot/desk"
)

// Send sends the delivery: into its thread, or else as a reply to what it
// answers.
func (a *Adapter) Send(ctx context.Context, d *desk.Delivery) (string, error) {
	content := a.content(ctx, d)
	content.RelatesTo = relation(d)
	return a.send(ctx, d, &event.Content{Parsed: content, Raw: map[string]any{deliveryKey: d.ID}})
}

// deliveryKey is where a message's content has the ID of its delivery, by which
// Find knows it again: not every homeserver tells the transaction ID of what
// was said a while ago, and none does so to another device.
const deliveryKey = "footnote.delivery"

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
	content := a.content(ctx, d)
	instead := *content
	instead.Mentions = &event.Mentions{} // they were called when it came
	edit := event.MessageEventContent{
		MsgType: content.MsgType, Body: "* " + content.Body, Mentions: &event.Mentions{}, NewContent: &instead,
		RelatesTo: (&event.RelatesTo{}).SetReplace(id.EventID(d.Message)),
	}
	_, err := a.send(ctx, d, &event.Content{Parsed: &edit})
	return err
}

// send sends a message once, however often it is called for this version of the
// delivery.
func (a *Adapter) send(ctx context.Context, d *desk.Delivery, content *event.Content) (string, error) {
	if err := a.connected(); err != nil {
		return "", err
	}
	defer a.typing.end(d.Place.Room)
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

// Remove takes the message away.
func (a *Adapter) Remove(ctx context.Context, d *desk.Delivery) error {
	if err := a.connected(); err != nil {
		return err
	}
	ctx, stop := context.WithTimeout(ctx, patience)
	defer stop()
	_, err := a.client.RedactEvent(ctx, id.RoomID(d.Place.Room), id.EventID(d.Message), mautrix.ReqRedact{TxnID: transaction(d)})
	if err != nil && codeOf(err) != mautrix.MNotFound.ErrCode {
		return failed("remove message", err)
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
		if i := slices.IndexFunc(page.Chunk, func(e *event.Event) bool { return a.delivered(ctx, e) == d.ID }); i >= 0 {
			return page.Chunk[i].ID.String(), nil
		}
		before = page.End
		if n := len(page.Chunk); n == 0 || before == "" || time.UnixMilli(page.Chunk[n-1].Timestamp).Before(d.At.Add(-foundWithin)) {
			return "", nil
		}
	}
}

// delivered is the ID of the delivery that the bot brought by the event; empty
// for any other event. Edits are others.
func (a *Adapter) delivered(ctx context.Context, e *event.Event) string {
	if e.Sender != a.me() {
		return ""
	}
	if e.Type == event.EventEncrypted && a.client.Crypto != nil {
		plain, err := a.client.Crypto.Decrypt(ctx, e)
		if err != nil {
			return "" // of a device that is lost
		}
		e = plain
	}
	delivery, _ := e.Content.Raw[deliveryKey].(string)
	return delivery
}
