package fakeslack

import (
	"slices"
	"strings"
)

// A User is a person or a bot of the workspace.
type User struct {
	ID       string `json:"id"`
	Name     string `json:"name"`      // the handle, without @
	RealName string `json:"real_name"` // shown; Name when empty
	TZ       string `json:"tz"`        // IANA name; Europe/Amsterdam when empty
	IsBot    bool   `json:"is_bot"`
	IsAdmin  bool   `json:"is_admin"`
	Deleted  bool   `json:"deleted"`
}

// A ChannelType is the kind of a conversation, in the words of the events'
// channel_type.
type ChannelType string

// The kinds of conversation.
const (
	Public  ChannelType = "channel"
	Private ChannelType = "group"
	Direct  ChannelType = "im"
	Group   ChannelType = "mpim" // a direct message of more than two
)

// historyScope is the scope that reading messages of such a channel takes.
func (t ChannelType) historyScope() string {
	return map[ChannelType]string{Public: "channels", Private: "groups", Direct: "im", Group: "mpim"}[t] + ":history"
}

// readScope is the scope that knowing of such a channel takes.
func (t ChannelType) readScope() string {
	return strings.TrimSuffix(t.historyScope(), "history") + "read"
}

// A Channel is a conversation.
type Channel struct {
	ID       string      `json:"id"`
	Name     string      `json:"name"`
	Type     ChannelType `json:"type"`
	Members  []string    `json:"members"` // user IDs, the bot's among them where it is in
	Archived bool        `json:"archived"`
	Creator  string      `json:"creator"` // who made it; empty if that is not told
}

// channel is a Channel with what was said in it.
type channel struct {
	Channel
	messages []*Message // rising ts, replies among them
	threads  map[string][]*Message
}

func (c *channel) has(user string) bool { return slices.Contains(c.Members, user) }

// partner is the other one of a direct message.
func (c *channel) partner() string {
	for _, id := range c.Members {
		if id != BotUser {
			return id
		}
	}
	return ""
}

// A workspace is who and what is there. It has no lock of its own.
type workspace struct {
	users    map[string]*User
	channels map[string]*channel
	order    []string // channel IDs as they were made
	people   []string // user IDs as they were made
	groups   map[string][]string
	files    map[string]*file
	threads  map[string]Assistant // by channel and thread
	ephemera []Ephemeral
	tick     *ticker
}

func newWorkspace(cfg Config, tick *ticker) workspace {
	w := workspace{
		users:    make(map[string]*User),
		channels: make(map[string]*channel),
		groups:   make(map[string][]string),
		files:    make(map[string]*file),
		threads:  make(map[string]Assistant),
		tick:     tick,
	}
	for _, u := range cfg.Users {
		w.addUser(u)
	}
	if w.users[BotUser] == nil {
		w.addUser(User{ID: BotUser, Name: "footnote", RealName: "Footnote", IsBot: true})
	}
	for _, c := range cfg.Channels {
		w.addChannel(c)
	}
	return w
}

func (w *workspace) addUser(u User) *User {
	setDefault(&u.RealName, u.Name)
	setDefault(&u.TZ, "Europe/Amsterdam")
	if w.users[u.ID] == nil {
		w.people = append(w.people, u.ID)
	}
	w.users[u.ID] = &u
	if u.ID != BotUser {
		w.addChannel(Channel{ID: directID(u.ID), Type: Direct, Members: []string{u.ID, BotUser}})
	}
	return &u
}

// directID is the ID of a user's direct message channel with the bot.
func directID(user string) string { return "D" + strings.TrimPrefix(user, "U") }

func (w *workspace) addChannel(c Channel) *channel {
	setDefault(&c.Type, Public)
	if kept := w.channels[c.ID]; kept != nil {
		kept.Channel = c
		return kept
	}
	made := &channel{Channel: c, threads: make(map[string][]*Message)}
	w.channels[c.ID] = made
	w.order = append(w.order, c.ID)
	return made
}

// user finds a user, and makes one of a name like the ID when there is none: a
// load test needs hundreds and cares for none of them.
func (w *workspace) user(id string) *User {
	if u := w.users[id]; u != nil {
		return u
	}
	return w.addUser(User{ID: id, Name: strings.ToLower(id)})
}

// channel finds a channel, and makes a public one with the bot in it when there
// is none.
func (w *workspace) channel(id string) *channel {
	if c := w.channels[id]; c != nil {
		return c
	}
	return w.addChannel(Channel{ID: id, Name: strings.ToLower(id), Type: Public, Members: []string{BotUser}})
}

// AddUser puts a user into the workspace, or replaces the one with its ID.
func (s *Server) AddUser(u User) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.space.addUser(u)
}

// AddChannel puts a channel into the workspace. One with that ID keeps its
// messages and changes otherwise.
func (s *Server) AddChannel(c Channel) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.space.addChannel(c)
}

// SetGroup says who is in a user group. An empty list makes an empty group.
func (s *Server) SetGroup(id string, users ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.space.groups[id] = users
}

// DM is the channel of a user's direct messages with the bot.
func (s *Server) DM(user string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.space.user(user)
	return directID(user)
}
