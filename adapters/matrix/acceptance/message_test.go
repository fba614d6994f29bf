package acceptance_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// A message is one as a person's device shows it.
type message struct {
	ID, Room, Sender string
	Kind             string // its msgtype, or poll
	Text, HTML       string
	Thread           string // the event that began the thread
	Answers          string // the event that it is the reply to
	Calls            []string
	CallsRoom        bool
	Edited           bool
	Clear            bool   // it, or its last edit, was sent without encryption
	Unreadable       string // why the device cannot decrypt it
	Warning          string // what the shield beside it warns of
}

// kinds are those of messages that other bots leave alone.
var kinds = []string{"m.notice", "m.image", "m.file", "poll"}

// pill is what clients show as the name of a person. Links to messages are none.
var pill = regexp.MustCompile(`matrix\.to/#/(@|%40)`)

// says reports whether all the words are on the message, in one of its forms.
func (m *message) says(words []string) bool {
	all := m.Text + "\n" + m.HTML
	return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(all, w) })
}

// flaw is what nobody should be sent; empty if there is none.
func (m *message) flaw(encrypted bool) string {
	switch {
	case m.Unreadable != "":
		return "a message cannot be read: " + m.Unreadable
	case encrypted && m.Clear:
		return "a message in an encrypted room came in the clear"
	case m.Warning != "":
		return "a message comes with a warning: " + m.Warning
	case !slices.Contains(kinds, m.Kind):
		return "a message is no notice, and other bots might answer it"
	case strings.TrimSpace(m.Text) == "":
		return "a message has no text"
	case m.CallsRoom || len(m.Calls) > 1:
		return "a message calls the whole room, or several people"
	case pill.MatchString(m.HTML):
		return "a message shows a name as if it called somebody"
	}
	return ""
}

// list is messages for people to read.
func list(all []message) string {
	var b strings.Builder
	for _, m := range all {
		fmt.Fprintf(&b, "%s %s of %s in %s, thread %q, reply to %q: %s%s\n", m.ID, m.Kind, m.Sender, m.Room, m.Thread, m.Answers, m.Text, m.Unreadable)
	}
	return b.String()
}

func TestMessage(t *testing.T) {
	m := message{Kind: "m.notice", Text: "Two led it. [1]", HTML: "Two <em>led</em> it."}
	if !m.says([]string{"Two", "[1]", "<em>"}) || m.says([]string{"Two", "Three"}) {
		t.Error("says does not look for all of the words in both forms")
	}
	tests := []struct {
		name  string
		spoil func(*message)
		want  string
	}{
		{"nothing", func(*message) {}, ""},
		{"in the clear", func(m *message) { m.Clear = true }, "in the clear"},
		{"unreadable", func(m *message) { m.Unreadable = "no key" }, "no key"},
		{"shield", func(m *message) { m.Warning = "shield 2" }, "shield 2"},
		{"a person's", func(m *message) { m.Kind = "m.text" }, "no notice"},
		{"empty", func(m *message) { m.Text = " " }, "no text"},
		{"a pill", func(m *message) { m.HTML = `<a href="https://matrix.to/#/@ana:lab.test">ana</a>` }, "shows a name"},
		{"a link", func(m *message) { m.HTML = `<a href="https://matrix.to/#/!r/$e">there</a>` }, ""},
		{"loud", func(m *message) { m.CallsRoom = true }, "calls the whole room"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := m
			tt.spoil(&m)
			if got := m.flaw(true); got != tt.want && (tt.want == "" || !strings.Contains(got, tt.want)) {
				t.Errorf("flaw = %q, want %q", got, tt.want)
			}
		})
	}
}
