package fakeslack

import (
	"encoding/json"
	"unicode/utf8"
)

func authTest(s *Server, _ args) (object, error) {
	return object{
		"url": s.url + "/", "team": "Reading Group", "team_id": TeamID,
		"user": s.space.users[BotUser].Name, "user_id": BotUser, "bot_id": BotID,
		"is_enterprise_install": false,
	}, nil
}

// content is what a message may say, checked and cut to Slack's limits.
type content struct {
	text                          string
	blocks, attachments, metadata json.RawMessage
	warnings                      []string
}

// readContent checks the text, blocks and metadata of a message.
func (s *Server) readContent(a args) (content, error) {
	c := content{text: a["text"]}
	if a["markdown_text"] != "" {
		if a["text"] != "" || a["blocks"] != "" {
			return c, refuse("markdown_text_conflict")
		}
		if utf8.RuneCountInString(a["markdown_text"]) > maxMarkdown {
			return c, refuse("msg_too_long")
		}
		c.text = a["markdown_text"]
	}
	if runes := []rune(c.text); len(runes) > maxText {
		c.text = string(runes[:maxText])
		c.warnings = append(c.warnings, "message_truncated")
	}
	var err error
	if c.blocks, err = s.readBlocks(a["blocks"], inMessage); err != nil {
		return c, err
	}
	c.attachments = rawList(a["attachments"])
	if c.metadata, err = readMetadata(a["metadata"]); err != nil {
		return c, err
	}
	if c.text == "" && c.blocks == nil && c.attachments == nil {
		return c, refuse("no_text")
	}
	return c, nil
}

// rawList is a JSON list as it came; nil when it is empty or none.
func rawList(text string) json.RawMessage {
	var list []json.RawMessage
	if json.Unmarshal([]byte(text), &list) != nil || len(list) == 0 {
		return nil
	}
	return json.RawMessage(text)
}

func readMetadata(text string) (json.RawMessage, error) {
	if text == "" {
		return nil, nil
	}
	var m struct {
		EventType string         `json:"event_type"`
		Payload   map[string]any `json:"event_payload"`
	}
	if json.Unmarshal([]byte(text), &m) != nil {
		return nil, refuse("invalid_metadata_format")
	}
	if m.EventType == "" && m.Payload == nil {
		return nil, nil
	}
	if m.EventType == "" || m.Payload == nil {
		return nil, refuse("invalid_metadata_schema")
	}
	return json.RawMessage(text), nil
}

// warn adds what readContent had to warn of to an answer.
func (c content) warn(body object) object {
	if len(c.warnings) > 0 {
		body["warning"] = c.warnings[0]
		body["response_metadata"] = object{"warnings": c.warnings}
	}
	return body
}

// writable is the channel that the bot may post to.
func (s *Server) writable(id string) (*channel, error) {
	if u := s.space.users[id]; u != nil {
		id = directID(id) // a user ID stands for the direct message channel
	}
	c := s.space.channels[id]
	switch {
	case c == nil, c.Type == Private && !c.has(BotUser):
		return nil, refuse("channel_not_found")
	case c.Archived:
		return nil, refuse("is_archived")
	case !c.has(BotUser) && !s.secrets.granted("chat:write.public"):
		return nil, refuse("not_in_channel")
	}
	return c, nil
}

func postMessage(s *Server, a args) (object, error) {
	c, err := s.writable(a["channel"])
	if err != nil {
		return nil, err
	}
	said, err := s.readContent(a)
	if err != nil {
		return nil, err
	}
	m := s.botMessage(said)
	if err := s.thread(c, m, a["thread_ts"]); err != nil {
		return nil, err
	}
	if root, _ := c.find(m.ThreadTS); a.bool("reply_broadcast") && m.IsReply() && root != nil {
		shown := root.copy()
		m.Subtype, m.Root = "thread_broadcast", &shown
	}
	s.post(c, m)
	return said.warn(object{"channel": c.ID, "ts": m.TS, "message": m.copy()}), nil
}

// thread puts a message that is about to be posted into a thread; an empty ts
// is none.
func (s *Server) thread(c *channel, m *Message, ts string) error {
	if ts == "" {
		return nil
	}
	root, _ := c.find(ts)
	if root == nil && len(c.threads[ts]) == 0 {
		return refuse("thread_not_found")
	}
	m.ThreadTS = ts
	if root != nil && root.IsReply() {
		m.ThreadTS = root.ThreadTS
	}
	return nil
}

// botMessage is a message of the app with its name under it.
func (s *Server) botMessage(c content) *Message {
	return &Message{
		User: BotUser, BotID: BotID, AppID: AppID, BotProfile: s.space.botProfile(),
		Text: c.text, Blocks: c.blocks, Attachments: c.attachments, Metadata: c.metadata,
		TS: s.tick.ts(s.cfg.Now()),
	}
}

func postEphemeral(s *Server, a args) (object, error) {
	c, err := s.writable(a["channel"])
	if err != nil {
		return nil, err
	}
	if !c.has(a["user"]) {
		return nil, refuse("user_not_in_channel")
	}
	said, err := s.readContent(a)
	if err != nil {
		return nil, err
	}
	m := s.botMessage(said)
	m.ThreadTS = a["thread_ts"]
	s.whisper(c, m, a["user"])
	return said.warn(object{"message_ts": m.TS}), nil
}

// whisper shows a message to one person.
func (s *Server) whisper(c *channel, m *Message, to string) {
	m.Channel, m.Type, m.Team = c.ID, "message", TeamID
	s.space.ephemera = append(s.space.ephemera, Ephemeral{Message: *m, To: to})
	s.listen(m)
	s.note()
}

// own is a message that the app itself wrote.
func (s *Server) own(a args, notYours string) (*channel, *Message, error) {
	c := s.space.channels[a["channel"]]
	if c == nil {
		return nil, nil, refuse("channel_not_found")
	}
	m, _ := c.find(a["ts"])
	switch {
	case m == nil:
		return nil, nil, refuse("message_not_found")
	case m.BotID != BotID:
		return nil, nil, refuse(notYours)
	}
	return c, m, nil
}

func updateMessage(s *Server, a args) (object, error) {
	c, m, err := s.own(a, "cant_update_message")
	if err != nil {
		return nil, err
	}
	if m.Streaming == streaming {
		return nil, refuse("streaming_state_conflict")
	}
	said, err := s.readContent(a)
	if err != nil {
		return nil, err
	}
	s.change(c, m, func(m *Message) {
		m.Text = said.text
		// Slack keeps old blocks only when there is no new text either, and
		// marks as edited only what is shown by its text.
		if a["blocks"] != "" || a["text"] != "" {
			m.Blocks = said.blocks
		}
		if said.blocks == nil {
			m.Edited = &Edited{User: BotID, TS: s.tick.ts(s.cfg.Now())}
		}
		if a["attachments"] != "" {
			m.Attachments = said.attachments
		}
		if said.metadata != nil {
			m.Metadata = said.metadata
		}
	})
	return said.warn(object{"channel": c.ID, "ts": m.TS, "text": m.Text, "message": updated(m)}), nil
}

// updated is a message as chat.update gives it back: without what places it.
func updated(m *Message) object {
	var o object
	_ = json.Unmarshal(mustJSON(m.copy()), &o) // written a moment ago
	for _, name := range []string{"ts", "thread_ts", "parent_user_id", "reply_count", "reply_users", "reply_users_count", "latest_reply", "reactions"} {
		delete(o, name)
	}
	return o
}

func deleteMessage(s *Server, a args) (object, error) {
	c, m, err := s.own(a, "cant_delete_message")
	if err != nil {
		return nil, err
	}
	s.erase(c, m)
	return object{"channel": c.ID, "ts": m.TS}, nil
}

func getPermalink(s *Server, a args) (object, error) {
	c := s.space.channels[a["channel"]]
	if c == nil {
		return nil, refuse("channel_not_found")
	}
	m, _ := c.find(a["message_ts"])
	if m == nil {
		return nil, refuse("message_not_found")
	}
	return object{"channel": c.ID, "permalink": s.permalink(m)}, nil
}
