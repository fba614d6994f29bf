package desk_test

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"footnote/bot/desk"
	"footnote/bot/post"
)

// A network is a chat network in memory, on which the bot's messages stand.
type network struct {
	mu       sync.Mutex
	messages []*message
	sent     int  // how many messages were ever sent
	alone    bool // whether nobody is in a room any more
	page     int  // the most bytes of a message; 0 for 2,000
	// rulers are users whom the network holds for moderators, by room.
	rulers map[string]string
	// fault, if it is not nil, is asked before each call that delivers.
	fault func(call string, d *desk.Delivery) error
	// lost, if it is not nil, says that the network does as it is told and the
	// news of it gets lost.
	lost func(d *desk.Delivery) bool

	files   map[string][]byte      // by their references
	brought map[string][]desk.File // by messages
	// unfetched, if it is not nil, is why a file is not fetched.
	unfetched func() error
}

// put keeps a file and returns its reference.
func (n *network) put(message string, content []byte) string {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.files == nil {
		n.files, n.brought = make(map[string][]byte), make(map[string][]desk.File)
	}
	ref := "file of " + message
	n.files[ref] = content
	return ref
}

func (n *network) Fetch(_ context.Context, f desk.File, most int64) ([]byte, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.unfetched != nil {
		if err := n.unfetched(); err != nil {
			return nil, err
		}
	}
	content, ok := n.files[f.Ref]
	switch {
	case !ok:
		return nil, fmt.Errorf("%w: no such file", desk.ErrRefused)
	case int64(len(content)) > most:
		return nil, desk.ErrTooLarge
	}
	return content, nil
}

func (n *network) Brought(_ context.Context, _, message string) ([]desk.File, []string, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.brought[message], nil, nil
}

// A message is one of the bot's.
type message struct {
	id string
	d  desk.Delivery
}

func (n *network) Send(_ context.Context, d *desk.Delivery) (string, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if err := n.failing("send", d); err != nil {
		return "", err
	}
	n.sent++
	m := &message{fmt.Sprintf("m%d", n.sent), *d}
	n.messages = append(n.messages, m)
	if n.lost != nil && n.lost(d) {
		return "", fmt.Errorf("connection reset")
	}
	return m.id, nil
}

func (n *network) failing(call string, d *desk.Delivery) error {
	if n.fault == nil {
		return nil
	}
	return n.fault(call, d)
}

func (n *network) Edit(_ context.Context, d *desk.Delivery) error {
	n.mu.Lock()
	defer n.mu.Unlock()
	if err := n.failing("edit", d); err != nil {
		return err
	}
	i := n.find(func(m *message) bool { return m.id == d.Message })
	if i < 0 {
		return fmt.Errorf("%w: no message %s", desk.ErrRefused, d.Message)
	}
	n.messages[i].d = *d
	return nil
}

func (n *network) Remove(_ context.Context, d *desk.Delivery) error {
	n.mu.Lock()
	defer n.mu.Unlock()
	if err := n.failing("remove", d); err != nil {
		return err
	}
	n.messages = slices.DeleteFunc(n.messages, func(m *message) bool { return m.id == d.Message })
	return nil
}

func (n *network) Find(_ context.Context, d *desk.Delivery) (string, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if err := n.failing("find", d); err != nil {
		return "", err
	}
	if i := n.find(func(m *message) bool { return m.d.ID == d.ID }); i >= 0 {
		return n.messages[i].id, nil
	}
	return "", nil
}

func (n *network) find(is func(*message) bool) int { return slices.IndexFunc(n.messages, is) }

// Pages cuts posts that are too long for a message.
func (n *network) Pages(p post.Post) []post.Post {
	return post.Split(p, func(p post.Post) bool { return len(p.Text()) <= cmp.Or(n.page, 2000) })
}

func (n *network) Rooms(_ context.Context, user string) ([]string, error) {
	if user == "stranger" || n.alone {
		return nil, nil
	}
	return []string{"group", "review"}, nil
}

func (n *network) Moderates(_ context.Context, room, user string) (bool, error) {
	return user == "mod" && room != "" || user == "owner" || n.rulers[room] == user, nil
}

func (n *network) Direct(_ context.Context, user string) (string, error) {
	return "direct-" + user, nil
}

func (n *network) Whispers(string) bool { return true }

func (n *network) Mention(user string) string { return "@" + user }

// texts are what stands in the room.
func (n *network) texts(room string) []string {
	n.mu.Lock()
	defer n.mu.Unlock()
	var all []string
	for _, m := range n.messages {
		if m.d.Place.Room == room {
			all = append(all, m.d.Post.Text())
		}
	}
	return all
}

// count is how many messages stand in the room whose text has the words.
func (n *network) count(room, words string) int {
	total := 0
	for _, text := range n.texts(room) {
		if strings.Contains(text, words) {
			total++
		}
	}
	return total
}
