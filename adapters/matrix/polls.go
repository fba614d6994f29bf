package matrix

import (
	"context"
	"encoding/json"

	"maunium.net/go/mautrix"
	"maunium.net/go/mautrix/event"
	"maunium.net/go/mautrix/id"

	"footnote/bot/desk"
	"footnote/bot/post"
)

// Polls are events of their own. Apps send those of MSC3381, which the
// specification took over under other names (1.7, m.poll.*): what is sent has
// both forms side by side, and both are understood.
const (
	unstableStart    = "org.matrix.msc3381.poll.start"
	unstableEnd      = "org.matrix.msc3381.poll.end"
	unstableResponse = "org.matrix.msc3381.poll.response"
	stableResponse   = "m.poll.response"
	unstableText     = "org.matrix.msc1767.text"
)

// An object is the content of an event.
type object = map[string]any

// pollOf is the open poll of a delivery; nil if it has none.
func pollOf(d *desk.Delivery) *post.Poll {
	if p := d.Post.Poll; p != nil && !p.Closed {
		return p
	}
	return nil
}

// startOf is the event that begins a poll, whose votes apps show once it has
// ended. To apps without polls it says what the post does.
func startOf(p *post.Poll, text string) object {
	var answers, unstable []object
	for _, o := range p.Options {
		answers = append(answers, object{"m.id": o.Value, "m.text": texts(o.Label)})
		unstable = append(unstable, object{"id": o.Value, unstableText: o.Label})
	}
	return object{
		"m.poll": object{"kind": "m.undisclosed", "max_selections": 1, "question": object{"m.text": texts(p.Question)}, "answers": answers},
		unstableStart: object{
			"kind": "org.matrix.msc3381.poll.undisclosed", "max_selections": 1, "answers": unstable,
			"question": object{unstableText: p.Question, "body": p.Question, "msgtype": "m.text"},
		},
		"m.text": texts(text), unstableText: text, "body": text, "msgtype": "m.text",
	}
}

// texts are the forms of a text: the plain one.
func texts(text string) []object { return []object{{"body": text}} }

// sendPoll begins the poll of the delivery.
func (a *Adapter) sendPoll(ctx context.Context, d *desk.Delivery) (string, error) {
	content := startOf(d.Post.Poll, a.content(ctx, d).Body)
	content[deliveryKey] = d.ID
	if r := relation(d); r != nil {
		content["m.relates_to"] = r
	}
	return a.sendEvent(ctx, d, unstableStart, transaction(d), content)
}

// editPoll ends the poll of the delivery, once, if it is closed. While it is
// open nothing changes: apps count the votes themselves.
func (a *Adapter) editPoll(ctx context.Context, d *desk.Delivery) error {
	if pollOf(d) != nil {
		return nil
	}
	text := a.content(ctx, d).Body
	_, err := a.sendEvent(ctx, d, unstableEnd, d.ID+"-end", object{
		"m.relates_to": object{"rel_type": "m.reference", "event_id": d.Message},
		unstableEnd:    object{}, "m.text": texts(text), unstableText: text, "body": text,
	})
	return err
}

// sendEvent sends an event once, however often it is called for that
// transaction.
func (a *Adapter) sendEvent(ctx context.Context, d *desk.Delivery, kind, transaction string, content object) (string, error) {
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
	typed := event.Type{Type: kind, Class: event.MessageEventType}
	sent, err := a.client.SendMessageEvent(ctx, room, typed, content, mautrix.ReqSendEvent{TransactionID: transaction})
	if err != nil {
		return "", failed("send poll", err)
	}
	return sent.EventID.String(), nil
}

// votedFor is what an event votes for in which poll; ok is false for any other
// event, and for a vote for nothing. Of several choices the first counts.
func votedFor(e *event.Event) (poll id.EventID, choice string, ok bool) {
	if vote, parsed := e.Content.Parsed.(*event.PollResponseEventContent); parsed && len(vote.Response.Answers) > 0 {
		return vote.RelatesTo.EventID, vote.Response.Answers[0], true
	}
	var vote struct {
		RelatesTo  event.RelatesTo `json:"m.relates_to"`
		Selections []string        `json:"m.selections"`
	}
	if e.Type.Type != stableResponse && e.Type.Type != unstableResponse || json.Unmarshal(e.Content.VeryRaw, &vote) != nil || len(vote.Selections) == 0 {
		return "", "", false
	}
	return vote.RelatesTo.EventID, vote.Selections[0], true
}

// voted tells the desk of a vote in one of the bot's polls.
func (r *receiver) voted(ctx context.Context, e *event.Event, poll id.EventID, choice string) error {
	was, ok, err := r.look(ctx, e.RoomID, poll)
	if err != nil || !ok || was.sender != r.me() {
		return err
	}
	out := r.event(ctx, e)
	out.Kind, out.Message, out.Action, out.Value = desk.Pressed, poll.String(), post.Vote, choice
	return r.desk.Take(ctx, out)
}
