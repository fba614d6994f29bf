package slack_test

import (
	"bytes"
	"errors"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"footnote/adapters/slack"
	"footnote/adapters/slack/fakeslack"
	"footnote/bot/desk"
	"footnote/bot/post"
)

func TestWhatSlackRefuses(t *testing.T) {
	tests := []struct {
		fault  fakeslack.Fault
		final  bool
		wait   time.Duration
		wanted string // in the error
	}{
		{fakeslack.Fault{Error: "channel_not_found"}, true, 0, "channel_not_found"},
		{fakeslack.Fault{Error: "is_archived"}, true, 0, "is_archived"},
		{fakeslack.Fault{Error: "msg_too_long"}, true, 0, "msg_too_long"},
		{fakeslack.Fault{Error: "token_revoked"}, true, 0, "token_revoked"},
		{fakeslack.Fault{Error: "something_new"}, true, 0, "something_new"},
		{fakeslack.Fault{Error: "invalid_auth"}, false, 0, "invalid_auth"},
		{fakeslack.Fault{Error: "service_unavailable"}, false, 0, "service_unavailable"},
		{fakeslack.Fault{Error: "internal_error"}, false, 0, "internal_error"},
		{fakeslack.Fault{Status: 503}, false, 0, "503"},
		{fakeslack.Fault{Status: 429, RetryAfter: 7 * time.Second}, false, 7 * time.Second, "wait 7s"},
	}
	for _, tt := range tests {
		t.Run(tt.wanted, func(t *testing.T) {
			a, s := sender(t)
			tt.fault.Method = "chat.postMessage"
			s.Inject(tt.fault)
			_, err := a.Send(within(t), &desk.Delivery{ID: "a-0", Place: at(fakeslack.General, ""), Post: post.Post{Note: "Hello."}})
			if err == nil || errors.Is(err, desk.ErrRefused) != tt.final || !strings.Contains(err.Error(), tt.wanted) {
				t.Errorf("Send = %v, want %q, final %v", err, tt.wanted, tt.final)
			}
			retry, ok := errors.AsType[*desk.RetryError](err)
			if ok != (tt.wait > 0) || ok && (retry.After != tt.wait || retry.Err == nil) {
				t.Errorf("Send = %#v, want to wait %v", retry, tt.wait)
			}
		})
	}
}

func TestAMissingScopeIsNamed(t *testing.T) {
	a, s := sender(t)
	s.SetScopes("commands")
	_, err := a.Send(within(t), &desk.Delivery{ID: "a-0", Place: at(fakeslack.General, ""), Post: post.Post{Note: "Hello."}})
	if !errors.Is(err, desk.ErrRefused) || !strings.Contains(err.Error(), "chat:write") {
		t.Errorf("Send = %v, want that chat:write is missing", err)
	}
}

func TestOneMessageASecondAndAFewAtOnce(t *testing.T) {
	s, err := fakeslack.Start(fakeslack.Config{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	now := time.Now()
	a, err := slack.New(slack.Config{BotToken: fakeslack.BotToken, AppToken: "x", APIURL: s.APIURL(), Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	send := func(room string) time.Duration {
		_, err := a.Send(within(t), &desk.Delivery{ID: "a-0", Place: at(room, ""), Post: post.Post{Note: "Hello."}})
		wait, ok := errors.AsType[*desk.RetryError](err)
		if err != nil && (!ok || wait.Err != nil) {
			t.Fatal(err)
		}
		if ok {
			return wait.After
		}
		return 0
	}
	var got []time.Duration
	for range 6 {
		got = append(got, send(fakeslack.General))
	}
	if diff := cmp.Diff([]time.Duration{0, 0, 0, 0, time.Second, time.Second}, got); diff != "" {
		t.Errorf("waits (-want +got):\n%s", diff)
	}
	if wait := send(fakeslack.Reading); wait != 0 {
		t.Errorf("another channel waits %v", wait)
	}
	now = now.Add(time.Second)
	if wait := send(fakeslack.General); wait != 0 {
		t.Errorf("a second later, it waits %v", wait)
	}
}

func TestAMessageWhoseSendingWasCutShortIsFound(t *testing.T) {
	a, s := sender(t)
	root := s.Say(fakeslack.General, fakeslack.Ana, "who?", "")
	for _, place := range []string{"", root} {
		d := &desk.Delivery{ID: "lost" + place[:min(1, len(place))] + "-0", Place: at(fakeslack.General, place), At: time.Now(), Post: post.Post{Note: "Hello."}}
		if found, err := a.Find(within(t), d); err != nil || found != "" {
			t.Errorf("before it was sent, Find = %q, %v", found, err)
		}
		fault := s.Inject(fakeslack.Fault{Method: "chat.postMessage", Lost: true, Times: 1})
		if _, err := a.Send(within(t), d); err == nil || errors.Is(err, desk.ErrRefused) {
			t.Fatalf("Send = %v, want an error that may pass", err)
		}
		s.Remove(fault)
		for range 250 { // more than a page of history
			s.Say(fakeslack.General, fakeslack.Ben, "meanwhile", place)
		}
		d.Version = 3
		found, err := a.Find(within(t), d)
		if err != nil || found == "" {
			t.Fatalf("Find = %q, %v, want the message", found, err)
		}
		if m, _ := s.Message(fakeslack.General, found); m.Text != "Hello." {
			t.Errorf("found %q", m.Text)
		}
	}
	gone := &desk.Delivery{ID: "x-0", Place: at(fakeslack.General, "1700000000.000000"), At: time.Now()}
	if found, err := a.Find(within(t), gone); err != nil || found != "" {
		t.Errorf("in a thread that is gone, Find = %q, %v", found, err)
	}
}

func TestMessagesToOneUser(t *testing.T) {
	w := open(t, fakeslack.Config{}, nil)
	const ana, room = fakeslack.Ana, fakeslack.General
	root := w.Mention(room, ana, "who?", "")
	d := &desk.Delivery{ID: "a-0", Place: at(room, root), To: ana, Post: posts()["private"]}
	ts, err := w.adapter.Send(within(t), d)
	if err != nil || ts == "" {
		t.Fatalf("Send = %q, %v", ts, err)
	}
	if err := w.Press(within(t), fakeslack.Place{Channel: room, TS: ts}, "share.0", ana); err != nil {
		t.Fatal(err)
	}
	pressed := w.desk.events(t, 2)[1]
	if pressed.Message != ts || pressed.Place != at(room, root) {
		t.Errorf("pressed: %+v", pressed)
	}
	if err := w.adapter.Edit(within(t), d); !errors.Is(err, desk.ErrRefused) {
		t.Errorf("Edit with no button pressed = %v, want that it is refused", err)
	}
	d.Route, d.Message, d.Post = pressed.Route, ts, post.Post{Note: "You shared it."}
	if err := w.adapter.Edit(within(t), d); err != nil {
		t.Fatal(err)
	}
	if seen := w.Ephemerals(ana); len(seen) != 1 || seen[0].Text != "You shared it." {
		t.Errorf("Ana sees %+v, want the note in place of the answer", seen)
	}
	if len(w.Replies(room, root)) != 0 {
		t.Errorf("the others see %+v", w.Replies(room, root))
	}
}

func TestAnAddressThatIsUsedUpIsDoneWithout(t *testing.T) {
	w := open(t, fakeslack.Config{}, nil)
	const ana, room = fakeslack.Ana, fakeslack.General
	if _, err := w.Command(within(t), room, ana, "/ask", "who?"); err != nil {
		t.Fatal(err)
	}
	e := w.desk.events(t, 1)[0]
	for i := range 7 {
		d := &desk.Delivery{ID: "a-" + string(rune('0'+i)), Place: e.Place, To: ana, Route: e.Route, Post: post.Post{Note: "Hello."}}
		if _, err := w.adapter.Send(within(t), d); err != nil {
			t.Fatal(err)
		}
	}
	if n := len(w.Ephemerals(ana)); n != 7 {
		t.Errorf("Ana sees %d messages, want 7", n)
	}
	if n := len(w.CallsOf("chat.postEphemeral")); n != 2 {
		t.Errorf("%d messages went by chat.postEphemeral, want those beyond the fifth", n)
	}
}

func TestInADirectConversationNobodyElseSees(t *testing.T) {
	a, s := sender(t)
	d := &desk.Delivery{ID: "a-0", Place: at("D0ANA", ""), To: fakeslack.Ana, At: time.Now(), Post: post.Post{Note: "Hello."}}
	ts, err := a.Send(within(t), d)
	if err != nil {
		t.Fatal(err)
	}
	if found, err := a.Find(within(t), d); found != ts || err != nil {
		t.Errorf("Find = %q, %v, want %q", found, err, ts)
	}
	d.Message, d.Post.Note = ts, "Goodbye."
	if err := a.Edit(within(t), d); err != nil {
		t.Fatal(err)
	}
	if m, _ := s.Message("D0ANA", ts); m.Text != "Goodbye." {
		t.Errorf("the message says %q", m.Text)
	}
}

func TestNothingIsShownOrCalledBesides(t *testing.T) {
	a, s := sender(t)
	show(t, a, s, posts()["hostile"])
	want := map[string]string{"parse": "none", "link_names": "false", "unfurl_links": "false", "unfurl_media": "false", "mrkdwn": "false"}
	got := s.CallsOf("chat.postMessage")[0].Args
	for name, value := range want {
		if got[name] != value {
			t.Errorf("%s = %q, want %q", name, got[name], value)
		}
	}
}

func TestDirectory(t *testing.T) {
	users := []fakeslack.User{{ID: fakeslack.Ana, Name: "ana"}, {ID: fakeslack.Ben, Name: "ben", IsAdmin: true}}
	s, err := fakeslack.Start(fakeslack.Config{Users: users})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	a, err := slack.New(slack.Config{BotToken: fakeslack.BotToken, AppToken: "x", APIURL: s.APIURL()})
	if err != nil {
		t.Fatal(err)
	}
	rooms, err := a.Rooms(within(t), fakeslack.Ana)
	if diff := cmp.Diff([]string{fakeslack.General, fakeslack.Reading, fakeslack.Moderator}, rooms); diff != "" || err != nil {
		t.Errorf("rooms of Ana (-want +got):\n%s%v", diff, err)
	}
	for user, want := range map[string]bool{fakeslack.Ana: false, fakeslack.Ben: true} {
		if got, err := a.Moderates(within(t), fakeslack.General, user); got != want || err != nil {
			t.Errorf("Moderates(%s) = %v, %v, want %v", user, got, err, want)
		}
	}
	if room, err := a.Direct(within(t), fakeslack.Ana); room != "D0ANA" || err != nil {
		t.Errorf("Direct = %q, %v", room, err)
	}
}

// TestWhoMadeAChannelModeratesIt and Slack is asked once who that was.
func TestWhoMadeAChannelModeratesIt(t *testing.T) {
	s, err := fakeslack.Start(fakeslack.Config{Channels: []fakeslack.Channel{
		{ID: fakeslack.General, Name: "general", Type: fakeslack.Public, Members: []string{fakeslack.BotUser, fakeslack.Ana, fakeslack.Ben}, Creator: fakeslack.Ana},
	}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	a, err := slack.New(slack.Config{BotToken: fakeslack.BotToken, AppToken: "x", APIURL: s.APIURL()})
	if err != nil {
		t.Fatal(err)
	}
	for user, want := range map[string]bool{fakeslack.Ana: true, fakeslack.Ben: false} {
		if got, err := a.Moderates(within(t), fakeslack.General, user); got != want || err != nil {
			t.Errorf("Moderates(%s) = %v, %v, want %v", user, got, err, want)
		}
	}
	if n := len(s.CallsOf("conversations.info")); n != 1 {
		t.Errorf("asked for the channel %d times, want once", n)
	}
	if _, err := a.Moderates(within(t), "C0NOWHERE", fakeslack.Ana); !errors.Is(err, desk.ErrRefused) {
		t.Errorf("in a channel that is not there: %v, want desk.ErrRefused", err)
	}
}

func TestMembersOfAGroupModerate(t *testing.T) {
	s, err := fakeslack.Start(fakeslack.Config{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	s.SetGroup("S0MODS", fakeslack.Ana)
	var log bytes.Buffer
	moderates := func(user string) bool {
		a, err := slack.New(slack.Config{
			BotToken: fakeslack.BotToken, AppToken: "x", APIURL: s.APIURL(), ModeratorGroups: []string{"S0MODS"}, Log: slog.New(slog.NewTextHandler(&log, nil)),
		})
		if err != nil {
			t.Fatal(err)
		}
		s.ForgetCalls()
		var got bool
		for range 3 {
			if got, err = a.Moderates(within(t), fakeslack.General, user); err != nil {
				t.Fatal(err)
			}
		}
		if n := len(s.CallsOf("usergroups.users.list")); n != 1 {
			t.Errorf("asked for the group %d times, want once", n)
		}
		return got
	}
	if !moderates(fakeslack.Ana) || moderates(fakeslack.Ben) {
		t.Error("want Ana to moderate, who is in the group, and not Ben")
	}
	s.SetScopes(slices.DeleteFunc(fakeslack.AllScopes(), func(scope string) bool { return scope == "usergroups:read" })...)
	if moderates(fakeslack.Ana) {
		t.Error("without the scope, Ana moderates")
	}
	if n := strings.Count(log.String(), "usergroups:read"); n != 1 {
		t.Errorf("the missing scope is logged %d times, want once:\n%s", n, log.String())
	}
}
