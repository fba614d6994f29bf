package setup_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"footnote/adapters/slack"
	"footnote/adapters/slack/fakeslack"
	"footnote/adapters/slack/setup"
)

// found is what Doctor says, one line a finding that is not fine.
func found(all []setup.Finding) (wrong []string) {
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
			"bot: not_allowed_token_type", "socket: not_allowed_token_type",
		}},
		{"a scope", good, func(s *fakeslack.Server) {
			all := fakeslack.AllScopes()
			s.SetScopes(slices.DeleteFunc(all, func(x string) bool { return x == "users:read" })...)
		}, []string{"scope users:read: the time zone of those who ask about today, and names"}},
		{"revoked", good, func(s *fakeslack.Server) { s.BreakToken(fakeslack.AppToken, "token_revoked") },
			[]string{"socket: token_revoked"}},
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
			if diff := cmp.Diff(tt.want, found(setup.Doctor(t.Context(), tt.config, []string{fakeslack.General}))); diff != "" {
				t.Errorf("what is wrong (-want +got):\n%s", diff)
			}
		})
	}
}

func TestDoctorLooksAtChannels(t *testing.T) {
	s, err := fakeslack.Start(fakeslack.Config{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	c := slack.Config{BotToken: fakeslack.BotToken, AppToken: fakeslack.AppToken, APIURL: s.APIURL()}
	want := []string{"channel C0ELSEWHERE: #elsewhere", "channel C0NOWHERE: channel_not_found"}
	got := found(setup.Doctor(t.Context(), c, []string{fakeslack.General, fakeslack.Elsewhere, "C0NOWHERE"}))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("what is wrong (-want +got):\n%s", diff)
	}
}

func TestDoctorLooksAtUserGroups(t *testing.T) {
	s, err := fakeslack.Start(fakeslack.Config{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	s.SetGroup("S0MODS", fakeslack.Ana)
	s.SetGroup("S0NONE")
	c := slack.Config{
		BotToken: fakeslack.BotToken, AppToken: fakeslack.AppToken, APIURL: s.APIURL(), ModeratorGroups: []string{"S0MODS", "S0NONE", "S0NOWHERE"},
	}
	want := []string{"user group S0NONE: members: 0", "user group S0NOWHERE: no_such_subteam"}
	if diff := cmp.Diff(want, found(setup.Doctor(t.Context(), c, nil))); diff != "" {
		t.Errorf("what is wrong (-want +got):\n%s", diff)
	}
}
