package matrix_test

import (
	"net/http"
	"strings"
	"testing"

	"footnote/adapters/matrix"
	"footnote/bot"
	"footnote/bot/desk"
	"footnote/bot/post"
)

// TestForgotten sends nothing twice where the homeserver has forgotten what it
// has taken, and the question has changed meanwhile.
func TestForgotten(t *testing.T) {
	w := newWorld(t, larn(t))
	room := w.room("group", "")
	w.start(t)
	w.settle(t)
	taken := make(chan struct{})
	w.hs.interfere(nil, answering("/send/", 1, func(rw http.ResponseWriter, _ *http.Request) {
		defer close(taken)
		w.hs.forgetSent()
		lose(rw)
	}))
	question := w.hs.say(room, user("ana"), "m.room.message", mention("who built the Larn bridge?"))
	<-taken
	w.tell(t, room, user("ana"), edit(mention("who was mayor of Larn in 1930?"), question))
	w.wantOne(t, room, "Bram Oke")
}

// TestRemoved leaves nothing of an answer whose question was taken back, nor of
// what it was edited to.
func TestRemoved(t *testing.T) {
	w := newWorld(t, larn(t))
	room := w.room("group", "")
	w.start(t)
	w.settle(t)
	question := w.tell(t, room, user("ana"), mention("who was mayor of Larn in 1930?"))
	w.tell(t, room, user("ana"), edit(mention("who was mayor of Larn in 1935?"), question))
	w.wantOne(t, room, "Ida Wren")
	w.hs.redact(room, user("ana"), question)
	w.settle(t)
	if left := w.hs.inTheClear(room); strings.Contains(strings.Join(left, ""), "was mayor of Larn from") {
		t.Errorf("left are %q", left)
	}
}

// TestMentions mentions the one whom an answer is for, and nobody else whatever
// it says.
func TestMentions(t *testing.T) {
	w := newWorld(t, larn(t))
	room := w.room("group", "")
	w.start(t)
	w.settle(t)
	last := func() object {
		all := w.hs.said(me)
		return w.event(all[len(all)-1].ID).Content
	}
	w.tell(t, room, user("ana"), mention("who was mayor of Larn in 1930? @room @ben:"+server))
	if got, ok := last()["m.mentions"].(object); !ok || len(got) > 0 {
		t.Errorf("an answer mentions %v", got)
	}
	w.hs.set(room, user("ben"), "m.room.member", user("ben"), object{"membership": "join", "displayname": "Ben <b>"})
	w.settle(t)
	d := &desk.Delivery{
		ID: "d", To: user("ana"), Place: bot.Place{Network: matrix.Network, Room: room},
		Post: post.Post{Note: user("ben") + " and " + user("mod") + " propose that. @room"},
	}
	if _, err := w.adapter.Send(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	got := last()
	users, _ := got["m.mentions"].(object)["user_ids"].([]any)
	if len(users) != 1 || users[0] != user("ana") {
		t.Errorf("what is for one mentions %v", got["m.mentions"])
	}
	if want := "@Ben <b> and @mod propose that. @room"; got["body"] != want {
		t.Errorf("it says %q, want %q", got["body"], want)
	}
	if want := "<p>@Ben &lt;b&gt; and @mod propose that. @room</p>"; got["formatted_body"] != want {
		t.Errorf("it says %q, want %q", got["formatted_body"], want)
	}
}
