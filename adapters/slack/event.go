package slack

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"

	"footnote/bot"
	"footnote/bot/desk"
)

// spoken are the subtypes of messages that people write.
var spoken = map[string]bool{"": true, "file_share": true, "thread_broadcast": true}

// place is where a message stands. Outside direct conversations, a message that
// is in no thread begins one.
func place(room, thread, ts string) bot.Place {
	if !isDirect(room) {
		thread = cmp.Or(thread, ts)
	}
	return bot.Place{Network: Network, Room: room, Thread: thread}
}

// isDirect reports whether the room is a conversation of two.
func isDirect(room string) bool { return strings.HasPrefix(room, "D") }

// moment is when something with this timestamp happened; the zero time if it
// is none.
func moment(ts string) time.Time {
	seconds, fraction, _ := strings.Cut(ts, ".")
	s, err := strconv.ParseInt(seconds, 10, 64)
	if err != nil {
		return time.Time{}
	}
	micros, _ := strconv.ParseInt(fraction, 10, 64)
	return time.Unix(s, micros*int64(time.Microsecond)).UTC()
}

// happened is what happened in the workspace; an event of no kind if that is no
// matter of the bot's.
func (a *Adapter) happened(inner any) desk.Event {
	switch in := inner.(type) {
	case *slackevents.MessageEvent:
		return a.message(in)
	case *slackevents.AppMentionEvent: // the same message comes as a MessageEvent too, with the same key
		return a.said(in.Channel, &slack.Msg{
			User: in.User, BotID: in.BotID, Text: in.Text, Timestamp: in.TimeStamp, ThreadTimestamp: in.ThreadTimeStamp,
		})
	case *slackevents.ReactionAddedEvent:
		return a.reaction(desk.Reacted, in)
	case *slackevents.ReactionRemovedEvent:
		return a.reaction(desk.Unreacted, (*slackevents.ReactionAddedEvent)(in))
	}
	return desk.Event{}
}

// message is what became of a message.
func (a *Adapter) message(m *slackevents.MessageEvent) desk.Event {
	now, was := m.Message, m.PreviousMessage
	switch {
	case m.SubType == "message_deleted":
		return a.deleted(m.Channel, m.DeletedTimeStamp, was)
	case m.SubType != "message_changed":
		return a.said(m.Channel, now)
	case now.SubType == "tombstone": // the first message of a thread is not deleted but emptied
		return a.deleted(m.Channel, now.Timestamp, was)
	case was != nil && was.Text == now.Text, was == nil && now.Edited == nil:
		return desk.Event{} // only that there is a preview of a link now
	}
	e := a.said(m.Channel, now)
	if e.Kind == "" {
		return e
	}
	e.Kind, e.Key = desk.Edited, ""
	if now.Edited != nil {
		e.At = moment(now.Edited.Timestamp)
	}
	return e
}

func (a *Adapter) said(room string, m *slack.Msg) desk.Event {
	if !a.byPerson(m) || m.Timestamp == "" {
		return desk.Event{}
	}
	text, addressed := readable(m.Text, a.me.Load().UserID)
	return desk.Event{
		Kind: desk.Said, Key: room + ":" + m.Timestamp,
		Place: place(room, m.ThreadTimestamp, m.Timestamp), Author: m.User, At: moment(m.Timestamp), Message: m.Timestamp,
		Text: text, Addressed: addressed || isDirect(room), Direct: isDirect(room),
	}
}

// byPerson reports whether somebody wrote the message, and not a program.
func (a *Adapter) byPerson(m *slack.Msg) bool {
	return m.User != "" && m.BotID == "" && m.User != a.me.Load().UserID && spoken[m.SubType]
}

func (a *Adapter) deleted(room, ts string, was *slack.Msg) desk.Event {
	e := desk.Event{Kind: desk.Deleted, Place: place(room, "", ts), Message: ts, Direct: isDirect(room)}
	if was != nil {
		e.Place, e.Author = place(room, was.ThreadTimestamp, ts), was.User
	}
	if ts == "" || was != nil && !a.byPerson(was) {
		return desk.Event{}
	}
	return e
}

// reaction is an emoji put on a message or, with that kind, taken away.
func (a *Adapter) reaction(kind desk.Kind, r *slackevents.ReactionAddedEvent) desk.Event {
	if r.Item.Type != "message" || r.User == a.me.Load().UserID {
		return desk.Event{}
	}
	return desk.Event{
		Kind: kind, Place: bot.Place{Network: Network, Room: r.Item.Channel},
		Author: r.User, At: moment(r.EventTimestamp), Message: r.Item.Timestamp, Action: r.Reaction, Direct: isDirect(r.Item.Channel),
	}
}
