package desk_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"footnote/bot"
	"footnote/bot/desk"
)

// ask has ana ask in a thread of the room, and gives the message.
func (w *world) ask(t testing.TB, room, message, text string) {
	t.Helper()
	w.take(t, desk.Event{
		Kind: desk.Said, Place: bot.Place{Room: room, Thread: message}, Author: "ana", Message: message, Text: text, Addressed: true,
	})
}

const (
	builder       = "who built the Larn bridge?"
	builderAnswer = "Tove Lind built the Larn bridge. [1]\n[1] Ada Holt, \"Larn Almanac\", p. 21"
)

var errReset = errors.New("connection reset")

// TestFaults has the network fail in a way for some calls, and expects one
// message, after as long as the network wanted or the back-off is.
func TestFaults(t *testing.T) {
	limited := &desk.RetryError{After: 30 * time.Second, Err: errors.New("too many requests")}
	tests := []struct {
		name  string
		times int // how many calls fail
		err   error
		lost  bool // whether the network does as it is told all the same
		want  []string
		after time.Duration
		finds int // how often the network is asked whether it has the message
	}{
		{"none", 0, nil, false, []string{builderAnswer}, 0, 0},
		{"a call", 1, errReset, false, []string{builderAnswer}, time.Second, 1},
		{"an hour out of order", 62, errReset, false, []string{builderAnswer}, 57*time.Minute + 3*time.Second, 0},
		{"lost response", 1, errReset, true, []string{builderAnswer}, time.Second, 1},
		{"limited", 3, limited, false, []string{builderAnswer}, 90 * time.Second, 0},
		{"paced", 3, &desk.RetryError{After: time.Second}, false, []string{builderAnswer}, 3 * time.Second, 0},
		{"limited without end", 1, &desk.RetryError{Err: errReset}, false, []string{builderAnswer}, time.Millisecond, 0},
		{"refused", 1, fmt.Errorf("not in channel: %w", desk.ErrRefused), false, nil, 0, 0},
		{"never again", desk.MostSends, errReset, false, nil, 3 * time.Hour, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				w := newWorld(t, larn(t))
				left, finds := tt.times, 0
				w.net.lost = func(*desk.Delivery) bool { left--; return tt.lost && left >= 0 }
				w.net.fault = func(call string, _ *desk.Delivery) error {
					if call == "find" && tt.times < 60 {
						finds++
						return nil
					}
					if left <= 0 || tt.lost {
						return nil
					}
					left--
					return tt.err
				}
				began := time.Now()
				w.ask(t, "group", "1", builder)
				took := time.Since(began)
				if diff := cmp.Diff(tt.want, w.net.texts("group")); diff != "" {
					t.Errorf("other messages stand (-want +got):\n%s", diff)
				}
				if tt.times < 60 && took != tt.after || took < tt.after || finds != tt.finds {
					t.Errorf("it took %v and %d looks, want %v and %d", took, finds, tt.after, tt.finds)
				}
				w.stop()
			})
		})
	}
}

// TestEditsAndRemovalsAreTriedAgain loses the news of an edit, then of a
// removal.
func TestEditsAndRemovalsAreTriedAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, larn(t))
		w.ask(t, "group", "1", "who was mayor of Larn in 1930?")
		failed := map[string]int{}
		w.net.fault = func(call string, _ *desk.Delivery) error {
			if failed[call]++; failed[call] < 3 {
				return errReset
			}
			return nil
		}
		w.take(t, inGroup(desk.Edited, "1", "1", builder))
		if diff := cmp.Diff([]string{builderAnswer}, w.net.texts("group")); diff != "" {
			t.Errorf("after the edit (-want +got):\n%s", diff)
		}
		w.take(t, inGroup(desk.Deleted, "1", "1", ""))
		if got := w.net.texts("group"); len(got) > 0 || failed["remove"] != 3 {
			t.Errorf("after %d tries to remove it there is %q", failed["remove"], got)
		}
		w.stop()
	})
}

// TestRefusedEditIsLeft keeps an answer as it is that can't be changed, and
// goes on with the room.
func TestRefusedEditIsLeft(t *testing.T) {
	w := newWorld(t, larn(t))
	w.ask(t, "group", "1", "who was mayor of Larn in 1935?")
	was := w.net.texts("group")[0]
	edits := 0
	w.net.fault = func(call string, _ *desk.Delivery) error {
		if call == "edit" {
			edits++
			return desk.ErrRefused
		}
		return nil
	}
	w.take(t, inGroup(desk.Edited, "1", "1", builder))
	w.ask(t, "group", "2", builder)
	if diff := cmp.Diff([]string{was, builderAnswer}, w.net.texts("group")); diff != "" || edits != 1 {
		t.Errorf("after %d edits (-want +got):\n%s", edits, diff)
	}
}

// TestOneRoomDoesNotHoldUpAnother has as many rooms stuck as there are
// senders.
func TestOneRoomDoesNotHoldUpAnother(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := sleepingWorld(t, larn(t))
		w.opts.Senders, w.opts.Workers = 2, 2
		w.start(t)
		w.net.fault = func(_ string, d *desk.Delivery) error {
			if strings.HasPrefix(d.Place.Room, "stuck") {
				return &desk.RetryError{After: time.Hour, Err: errReset}
			}
			return nil
		}
		began := time.Now()
		for i, room := range []string{"stuck1", "stuck2", "stuck3", "stuck1", "group", "stuck2", "group"} {
			e := inGroup(desk.Said, fmt.Sprint(i), fmt.Sprint(i), builder)
			e.Place.Room = room
			w.say(t, e)
		}
		time.Sleep(time.Minute)
		synctest.Wait()
		if got := w.net.count("group", "Tove Lind"); got != 2 {
			t.Errorf("after %v the other room has %d answers, want 2", time.Since(began), got)
		}
		w.stop()
	})
}

// TestRoomKeepsOrder sends what comes later in a room after what was delayed.
func TestRoomKeepsOrder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, larn(t))
		failed := 0
		w.net.fault = func(call string, d *desk.Delivery) error {
			if d.Question == "0" && call == "send" && failed < 4 {
				failed++
				return errReset
			}
			return nil
		}
		var want []string
		for i := range 5 {
			e := inGroup(desk.Said, "root", fmt.Sprint(i), builder)
			w.say(t, e)
			want = append(want, e.Message)
		}
		w.settle(t)
		if diff := cmp.Diff(want, w.answered("group")); diff != "" {
			t.Errorf("the answers stand in another order (-want +got):\n%s", diff)
		}
		w.stop()
	})
}

// answered are the questions whose answers stand in the room, in the order of
// the answers.
func (w *world) answered(room string) []string {
	w.net.mu.Lock()
	defer w.net.mu.Unlock()
	var all []string
	for _, m := range w.net.messages {
		if m.d.Place.Room == room {
			all = append(all, m.d.Question)
		}
	}
	return all
}

// panicky is a network that panics when told to send.
type panicky struct {
	*network
	left int
}

func (p *panicky) Send(ctx context.Context, d *desk.Delivery) (string, error) {
	if p.left--; p.left >= 0 {
		panic("slice bounds out of range")
	}
	return p.network.Send(ctx, d)
}

func TestPanicInTheNetworkCostsOneTry(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := sleepingWorld(t, larn(t))
		w.networks = map[string]desk.Network{"test": &panicky{w.net, 2}}
		w.start(t)
		w.ask(t, "group", "1", builder)
		if diff := cmp.Diff([]string{builderAnswer}, w.net.texts("group")); diff != "" {
			t.Errorf("other messages stand (-want +got):\n%s", diff)
		}
		w.stop()
	})
}

// TestHangingNetworkIsGivenUpOn cuts calls short that never return.
func TestHangingNetworkIsGivenUpOn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := sleepingWorld(t, larn(t))
		h := &hanging{network: w.net, left: 1}
		w.networks = map[string]desk.Network{"test": h}
		w.start(t)
		w.ask(t, "group", "1", builder)
		if diff := cmp.Diff([]string{builderAnswer}, w.net.texts("group")); diff != "" {
			t.Errorf("other messages stand (-want +got):\n%s", diff)
		}
		w.stop()
	})
}

type hanging struct {
	*network
	left int
}

func (h *hanging) Send(ctx context.Context, d *desk.Delivery) (string, error) {
	if h.left--; h.left >= 0 {
		<-ctx.Done()
		return "", ctx.Err()
	}
	return h.network.Send(ctx, d)
}

// TestOtherNetworksWait leaves what is for a network alone that is not served,
// without waiting for it at the end, until it is.
func TestOtherNetworksWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, larn(t))
		w.net.fault = func(string, *desk.Delivery) error { return &desk.RetryError{After: time.Hour} }
		w.say(t, inGroup(desk.Said, "1", "1", builder))
		synctest.Wait()
		w.stop()
		served := w.networks
		w.networks, w.net.fault = nil, nil
		w.start(t)
		w.say(t, inGroup(desk.Said, "2", "2", builder))
		if err := w.base.Retract(t.Context(), "holt", "somebody", "a test"); err != nil {
			t.Fatal(err)
		}
		w.settle(t)
		if got := w.net.texts("group"); len(got) > 0 {
			t.Errorf("a network that is not served has %q", got)
		}
		w.stop()
		w.networks = served
		w.start(t)
		w.settle(t)
		if diff := cmp.Diff([]string{"1", "2"}, w.answered("group")); diff != "" {
			t.Errorf("the network that is served again has other answers (-want +got):\n%s", diff)
		}
		w.stop()
	})
}

// say gives the desk an event without waiting for what follows.
func (w *world) say(t testing.TB, e desk.Event) {
	t.Helper()
	if err := w.desk.Take(t.Context(), w.complete(e)); err != nil {
		t.Fatal(err)
	}
}

// TestTooLate has the network out of order until a session has begun: its reminder
// is said no more, and what comes after it is.
func TestTooLate(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := sleepingWorld(t, larn(t))
		w.opts.Now, w.now = time.Now, time.Now()
		w.start(t)
		begin := time.Now().UTC().Add(50 * time.Hour)
		w.ask(t, "group", "1", "plan add \"Larn Almanac\" on "+begin.Format("2006-01-02 15:04")+" UTC")
		rang := false
		w.net.fault = func(string, *desk.Delivery) error {
			rang = true
			if time.Now().Before(begin.Add(time.Minute)) {
				return &desk.RetryError{After: time.Minute, Err: errReset}
			}
			return nil
		}
		before := len(w.net.texts("group"))
		time.Sleep(51 * time.Hour)
		if said := w.net.texts("group")[before:]; !rang || len(said) > 0 {
			t.Errorf("a reminder was to be said: %v; after the session has begun there is %q", rang, said)
		}
		w.ask(t, "group", "2", builder)
		if diff := cmp.Diff([]string{builderAnswer}, w.net.texts("group")[before:]); diff != "" {
			t.Errorf("after that (-want +got):\n%s", diff)
		}
		w.stop()
	})
}
