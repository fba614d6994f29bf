package fakeslack

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// A messageEvent is a message as an event tells of it.
type messageEvent struct {
	Message
	Channel     string      `json:"channel"`
	ChannelType ChannelType `json:"channel_type"`
	EventTS     string      `json:"event_ts"`
}

// A mentionEvent is a message as an app_mention tells of it, which unlike the
// message event has no kind of channel.
type mentionEvent struct {
	Message
	Channel string `json:"channel"`
	EventTS string `json:"event_ts"`
}

// A changeEvent tells that a message was changed or deleted.
type changeEvent struct {
	Type        string      `json:"type"`
	Subtype     string      `json:"subtype"`
	Message     *Message    `json:"message,omitempty"`
	Previous    Message     `json:"previous_message"`
	Hidden      bool        `json:"hidden"`
	DeletedTS   string      `json:"deleted_ts,omitempty"`
	Channel     string      `json:"channel"`
	ChannelType ChannelType `json:"channel_type"`
	TS          string      `json:"ts"`
	EventTS     string      `json:"event_ts"`
}

// subscriptions are the bot events of a manifest by what is delivered for them.
func (t ChannelType) subscription() string {
	return "message." + map[ChannelType]string{Public: "channels", Private: "groups", Direct: "im", Group: "mpim"}[t]
}

// wants reports whether the app gets events of that name.
func (s *Server) wants(name string) bool {
	return s.cfg.Events == nil || slices.Contains(s.cfg.Events, name)
}

// emit delivers an event to the app: wrapped as Slack wraps it, and after all
// events before it of the same lane (a channel, mostly). It is called with mu
// held, as all here.
func (s *Server) emit(lane string, inner any) string {
	return s.emitWrapped(lane, s.wrap(inner))
}

// wrap is the envelope of the Events API around an event.
func (s *Server) wrap(inner any) object {
	return object{
		"token": "verification-token", "team_id": TeamID, "context_team_id": TeamID, "api_app_id": AppID,
		"event": inner, "type": "event_callback", "event_id": s.tick.id("Ev"), "event_time": s.cfg.Now().Unix(),
		"authorizations": []object{{
			"enterprise_id": nil, "team_id": TeamID, "user_id": BotUser, "is_bot": true, "is_enterprise_install": false,
		}},
		"is_ext_shared_channel": false,
		"event_context":         "4-" + s.tick.id("ctx"),
	}
}

func (s *Server) emitWrapped(lane string, outer object) string {
	id, _ := outer["event_id"].(string)
	s.deliver(&delivery{Delivery: Delivery{Kind: Event, EventID: id, Payload: mustJSON(outer)}, lane: lane})
	return id
}

// mustJSON writes what is known to be writable: maps, lists and structs of this
// package.
func mustJSON(v any) json.RawMessage {
	raw, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("fakeslack: %v", err))
	}
	return raw
}

// post puts a message into a channel and tells the app of it.
func (s *Server) post(c *channel, m *Message) {
	c.add(m)
	s.listen(m)
	s.clearStatus(m)
	s.note()
	if !c.has(BotUser) {
		return
	}
	said := m.copy()
	said.Metadata = nil
	if s.wants(c.Type.subscription()) {
		s.emit(c.ID, messageEvent{Message: said, Channel: c.ID, ChannelType: c.Type, EventTS: m.TS})
	}
	s.mention(c, said, m.TS)
}

// mention tells the app of a message that names it, also when an edit made it
// so. In a direct message there is no such event.
func (s *Server) mention(c *channel, m Message, eventTS string) {
	if m.User == BotUser || c.Type == Direct || !strings.Contains(m.Text, "<@"+BotUser) || !s.wants("app_mention") {
		return
	}
	m.Type = "app_mention"
	s.emit(c.ID, mentionEvent{Message: m, Channel: c.ID, EventTS: eventTS})
}

// change alters a message and tells the app.
func (s *Server) change(c *channel, m *Message, edit func(*Message)) {
	before := m.copy()
	edit(m)
	s.listen(m)
	s.note()
	after := m.copy()
	s.emitChange(c, "message_changed", &after, before)
	if m.Subtype != tombstone && m.Edited != nil {
		s.mention(c, after, m.Edited.TS)
	}
}

// What stays of a deleted message that has replies.
const tombstone = "tombstone"

// erase deletes a message. One that has replies leaves a tombstone in its place,
// which Slack tells of as a change; the tombstone goes with the last reply.
func (s *Server) erase(c *channel, m *Message) {
	if m.ReplyCount > 0 {
		s.change(c, m, func(m *Message) {
			*m = Message{
				Channel: c.ID, Type: "message", Subtype: tombstone, User: "USLACKBOT", Hidden: true,
				Text: "This message was deleted.", TS: m.TS, ThreadTS: m.TS, ParentUserID: "USLACKBOT",
				ReplyCount: m.ReplyCount, ReplyUsers: m.ReplyUsers, ReplyUserSize: m.ReplyUserSize, LatestReply: m.LatestReply,
			}
		})
		return
	}
	c.remove(m)
	s.note()
	s.emitChange(c, "message_deleted", nil, m.copy())
	if root, _ := c.find(m.ThreadTS); m.IsReply() && root != nil && root.Subtype == tombstone && root.ReplyCount == 0 {
		s.erase(c, root)
	}
}

func (s *Server) emitChange(c *channel, subtype string, after *Message, before Message) {
	if !c.has(BotUser) || !s.wants(c.Type.subscription()) {
		return
	}
	before.Metadata = nil
	if after != nil {
		after.Metadata = nil
	}
	e := changeEvent{
		Type: "message", Subtype: subtype, Message: after, Previous: before, Hidden: true,
		Channel: c.ID, ChannelType: c.Type, TS: s.tick.ts(s.cfg.Now()),
	}
	if after == nil {
		e.DeletedTS = before.TS
	}
	e.EventTS = e.TS
	s.emit(c.ID, e)
}
