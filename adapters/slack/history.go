package slack

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/slack-go/slack"

	"footnote/bot"
	"footnote/bot/desk"
	"footnote/bot/study"
)

// mostPages is how many pages of a thread are read.
const mostPages = 10

// said are the subtypes of messages that people or bots wrote.
var said = []string{"", slack.MsgSubTypeFileShare, slack.MsgSubTypeThreadBroadcast, slack.MsgSubTypeBotMessage, slack.MsgSubTypeMeMessage}

// Thread is what was said in the thread of the place or, where it has none,
// lately in its room, oldest first and at most so many lines, the last ones.
// Slack tells what was edited as it is now, and nothing of what was deleted. Of
// a thread, two thousand messages are read.
func (a *Adapter) Thread(ctx context.Context, p bot.Place, most int) ([]study.Line, error) {
	var all []slack.Message
	cursor := ""
	for range mostPages {
		messages, next, err := a.history(ctx, &desk.Delivery{Place: p}, "", cursor)
		if is(err, "thread_not_found", "message_not_found") {
			return nil, nil
		}
		if err != nil {
			return nil, failed("look back", err)
		}
		all = append(all, messages...)
		if cursor = next; cursor == "" || p.Thread == "" && len(all) >= most {
			break // a room is told from its end
		}
	}
	all = slices.DeleteFunc(all, func(m slack.Message) bool { return !slices.Contains(said, m.SubType) || m.Text == "" })
	slices.SortFunc(all, func(x, y slack.Message) int { return moment(x.Timestamp).Compare(moment(y.Timestamp)) })
	all = all[max(0, len(all)-most):]
	lines := make([]study.Line, len(all))
	for i := range all {
		lines[i] = a.line(p.Room, &all[i])
	}
	return lines, nil
}

// line is a message as a line.
func (a *Adapter) line(room string, m *slack.Message) study.Line {
	me := cmp.Or(a.me.Load(), &slack.AuthTestResponse{})
	text, _ := readable(m.Text, me.UserID)
	l := study.Line{
		Author: cmp.Or(m.User, m.BotID), Own: m.User != "" && m.User == me.UserID || m.BotID != "" && m.BotID == me.BotID,
		At: moment(m.Timestamp), Text: text, Message: m.Timestamp,
	}
	if me.URL != "" {
		l.URL = strings.TrimSuffix(me.URL, "/") + "/archives/" + room + "/p" + strings.ReplaceAll(m.Timestamp, ".", "")
		if m.ThreadTimestamp != "" && m.ThreadTimestamp != m.Timestamp {
			l.URL += "?thread_ts=" + m.ThreadTimestamp + "&cid=" + room
		}
	}
	return l
}
