package slack_test

import (
	"bytes"
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/goccy/go-yaml"
	"github.com/google/go-cmp/cmp"

	"footnote/adapters/slack"
	"footnote/adapters/slack/fakeslack"
	"footnote/bot/desk"
)

func TestManifest(t *testing.T) {
	for name, address := range map[string]string{"socket": "", "http": "https://footnote.example/slack?a=1&b=2"} {
		t.Run(name, func(t *testing.T) {
			got, err := slack.Manifest(address)
			if err != nil {
				t.Fatal(err)
			}
			golden(t, "manifest_"+name+".yaml", got)
			asJSON, err := yaml.YAMLToJSON(got)
			if err != nil {
				t.Fatal(err)
			}
			capture(t, "manifest_"+name+".json", asJSON)
			var m struct {
				OAuth struct {
					Scopes struct{ Bot []string }
				} `yaml:"oauth_config"`
				Settings struct {
					Socket bool `yaml:"socket_mode_enabled"`
					Events struct {
						URL string `yaml:"request_url"`
					} `yaml:"event_subscriptions"`
				}
			}
			if err := yaml.Unmarshal(got, &m); err != nil {
				t.Fatal(err)
			}
			var scopes []string
			for _, s := range slack.Scopes() {
				scopes = append(scopes, s.Name)
			}
			if diff := cmp.Diff(scopes, m.OAuth.Scopes.Bot); diff != "" || !slices.IsSorted(scopes) {
				t.Errorf("scopes (-want +got), or not sorted:\n%s", diff)
			}
			if m.Settings.Socket != (address == "") || m.Settings.Events.URL != address {
				t.Errorf("settings = %+v", m.Settings)
			}
		})
	}
}

func TestManifestRefusesOtherAddresses(t *testing.T) {
	for _, address := range []string{"http://footnote.example", "footnote.example", "https://", "https://a\nb: c"} {
		if _, err := slack.Manifest(address); err == nil {
			t.Errorf("Manifest(%q) has no error", address)
		}
	}
}

func TestTheScopesAreEnough(t *testing.T) {
	var names []string
	for _, s := range slack.Scopes() {
		names = append(names, s.Name)
	}
	w := open(t, fakeslack.Config{Scopes: names}, nil)
	w.OpenHome(fakeslack.Ana, "home")
	w.OpenHome(fakeslack.Ana, "messages")
	root := w.Mention(fakeslack.General, fakeslack.Ana, "who?", "")
	e := w.desk.events(t, 1)[0]
	d := &desk.Delivery{ID: "a-0", Place: e.Place, At: e.At, Post: desk.Post{Note: "Hello, <@U0BEN>."}}
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

// found is what Doctor says, one line a finding that is not fine.
func found(all []slack.Finding) (wrong []string) {
	for _, f := range all {
		if !f.OK {
			wrong = append(wrong, f.What+": "+f.Seen)
		}
		if f.OK != (f.Do == "") {
			wrong = append(wrong, f.What+" says to do: "+f.Do)
		}
	}
	return wrong
}

func TestDoctor(t *testing.T) {
	good := slack.Config{BotToken: fakeslack.BotToken, AppToken: fakeslack.AppToken}
	tests := []struct {
		name   string
		config slack.Config
		break_ func(*fakeslack.Server)
		want   []string // what is wrong
	}{
		{"all is well", good, nil, nil},
		{"http", slack.Config{BotToken: fakeslack.BotToken, Mode: slack.HTTP}, nil, []string{"signing secret: "}},
		{"nothing", slack.Config{}, nil, []string{"bot token: is missing", "app-level token: is missing"}},
		{"mixed up", slack.Config{BotToken: fakeslack.AppToken, AppToken: fakeslack.BotToken}, nil, []string{
			"bot token: does not begin with xoxb-", "app-level token: does not begin with xapp-",
			"bot: ask slack: not_allowed_token_type", "socket: ask slack: not_allowed_token_type",
		}},
		{"a scope", good, func(s *fakeslack.Server) {
			all := fakeslack.AllScopes()
			s.SetScopes(slices.DeleteFunc(all, func(x string) bool { return x == "users:read" })...)
		}, []string{"scope users:read: the time zone of those who ask about today, and names"}},
		{"revoked", good, func(s *fakeslack.Server) { s.BreakToken(fakeslack.AppToken, "token_revoked") },
			[]string{"socket: ask slack: refused by the network: token_revoked"}},
		{"clock", slack.Config{BotToken: fakeslack.BotToken, AppToken: fakeslack.AppToken, Now: func() time.Time { return time.Now().Add(time.Hour) }}, nil,
			[]string{"clock: differs from Slack's by -1h0m0s"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, err := fakeslack.Start(fakeslack.Config{})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(s.Close)
			if tt.break_ != nil {
				tt.break_(s)
			}
			tt.config.APIURL = s.APIURL()
			if diff := cmp.Diff(tt.want, found(slack.Doctor(within(t), tt.config, []string{fakeslack.General}))); diff != "" {
				t.Errorf("what is wrong (-want +got):\n%s", diff)
			}
		})
	}
}

func TestDoctorLooksAtChannels(t *testing.T) {
	_, s := sender(t)
	c := slack.Config{BotToken: fakeslack.BotToken, AppToken: fakeslack.AppToken, APIURL: s.APIURL()}
	want := []string{"channel C0ELSEWHERE: #elsewhere", "channel C0NOWHERE: ask slack: refused by the network: channel_not_found"}
	got := found(slack.Doctor(within(t), c, []string{fakeslack.General, fakeslack.Elsewhere, "C0NOWHERE"}))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("what is wrong (-want +got):\n%s", diff)
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
	for _, f := range slack.Doctor(t.Context(), c, []string{"C1"}) {
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
