package slack_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"footnote/adapters/slack/fakeslack"
	"footnote/bot/desk"
	"footnote/bot/post"
)

func TestAMentionIsTakenAndAnsweredInItsThread(t *testing.T) {
	w := open(t, fakeslack.Config{}, nil)
	ts := w.Mention(fakeslack.General, fakeslack.Ana, "who led ISIS in 2022 &amp; after?", "")
	got := w.desk.events(t, 1)[0]
	want := desk.Event{
		Kind: desk.Said, Key: fakeslack.General + ":" + ts, Place: at(fakeslack.General, ts), Author: fakeslack.Ana,
		Message: ts, Text: "who led ISIS in 2022 & after?", Addressed: true,
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(desk.Event{}, "At")); diff != "" {
		t.Errorf("event (-want +got):\n%s", diff)
	}
	if zone := got.At.Location().String(); zone != "Europe/Amsterdam" {
		t.Errorf("the event is told in the time of %s, want the author's", zone)
	}
	d := &desk.Delivery{ID: "abc-0", Place: got.Place, At: got.At, Post: post.Post{Note: "Nobody <b> knows & tells."}}
	sent, err := w.adapter.Send(within(t), d)
	if err != nil {
		t.Fatal(err)
	}
	replies := w.Replies(fakeslack.General, ts)
	if len(replies) != 1 || replies[0].TS != sent || replies[0].Text != "Nobody &lt;b&gt; knows &amp; tells." {
		t.Fatalf("replies = %+v, want the note once as %s", replies, sent)
	}
	found, err := w.adapter.Find(within(t), d)
	if err != nil || found != sent {
		t.Errorf("Find = %q, %v, want %q", found, err, sent)
	}
	d.Message, d.Version, d.Post = sent, 1, post.Post{Note: "Somebody does."}
	if err := w.adapter.Edit(within(t), d); err != nil {
		t.Fatal(err)
	}
	if m, _ := w.Message(fakeslack.General, sent); m.Text != "Somebody does." {
		t.Errorf("after Edit the message says %q", m.Text)
	}
	for range 2 { // the second time it is gone already
		if err := w.adapter.Remove(within(t), d); err != nil {
			t.Fatal(err)
		}
	}
	if found, err := w.adapter.Find(within(t), d); err != nil || found != "" {
		t.Errorf("Find of what was removed = %q, %v", found, err)
	}
	if err := w.WaitAcked(within(t)); err != nil {
		t.Error(err)
	}
	if b := w.Broadcasts(); len(b) > 0 {
		t.Errorf("called everybody: %+v", b)
	}
	if err := w.stop(); err != nil {
		t.Errorf("Run = %v, want nil", err)
	}
}
