package slack_test

import (
	"context"
	"strings"
	"testing"

	"footnote/adapters/slack"
	"footnote/bot"
)

// A thread is told as it was edited last, and without what was deleted.
func TestThread(t *testing.T) {
	w := newWorld(t, slack.Socket, "")
	room := worldRooms["group"]
	root := w.Say(t, "group", "", "ana", "The bridge was closed too late.", false)
	w.Say(t, "group", "", "ben", "elsewhere", false)
	wrong := w.Say(t, "group", root, "ben", "Because of the flod & fire.", false)
	w.Edit(t, "group", wrong, "Because of the flood & fire.")
	w.Delete(t, "group", w.Say(t, "group", root, "ana", "nonsense", false))
	a, err := slack.New(w.config)
	if err != nil {
		t.Fatal(err)
	}
	tell := func(most int) string {
		lines, err := a.Thread(context.Background(), bot.Place{Network: slack.Network, Room: room, Thread: root}, most)
		if err != nil {
			t.Fatal(err)
		}
		var all []string
		for _, l := range lines {
			all = append(all, nameOf(l.Author)+": "+l.Text)
		}
		return strings.Join(all, "\n")
	}
	if got, want := tell(10), "ana: The bridge was closed too late.\nben: Because of the flood & fire."; got != want {
		t.Errorf("Thread = %q, want %q", got, want)
	}
	if got, want := tell(1), "ben: Because of the flood & fire."; got != want {
		t.Errorf("the last line = %q, want %q", got, want)
	}
}
