package matrix

import (
	"cmp"
	"context"
	"strings"
	"time"

	"maunium.net/go/mautrix/event"
	"maunium.net/go/mautrix/id"

	"footnote/bot"
	"footnote/bot/desk"
)

// happened handles one event of a room. After an error it comes again.
func (r *receiver) happened(ctx context.Context, e *event.Event) error {
	switch {
	case e.Type == event.EventEncrypted:
		return r.encrypted(ctx, e)
	case r.deaf:
		return nil
	case isJoin(e, r.me()):
		return r.settleIn(ctx, e.RoomID)
	case e.Type == event.StateTombstone:
		return r.replaced(ctx, e)
	case e.Type == event.StatePowerLevels:
		r.describe(ctx, e.RoomID)
		return nil
	}
	return r.heard(ctx, e)
}

// heard handles what somebody said or did to what was said, in the clear or
// decrypted.
func (r *receiver) heard(ctx context.Context, e *event.Event) error {
	if e.Sender == r.me() {
		r.remember(e)
		return nil
	}
	if e.Type == event.EventRedaction {
		return r.redacted(ctx, e)
	}
	if r.old(e) {
		return nil
	}
	if poll, choice, ok := votedFor(e); ok {
		return r.voted(ctx, e, poll, choice)
	}
	switch e.Type {
	case event.EventMessage:
		return r.message(ctx, e)
	case event.EventReaction:
		return r.reaction(ctx, e)
	}
	return nil
}

// old reports whether the event is too old to be answered.
func (r *receiver) old(e *event.Event) bool {
	return r.config.Now().Sub(time.UnixMilli(e.Timestamp)) > r.config.MaxAge
}

// event is the beginning of what the desk is told of an event.
func (r *receiver) event(ctx context.Context, e *event.Event) desk.Event {
	at := time.UnixMilli(e.Timestamp)
	if now := r.config.Now(); at.After(now) {
		at = now // a server with a wrong clock
	}
	return desk.Event{
		Key: e.ID.String(), Author: e.Sender.String(), At: at.UTC(),
		Place: bot.Place{Network: Network, Room: e.RoomID.String()}, Direct: r.isDirect(ctx, e.RoomID, e.Sender),
	}
}

// hand gives an event to the desk.
func (r *receiver) hand(ctx context.Context, e desk.Event) error {
	if e.Kind != desk.Deleted && (e.Addressed || e.Kind != desk.Said) {
		r.showTyping(e.Place.Room)
	}
	return r.desk.Take(ctx, e)
}

// message tells the desk what somebody wrote, or made of what they wrote.
func (r *receiver) message(ctx context.Context, e *event.Event) error {
	content := e.Content.AsMessage()
	out := r.event(ctx, e)
	out.Kind, out.Message = desk.Said, e.ID.String()
	said := seenOf(e)
	if edited := content.RelatesTo.GetReplaceID(); edited != "" {
		was, ok, err := r.look(ctx, e.RoomID, edited)
		if err != nil || !ok || was.sender != e.Sender || content.NewContent == nil {
			return err
		}
		content = content.NewContent
		was.text = content.Body
		said, out.Kind, out.Message = was, desk.Edited, edited.String()
	}
	if content.MsgType != event.MsgText && content.MsgType != event.MsgFile {
		return nil // bots answer with notices; no bot answers those
	}
	out.Files, out.ReplyTo = filesOf(content), string(cmp.Or(said.reply, said.thread))
	content = captioned(content)
	r.seen.Add(id.EventID(out.Message), said)
	to, err := r.repliedTo(ctx, e.RoomID, said)
	if err != nil {
		return err
	}
	out.Place.Thread = r.thread(&out, said, to)
	text, named := r.readable(content)
	text = cmp.Or(r.typed(content), text)
	if handled, err := r.commanded(ctx, e, &out, said, to, text); handled || err != nil {
		return err
	}
	if out.Text == "" {
		out.Text = text
	}
	out.Addressed = out.Addressed || named || out.Direct || to.sender == r.me() || r.alone(ctx, e.RoomID)
	return r.hand(ctx, out)
}

// thread is the thread that the answer to a message belongs to. Outside direct
// conversations, a message that is in none begins one, unless it replies to
// what the bot said in one.
func (r *receiver) thread(e *desk.Event, said, to seen) string {
	switch {
	case said.thread != "" || e.Direct:
		return said.thread.String()
	case to.sender == r.me() && to.thread != "":
		return to.thread.String()
	case to.sender == r.me():
		return said.reply.String()
	}
	return e.Message
}

// checks are the emoji that ask for somebody's words to be checked.
var checks = map[string]bool{"🔍": true, "🔎": true, "❓": true}

// checkOf begins the key of what came of a reaction or a command that asked for
// a check; the event's ID follows.
const checkOf = "check "

// reaction tells the desk of an emoji on one of the bot's messages, or on
// somebody's that it is to check. It is noted, since nothing of it can be read
// any more once it was taken back: who it is of and, if it was on a message of
// the bot, on which and what it is.
func (r *receiver) reaction(ctx context.Context, e *event.Event) error {
	to := e.Content.AsReaction().RelatesTo
	was, ok, err := r.look(ctx, e.RoomID, to.GetAnnotationID())
	if err != nil || !ok {
		return err
	}
	out := r.event(ctx, e)
	out.Message = to.EventID.String()
	out.Place.Thread = was.thread.String()
	note := out.Author
	switch emoji := strings.TrimSuffix(to.Key, "\ufe0f"); {
	case was.sender == r.me():
		out.Kind, out.Action = desk.Reacted, emoji
		out.Key = reactionName(e.ID) // not a message that could be replied to
		note = strings.Join([]string{note, out.Message, emoji}, " ")
	case checks[emoji]:
		out = claimed(out, to.EventID, was)
	default:
		return nil
	}
	if err := r.config.Store.SetNotes(ctx, Network, map[string]string{reactionName(e.ID): note}); err != nil {
		return err
	}
	return r.hand(ctx, out)
}

func reactionName(e id.EventID) string { return "reaction " + e.String() }

// claimed makes of an event the wish to have a message checked.
func claimed(e desk.Event, message id.EventID, was seen) desk.Event {
	e.Kind, e.Key, e.Message, e.Text = desk.Claimed, checkOf+e.Key, message.String(), was.text
	e.Place.Thread = cmp.Or(was.thread.String(), e.Message)
	return e
}

// redacted tells the desk that a message or a reaction was taken back.
func (r *receiver) redacted(ctx context.Context, e *event.Event) error {
	of := cmp.Or(e.Redacts, e.Content.AsRedaction().Redacts)
	note, err := r.config.Store.Note(ctx, Network, reactionName(of))
	if err != nil {
		return err
	}
	out := r.event(ctx, e)
	out.Kind, out.Message = desk.Deleted, of.String()
	if note == "" {
		was, ok := r.seen.Get(of)
		if ok && was.sender == r.me() {
			return nil
		}
		out.Author = was.sender.String()
		out.Place.Thread = r.thread(&out, was, seen{})
		return r.hand(ctx, out)
	}
	author, rest, on := strings.Cut(note, " ")
	out.Author = author
	if on {
		out.Kind = desk.Unreacted
		out.Message, out.Action, _ = strings.Cut(rest, " ")
	} else {
		out.Message = checkOf + out.Message
	}
	if err := r.hand(ctx, out); err != nil {
		return err
	}
	return r.config.Store.SetNotes(ctx, Network, map[string]string{reactionName(of): ""})
}
