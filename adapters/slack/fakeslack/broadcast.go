package fakeslack

import (
	"bytes"
	"regexp"
	"slices"
)

// rousing matches what would notify a whole channel: in text as Slack's markup,
// in rich text as an element.
var rousing = regexp.MustCompile(`<!(channel|here|everyone|subteam\^)|"type": ?"broadcast"`)

// listen keeps every state of the app's messages that would have notified a
// whole channel.
func (s *Server) listen(m *Message) {
	if m.BotID != BotID {
		return
	}
	for _, said := range [][]byte{[]byte(m.Text), m.Blocks, m.Attachments} {
		// In JSON as Go writes it, < is escaped.
		if rousing.Match(bytes.ReplaceAll(said, []byte(`\u003c`), []byte("<"))) {
			s.broadcast = append(s.broadcast, m.copy())
			return
		}
	}
}

// Broadcasts are the app's messages, each in the state in question, that would
// have notified a whole channel or user group. Slack allows them; most tests
// want none.
func (s *Server) Broadcasts() []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.broadcast)
}
