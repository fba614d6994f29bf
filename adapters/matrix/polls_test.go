package matrix_test

import (
	"strings"
	"testing"

	"footnote/adapters/matrix"
	"footnote/bot"
)

// sentBy are the events of a kind that somebody has sent.
func (h *homeserver) sentBy(user, kind string) []*pdu {
	h.mu.Lock()
	defer h.mu.Unlock()
	var all []*pdu
	for _, e := range h.events {
		if e.Sender == user && e.Type == kind {
			all = append(all, e)
		}
	}
	return all
}

// Members vote in their apps, in the old form and in the new one; the last vote
// of each counts, and the end comes once.
func TestPoll(t *testing.T) {
	w := newWorld(t, larn(t))
	w.start(t)
	w.settle(t)
	room := w.room("group", "")
	w.settle(t)
	w.tell(t, room, user("ana"), mention("poll Which one? | the first | the second"))
	starts := w.hs.sentBy(me, "org.matrix.msc3381.poll.start")
	if len(starts) != 1 {
		t.Fatalf("%d polls were begun, want 1", len(starts))
	}
	poll := starts[0].Content["m.poll"].(object)
	answers := poll["answers"].([]any)
	value := func(i int) string { return answers[i].(object)["m.id"].(string) }
	if poll["kind"] != "m.undisclosed" || len(answers) != 2 || starts[0].Content["org.matrix.msc3381.poll.start"] == nil {
		t.Errorf("the poll is %v", starts[0].Content)
	}
	to := object{"rel_type": "m.reference", "event_id": starts[0].ID}
	vote := func(by string, i int) {
		w.hs.say(room, user(by), "org.matrix.msc3381.poll.response", object{
			"m.relates_to": to, "org.matrix.msc3381.poll.response": object{"answers": []any{value(i)}},
		})
		w.settle(t)
	}
	vote("ben", 0)
	w.pass(1e9)
	vote("ben", 1)
	w.hs.say(room, user("ana"), "m.poll.response", object{"m.relates_to": to, "m.selections": []any{value(1)}})
	w.settle(t)
	for range 2 {
		w.tell(t, room, user("ana"), mention("poll close"))
	}
	ends := w.hs.sentBy(me, "org.matrix.msc3381.poll.end")
	if len(ends) != 1 || relation(ends[0].Content)["event_id"] != starts[0].ID {
		t.Fatalf("the poll was ended by %v, want one event about it", ends)
	}
	if body := ends[0].Content["body"].(string); !strings.Contains(body, "the second: ██████████ 2 (100%)") {
		t.Errorf("the end says %q, want both votes for the second", body)
	}
}

// A thread is told without others' messages, as it was edited last, and without
// what was taken back.
func TestThread(t *testing.T) {
	w := newWorld(t, larn(t))
	w.start(t)
	w.settle(t)
	room := w.room("group", "")
	w.settle(t)
	root := w.tell(t, room, user("ana"), text("The bridge was closed too late."))
	w.tell(t, room, user("ben"), text("elsewhere"))
	reply := inThread(text("Because of the flod."), root)
	wrong := w.tell(t, room, user("ben"), reply)
	w.tell(t, room, user("ben"), edit(text("Because of the flood."), wrong))
	gone := w.tell(t, room, user("ana"), inThread(text("nonsense"), root))
	w.hs.redact(room, user("ana"), gone)
	w.settle(t)
	place := bot.Place{Network: matrix.Network, Room: room, Thread: root}
	lines, err := w.adapter.Thread(t.Context(), place, 10)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, l := range lines {
		got = append(got, l.Author+": "+l.Text)
	}
	want := user("ana") + ": The bridge was closed too late.\n" + user("ben") + ": Because of the flood."
	if strings.Join(got, "\n") != want {
		t.Errorf("Thread = %q, want %q", got, want)
	}
	if last, err := w.adapter.Thread(t.Context(), place, 1); err != nil || len(last) != 1 || last[0].Author != user("ben") {
		t.Errorf("the last line = %v, %v; want ben's", last, err)
	}
}
