package sqlite_test

import (
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"footnote/bot"
	"footnote/bot/desk"
)

func TestTake_once(t *testing.T) {
	f := openFile(t)
	onMatrix := event(other, "1")
	for _, tt := range []struct {
		name string
		e    desk.Event
		want bool
	}{
		{"new", event(larn, "1"), true},
		{"again", event(larn, "1"), false},
		{"the same key in another place", event(aside, "1"), false},
		{"the same key on another network", onMatrix, true},
		{"another key", event(larn, "2"), true},
		{"no key", event(larn, ""), true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got, err := f.Take(t.Context(), tt.e); err != nil || got != tt.want {
				t.Errorf("Take = %v, %v, want %v", got, err, tt.want)
			}
		})
		f.reopen()
	}
	finish(t, f.Store, desk.Outcome{Event: event(larn, "1")})
	if got, err := f.Take(t.Context(), event(larn, "1")); err != nil || got {
		t.Errorf("Take of an event that is done = %v, %v, want false", got, err)
	}
}

// One of many who take the same event at once is told that it is new.
func TestTake_concurrent(t *testing.T) {
	f := openFile(t)
	g := &file{t: t, path: f.path}
	g.reopen()
	const keys, goroutines = 20, 8
	var fresh [keys]atomic.Int32
	var wg sync.WaitGroup
	for i := range goroutines {
		s := []*file{f, g}[i%2] // as of two processes
		wg.Go(func() {
			for k := range keys {
				ok, err := s.Take(t.Context(), event(larn, fmt.Sprint(k)))
				if err != nil {
					t.Error(err)
				}
				if ok {
					fresh[k].Add(1)
				}
			}
		})
	}
	wg.Wait()
	for k := range fresh {
		if n := fresh[k].Load(); n != 1 {
			t.Errorf("event %d was new %d times, want once", k, n)
		}
	}
}

// An event comes back as it was, with the author's time zone.
func TestNext_asItWas(t *testing.T) {
	f := openFile(t)
	want := desk.Event{
		Kind: desk.Submitted, Key: "k\xff", Place: aside, Author: "ana",
		At:      time.Date(2024, 1, 1, 12, 0, 0, 123_456_789, time.FixedZone("", -9*3600-1800)),
		Message: "m", Text: "who <b>& \"why\"?\n", Addressed: true, Direct: true, Action: "a", Value: "v",
		Fields: desk.Fields{"one": {"1"}, "none": {}, "two": {"1", "2"}}, Route: "r",
	}
	take(t, f.Store, want)
	f.reopen()
	got, ok, err := f.Next(t.Context(), aside)
	if err != nil || !ok {
		t.Fatalf("Next = %v, %v", ok, err)
	}
	same(t, "event", want, got)
	if _, offset := got.At.Zone(); offset != -9*3600-1800 {
		t.Errorf("the event's time is %v, want it in its own zone", got.At)
	}
	finish(t, f.Store, desk.Outcome{Event: got})
	if _, ok, err := f.Next(t.Context(), aside); err != nil || ok {
		t.Errorf("after Finish, Next = %v, %v, want none", ok, err)
	}
}

// Events wait in the order of their arrival in each place, whatever becomes of
// the process.
func TestNext_order(t *testing.T) {
	f := openFile(t)
	take(t, f.Store, event(larn, "1"), event(aside, "2"), event(larn, "3"), event(other, "4"), event(aside, "5"))
	for _, step := range []struct {
		place   bot.Place
		key     string
		waiting []bot.Place // before it
	}{
		{larn, "1", []bot.Place{larn, aside, other}},
		{aside, "2", []bot.Place{aside, larn, other}},
		{aside, "5", []bot.Place{larn, other, aside}},
		{other, "4", []bot.Place{larn, other}},
		{larn, "3", []bot.Place{larn}},
	} {
		f.reopen()
		waiting, err := f.Waiting(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		same(t, "places before "+step.key, step.waiting, waiting)
		e, ok, err := f.Next(t.Context(), step.place)
		if err != nil || !ok || e.Key != step.key {
			t.Fatalf("Next(%v) = %q, %v, %v, want %q", step.place, e.Key, ok, err, step.key)
		}
		f.reopen()
		finish(t, f.Store, desk.Outcome{Event: e})
	}
	if waiting, err := f.Waiting(t.Context()); err != nil || waiting != nil {
		t.Errorf("at the end %v are waiting, error %v", waiting, err)
	}
}
