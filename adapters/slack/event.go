package slack

import (
	"cmp"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"

	"footnote/bot"
	"footnote/bot/desk"
)

// opened is the kind of what the adapter deals with itself: somebody looks at
// the bot.
const opened desk.Kind = "opened"

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
	seconds, err := strconv.ParseFloat(ts, 64)
	if err != nil {
		return time.Time{}
	}
	return time.UnixMicro(int64(math.Round(seconds * 1e6))).UTC()
}

// happened is what happened in the workspace; an event of no kind if that is no
// matter of the bot's.
func (a *Adapter) happened(inner *slackevents.EventsAPIInnerEvent) desk.Event {
	switch in := inner.Data.(type) {
	case *slackevents.MessageEvent:
		return a.changed(in)
	case *slackevents.AppMentionEvent: // the same message comes as a MessageEvent too, with the same key
		return a.said(in.Channel, &slack.Msg{
			User: in.User, BotID: in.BotID, Text: in.Text, Timestamp: in.TimeStamp, ThreadTimestamp: in.ThreadTimeStamp, Files: in.Files,
		})
	case *slackevents.ReactionAddedEvent:
		return a.reaction(desk.Reacted, in)
	case *slackevents.ReactionRemovedEvent:
		return a.reaction(desk.Unreacted, (*slackevents.ReactionAddedEvent)(in))
	case *slackevents.AppHomeOpenedEvent:
		return desk.Event{Kind: opened, Place: bot.Place{Network: Network, Room: in.Channel}, Author: in.User, Action: in.Tab}
	case *slackevents.TokensRevokedEvent, *slackevents.AppUninstalledEvent:
		a.log.Error("slack has taken the app's rights away; install it again", "event", inner.Type)
	}
	return desk.Event{}
}

// changed is what became of a message.
func (a *Adapter) changed(m *slackevents.MessageEvent) desk.Event {
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
	e := desk.Event{
		Kind: desk.Said, Key: room + ":" + m.Timestamp,
		Place: place(room, m.ThreadTimestamp, m.Timestamp), Author: m.User, At: moment(m.Timestamp), Message: m.Timestamp,
		Text: text, Addressed: addressed || isDirect(room), Direct: isDirect(room), Files: filesOf(m), Links: linksOf(m.Text),
	}
	if m.ThreadTimestamp != m.Timestamp {
		e.ReplyTo = m.ThreadTimestamp
	}
	return e
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

// marked is what Slack writes between angle brackets: a mention, a channel, a
// link or a date, with a label behind a bar. Brackets that people type are
// escaped.
var marked = regexp.MustCompile(`<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>`)

// unescape undoes the three entities that Slack escapes text with.
var unescape = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&")

// unmentioned closes the gap of a mention.
var unmentioned = strings.NewReplacer("   ", " ", "  ,", ",", "  ?", "?", "  .", ".")

// readable is a message's text as a person would read it, without the mention
// of the bot, and whether there was one. Others who are mentioned stay, as
// "@U1", so that it can be seen whom a message is for.
func readable(text, me string) (_ string, addressed bool) {
	text = marked.ReplaceAllStringFunc(text, func(m string) string {
		parts := marked.FindStringSubmatch(m)
		sign, target, label := parts[1], parts[2], parts[3]
		switch {
		case sign == "@" && target == me && me != "":
			addressed = true
			return " "
		case sign == "@", sign == "!" && label == "": // somebody; here, channel, everyone
			return "@" + target
		case sign == "#" && label != "":
			return "#" + label
		}
		return cmp.Or(label, sign+target)
	})
	text = strings.TrimSpace(unescape.Replace(text))
	if addressed { // what the mention leaves behind
		text = strings.TrimLeft(unmentioned.Replace(text), ",:;!–- \u00a0\n")
	}
	return text, addressed
}
