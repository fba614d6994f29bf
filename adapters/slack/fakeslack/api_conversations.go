package fakeslack

import (
	"encoding/base64"
	"slices"
	"strings"
)

// readable is a channel that the bot may read, with the scope that its kind
// takes.
func (s *Server) readable(id string) (*channel, error) {
	c := s.space.channels[id]
	switch {
	case c == nil, c.Type != Public && !c.has(BotUser):
		return nil, refuse("channel_not_found")
	case !c.has(BotUser):
		return nil, refuse("not_in_channel")
	}
	return c, s.need(c.Type.historyScope())
}

// A span is the part of a channel or thread that a call asks for.
type span struct {
	oldest, latest string
	inclusive      bool
	limit          int
	metadata       bool
}

// readSpan reads the arguments of history and replies.
func readSpan(a args, most int) (span, error) {
	p := span{
		oldest: a["oldest"], latest: a["latest"], inclusive: a.bool("inclusive"),
		limit: a.int("limit", 100), metadata: a.bool("include_all_metadata"),
	}
	if p.limit < 1 || p.limit > most {
		return p, refuse("invalid_limit")
	}
	return p, nil
}

// holds reports whether a message is within the bounds; "0" is no bound.
func (p span) holds(m *Message) bool {
	unbounded := func(ts string) bool { return ts == "" || ts == "0" }
	if p.inclusive && (m.TS == p.oldest || m.TS == p.latest) {
		return true
	}
	return (unbounded(p.oldest) || m.TS > p.oldest) && (unbounded(p.latest) || m.TS < p.latest)
}

// page is the answer with the messages from the cursor on, and the cursor of
// the next ones.
func (p span) page(messages []*Message, cursor string) (object, error) {
	at, err := readCursor(cursor)
	if err != nil {
		return nil, err
	}
	if at != "" {
		i := slices.IndexFunc(messages, func(m *Message) bool { return m.TS == at })
		messages = messages[max(i, 0):]
	}
	body := object{"has_more": len(messages) > p.limit}
	if len(messages) > p.limit {
		body["response_metadata"] = object{"next_cursor": makeCursor(messages[p.limit].TS)}
		messages = messages[:p.limit]
	}
	list := copies(messages)
	if !p.metadata {
		for i := range list {
			list[i].Metadata = nil
		}
	}
	body["messages"] = list
	return body, nil
}

// Cursors begin with what they point at, as Slack's do, so that one which is
// made up is noticed.
const cursorMark = "next:"

func makeCursor(at string) string {
	return base64.StdEncoding.EncodeToString([]byte(cursorMark + at))
}

func readCursor(cursor string) (string, error) {
	if cursor == "" {
		return "", nil
	}
	raw, err := base64.StdEncoding.DecodeString(cursor)
	at, ok := strings.CutPrefix(string(raw), cursorMark)
	if err != nil || !ok {
		return "", refuse("invalid_cursor")
	}
	return at, nil
}

// history is conversations.history: the messages of the channel itself, the
// newest first.
func history(s *Server, a args) (object, error) {
	c, err := s.readable(a["channel"])
	if err != nil {
		return nil, err
	}
	p, err := readSpan(a, 999)
	if err != nil {
		return nil, err
	}
	var found []*Message
	for _, m := range slices.Backward(c.messages) {
		if p.holds(m) && (!m.IsReply() || m.Subtype == "thread_broadcast") {
			found = append(found, m)
		}
	}
	body, err := p.page(found, a["cursor"])
	if body != nil {
		body["pin_count"] = 0
	}
	return body, err
}

// replies is conversations.replies: a thread from its root on, the oldest first.
// The root comes with every page, as in Slack.
func replies(s *Server, a args) (object, error) {
	c, err := s.readable(a["channel"])
	if err != nil {
		return nil, err
	}
	p, err := readSpan(a, 1000)
	if err != nil {
		return nil, err
	}
	root, _ := c.find(a["ts"])
	if root != nil && root.IsReply() {
		root, _ = c.find(root.ThreadTS)
	}
	if root == nil {
		return nil, refuse("thread_not_found")
	}
	found := []*Message{root}
	for _, m := range c.threads[root.TS] {
		if p.holds(m) {
			found = append(found, m)
		}
	}
	body, err := p.page(found, a["cursor"])
	if err == nil && a["cursor"] != "" {
		body["messages"] = append([]Message{root.copy()}, body["messages"].([]Message)...)
	}
	return body, err
}

// describe is a channel as the Web API gives it.
func (s *Server) describe(c *channel) object {
	o := object{
		"id": c.ID, "created": 1700000000, "is_archived": c.Archived, "is_im": c.Type == Direct,
		"is_org_shared": false, "context_team_id": TeamID, "updated": 1700000000000,
	}
	if c.Type == Direct {
		o["user"] = c.partner()
		return o
	}
	o["name"], o["name_normalized"] = c.Name, c.Name
	o["is_channel"], o["is_group"], o["is_mpim"] = c.Type == Public, c.Type == Private, c.Type == Group
	o["is_private"], o["is_member"], o["is_general"] = c.Type != Public, c.has(BotUser), c.ID == General
	o["is_shared"], o["is_ext_shared"], o["num_members"] = false, false, len(c.Members)
	if c.Creator != "" {
		o["creator"] = c.Creator
	}
	o["topic"] = object{"value": "", "creator": "", "last_set": 0}
	o["purpose"] = object{"value": "", "creator": "", "last_set": 0}
	return o
}

func channelInfo(s *Server, a args) (object, error) {
	c := s.space.channels[a["channel"]]
	if c == nil || c.Type != Public && !c.has(BotUser) {
		return nil, refuse("channel_not_found")
	}
	if err := s.need(c.Type.readScope()); err != nil {
		return nil, err
	}
	return object{"channel": s.describe(c)}, nil
}

// typeNames are the kinds of conversation in the words of a types argument.
var typeNames = map[string]ChannelType{
	"public_channel": Public, "private_channel": Private, "im": Direct, "mpim": Group,
}

// listChannels is conversations.list, and users.conversations when member is
// set: then only where that user is in.
func (s *Server) listChannels(a args, member string) (object, error) {
	wanted := a.list("types")
	if len(wanted) == 0 {
		wanted = []string{"public_channel"}
	}
	var kinds []ChannelType
	for _, name := range wanted {
		kind, ok := typeNames[strings.TrimSpace(name)]
		if !ok {
			return nil, refuse("invalid_types")
		}
		if err := s.need(kind.readScope()); err != nil {
			return nil, err
		}
		kinds = append(kinds, kind)
	}
	var found []string
	for _, id := range s.space.order {
		c := s.space.channels[id]
		visible := c.Type == Public || c.has(BotUser)
		if visible && slices.Contains(kinds, c.Type) && (member == "" || c.has(member)) && !(c.Archived && a.bool("exclude_archived")) {
			found = append(found, id)
		}
	}
	found, next, err := page(found, a)
	if err != nil {
		return nil, err
	}
	list := []object{}
	for _, id := range found {
		o := s.describe(s.space.channels[id])
		if member != "" {
			// users.conversations leaves these away.
			delete(o, "is_member")
			delete(o, "num_members")
		}
		list = append(list, o)
	}
	return object{"channels": list, "response_metadata": object{"next_cursor": next}}, nil
}

// page cuts a list of IDs by cursor and limit, and says where the next one
// begins.
func page(ids []string, a args) (found []string, next string, err error) {
	at, err := readCursor(a["cursor"])
	if err != nil {
		return nil, "", err
	}
	ids = ids[max(0, slices.Index(ids, at)):]
	limit := a.int("limit", 100)
	if limit < 1 || limit > 1000 {
		return nil, "", refuse("invalid_limit")
	}
	if len(ids) > limit {
		return ids[:limit], makeCursor(ids[limit]), nil
	}
	return ids, "", nil
}

func conversationsList(s *Server, a args) (object, error) { return s.listChannels(a, "") }

func usersConversations(s *Server, a args) (object, error) {
	if a["user"] == "" {
		return s.listChannels(a, BotUser)
	}
	return s.listChannels(a, a["user"])
}

func channelMembers(s *Server, a args) (object, error) {
	c := s.space.channels[a["channel"]]
	if c == nil || c.Type != Public && !c.has(BotUser) {
		return nil, refuse("channel_not_found")
	}
	if err := s.need(c.Type.readScope()); err != nil {
		return nil, err
	}
	found, next, err := page(c.Members, a)
	if err != nil {
		return nil, err
	}
	return object{"members": slices.Clone(found), "response_metadata": object{"next_cursor": next}}, nil
}

// openConversation is conversations.open: the direct message channel of one
// user, or of several.
func openConversation(s *Server, a args) (object, error) {
	users := a.list("users")
	if a["channel"] != "" {
		c := s.space.channels[a["channel"]]
		if c == nil {
			return nil, refuse("channel_not_found")
		}
		return object{"channel": object{"id": c.ID}, "no_op": true, "already_open": true}, nil
	}
	for _, id := range users {
		if s.space.users[id] == nil {
			return nil, refuse("user_not_found")
		}
	}
	switch len(users) {
	case 0:
		return nil, refuse("users_list_not_supplied")
	case 1:
		if err := s.need("im:write"); err != nil {
			return nil, err
		}
		return object{"channel": object{"id": directID(users[0])}}, nil
	}
	if err := s.need("mpim:write"); err != nil {
		return nil, err
	}
	slices.Sort(users)
	id := "G" + strings.Join(users, "")
	if s.space.channels[id] == nil {
		s.space.addChannel(Channel{ID: id, Name: "mpdm", Type: Group, Members: append(slices.Clone(users), BotUser)})
	}
	return object{"channel": object{"id": id}}, nil
}
