package acceptance_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A message is one that stands in a room.
type message struct {
	TS          string
	Channel     string
	User        string
	Text        string
	Thread      string `json:"thread_ts"`
	EphemeralTo string `json:"ephemeral_to"`
	Blocks      []any
	Files       []struct{ ID, Name string }
}

// says reports whether all the words are in the text of the message, which
// notifications and screen readers tell, and also in its blocks if it has any,
// which are seen.
func (m *message) says(words []string) bool {
	return contains(m.Text, words) && (len(m.Blocks) == 0 || contains(shown(m.Blocks), words))
}

// contains reports whether all the words are in the text.
func contains(text string, words []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, w) })
}

// shownTo reports whether the user sees the message.
func (m *message) shownTo(user string) bool { return m.EphemeralTo == "" || m.EphemeralTo == user }

// shown is the text of blocks or of a view: what stands under "text", block by
// block.
func shown(blocks []any) string {
	var lines []string
	for _, block := range blocks {
		var b strings.Builder
		walk(block, func(object map[string]any) {
			if text, ok := object["text"].(string); ok {
				b.WriteString(text)
			}
		})
		lines = append(lines, b.String())
	}
	return strings.Join(lines, "\n")
}

// markup is what of the message is read as mark-up.
func (m *message) markup() string {
	all := []string{m.Text}
	walk(m.Blocks, func(object map[string]any) {
		if kind := object["type"]; kind == "mrkdwn" || kind == "markdown" {
			all = append(all, text(object["text"]))
		}
	})
	return strings.Join(all, "\n")
}

// walk visits every JSON object in v, outer ones first. The fields of an
// object are visited in the order of their names.
func walk(v any, visit func(map[string]any)) {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			walk(e, visit)
		}
	case map[string]any:
		visit(v)
		names := make([]string, 0, len(v))
		for name := range v {
			names = append(names, name)
		}
		slices.Sort(names)
		for _, name := range names {
			walk(v[name], visit)
		}
	}
}

// A button is something under a message that can be pressed, as the server
// wants it in an action.
type button struct {
	Type  string         `json:"type"`
	ID    string         `json:"action_id"`
	Block string         `json:"block_id,omitempty"`
	Value string         `json:"value,omitempty"`
	Text  map[string]any `json:"text,omitempty"`
}

// label is what stands on the button.
func (b *button) label() string { return text(b.Text["text"]) }

// buttons are the buttons of a message; the two of a pair that asks for
// feedback count as two. A block without an ID gets one, as from Slack.
func (m *message) buttons() []button {
	var all []button
	for i, block := range m.Blocks {
		outer, _ := block.(map[string]any)
		id := text(outer["block_id"])
		if id == "" {
			id = "block" + strconv.Itoa(i)
		}
		walk(block, func(object map[string]any) {
			faces := []any{}
			switch object["type"] {
			case "button":
				faces = append(faces, object)
			case "feedback_buttons":
				faces = append(faces, object["positive_button"], object["negative_button"])
			}
			for _, face := range faces {
				face, _ := face.(map[string]any)
				label, _ := face["text"].(map[string]any)
				all = append(all, button{text(object["type"]), text(object["action_id"]), id, text(face["value"]), label})
			}
		})
	}
	return all
}

// A picture is one that a message shows.
type picture struct {
	Alt  string
	File string // its ID
}

// pictures are the pictures of a message that were uploaded.
func (m *message) pictures() []picture {
	var all []picture
	walk(m.Blocks, func(object map[string]any) {
		if file, ok := object["slack_file"].(map[string]any); ok && object["type"] == "image" {
			all = append(all, picture{text(object["alt_text"]), text(file["id"])})
		}
	})
	return all
}

// text is v if that is a string, and empty otherwise.
func text(v any) string {
	s, _ := v.(string)
	return s
}

func TestMessage(t *testing.T) {
	label := func(s string) map[string]any { return map[string]any{"type": "plain_text", "text": s} }
	m := message{Text: "Two led it [1]", Blocks: []any{
		map[string]any{"type": "section", "text": map[string]any{"type": "mrkdwn", "text": "*Two* led it"}},
		map[string]any{"type": "actions", "elements": []any{
			map[string]any{"type": "button", "action_id": "wrong", "value": "s1", "text": label("Wrong?")}}},
		map[string]any{"type": "context_actions", "block_id": "b2", "elements": []any{map[string]any{
			"type": "feedback_buttons", "action_id": "rate",
			"positive_button": map[string]any{"text": label("Good"), "value": "good"},
			"negative_button": map[string]any{"text": label("Bad"), "value": "bad"}}}},
	}}
	if !m.says([]string{"Two", "led it"}) || m.says([]string{"Two", "[1]"}) || m.says([]string{"*Two*"}) {
		t.Error("says does not look for all of the words in both text and blocks")
	}
	if got, want := m.markup(), "Two led it [1]\n*Two* led it"; got != want {
		t.Errorf("markup = %q, want %q", got, want)
	}
	want := []button{
		{"button", "wrong", "block1", "s1", label("Wrong?")},
		{"feedback_buttons", "rate", "b2", "good", label("Good")},
		{"feedback_buttons", "rate", "b2", "bad", label("Bad")},
	}
	if diff := cmp.Diff(want, m.buttons()); diff != "" {
		t.Errorf("buttons (-want +got):\n%s", diff)
	}
}
