package sqlite_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"footnote/bot/desk"
)

func TestFinish_wholeOutcome(t *testing.T) {
	f := openFile(t)
	take(t, f.Store, event(larn, "1"), event(larn, "2"))
	finish(t, f.Store, desk.Outcome{Event: event(larn, "1"), Put: []desk.Delivery{note(larn, "a", "A"), note(larn, "b", "B")}})
	settleAll(t, f.Store, larn)
	f.reopen()
	o := desk.Outcome{Event: event(larn, "2"), Put: []desk.Delivery{note(larn, "b", "B"), note(larn, "c", "C")}, Withdraw: []string{"a", "x"}}
	finish(t, f.Store, o)
	f.reopen()
	same(t, "due", []string{"a", "c"}, settleAll(t, f.Store, larn))
}

// An outcome is kept whole or not at all: where a part of it can't be kept, the
// event waits still.
func TestFinish_allOrNothing(t *testing.T) {
	f := openFile(t)
	take(t, f.Store, event(larn, "1"))
	refused := note(larn, "c", "C")
	refused.Place.Room = "refuse" // by a trigger, as a full disk would
	const trigger = `CREATE TRIGGER refuse BEFORE INSERT ON delivery WHEN new.room = 'refuse' BEGIN SELECT raise(ABORT, 'disk full'); END`
	if _, err := f.base.DB().ExecContext(t.Context(), trigger); err != nil {
		t.Fatal(err)
	}
	o := desk.Outcome{Event: event(larn, "1"), Put: []desk.Delivery{note(larn, "a", "A"), refused}}
	if err := f.Finish(t.Context(), o); err == nil || !strings.Contains(err.Error(), "finish event: put delivery: disk full") {
		t.Errorf("Finish = %v, want it to say that the disk is full", err)
	}
	f.reopen()
	if e, ok, err := f.Next(t.Context(), larn); err != nil || !ok || e.Key != "1" {
		t.Errorf("Next = %q, %v, %v, want the event still", e.Key, ok, err)
	}
	if _, ok, err := f.Delivery(t.Context(), "a"); err != nil || ok {
		t.Errorf("Delivery = %v, %v, want none", ok, err)
	}
}

// A second outcome of the same event changes nothing; one of an event that was
// never taken is an error.
func TestFinish_again(t *testing.T) {
	f := openFile(t)
	take(t, f.Store, event(larn, "1"))
	finish(t, f.Store, desk.Outcome{Event: event(larn, "1"), Put: []desk.Delivery{note(larn, "a", "A")}})
	finish(t, f.Store, desk.Outcome{Event: event(larn, "1"), Put: []desk.Delivery{note(larn, "a", "Z"), note(larn, "b", "B")}})
	same(t, "due", []string{"a"}, settleAll(t, f.Store, larn))
	if d, _, err := f.Delivery(t.Context(), "a"); err != nil || d.Version != 1 {
		t.Errorf("after a second outcome the delivery is %v, error %v", d, err)
	}
	if err := f.Finish(t.Context(), desk.Outcome{Event: event(other, "1")}); err == nil {
		t.Error("Finish takes an event that it has never seen")
	}
}

// What an event said is forgotten once it is done.
func TestFinish_forgets(t *testing.T) {
	f := openFile(t)
	answered, silent := event(larn, "1"), event(larn, "2")
	answered.Text, silent.Text = "a secret", "another secret"
	take(t, f.Store, answered, silent)
	finish(t, f.Store, desk.Outcome{Event: answered})
	finish(t, f.Store, desk.Outcome{Event: silent, Silence: "not for me"})
	const all = `SELECT group_concat(concat_ws(' ', network, id, room, thread, body, silence, author, at), '; ') FROM event`
	var got string
	if err := f.base.DB().QueryRowContext(t.Context(), all).Scan(&got); err != nil {
		t.Fatal(err)
	}
	same(t, "events", fmt.Sprintf("slack 1 larn ; slack 2 larn  not for me ana %d", minute(1).UnixMicro()), got)
}

func TestSilences(t *testing.T) {
	f := openFile(t)
	for i, p := range []string{"1", "2", "3", "4"} {
		e := event(larn, p)
		if i == 2 {
			e = event(aside, p)
		}
		e.At = minute(i)
		take(t, f.Store, e)
		why := "not for me: " + p
		if i == 1 {
			why = ""
		}
		finish(t, f.Store, desk.Outcome{Event: e, Silence: why})
	}
	elsewhere := event(other, "5")
	take(t, f.Store, elsewhere)
	finish(t, f.Store, desk.Outcome{Event: elsewhere, Silence: "elsewhere"})
	f.reopen()
	all := []desk.Silence{
		{Place: larn, Author: "ana", At: minute(3), Why: "not for me: 4"},
		{Place: aside, Author: "ana", At: minute(2), Why: "not for me: 3"},
		{Place: larn, Author: "ana", At: minute(0), Why: "not for me: 1"},
	}
	for _, tt := range []struct {
		room  string
		limit int
		want  []desk.Silence
	}{
		{"larn", 9, all}, {"larn", 2, all[:2]}, {"larn", 0, nil}, {"nowhere", 9, nil},
	} {
		got, err := f.Silences(t.Context(), "slack", tt.room, tt.limit)
		if err != nil {
			t.Fatal(err)
		}
		same(t, fmt.Sprintf("Silences(%q, %d)", tt.room, tt.limit), tt.want, got)
	}
}

// Prune drops what was done before, however much that is, and nothing that
// waits.
func TestPrune(t *testing.T) {
	const many = 1100
	synctest.Test(t, func(t *testing.T) {
		f := openFile(t)
		for i := range many {
			e := event(larn, fmt.Sprint("old ", i))
			take(t, f.Store, e)
			finish(t, f.Store, desk.Outcome{Event: e, Silence: "not for me"})
		}
		take(t, f.Store, event(larn, "waiting"), event(larn, "young"))
		put(t, f.Store, note(larn, "d", "D"))
		time.Sleep(time.Hour)
		finish(t, f.Store, desk.Outcome{Event: event(larn, "young")})
		if err := f.Prune(t.Context(), time.Now()); err != nil {
			t.Fatal(err)
		}
		f.reopen()
		for key, want := range map[string]bool{"old 0": true, "old 1099": true, "young": false, "waiting": false} {
			if fresh, err := f.Take(t.Context(), event(larn, key)); err != nil || fresh != want {
				t.Errorf("after Prune, Take(%q) = %v, %v, want %v", key, fresh, err, want)
			}
		}
		if _, ok, err := f.Delivery(t.Context(), "d"); err != nil || !ok {
			t.Errorf("after Prune, Delivery = %v, %v, want it still", ok, err)
		}
	})
}
