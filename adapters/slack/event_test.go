package slack_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"footnote/adapters/slack"
	"footnote/adapters/slack/fakeslack"
	"footnote/bot/desk"
)

// ignoreChance leaves out of a comparison what the fake makes up.
var ignoreChance = cmpopts.IgnoreFields(desk.Event{}, "At", "Key")

func TestWhatPeopleSay(t *testing.T) {
	const ana, room, root = fakeslack.Ana, fakeslack.General, "1700000000.000100"
	tests := []struct {
		name  string
		inner map[string]any
		want  *desk.Event // nil for what is none of the bot's business
	}{
		{"overheard", map[string]any{"channel": room, "user": ana, "text": "nice. lunch?", "ts": root},
			&desk.Event{Kind: desk.Said, Place: at(room, root), Author: ana, Message: root, Text: "nice. lunch?"}},
		{"mention", map[string]any{"channel": room, "user": ana, "text": "hey <@U0FOOTNOTE>, who?", "ts": root},
			&desk.Event{Kind: desk.Said, Place: at(room, root), Author: ana, Message: root, Text: "hey, who?", Addressed: true}},
		{"mention first", map[string]any{"channel": room, "user": ana, "text": "<@U0FOOTNOTE>: who &lt;b&gt;?", "ts": root},
			&desk.Event{Kind: desk.Said, Place: at(room, root), Author: ana, Message: root, Text: "who <b>?", Addressed: true}},
		{"in a thread", map[string]any{"channel": room, "user": ana, "text": "and then?", "ts": "1700000001.000000", "thread_ts": root},
			&desk.Event{Kind: desk.Said, Place: at(room, root), Author: ana, Message: "1700000001.000000", Text: "and then?", ReplyTo: root}},
		{"direct", map[string]any{"channel": "D0ANA", "channel_type": "im", "user": ana, "text": "who?", "ts": root},
			&desk.Event{Kind: desk.Said, Place: at("D0ANA", ""), Author: ana, Message: root, Text: "who?", Addressed: true, Direct: true}},
		{"direct, in a thread", map[string]any{"channel": "D0ANA", "channel_type": "im", "user": ana, "text": "who?", "ts": "1700000001.000000", "thread_ts": root},
			&desk.Event{Kind: desk.Said, Place: at("D0ANA", root), Author: ana, Message: "1700000001.000000", Text: "who?", Addressed: true, Direct: true, ReplyTo: root}},
		{"to somebody else", map[string]any{"channel": room, "user": ana, "text": "<@U0BEN> <@U0CLEO|cleo> see <#C1|general>, <https://a.example/?x=1&amp;y=2|the page> or <https://b.example>", "ts": root},
			&desk.Event{Kind: desk.Said, Place: at(room, root), Author: ana, Message: root, Text: "@U0BEN @U0CLEO see #general, the page or https://b.example",
				Links: []string{"https://a.example/?x=1&y=2", "https://b.example"}}},
		{"to all", map[string]any{"channel": room, "user": ana, "text": "<!here> <!subteam^S1|@readers> who?", "ts": root},
			&desk.Event{Kind: desk.Said, Place: at(room, root), Author: ana, Message: root, Text: "@here @readers who?"}},
		{"with files", map[string]any{"channel": room, "user": ana, "text": "who?", "ts": root, "subtype": "file_share", "files": []map[string]any{
			{"id": "F1", "name": "tolls.pdf", "mimetype": "application/pdf", "size": 12, "url_private": "https://files.slack.com/F1/tolls.pdf"},
			{"id": "F2", "is_external": true, "url_private": "https://elsewhere.example/tolls"},
		}},
			&desk.Event{Kind: desk.Said, Place: at(room, root), Author: ana, Message: root, Text: "who?", Files: []desk.File{
				{Name: "tolls.pdf", Type: "application/pdf", Size: 12, Ref: `{"ID":"F1","URL":"https://files.slack.com/F1/tolls.pdf"}`}, {Ref: `{"ID":"F2","URL":""}`},
			}}},
		{"also sent to the channel", map[string]any{"channel": room, "user": ana, "text": "who?", "ts": "1700000001.000000", "thread_ts": root, "subtype": "thread_broadcast"},
			&desk.Event{Kind: desk.Said, Place: at(room, root), Author: ana, Message: "1700000001.000000", Text: "who?", ReplyTo: root}},
		{"by a bot", map[string]any{"channel": room, "user": "U0OTHER", "bot_id": "B1", "text": "who?", "ts": root}, nil},
		{"by the bot", map[string]any{"channel": room, "user": fakeslack.BotUser, "text": "who?", "ts": root}, nil},
		{"somebody joined", map[string]any{"channel": room, "user": ana, "text": "joined", "ts": root, "subtype": "channel_join"}, nil},
		{"by nobody", map[string]any{"channel": room, "text": "who?", "ts": root}, nil},
	}
	w := open(t, fakeslack.Config{}, nil)
	for i, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.inner["type"] = "message"
			before := len(w.desk.events(t, 0))
			if w.Emit(tt.inner) == "" {
				t.Fatal("the fake sent nothing")
			}
			// What comes in the same lane behind it tells that it was dealt with.
			end := fmt.Sprintf("17100000%02d.000000", i)
			w.Emit(map[string]any{"type": "message", "channel": tt.inner["channel"], "user": ana, "text": "end", "ts": end})
			want := 2
			if tt.want == nil {
				want = 1
			}
			got := w.desk.events(t, before+want)[before:]
			if tt.want == nil {
				if got[0].Message != end {
					t.Errorf("taken: %+v", got[0])
				}
				return
			}
			if diff := cmp.Diff(*tt.want, got[0], ignoreChance); diff != "" {
				t.Errorf("event (-want +got):\n%s", diff)
			}
			if key := tt.inner["channel"].(string) + ":" + tt.want.Message; got[0].Key != key {
				t.Errorf("key = %q, want %q", got[0].Key, key)
			}
			w.desk.forget()
		})
	}
}

func TestAMentionIsTheSameAsItsMessage(t *testing.T) {
	w := open(t, fakeslack.Config{}, nil)
	ts := w.Mention(fakeslack.General, fakeslack.Ana, "who?", "")
	if err := w.WaitAcked(within(t)); err != nil {
		t.Fatal(err)
	}
	if got := w.desk.events(t, 1); len(got) != 1 || got[0].Message != ts {
		t.Errorf("taken: %+v, want one event", got)
	}
	if len(w.Deliveries()) != 2 {
		t.Errorf("%d events were sent, want the message and the mention", len(w.Deliveries()))
	}
}

func TestEditsAndDeletions(t *testing.T) {
	w := open(t, fakeslack.Config{}, nil)
	const ana, room = fakeslack.Ana, fakeslack.General
	root := w.Mention(room, ana, "who?", "")
	reply := w.Say(room, fakeslack.Ben, "and then?", root)
	steps := []struct {
		name string
		do   error
		want desk.Event
	}{
		{"edit", w.Edit(room, root, "<@"+fakeslack.BotUser+"> why?"),
			desk.Event{Kind: desk.Edited, Place: at(room, root), Author: ana, Message: root, Text: "why?", Addressed: true}},
		{"unfurl", w.Unfurl(room, reply, "https://a.example"), desk.Event{}},
		{"delete", w.Delete(room, root), // it has a reply: a tombstone stays
			desk.Event{Kind: desk.Deleted, Place: at(room, root), Author: ana, Message: root}},
		{"delete the reply", w.Delete(room, reply),
			desk.Event{Kind: desk.Deleted, Place: at(room, root), Author: fakeslack.Ben, Message: reply}},
	}
	var want []desk.Event
	for _, s := range steps {
		if s.do != nil {
			t.Fatalf("%s: %v", s.name, s.do)
		}
		if s.want.Kind != "" {
			want = append(want, s.want)
		}
	}
	if err := w.WaitAcked(within(t)); err != nil {
		t.Fatal(err)
	}
	got := w.desk.events(t, 2+len(want))[2:]
	if diff := cmp.Diff(want, got, ignoreChance); diff != "" {
		t.Errorf("events (-want +got):\n%s", diff)
	}
}

func TestReactions(t *testing.T) {
	w := open(t, fakeslack.Config{}, nil)
	ts := w.Say(fakeslack.General, fakeslack.Ana, "who?", "")
	for _, do := range []func(string, string, string, string) error{w.React, w.Unreact} {
		if err := do(fakeslack.General, ts, fakeslack.Ben, "+1"); err != nil {
			t.Fatal(err)
		}
	}
	want := desk.Event{Kind: desk.Reacted, Place: at(fakeslack.General, ""), Author: fakeslack.Ben, Message: ts, Action: "+1"}
	undone := want
	undone.Kind = desk.Unreacted
	if diff := cmp.Diff([]desk.Event{want, undone}, w.desk.events(t, 3)[1:], ignoreChance); diff != "" {
		t.Errorf("events (-want +got):\n%s", diff)
	}
}

func TestTheAuthorsClock(t *testing.T) {
	users := []fakeslack.User{{ID: fakeslack.Ana, Name: "ana", TZ: "Pacific/Auckland"}, {ID: fakeslack.Ben, Name: "ben", TZ: "Nowhere/Else"}}
	w := open(t, fakeslack.Config{Users: users}, nil)
	inner := func(user, ts string) map[string]any {
		return map[string]any{"type": "message", "channel": fakeslack.General, "user": user, "text": "who?", "ts": ts}
	}
	w.Emit(inner(fakeslack.Ana, "1700000000.000001"))
	w.Emit(inner(fakeslack.Ana, "1700000001.000001"))
	w.Emit(inner(fakeslack.Ben, "1700000002.000001"))
	got := w.desk.events(t, 3)
	if s := got[0].At.Format(time.RFC3339); s != "2023-11-15T11:13:20+13:00" {
		t.Errorf("Ana's message was at %s, want her own clock's time", s)
	}
	if !got[2].At.Equal(time.Unix(1700000002, 1000)) {
		t.Errorf("Ben's message was at %v", got[2].At)
	}
	if n := len(w.CallsOf("users.info")); n != 2 {
		t.Errorf("users were looked up %d times, want once each", n)
	}
}

func TestAnEventThatIsNotTakenComesAgain(t *testing.T) {
	w := open(t, fakeslack.Config{AckTimeout: 50 * time.Millisecond, RetryIntervals: []time.Duration{time.Millisecond}}, nil)
	w.desk.set(func(c *counter) { c.refuse = errors.New("the disk is full") })
	w.Say(fakeslack.General, fakeslack.Ana, "who?", "")
	tries := func() (n int) {
		for _, d := range w.Deliveries() {
			n += len(d.Attempts)
		}
		return n
	}
	if err := w.Wait(within(t), func() bool { return tries() >= 2 }); err != nil {
		t.Fatal(err)
	}
	w.desk.set(func(c *counter) { c.refuse = nil })
	for _, d := range w.Deliveries() {
		w.Redeliver(d.EventID)
	}
	w.desk.events(t, 1)
	if err := w.stop(); err != nil {
		t.Error(err)
	}
	if !strings.Contains(w.log.String(), "the disk is full") {
		t.Errorf("the log does not say why:\n%s", w.log)
	}
}

func TestWhatCannotBeUnderstoodIsAcknowledged(t *testing.T) {
	for _, mode := range []slack.Mode{slack.Socket, slack.HTTP} {
		t.Run(string(mode), func(t *testing.T) {
			w := openIn(t, mode)
			for _, m := range []fakeslack.Malformation{fakeslack.UnknownEvent, fakeslack.BadBlock, fakeslack.NoInner, fakeslack.RateLimited} {
				w.EmitMalformed(m)
			}
			for _, name := range []string{"tokens_revoked", "app_uninstalled", "file_shared", "app_context_changed"} {
				w.Emit(map[string]any{"type": name})
			}
			w.EmitMalformed(fakeslack.NoTeam) // which is fine otherwise
			w.desk.events(t, 1)
			if err := w.WaitAcked(within(t)); err != nil {
				t.Fatal(err)
			}
			if err := w.stop(); err != nil {
				t.Error(err)
			}
			for _, want := range []string{"moon_phase_changed", "withholds events", "tokens_revoked", "app_uninstalled"} {
				if !strings.Contains(w.log.String(), want) {
					t.Errorf("the log lacks %q:\n%s", want, w.log)
				}
			}
			if len(w.desk.events(t, 0)) != 1 {
				t.Errorf("taken: %+v", w.desk.events(t, 0))
			}
		})
	}
}

func TestOrderIsKeptInAChannelAndNobodyWaitsForAnother(t *testing.T) {
	w := open(t, fakeslack.Config{}, nil)
	const each = 40
	rooms := []string{fakeslack.General, fakeslack.Reading, fakeslack.Moderator}
	for i := range each {
		for _, room := range rooms {
			w.Say(room, fakeslack.Ana, fmt.Sprint(i), "")
		}
	}
	next := make(map[string]int)
	for _, e := range w.desk.events(t, each*len(rooms)) {
		if want := fmt.Sprint(next[e.Place.Room]); e.Text != want {
			t.Fatalf("in %s, %q was taken before %q", e.Place.Room, e.Text, want)
		}
		next[e.Place.Room]++
	}
}

func TestTheSocketIsOpenedAnew(t *testing.T) {
	w := open(t, fakeslack.Config{}, nil)
	for i, close := range []func(){func() { w.Disconnect("refresh_requested") }, w.DropSockets} {
		close()
		w.Say(fakeslack.General, fakeslack.Ana, fmt.Sprint(i), "")
		w.desk.events(t, i+1)
	}
}

func TestTokensThatAreNotTakenEndTheRun(t *testing.T) {
	for token, want := range map[string]string{fakeslack.BotToken: "bot token", fakeslack.AppToken: "app-level token"} {
		s, err := fakeslack.Start(fakeslack.Config{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(s.Close)
		s.BreakToken(token, "token_revoked")
		a, err := slack.New(slack.Config{BotToken: fakeslack.BotToken, AppToken: fakeslack.AppToken, APIURL: s.APIURL()})
		if err != nil {
			t.Fatal(err)
		}
		err = a.Run(within(t), newCounter())
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), token) {
			t.Errorf("Run = %v, want an error about the %s", err, want)
		}
	}
}
