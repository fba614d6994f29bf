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

// mention is a message that mentions the bot. The same message comes as a
// [slackevents.MessageEvent] too, with the same key.
func (a *Adapter) mention(m *slackevents.AppMentionEvent) (desk.Event, bool) {
	return a.said(m.Channel, &slack.Msg{
		User: m.User, BotID: m.BotID, Text: m.Text, Timestamp: m.TimeStamp, ThreadTimestamp: m.ThreadTimeStamp,
	})
}

// message is what became of a message; ok is false if that is no matter of the
// bot's. The id is of the event.
func (a *Adapter) message(m *slackevents.MessageEvent, id string) (e desk.Event, ok bool) {
	switch {
	case m.SubType == "message_changed" && m.Message != nil && m.Message.SubType == "tombstone":
		// The first message of a thread is not deleted but emptied.
		return a.deleted(m.Channel, m.Message.Timestamp, m.PreviousMessage, id)
	case m.SubType == "message_changed" && m.Message != nil:
		return a.edited(m, id)
	case m.SubType == "message_deleted":
		return a.deleted(m.Channel, m.DeletedTimeStamp, m.PreviousMessage, id)
	}
	return a.said(m.Channel, &slack.Msg{
		SubType: m.SubType, User: m.User, BotID: m.BotID, Text: m.Text, Timestamp: m.TimeStamp, ThreadTimestamp: m.ThreadTimeStamp,
	})
}

func (a *Adapter) said(room string, m *slack.Msg) (e desk.Event, ok bool) {
	if !a.byPerson(m) || m.Timestamp == "" {
		return e, false
	}
	text, addressed := readable(m.Text, a.me.Load().UserID)
	return desk.Event{
		Kind: desk.Said, Key: room + ":" + m.Timestamp,
		Place: place(room, m.ThreadTimestamp, m.Timestamp), Author: m.User, At: moment(m.Timestamp), Message: m.Timestamp,
		Text: text, Addressed: addressed || isDirect(room), Direct: isDirect(room),
	}, true
}

// byPerson reports whether somebody wrote the message, and not a program.
func (a *Adapter) byPerson(m *slack.Msg) bool {
	return m.User != "" && m.BotID == "" && m.User != a.me.Load().UserID && spoken[m.SubType]
}

// edited is a message that has another text now. That Slack shows a preview of
// a link is told in the same way and is no edit.
func (a *Adapter) edited(m *slackevents.MessageEvent, id string) (desk.Event, bool) {
	e, ok := a.said(m.Channel, m.Message)
	same := m.PreviousMessage != nil && m.PreviousMessage.Text == m.Message.Text
	if !ok || same || m.PreviousMessage == nil && m.Message.Edited == nil {
		return e, false
	}
	e.Kind, e.Key = desk.Edited, id
	if m.Message.Edited != nil {
		e.At = moment(m.Message.Edited.Timestamp)
	}
	return e, true
}

func (a *Adapter) deleted(room, ts string, was *slack.Msg, id string) (desk.Event, bool) {
	e := desk.Event{Kind: desk.Deleted, Key: id, Place: place(room, "", ts), Message: ts, Direct: isDirect(room)}
	if was != nil {
		e.Place, e.Author = place(room, was.ThreadTimestamp, ts), was.User
	}
	return e, ts != "" && (was == nil || a.byPerson(was))
}

// reaction is an emoji put on a message or, with that kind, taken away.
func (a *Adapter) reaction(kind desk.Kind, r *slackevents.ReactionAddedEvent, id string) (desk.Event, bool) {
	return desk.Event{
		Kind: kind, Key: id, Place: bot.Place{Network: Network, Room: r.Item.Channel},
		Author: r.User, At: moment(r.EventTimestamp), Message: r.Item.Timestamp, Action: r.Reaction, Direct: isDirect(r.Item.Channel),
	}, r.Item.Type == "message" && r.User != a.me.Load().UserID
}
