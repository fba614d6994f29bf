package fakeslack

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"regexp"
	"slices"
	"strings"
)

// ErrNoSuch is what people get who reach for something that is not there: a
// message, a button, a view.
var ErrNoSuch = errors.New("no such thing in the workspace")

// Say posts a message as a person and returns its timestamp. An empty thread
// posts to the channel itself. Channels and users that don't exist yet are made;
// the user joins. A text that names the bot ("<@U0FOOTNOTE> hello") makes an
// app_mention besides the message, except in a direct message.
func (s *Server) Say(channel, user, text, thread string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.say(channel, &Message{User: user, Text: text, ThreadTS: thread})
}

func (s *Server) say(id string, m *Message) string {
	s.space.user(m.User)
	c := s.space.channel(id)
	if !c.has(m.User) {
		c.Members = append(c.Members, m.User)
	}
	m.ClientMsgID = s.tick.uuid()
	m.TS = s.tick.ts(s.cfg.Now())
	m.Blocks = s.richText(m.Text)
	s.post(c, m)
	return m.TS
}

// Mention is Say with the bot named first.
func (s *Server) Mention(channel, user, text, thread string) string {
	return s.Say(channel, user, "<@"+BotUser+"> "+text, thread)
}

// SayAs posts a message that some other bot wrote.
func (s *Server) SayAs(channel, botID, text, thread string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.space.channel(channel)
	m := &Message{Subtype: "bot_message", BotID: botID, Text: text, ThreadTS: thread, TS: s.tick.ts(s.cfg.Now())}
	s.post(c, m)
	return m.TS
}

var markup = regexp.MustCompile(`<@(U[A-Z0-9]+)>`)

// richText is the block that Slack's editor makes of a text.
func (s *Server) richText(text string) json.RawMessage {
	if text == "" {
		return nil
	}
	var parts []object
	add := func(text string) {
		if text != "" {
			parts = append(parts, object{"type": "text", "text": html.UnescapeString(text)})
		}
	}
	at := 0
	for _, m := range markup.FindAllStringSubmatchIndex(text, -1) {
		add(text[at:m[0]])
		parts = append(parts, object{"type": "user", "user_id": text[m[2]:m[3]]})
		at = m[1]
	}
	add(text[at:])
	return mustJSON([]object{{
		"type": "rich_text", "block_id": strings.ToLower(s.tick.id("b")),
		"elements": []object{{"type": "rich_text_section", "elements": parts}},
	}})
}

// message finds a message that a person reaches for.
func (s *Server) message(id, ts string) (*channel, *Message, error) {
	c := s.space.channels[id]
	if c == nil {
		return nil, nil, fmt.Errorf("channel %s: %w", id, ErrNoSuch)
	}
	m, _ := c.find(ts)
	if m == nil {
		return nil, nil, fmt.Errorf("message %s in %s: %w", ts, id, ErrNoSuch)
	}
	return c, m, nil
}

// Edit changes the text of a message, as its author does.
func (s *Server) Edit(channel, ts, text string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, m, err := s.message(channel, ts)
	if err != nil {
		return err
	}
	s.change(c, m, func(m *Message) {
		m.Text, m.Blocks = text, s.richText(text)
		m.Edited = &Edited{User: m.User, TS: s.tick.ts(s.cfg.Now())}
	})
	return nil
}

// Unfurl does to a message what Slack does when it fetched a link in it: it is
// changed without having been edited.
func (s *Server) Unfurl(channel, ts, link string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, m, err := s.message(channel, ts)
	if err != nil {
		return err
	}
	s.change(c, m, func(m *Message) {
		m.Attachments = mustJSON([]object{{"id": 1, "from_url": link, "original_url": link, "fallback": link, "title": link, "title_link": link}})
	})
	return nil
}

// Delete takes a message away, as its author does. One with replies leaves a
// tombstone, which the app is told of as a change.
func (s *Server) Delete(channel, ts string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, m, err := s.message(channel, ts)
	if err != nil {
		return err
	}
	s.erase(c, m)
	return nil
}

// React puts an emoji (a name without colons) under a message. Doing it twice
// changes nothing.
func (s *Server) React(channel, ts, user, emoji string) error {
	return s.setReaction(channel, ts, user, emoji, true)
}

// Unreact takes an emoji away again.
func (s *Server) Unreact(channel, ts, user, emoji string) error {
	return s.setReaction(channel, ts, user, emoji, false)
}

func (s *Server) setReaction(channel, ts, user, emoji string, on bool) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, m, err := s.message(channel, ts)
	if err != nil {
		return err
	}
	s.react(c, m, user, emoji, on)
	return nil
}

// react reports whether anything changed.
func (s *Server) react(c *channel, m *Message, user, emoji string, on bool) bool {
	i := slices.IndexFunc(m.Reactions, func(r Reaction) bool { return r.Name == emoji })
	had := i >= 0 && slices.Contains(m.Reactions[i].Users, user)
	if had == on {
		return false
	}
	// Lists are replaced and not altered: copies of the message share them.
	reactions := slices.Clone(m.Reactions)
	if i < 0 {
		reactions = append(reactions, Reaction{Name: emoji})
		i = len(reactions) - 1
	}
	r := &reactions[i]
	if on {
		r.Users = append(slices.Clone(r.Users), user)
	} else {
		r.Users = slices.DeleteFunc(slices.Clone(r.Users), func(u string) bool { return u == user })
	}
	r.Count = len(r.Users)
	m.Reactions = slices.DeleteFunc(reactions, func(r Reaction) bool { return r.Count == 0 })
	s.note()
	s.emitReaction(c, m, user, emoji, on)
	return true
}

func (s *Server) emitReaction(c *channel, m *Message, user, emoji string, on bool) {
	name := "reaction_removed"
	if on {
		name = "reaction_added"
	}
	if !c.has(BotUser) || !s.wants(name) {
		return
	}
	s.emit(c.ID, object{
		"type": name, "user": user, "reaction": emoji, "item_user": m.User, "event_ts": s.tick.ts(s.cfg.Now()),
		"item": object{"type": "message", "channel": c.ID, "ts": m.TS},
	})
}

// Join takes a user, the bot for one, into a channel and tells the app.
func (s *Server) Join(channel, user string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.space.user(user)
	c := s.space.channel(channel)
	if c.has(user) {
		return
	}
	c.Members = append(c.Members, user)
	s.note()
	s.emitMembership("member_joined_channel", c, user)
}

// Leave takes a user, the bot for one, out of a channel and tells the app.
func (s *Server) Leave(channel, user string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.space.channel(channel)
	if !c.has(user) {
		return
	}
	c.Members = slices.DeleteFunc(slices.Clone(c.Members), func(u string) bool { return u == user })
	s.note()
	s.emitMembership("member_left_channel", c, user)
}

func (s *Server) emitMembership(name string, c *channel, user string) {
	if !s.wants(name) || !c.has(BotUser) && user != BotUser {
		return
	}
	letter := map[ChannelType]string{Public: "C", Private: "G"}[c.Type]
	s.emit(c.ID, object{
		"type": name, "user": user, "channel": c.ID, "channel_type": letter, "team": TeamID,
		"event_ts": s.tick.ts(s.cfg.Now()),
	})
}

// OpenHome opens the app's page, at the tab "home" or "messages". The app is
// told; it may then publish a view.
func (s *Server) OpenHome(user, tab string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.space.user(user)
	if !s.wants("app_home_opened") {
		return
	}
	e := object{"type": "app_home_opened", "user": user, "channel": directID(user), "tab": tab, "event_ts": s.tick.ts(s.cfg.Now())}
	if v := s.views.home[user]; v != nil && tab == "home" {
		e["view"] = v.output()
	}
	s.emit(directID(user), e)
}

// Command types a slash command ("/ask", with what follows it) and returns what
// the app answered at once, nil for nothing. An answer with text or blocks is
// shown: to the person alone, or to the channel when it says so.
func (s *Server) Command(ctx context.Context, channel, user, command, text string) (json.RawMessage, error) {
	s.mu.Lock()
	who, c := s.space.user(user), s.space.channel(channel)
	payload := object{
		"token": "verification-token", "command": command, "text": text, "api_app_id": AppID,
		"team_id": TeamID, "team_domain": teamDomain, "user_id": user, "user_name": who.Name,
		"channel_id": c.ID, "channel_name": c.commandName(), "is_enterprise_install": "false",
		"response_url": s.newResponseURL(c, user, nil), "trigger_id": s.newTrigger(user),
	}
	s.mu.Unlock()
	return s.ask(ctx, Command, payload, func(reply json.RawMessage) { s.showReply(c, user, reply) })
}

// commandName is what the payloads call a channel.
func (c *channel) commandName() string {
	switch c.Type {
	case Direct:
		return "directmessage"
	case Private:
		return "privategroup"
	default:
		return c.Name
	}
}

const teamDomain = "reading-group"

// permalink is the address of a message for people.
func (s *Server) permalink(m *Message) string {
	link := "https://" + teamDomain + ".slack.com/archives/" + m.Channel + "/p" + strings.ReplaceAll(m.TS, ".", "")
	if m.IsReply() {
		link += "?thread_ts=" + m.ThreadTS + "&cid=" + m.Channel
	}
	return link
}
