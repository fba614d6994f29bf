package fakeslack_test

import (
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	"footnote/adapters/slack/fakeslack"
)

// text is a text of n characters that are not bytes.
func text(n int) string { return strings.Repeat("é", n) }

func section(n int) string {
	return fmt.Sprintf(`{"type":"section","text":{"type":"mrkdwn","text":%q}}`, text(n))
}

func button(id string, label, value int) string {
	return fmt.Sprintf(`{"type":"button","action_id":%q,"value":%q,"text":{"type":"plain_text","text":%q}}`, id, text(value), text(label))
}

// list is n copies of an item, in which %d is its number.
func list(n int, item string) string {
	var all []string
	for i := range n {
		all = append(all, strings.ReplaceAll(item, "%d", fmt.Sprint(i)))
	}
	return strings.Join(all, ",")
}

func TestLimitsOfBlocks(t *testing.T) {
	const ok = ""
	tests := []struct {
		name, blocks string
		want         string // the code
		detail       string // in the messages
	}{
		{"50 blocks", list(50, `{"type":"divider"}`), ok, ""},
		{"51 blocks", list(51, `{"type":"divider"}`), "invalid_blocks", "no more than 50 items allowed [json-pointer:/blocks]"},
		{"section of 3000", section(3000), ok, ""},
		{"section of 3001", section(3001), "invalid_blocks", "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"},
		{"empty section", section(0), "invalid_blocks", "must be more than 0 characters"},
		{"section of nothing", `{"type":"section"}`, "invalid_blocks", "missing required field: text"},
		{"header of 150", fmt.Sprintf(`{"type":"header","text":{"type":"plain_text","text":%q}}`, text(150)), ok, ""},
		{"header of 151", fmt.Sprintf(`{"type":"header","text":{"type":"plain_text","text":%q}}`, text(151)), "invalid_blocks", "less than 151"},
		{"header with markup", `{"type":"header","text":{"type":"mrkdwn","text":"x"}}`, "invalid_blocks", "unsupported type: mrkdwn"},
		{"context of 10", `{"type":"context","elements":[` + list(10, `{"type":"mrkdwn","text":"x"}`) + `]}`, ok, ""},
		{"context of 11", `{"type":"context","elements":[` + list(11, `{"type":"mrkdwn","text":"x"}`) + `]}`, "invalid_blocks", "no more than 10 items"},
		{"25 buttons", `{"type":"actions","elements":[` + list(25, button("b%d", 75, 2000)) + `]}`, ok, ""},
		{"26 buttons", `{"type":"actions","elements":[` + list(26, button("b%d", 1, 1)) + `]}`, "invalid_blocks", "no more than 25 items"},
		{"button text of 76", `{"type":"actions","elements":[` + button("b", 76, 1) + `]}`, "invalid_blocks", "/blocks/0/elements/0/text/text"},
		{"button value of 2001", `{"type":"actions","elements":[` + button("b", 1, 2001) + `]}`, "invalid_blocks", "/blocks/0/elements/0/value"},
		{"two buttons of one name", `{"type":"actions","elements":[` + button("b", 1, 1) + "," + button("b", 1, 1) + `]}`, "invalid_blocks", "already exists"},
		{"two blocks of one name", list(2, `{"type":"divider","block_id":"x"}`), "invalid_blocks", "already exists"},
		{"block_id of 256", fmt.Sprintf(`{"type":"divider","block_id":%q}`, text(256)), "invalid_blocks", "/blocks/0/block_id"},
		{"unknown block", `{"type":"marquee"}`, "invalid_blocks", "unsupported type: marquee [json-pointer:/blocks/0/type]"},
		{"unknown field", `{"type":"divider","colour":"red"}`, "invalid_blocks", "invalid additional property: colour"},
		{"a text in the list", `"hello"`, "invalid_blocks", "must provide an object"},
		{"no list", `{`, "invalid_blocks_format", ""},
		{"markdown of 12000", fmt.Sprintf(`{"type":"markdown","text":%q}`, text(12000)), ok, ""},
		{"markdown of 12001 in two", list(2, fmt.Sprintf(`{"type":"markdown","text":%q}`, text(6001))), "invalid_blocks", "characters of markdown"},
		{"13200 characters", list(4, section(3000)) + "," + section(1200), ok, ""},
		{"13201 characters", list(4, section(3000)) + "," + section(1201), "msg_blocks_too_long", ""},
		{"table of 21 columns", `{"type":"table","rows":[[` + list(21, `{"type":"raw_text","text":"x"}`) + `]]}`, "invalid_blocks", "no more than 20 items allowed [json-pointer:/blocks/0/rows/0]"},
		{"feedback without a value", `{"type":"context_actions","elements":[{"type":"feedback_buttons","action_id":"f",
			"positive_button":{"text":{"type":"plain_text","text":"+"},"value":"1"},"negative_button":{"text":{"type":"plain_text","text":"-"}}}]}`,
			"invalid_blocks", "missing required field: value"},
	}
	s := start(t, fakeslack.Config{})
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			body := url.Values{"channel": {fakeslack.General}, "text": {"x"}, "blocks": {"[" + tt.blocks + "]"}}.Encode()
			_, got := call(t, s, "chat.postMessage", formType, body, fakeslack.BotToken)
			if code, _ := got["error"].(string); code != tt.want {
				t.Errorf("error = %q, want %q: %v", code, tt.want, got["response_metadata"])
			}
			if tt.detail != "" && !strings.Contains(fmt.Sprint(got["response_metadata"]), tt.detail) {
				t.Errorf("messages = %v, want %q", got["response_metadata"], tt.detail)
			}
		})
	}
}

func TestLimitsOfText(t *testing.T) {
	s := start(t, fakeslack.Config{})
	body := url.Values{"channel": {fakeslack.General}, "text": {text(41_000)}}.Encode()
	_, got := call(t, s, "chat.postMessage", formType, body, fakeslack.BotToken)
	if got["warning"] != "message_truncated" {
		t.Errorf("answer to a long text = %v %v", got["error"], got["warning"])
	}
	if n := len([]rune(s.Messages(fakeslack.General)[0].Text)); n != 40_000 {
		t.Errorf("kept %d characters, want 40000", n)
	}
	_, got = call(t, s, "chat.postMessage", formType, "channel="+fakeslack.General, fakeslack.BotToken)
	if got["error"] != "no_text" {
		t.Errorf("no text = %v", got)
	}
}

func TestLimitsOfViews(t *testing.T) {
	title := `"title":{"type":"plain_text","text":"Settings"}`
	input := `{"type":"input","label":{"type":"plain_text","text":"Why?"},"element":{"type":"plain_text_input","action_id":"a"}}`
	tests := []struct{ name, view, want, detail string }{
		{"100 blocks", `{"type":"modal",` + title + `,"blocks":[` + list(100, `{"type":"divider"}`) + `]}`, "", ""},
		{"101 blocks", `{"type":"modal",` + title + `,"blocks":[` + list(101, `{"type":"divider"}`) + `]}`, "invalid_arguments", "no more than 100 items allowed [json-pointer:/view/blocks]"},
		{"title of 25", `{"type":"modal","title":{"type":"plain_text","text":"` + text(25) + `"},"blocks":[]}`, "invalid_arguments", "/view/title/text"},
		{"no title", `{"type":"modal","blocks":[]}`, "invalid_arguments", "missing required field: title"},
		{"input without submit", `{"type":"modal",` + title + `,"blocks":[` + input + `]}`, "invalid_arguments", "missing required field: submit"},
		{"private metadata of 3001", `{"type":"modal",` + title + `,"blocks":[],"private_metadata":"` + text(3001) + `"}`, "invalid_arguments", "/view/private_metadata"},
		{"a page", `{"type":"home","blocks":[]}`, "invalid_arguments", "unsupported type: home"},
		{"markdown in a modal", `{"type":"modal",` + title + `,"blocks":[{"type":"markdown","text":"x"}]}`, "invalid_arguments", "unsupported type: markdown"},
		{"over 250 kB", `{"type":"modal",` + title + `,"blocks":[],"callback_id":"` + strings.Repeat("x", 250_000) + `"}`, "view_too_large", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := start(t, fakeslack.Config{})
			body := url.Values{"trigger_id": {triggerID(t, s)}, "view": {tt.view}}.Encode()
			_, got := call(t, s, "views.open", formType, body, fakeslack.BotToken)
			if code, _ := got["error"].(string); code != tt.want {
				t.Errorf("error = %q, want %q: %v", code, tt.want, got["response_metadata"])
			}
			if tt.detail != "" && !strings.Contains(fmt.Sprint(got["response_metadata"]), tt.detail) {
				t.Errorf("messages = %v, want %q", got["response_metadata"], tt.detail)
			}
		})
	}
}

func TestTriggersServeOnceAndNotForLong(t *testing.T) {
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	s := start(t, fakeslack.Config{Now: func() time.Time { return now }})
	open := func(trigger string) any {
		view := `{"type":"modal","title":{"type":"plain_text","text":"x"},"blocks":[]}`
		_, got := call(t, s, "views.open", formType, url.Values{"trigger_id": {trigger}, "view": {view}}.Encode(), fakeslack.BotToken)
		return got["error"]
	}
	trigger := triggerID(t, s)
	for i, want := range []any{nil, "exchanged_trigger_id"} {
		if got := open(trigger); got != want {
			t.Errorf("use %d = %v, want %v", i+1, got, want)
		}
	}
	if got := open("1.2.made-up"); got != "invalid_trigger_id" {
		t.Errorf("a made-up trigger = %v", got)
	}
	trigger = triggerID(t, s)
	now = now.Add(3001 * time.Millisecond)
	if got := open(trigger); got != "expired_trigger_id" {
		t.Errorf("after 3 seconds = %v", got)
	}
}

func TestBroadcastsAreNoticed(t *testing.T) {
	for name, fields := range map[string]string{
		"text":      `"text":"<!channel> look"`,
		"section":   `"text":"x","blocks":[{"type":"section","text":{"type":"mrkdwn","text":"<!here|here> look"}}]`,
		"rich text": `"text":"x","blocks":[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"broadcast","range":"everyone"}]}]}]`,
		"escaped":   `"text":"&lt;!channel&gt;"`,
	} {
		s := start(t, fakeslack.Config{})
		_, got := call(t, s, "chat.postMessage", "application/json", `{"channel":"C0GENERAL",`+fields+`}`, fakeslack.BotToken)
		want := 1
		if name == "escaped" {
			want = 0
		}
		if n := len(s.Broadcasts()); n != want || got["ok"] != true {
			t.Errorf("%s: %d broadcasts, want %d (%v)", name, n, want, got)
		}
	}
}

// Whatever comes as blocks is stored or refused, and what is stored is valid.
func FuzzBlocks(f *testing.F) {
	f.Add(`[{"type":"divider"}]`)
	f.Add(`[` + section(10) + `,{"type":"actions","elements":[` + button("a", 1, 1) + `]}]`)
	f.Add(`[{"type":"carousel","elements":[1,{"x":[{}]},null]},{"type":"input","element":{"type":"checkboxes"}}]`)
	f.Add(`[{"type":"table","rows":[[{"type":"raw_text"}],3]}]`)
	s, err := fakeslack.Start(fakeslack.Config{})
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(s.Close)
	f.Fuzz(func(t *testing.T, blocks string) {
		body := url.Values{"channel": {fakeslack.General}, "text": {"x"}, "blocks": {blocks}}.Encode()
		if _, got := call(t, s, "chat.postMessage", formType, body, fakeslack.BotToken); got["ok"] == nil {
			t.Errorf("answer = %v", got)
		}
	})
}
