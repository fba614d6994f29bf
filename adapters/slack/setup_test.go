package slack_test

import (
	"bytes"
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"footnote/adapters/slack"
	"footnote/adapters/slack/fakeslack"
	"footnote/adapters/slack/setup"
	"footnote/bot/desk"
	"footnote/bot/post"
)

func TestTheScopesAreEnough(t *testing.T) {
	var names []string
	for _, s := range setup.Scopes() {
		names = append(names, s.Name)
	}
	w := open(t, fakeslack.Config{Scopes: names}, nil)
	w.OpenHome(fakeslack.Ana, "home")
	w.OpenHome(fakeslack.Ana, "messages")
	root := w.Mention(fakeslack.General, fakeslack.Ana, "who?", "")
	e := w.desk.events(t, 1)[0]
	d := &desk.Delivery{ID: "a-0", Place: e.Place, At: e.At, Post: post.Post{Note: "Hello, <@U0BEN>."}}
	var err error
	if d.Message, err = w.adapter.Send(within(t), d); err != nil {
		t.Fatal(err)
	}
	for what, do := range map[string]func(context.Context) error{
		"edit":   func(ctx context.Context) error { return w.adapter.Edit(ctx, d) },
		"find":   func(ctx context.Context) error { _, err := w.adapter.Find(ctx, d); return err },
		"rooms":  func(ctx context.Context) error { _, err := w.adapter.Rooms(ctx, fakeslack.Ana); return err },
		"direct": func(ctx context.Context) error { _, err := w.adapter.Direct(ctx, fakeslack.Ana); return err },
		"moderates": func(ctx context.Context) error {
			_, err := w.adapter.Moderates(ctx, fakeslack.General, fakeslack.Ana)
			return err
		},
		"private": func(ctx context.Context) error {
			_, err := w.adapter.Find(ctx, &desk.Delivery{ID: "b-0", Place: at(fakeslack.Moderator, "")})
			return err
		},
		"whisper": func(ctx context.Context) error {
			_, err := w.adapter.Send(ctx, &desk.Delivery{ID: "c-0", Place: at(fakeslack.General, root), To: fakeslack.Ana})
			return err
		},
	} {
		if err := do(within(t)); err != nil {
			t.Errorf("%s: %v", what, err)
		}
	}
	if err := w.WaitAcked(within(t)); err != nil {
		t.Error(err)
	}
	for _, c := range w.Calls() {
		if c.Error != "" {
			t.Errorf("%s was answered with %s", c.Method, c.Error)
		}
	}
}

func TestNewNamesWhatIsMissing(t *testing.T) {
	tests := []struct {
		config slack.Config
		want   string
	}{
		{slack.Config{}, "bot token"},
		{slack.Config{BotToken: "xoxb-1"}, "app-level token"},
		{slack.Config{BotToken: "xoxb-1", Mode: slack.HTTP}, "signing secret"},
		{slack.Config{BotToken: "xoxb-1", Mode: "rtm"}, "rtm"},
	}
	for _, tt := range tests {
		if _, err := slack.New(tt.config); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("New(%+v) = %v, want an error about %s", tt.config, err, tt.want)
		}
	}
}

// TestATokenThatIsTurnedAway ends the run, with what to do about it.
func TestATokenThatIsTurnedAwayEndsTheRun(t *testing.T) {
	tests := []struct {
		token, code, want string
	}{
		{fakeslack.BotToken, "invalid_auth", "OAuth & Permissions"},
		{fakeslack.BotToken, "account_inactive", "OAuth & Permissions"},
		{fakeslack.AppToken, "invalid_auth", "App-Level Tokens"},
		{fakeslack.AppToken, "token_revoked", "App-Level Tokens"},
		{fakeslack.AppToken, "missing_scope", "connections:write"},
		{fakeslack.AppToken, "not_allowed_token_type", "App-Level Tokens"},
	}
	for _, tt := range tests {
		t.Run(tt.token[:4]+" "+tt.code, func(t *testing.T) {
			a, s := sender(t)
			s.BreakToken(tt.token, tt.code)
			err := a.Run(within(t), newCounter())
			if err == nil || !strings.Contains(err.Error(), tt.code) || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("Run = %v, want %s and what to do: %s", err, tt.code, tt.want)
			}
		})
	}
}

// TestSecretsAreTold nowhere: not in errors and not in the log, whatever fails.
func TestSecretsAreToldNowhere(t *testing.T) {
	secrets := []string{"xoxb-very-secret", "xapp-very-secret", "signing-very-secret", "hooks-very-secret"}
	broken := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		conn, _, err := w.(http.Hijacker).Hijack()
		if err == nil {
			conn.Close()
		}
	}))
	t.Cleanup(broken.Close)
	var log bytes.Buffer
	c := slack.Config{
		BotToken: secrets[0], AppToken: secrets[1], SigningSecret: secrets[2], APIURL: broken.URL,
		Log: slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug})),
	}
	a, err := slack.New(c)
	if err != nil {
		t.Fatal(err)
	}
	d := &desk.Delivery{ID: "a-0", Place: at("C1", ""), To: "U1", Route: broken.URL + "/hooks-very-secret#", Message: "1.2"}
	ctx, stop := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer stop()
	errs := []error{a.Run(ctx, newCounter()), a.Edit(t.Context(), d), a.Remove(t.Context(), d)}
	for _, to := range []string{"U1", ""} {
		d.To = to
		_, err1 := a.Send(t.Context(), d)
		_, err2 := a.Find(t.Context(), d)
		errs = append(errs, err1, err2)
	}
	said := log.String()
	for _, err := range errs {
		if err != nil {
			said += err.Error() + "\n"
		}
	}
	for _, f := range setup.Doctor(t.Context(), c, []string{"C1"}) {
		said += f.Seen + f.Do + "\n"
	}
	if !strings.Contains(said, "EOF") {
		t.Fatalf("nothing failed:\n%s", said)
	}
	for _, s := range secrets {
		if strings.Contains(said, s) {
			t.Errorf("%s is told:\n%s", s, said)
		}
	}
}
