package fakeslack

import (
	"encoding/json"
	"slices"
	"strings"
)

// A Message is one message of a channel, in the form in which the Web API and
// the events give it. What a Message holds is never changed after it was handed
// out.
type Message struct {
	Channel string `json:"-"`

	ClientMsgID   string          `json:"client_msg_id,omitempty"`
	Type          string          `json:"type"`
	Subtype       string          `json:"subtype,omitempty"`
	User          string          `json:"user,omitempty"`
	BotID         string          `json:"bot_id,omitempty"`
	AppID         string          `json:"app_id,omitempty"`
	BotProfile    *BotProfile     `json:"bot_profile,omitempty"`
	Team          string          `json:"team,omitempty"`
	Text          string          `json:"text"`
	Blocks        json.RawMessage `json:"blocks,omitempty"`
	Attachments   json.RawMessage `json:"attachments,omitempty"`
	Metadata      json.RawMessage `json:"metadata,omitempty"`
	Files         []File          `json:"files,omitempty"`
	Root          *Message        `json:"root,omitempty"` // of a reply that is shown in the channel too
	Upload        bool            `json:"upload,omitempty"`
	Hidden        bool            `json:"hidden,omitempty"`
	Edited        *Edited         `json:"edited,omitempty"`
	TS            string          `json:"ts"`
	ThreadTS      string          `json:"thread_ts,omitempty"`
	ParentUserID  string          `json:"parent_user_id,omitempty"`
	ReplyCount    int             `json:"reply_count,omitempty"`
	ReplyUsers    []string        `json:"reply_users,omitempty"`
	ReplyUserSize int             `json:"reply_users_count,omitempty"`
	LatestReply   string          `json:"latest_reply,omitempty"`
	Reactions     []Reaction      `json:"reactions,omitempty"`
	Streaming     string          `json:"-"` // "in_progress", then "completed", when it is or was streamed
}

// Edited says who last edited a message, and when.
type Edited struct {
	User string `json:"user"`
	TS   string `json:"ts"`
}

// A Reaction is an emoji under a message and who put it there.
type Reaction struct {
	Name  string   `json:"name"`
	Users []string `json:"users"`
	Count int      `json:"count"`
}

// A BotProfile comes with every message of a bot.
type BotProfile struct {
	ID      string            `json:"id"`
	AppID   string            `json:"app_id"`
	Name    string            `json:"name"`
	Icons   map[string]string `json:"icons"`
	Deleted bool              `json:"deleted"`
	Updated int               `json:"updated"`
	TeamID  string            `json:"team_id"`
}

// An Ephemeral is a message that one person alone sees.
type Ephemeral struct {
	Message
	To string // who sees it
}

// IsReply reports whether the message stands in a thread and did not start it.
func (m Message) IsReply() bool { return m.ThreadTS != "" && m.ThreadTS != m.TS }

// copy is the message as it may be handed out: without the metadata, which
// history and events leave away unless asked.
func (m *Message) copy() Message {
	c := *m
	c.Reactions = slices.Clone(m.Reactions)
	return c
}

// find is the message with that timestamp, and its place.
func (c *channel) find(ts string) (*Message, int) {
	i, ok := slices.BinarySearchFunc(c.messages, ts, func(m *Message, ts string) int { return strings.Compare(m.TS, ts) })
	if !ok {
		return nil, i
	}
	return c.messages[i], i
}

// add puts a message at the end of the channel, and counts it in its thread. A
// reply to a message that is gone or is itself a reply goes to the root that it
// names, as in Slack.
func (c *channel) add(m *Message) {
	m.Channel, m.Type, m.Team = c.ID, "message", TeamID
	c.messages = append(c.messages, m)
	if !m.IsReply() {
		return
	}
	replies := append(c.threads[m.ThreadTS], m)
	c.threads[m.ThreadTS] = replies
	if root, _ := c.find(m.ThreadTS); root != nil {
		m.ParentUserID = root.User
		root.ThreadTS = root.TS
		root.countReplies(replies)
	}
}

// remove takes a message out, and its thread's count down.
func (c *channel) remove(m *Message) {
	_, i := c.find(m.TS)
	c.messages = slices.Delete(c.messages, i, i+1)
	if !m.IsReply() {
		return
	}
	replies := slices.DeleteFunc(c.threads[m.ThreadTS], func(r *Message) bool { return r == m })
	c.threads[m.ThreadTS] = replies
	if root, _ := c.find(m.ThreadTS); root != nil {
		root.countReplies(replies)
	}
}

func (m *Message) countReplies(replies []*Message) {
	m.ReplyCount, m.LatestReply, m.ReplyUsers = len(replies), "", nil
	for _, r := range replies {
		m.LatestReply = r.TS
		if !slices.Contains(m.ReplyUsers, r.User) {
			m.ReplyUsers = append(m.ReplyUsers, r.User)
		}
	}
	m.ReplyUserSize = len(m.ReplyUsers)
}

// botProfile is how the app signs its messages.
func (w *workspace) botProfile() *BotProfile {
	icon := "https://a.slack-edge.com/80588/img/plugins/app/bot_"
	return &BotProfile{
		ID: BotID, AppID: AppID, TeamID: TeamID, Name: w.users[BotUser].Name,
		Icons: map[string]string{"image_36": icon + "36.png", "image_48": icon + "48.png", "image_72": icon + "72.png"},
	}
}
