package fakeslack_test

import (
	"testing"

	"footnote/adapters/slack/fakeslack"
)

// Every refusal here is one that Slack documents for the method.
func TestRefusals(t *testing.T) {
	modal := `{"type":"modal","title":{"type":"plain_text","text":"x"},"blocks":[]}`
	tests := []struct{ method, body, want string }{
		{"chat.postMessage", `{"text":"x"}`, "channel_not_found"},
		{"chat.postMessage", `{"channel":"C0GENERAL","text":"x","thread_ts":"1.2"}`, "thread_not_found"},
		{"chat.postMessage", `{"channel":"C0GENERAL","text":"x","markdown_text":"y"}`, "markdown_text_conflict"},
		{"chat.postMessage", `{"channel":"C0GENERAL","text":"x","metadata":"{"}`, "invalid_metadata_format"},
		{"chat.postMessage", `{"channel":"C0GENERAL","text":"x","metadata":{"event_type":"x"}}`, "invalid_metadata_schema"},
		{"chat.postMessage", `{`, "invalid_json"},
		{"chat.postMessage", `{"channel":"C0GENERAL","markdown_text":"` + text(12_001) + `"}`, "msg_too_long"},
		{"chat.postEphemeral", `{"channel":"C0GENERAL","text":"x"}`, "user_not_found"},
		{"chat.postEphemeral", `{"channel":"G0MODERATOR","user":"U0BEN","text":"x"}`, "user_not_in_channel"},
		{"chat.update", `{"channel":"C0GENERAL","text":"x"}`, "message_not_found"},
		{"chat.update", `{"channel":"C0NOWHERE","ts":"1.2","text":"x"}`, "channel_not_found"},
		{"chat.delete", `{"channel":"C0GENERAL","ts":"1.2"}`, "message_not_found"},
		{"chat.getPermalink", `{"channel":"C0GENERAL","message_ts":"1.2"}`, "message_not_found"},
		{"chat.getPermalink", `{"channel":"C0NOWHERE","message_ts":"1.2"}`, "channel_not_found"},
		{"chat.startStream", `{"channel":"D0ANA"}`, "invalid_thread_ts"},
		{"chat.startStream", `{"channel":"C0GENERAL","recipient_team_id":"T0READING"}`, "missing_recipient_user_id"},
		{"chat.startStream", `{"channel":"C0GENERAL","recipient_team_id":"T1","recipient_user_id":"U0ANA"}`, "team_not_found"},
		{"chat.startStream", `{"channel":"C0GENERAL","recipient_team_id":"T0READING","recipient_user_id":"U1"}`, "user_not_found"},
		{"chat.appendStream", `{"channel":"C0GENERAL","ts":"1.2","markdown_text":"x"}`, "message_not_found"},
		{"conversations.history", `{"channel":"C0ELSEWHERE"}`, "not_in_channel"},
		{"conversations.history", `{"channel":"C0GENERAL","limit":0}`, "invalid_limit"},
		{"conversations.history", `{"channel":"C0GENERAL","limit":1000}`, "invalid_limit"},
		{"conversations.replies", `{"channel":"C0GENERAL","ts":"1.2"}`, "thread_not_found"},
		{"conversations.info", `{"channel":"C0NOWHERE"}`, "channel_not_found"},
		{"conversations.list", `{"types":"secret"}`, "invalid_types"},
		{"conversations.list", `{"cursor":"%%%"}`, "invalid_cursor"},
		{"conversations.members", `{"channel":"C0NOWHERE"}`, "channel_not_found"},
		{"conversations.members", `{"channel":"C0GENERAL","limit":1001}`, "invalid_limit"},
		{"conversations.open", `{"channel":"C0NOWHERE"}`, "channel_not_found"},
		{"conversations.open", `{"users":"U1"}`, "user_not_found"},
		{"conversations.open", `{}`, "users_list_not_supplied"},
		{"users.info", `{"user":"U1"}`, "user_not_found"},
		{"usergroups.users.list", `{"usergroup":"S1"}`, "no_such_subteam"},
		{"reactions.add", `{"channel":"C0NOWHERE","timestamp":"1.2","name":"x"}`, "channel_not_found"},
		{"files.info", `{"file":"F1"}`, "file_not_found"},
		{"files.info", `{}`, "file_not_found"},
		{"files.getUploadURLExternal", `{"filename":"a.txt"}`, "invalid_arguments"},
		{"files.completeUploadExternal", `{"files":"x"}`, "invalid_arguments"},
		{"files.completeUploadExternal", `{"files":[{"id":"F1"}]}`, "file_not_found"},
		{"assistant.threads.setStatus", `{"channel_id":"C0NOWHERE","thread_ts":"1.2"}`, "channel_not_found"},
		{"assistant.threads.setTitle", `{"channel_id":"C0GENERAL","thread_ts":"1.2","title":"x"}`, "invalid_thread_ts"},
		{"assistant.threads.setSuggestedPrompts", `{"channel_id":"D0ANA","prompts":[{"title":"x"}]}`, "invalid_arguments"},
		{"assistant.threads.setSuggestedPrompts", `{"channel_id":"D0ANA","prompts":7}`, "invalid_arguments"},
		{"views.open", `{"trigger_id":"x","view":` + modal + `}`, "invalid_trigger_id"},
		{"views.push", `{"trigger_id":"x","view":` + modal + `}`, "invalid_trigger_id"},
		{"views.update", `{"view_id":"V1","view":` + modal + `}`, "not_found"},
		{"views.publish", `{"user_id":"U1","view":{"type":"home","blocks":[]}}`, "user_not_found"},
		{"views.publish", `{"user_id":"U0ANA","view":"{"}`, "invalid_arguments"},
	}
	s := start(t, fakeslack.Config{})
	for _, tt := range tests {
		if _, got := call(t, s, tt.method, "application/json", tt.body, fakeslack.BotToken); got["error"] != tt.want {
			t.Errorf("%s %.80s = %v, want %s", tt.method, tt.body, got, tt.want)
		}
	}
}

func TestViewsAreUpdatedAndPushed(t *testing.T) {
	s := start(t, fakeslack.Config{})
	do := func(method, args string) map[string]any {
		t.Helper()
		_, got := call(t, s, method, "application/json", args, fakeslack.BotToken)
		return got
	}
	view := func(title, more string) string {
		return `"view":{"type":"modal","title":{"type":"plain_text","text":"` + title + `"},"blocks":[]` + more + `}`
	}
	opened := do("views.open", `{"trigger_id":"`+triggerID(t, s)+`",`+view("One", `,"external_id":"mine"`)+`}`)["view"].(map[string]any)
	id, hash := opened["id"].(string), opened["hash"].(string)
	if got := do("views.update", `{"view_id":"`+id+`","hash":"old",`+view("Two", "")+`}`); got["error"] != "hash_conflict" {
		t.Errorf("update with an old hash = %v", got)
	}
	if got := do("views.open", `{"trigger_id":"`+triggerID(t, s)+`",`+view("Two", `,"external_id":"mine"`)+`}`); got["error"] != "duplicate_external_id" {
		t.Errorf("a second view of one name = %v", got)
	}
	if got := do("views.update", `{"external_id":"mine","hash":"`+hash+`",`+view("Two", `,"external_id":"mine"`)+`}`); got["ok"] != true {
		t.Errorf("update = %v", got)
	}
	for i, want := range []any{nil, nil, "push_limit_reached"} {
		if got := do("views.push", `{"trigger_id":"`+triggerID(t, s)+`",`+view("Three", "")+`}`); got["error"] != want {
			t.Errorf("push %d = %v, want %v", i+1, got, want)
		}
	}
	views := s.Views(fakeslack.Ana)
	if len(views) != 3 || views[0].ID != id || views[0].Title != "Two" || views[2].Title != "Three" {
		t.Errorf("open views = %+v", views)
	}
}
