package fakeslack_test

import (
	"errors"
	"net/http"
	"testing"
	"time"

	"github.com/slack-go/slack"

	"footnote/adapters/slack/fakeslack"
)

func TestFaultsStrikeWhatTheyName(t *testing.T) {
	s := start(t, fakeslack.Config{})
	api := client(s)
	post := func(channel string) error {
		_, _, err := api.PostMessage(channel, slack.MsgOptionText("x", false))
		return err
	}
	s.Inject(fakeslack.Fault{Method: "chat.postMessage", Channel: fakeslack.General, After: 1, Times: 2, Status: 429, RetryAfter: 1500 * time.Millisecond})
	if err := post(fakeslack.Reading); err != nil {
		t.Errorf("another channel: %v", err)
	}
	if err := post(fakeslack.General); err != nil {
		t.Errorf("the first, which passes: %v", err)
	}
	for range 2 {
		var limited *slack.RateLimitedError
		if err := post(fakeslack.General); !errors.As(err, &limited) || limited.RetryAfter != 2*time.Second {
			t.Errorf("post = %v, want 429 and to wait 2 s", err)
		}
	}
	if err := post(fakeslack.General); err != nil {
		t.Errorf("the fault is used up, but: %v", err)
	}
	if got := s.CallsOf("chat.postMessage"); len(got) != 5 || got[2].Status != http.StatusTooManyRequests || got[2].Error != "ratelimited" {
		t.Errorf("calls = %+v", got)
	}
	if n := len(s.Messages(fakeslack.General)); n != 2 {
		t.Errorf("%d messages, want the two that passed", n)
	}
}

func TestKindsOfFault(t *testing.T) {
	tests := []struct {
		name   string
		fault  fakeslack.Fault
		posted int
		check  func(error) bool
	}{
		{"500", fakeslack.Fault{Status: 500}, 0, func(err error) bool { return isStatus(err, 500) }},
		{"an error code", fakeslack.Fault{Error: "fatal_error"}, 0, func(err error) bool { return message(err) == "fatal_error" }},
		{"a lost answer", fakeslack.Fault{Lost: true}, 1, func(err error) bool { return err != nil }},
		{"a slow answer", fakeslack.Fault{Delay: time.Millisecond}, 1, func(err error) bool { return err == nil }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := start(t, fakeslack.Config{})
			id := s.Inject(tt.fault)
			_, _, err := client(s).PostMessage(fakeslack.General, slack.MsgOptionText("x", false))
			if !tt.check(err) {
				t.Errorf("post = %v", err)
			}
			if n := len(s.Messages(fakeslack.General)); n != tt.posted {
				t.Errorf("%d messages, want %d", n, tt.posted)
			}
			if got := s.Calls()[0]; got.Lost != tt.fault.Lost {
				t.Errorf("call = %+v", got)
			}
			s.Remove(id)
			if _, err := client(s).AuthTest(); err != nil {
				t.Errorf("after the fault: %v", err)
			}
		})
	}
}

func TestOneMessageASecond(t *testing.T) {
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	s := start(t, fakeslack.Config{Now: func() time.Time { return now }})
	s.LimitPosts(1, 3)
	api := client(s)
	post := func(channel string) error {
		_, _, err := api.PostMessage(channel, slack.MsgOptionText("x", false))
		return err
	}
	for i := range 3 {
		if err := post(fakeslack.General); err != nil {
			t.Errorf("post %d of the burst: %v", i, err)
		}
	}
	var limited *slack.RateLimitedError
	if err := post(fakeslack.General); !errors.As(err, &limited) || limited.RetryAfter != time.Second {
		t.Errorf("after the burst: %v", err)
	}
	if err := post(fakeslack.Reading); err != nil {
		t.Errorf("another channel: %v", err)
	}
	now = now.Add(time.Second)
	if err := post(fakeslack.General); err != nil {
		t.Errorf("a second later: %v", err)
	}
}

func TestTiers(t *testing.T) {
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	s := start(t, fakeslack.Config{Now: func() time.Time { return now }})
	s.LimitTiers(true)
	refused := 0
	for range 51 {
		if _, err := client(s).GetConversationInfo(&slack.GetConversationInfoInput{ChannelID: fakeslack.General}); err != nil {
			refused++
		}
	}
	if refused != 1 {
		t.Errorf("%d of 51 calls of a tier 3 method refused, want 1", refused)
	}
}
