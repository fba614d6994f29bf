package desk_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/bot"
	"footnote/bot/desk"
)

// inGroup is something said in a thread of the group.
func inGroup(kind desk.Kind, thread, message, text string) desk.Event {
	return desk.Event{
		Kind: kind, Key: strings.Join([]string{string(kind), message, text}, " "), Place: bot.Place{Room: "group", Thread: thread},
		Author: "ana", Message: message, Text: text, Addressed: true,
	}
}

// chapters are what happens in a life, each after what follows from the one
// before.
var chapters = [][]desk.Event{
	{
		inGroup(desk.Said, "1", "1", "who was mayor of Larn in 1930?"),
		inGroup(desk.Said, "1", "2", "and in 1935?"),
		inGroup(desk.Said, "3", "3", "who built the Larn bridge?"),
		inGroup(desk.Said, "1", "4", "who was mayor of Larn before 1940?"),
		bringing("7", "harbour.txt"),
		bringing("8", "mill.txt"),
	},
	{
		inGroup(desk.Edited, "1", "2", "who built the Larn bridge?"),
		inGroup(desk.Said, "3", "5", "and when did it open?"),
		inGroup(desk.Deleted, "1", "1", ""),
		inGroup(desk.Deleted, "8", "8", ""),
		{
			Kind: desk.Pressed, Key: "shelve", Place: bot.Place{Room: "group", Thread: "7"}, Author: "mod", Action: desk.ActionShelve,
			Value: desk.DropID(bot.Place{Network: "test", Room: "group"}, "7"),
		},
	},
	{
		inGroup(desk.Said, "1", "6", "who was mayor of Larn in 1934?"),
		inGroup(desk.Edited, "3", "3", "why was the Larn bridge closed?"),
	},
}

// bringing is a file that is put into the group, to the bot.
func bringing(message, file string) desk.Event {
	e := inGroup(desk.Said, message, message, "")
	e.Files = []desk.File{{Name: file, Ref: file}}
	return e
}

// brought are the files that are put there.
var brought = map[string][]byte{
	"harbour.txt": []byte("The harbour of Larn was dug in 1961.\n"), "mill.txt": []byte("The mill of Larn burned down in 1888.\n"),
}

// lives goes through all chapters, with a new process whenever one dies, and
// retracts a fact before the last. What a network was not told to be taken, it
// delivers again.
func lives(t *testing.T, w *world, first *life) {
	t.Helper()
	now := first
	begin := func() {
		ctx, kill := context.WithCancel(t.Context())
		w.store, w.bot, w.facts = mortalStore{w.kept, now}, mortalBot{w.bot, now}, mortalBase{w.base, now}
		w.networks = map[string]desk.Network{"test": mortalNetwork{w.net, now}}
		now.kill = kill
		w.startIn(t, ctx)
	}
	born := w.bot
	again := func() {
		w.stop()
		w.bot, now = born, &life{}
		begin()
	}
	w.net.files = brought
	begin()
	for i, chapter := range chapters {
		if i == len(chapters)-1 {
			if err := w.base.Retract(t.Context(), "opening", "somebody", "a test"); err != nil {
				t.Fatal(err)
			}
		}
		for _, e := range chapter {
			e = w.complete(e)
			for w.desk.Take(t.Context(), e) != nil {
				if !now.dead() {
					t.Fatal("an event is not taken though the process lives")
				}
				again()
			}
		}
		for {
			err := w.desk.Idle(t.Context())
			if err == nil && !now.dead() {
				break
			}
			if !now.dead() {
				t.Fatalf("what was taken is not dealt with: %v", err)
			}
			again()
		}
	}
}

// TestDeath has the process die at every step of its life, before and after
// the step, and expects the same of the next one as of one that lives on: each
// question answered once, in the order of its thread.
func TestDeath(t *testing.T) {
	w := sleepingWorld(t, larn(t))
	whole := &life{}
	lives(t, w, whole)
	w.stop()
	want, sent := w.threads(), w.net.sent
	if len(want) != 3 || whole.steps < 30 {
		t.Fatalf("a whole life has %d steps and the threads %v", whole.steps, want)
	}
	for step := 1; step <= whole.steps; step++ {
		for _, after := range []bool{false, true} {
			t.Run(fmt.Sprint(step, after), func(t *testing.T) {
				t.Parallel()
				w, short := sleepingWorld(t, larn(t)), &life{last: step, after: after}
				lives(t, w, short)
				w.stop()
				if diff := cmp.Diff(want, w.threads()); diff != "" {
					t.Errorf("died at %q; the threads are others (-want +got):\n%s", short.where, diff)
				}
				if w.net.sent != sent {
					t.Errorf("died at %q; %d messages were sent, want %d", short.where, w.net.sent, sent)
				}
			})
		}
	}
}

// threads are the texts that stand in the threads of the group, in their
// order.
func (w *world) threads() map[string][]string {
	w.net.mu.Lock()
	defer w.net.mu.Unlock()
	all := make(map[string][]string)
	for _, m := range w.net.messages {
		all[m.d.Place.Thread] = append(all[m.d.Place.Thread], m.d.Post.Text())
	}
	return all
}
