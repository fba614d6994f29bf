package fakeslack_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/slack-go/slack"

	"footnote/adapters/slack/fakeslack"
)

// control makes a control request and returns its status and answer.
func control(t *testing.T, s *fakeslack.Server, verb, body string) (int, map[string]any) {
	t.Helper()
	r, err := http.NewRequestWithContext(patience(t), http.MethodPost, s.URL()+"/_control/"+verb, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	var answer map[string]any
	if err := json.NewDecoder(resp.Body).Decode(&answer); err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, answer
}

func TestControl(t *testing.T) {
	s := start(t, fakeslack.Config{})
	_, said := control(t, s, "say", `{"channel":"C0GENERAL","user":"U0ANA","text":"who led it?"}`)
	ts, _ := said["ts"].(string)
	if m, ok := s.Message(fakeslack.General, ts); !ok || m.Text != "who led it?" {
		t.Fatalf("say = %v", said)
	}
	control(t, s, "edit", `{"channel":"C0GENERAL","ts":"`+ts+`","text":"who led it in 2022?"}`)
	if _, got := control(t, s, "message", `{"channel":"C0GENERAL","ts":"`+ts+`"}`); got["text"] != "who led it in 2022?" {
		t.Errorf("message = %v", got)
	}
	control(t, s, "inject", `{"method":"chat.postMessage","status":429,"retry_after_ms":3000,"times":1}`)
	if _, _, err := client(s).PostMessage(fakeslack.General, slack.MsgOptionText("x", false)); err == nil {
		t.Error("the fault did not strike")
	}
	if _, got := control(t, s, "wait", `{"for":"calls","method":"chat.postMessage","n":1,"timeout_ms":10000}`); got["n"] != 1.0 {
		t.Errorf("wait = %v", got)
	}
	if _, got := control(t, s, "deliveries", ""); len(got["deliveries"].([]any)) != 2 {
		t.Errorf("deliveries = %v", got)
	}
}

func TestControlRefuses(t *testing.T) {
	s := start(t, fakeslack.Config{})
	for _, tt := range []struct {
		verb, body string
		status     int
	}{
		{"fly", "", http.StatusNotFound},
		{"say", "{", http.StatusBadRequest},
		{"edit", `{"channel":"C0GENERAL","ts":"1.2"}`, http.StatusBadRequest},
		{"wait", `{"for":"messages","channel":"C0GENERAL","n":1,"timeout_ms":1}`, http.StatusBadRequest},
		{"wait", `{"for":"godot"}`, http.StatusBadRequest},
		{"shortcut", `{"user":"U0ANA","callback_id":"x"}`, http.StatusBadRequest},
	} {
		if status, got := control(t, s, tt.verb, tt.body); status != tt.status || got["error"] == "" {
			t.Errorf("%s %s = %d %v, want %d", tt.verb, tt.body, status, got, tt.status)
		}
	}
}
