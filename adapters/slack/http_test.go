package slack_test

import (
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"footnote/adapters/slack"
	"footnote/adapters/slack/fakeslack"
)

func TestOnlyWhatSlackHasSignedIsTaken(t *testing.T) {
	w := openIn(t, slack.HTTP)
	const body = `{"type":"event_callback","event_id":"Ev1","team_id":"T1","event":{"type":"message","channel":"C1","user":"U0ANA","text":"who?","ts":"1700000000.000100"}}`
	now := time.Now()
	tests := []struct {
		name, secret string
		at           time.Time
		body         string
		want         int
	}{
		{"signed", fakeslack.SigningSecret, now, body, 200},
		{"again", fakeslack.SigningSecret, now, body, 200},
		{"by somebody else", "another secret", now, body, 401},
		{"long ago", fakeslack.SigningSecret, now.Add(-6 * time.Minute), body, 401},
		{"from the future", fakeslack.SigningSecret, now.Add(6 * time.Minute), body, 401},
		{"not at all", "", now, body, 401},
		{"much too long", fakeslack.SigningSecret, now, strings.Repeat(" ", 2<<20), 401},
		{"not JSON", fakeslack.SigningSecret, now, "what?", 200},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			req, err := http.NewRequestWithContext(within(t), http.MethodPost, w.address, strings.NewReader(tt.body))
			if err != nil {
				t.Fatal(err)
			}
			stamp := strconv.FormatInt(tt.at.Unix(), 10)
			req.Header.Set("Content-Type", "application/json")
			req.Header.Set("X-Slack-Request-Timestamp", stamp)
			req.Header.Set("X-Slack-Retry-Num", "1")
			if tt.secret != "" {
				req.Header.Set("X-Slack-Signature", fakeslack.Sign(tt.secret, stamp, []byte(tt.body)))
			}
			resp, err := http.DefaultClient.Do(req)
			if err != nil {
				t.Fatal(err)
			}
			defer resp.Body.Close()
			text, err := io.ReadAll(resp.Body)
			if err != nil || resp.StatusCode != tt.want {
				t.Errorf("status %d %q, %v, want %d", resp.StatusCode, text, err, tt.want)
			}
		})
	}
	if got := w.desk.events(t, 1); len(got) != 1 {
		t.Errorf("taken: %+v, want the one message", got)
	}
}

func TestAPortThatIsTakenEndsTheRun(t *testing.T) {
	w := openIn(t, slack.HTTP)
	address := strings.TrimSuffix(strings.TrimPrefix(w.address, "http://"), "/slack")
	a, err := slack.New(slack.Config{
		BotToken: fakeslack.BotToken, SigningSecret: fakeslack.SigningSecret, Mode: slack.HTTP, Listen: address, APIURL: w.APIURL(),
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Run(within(t), newCounter()); err == nil || !strings.Contains(err.Error(), "listen") {
		t.Errorf("Run = %v, want an error about listening", err)
	}
}
