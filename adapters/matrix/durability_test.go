package matrix_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"footnote/adapters/matrix"
	"footnote/bot/desk"
)

var errDead = errors.New("the process has died")

// A mortal is a desk and the adapter's store in a process that dies at a step.
// What is called after its death does nothing.
type mortal struct {
	desk  *desk.Desk
	store matrix.Store
	step  string
	dead  atomic.Bool
	died  chan struct{}
}

func (m *mortal) die(step string) error {
	if m.step == step && !m.dead.Swap(true) {
		close(m.died)
	}
	if m.dead.Load() {
		return errDead
	}
	return nil
}

func (m *mortal) Take(ctx context.Context, e desk.Event) error {
	if err := m.die("before it is stored"); err != nil {
		return err
	}
	if err := m.desk.Take(ctx, e); err != nil {
		return err
	}
	return m.die("after it is stored")
}

func (m *mortal) Moved(ctx context.Context, network, from, to string) error {
	return m.desk.Moved(ctx, network, from, to)
}

func (m *mortal) Note(ctx context.Context, network, name string) (string, error) {
	return m.store.Note(ctx, network, name)
}

func (m *mortal) SetNotes(ctx context.Context, network string, notes map[string]string) error {
	if len(notes) > 1 { // the token, and how far the room has been followed
		if err := m.die("before the token is kept"); err != nil {
			return err
		}
	}
	if m.dead.Load() {
		return errDead
	}
	return m.store.SetNotes(ctx, network, notes)
}

// TestDeath lets the process die at each step between a question and its
// answer. In the end there is one answer, also where the homeserver does not
// know the transaction any more.
func TestDeath(t *testing.T) {
	for _, step := range []string{
		"before it is stored", "after it is stored", "before the token is kept", "before it is sent", "after it is sent",
	} {
		t.Run(step, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, larn(t))
			room := w.room("group", "")
			w.start(t) // and follow the rooms as they are
			w.settle(t)
			w.stop()
			m := &mortal{store: w.kept, step: step, died: make(chan struct{})}
			cut := func(http.ResponseWriter, *http.Request) bool { return false }
			sending := func(w http.ResponseWriter, r *http.Request) bool {
				if !strings.Contains(r.URL.Path, "/send/") {
					return false
				}
				m.die(step)
				lose(w)
				return true
			}
			switch step {
			case "before it is sent":
				w.hs.interfere(sending, cut)
			case "after it is sent":
				w.hs.interfere(cut, sending)
			}
			config := w.config
			w.config.Store = m
			w.mortalStart(t, m)
			w.hs.say(room, user("ana"), "m.room.message", mention("who was mayor of Larn in 1930?"))
			<-m.died
			w.stop()
			w.config = config
			w.hs.interfere(nil, nil)
			w.hs.forgetSent()
			w.start(t)
			w.settle(t)
			w.wantOne(t, room, "Bram Oke")
		})
	}
}

// mortalStart starts the bot as start does, in a process that dies.
func (w *world) mortalStart(t *testing.T, m *mortal) {
	t.Helper()
	w.prepare(t)
	m.desk = w.desk
	w.run(t, m)
}

// wantOne wants exactly one message of the bot, with the words in it.
func (w *world) wantOne(t *testing.T, room, words string) {
	t.Helper()
	var got []string
	for _, e := range w.hs.said(me) {
		if e.Room == room {
			got = append(got, e.Content["body"].(string))
		}
	}
	if len(got) != 1 || !strings.Contains(got[0], words) {
		t.Errorf("the bot said %d things: %q; want one with %q", len(got), got, words)
	}
}

// answering answers requests of a kind in the server's stead, so many times.
func answering(kind string, times int, do http.HandlerFunc) func(http.ResponseWriter, *http.Request) bool {
	var left atomic.Int32
	left.Store(int32(times))
	return func(w http.ResponseWriter, r *http.Request) bool {
		if !strings.Contains(r.URL.Path, kind) || left.Add(-1) < 0 {
			return false
		}
		do(w, r)
		return true
	}
}

// TestTrouble has the homeserver in trouble while a question is asked and
// answered.
func TestTrouble(t *testing.T) {
	failing := func(w http.ResponseWriter, _ *http.Request) { refuse(w, 502, "M_UNKNOWN", nil) }
	limiting := func(w http.ResponseWriter, _ *http.Request) {
		refuse(w, 429, "M_LIMIT_EXCEEDED", object{"retry_after_ms": 1100})
	}
	losing := func(w http.ResponseWriter, _ *http.Request) { lose(w) }
	garbled := func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "<html>") }
	tests := []struct {
		name, kind string
		do         http.HandlerFunc
		after      bool // the server has dealt with the request by then
	}{
		{"sync fails", "/sync", failing, false},
		{"sync is limited", "/sync", limiting, false},
		{"sync is lost", "/sync", losing, true},
		{"sync is garbled", "/sync", garbled, false},
		{"sending fails", "/send/", failing, false},
		{"sending is limited", "/send/", limiting, false},
		{"what is sent is lost", "/send/", losing, false},
		{"what is sent arrives, and that is lost", "/send/", losing, true},
		{"what is sent arrives, and that is garbled", "/send/", garbled, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, larn(t))
			room := w.room("group", "")
			w.start(t)
			w.settle(t)
			if trouble := answering(tt.kind, 2, tt.do); tt.after {
				w.hs.interfere(nil, trouble)
			} else {
				w.hs.interfere(trouble, nil)
			}
			w.hs.say(room, user("ana"), "m.room.message", mention("who was mayor of Larn in 1930?"))
			w.settle(t)
			w.wantOne(t, room, "Bram Oke")
		})
	}
}

// TestRefused gives up on what the homeserver does not want, and goes on with
// the rest.
func TestRefused(t *testing.T) {
	w := newWorld(t, larn(t))
	room := w.room("group", "")
	w.start(t)
	w.settle(t)
	w.hs.interfere(answering("/send/", 1, func(w http.ResponseWriter, _ *http.Request) { refuse(w, 403, "M_FORBIDDEN", nil) }), nil)
	w.tell(t, room, user("ana"), mention("who built the Larn bridge?"))
	w.tell(t, room, user("ana"), mention("who was mayor of Larn in 1930?"))
	w.wantOne(t, room, "Bram Oke")
}

// TestSyncAgain brings the same events again, from wherever the bot says it is.
func TestSyncAgain(t *testing.T) {
	w := newWorld(t, larn(t))
	room := w.room("group", "")
	w.start(t)
	w.settle(t)
	w.tell(t, room, user("ana"), mention("who was mayor of Larn in 1930?"))
	w.hs.interfere(func(_ http.ResponseWriter, r *http.Request) bool {
		if q := r.URL.Query(); strings.Contains(r.URL.Path, "/sync") && q.Get("since") != "" {
			q.Set("since", "5")
			q.Set("timeout", "0")
			r.URL.RawQuery = q.Encode()
		}
		return false
	}, nil)
	before := w.hs.count("sync")
	w.hs.say(room, user("ben"), "m.room.message", text("lunch?")) // the long poll ends
	for w.hs.count("sync") < before+4 {
		time.Sleep(time.Millisecond)
	}
	w.hs.interfere(nil, nil)
	w.settle(t)
	w.wantOne(t, room, "Bram Oke")
}

// TestFirstSync answers nothing that was said before the bot was there.
func TestFirstSync(t *testing.T) {
	w := newWorld(t, larn(t))
	room := w.room("group", "")
	w.hs.say(room, user("ana"), "m.room.message", mention("who built the Larn bridge?"))
	w.start(t)
	w.settle(t)
	w.tell(t, room, user("ana"), mention("who was mayor of Larn in 1930?"))
	w.wantOne(t, room, "Bram Oke")
}

// TestGap leaves more unanswered while the bot is away than a sync brings. What
// was said before it knew the room, or too long ago, is not answered.
func TestGap(t *testing.T) {
	w := newWorld(t, larn(t))
	w.hs.limit = 5
	room := w.room("group", "")
	w.hs.say(room, user("ana"), "m.room.message", mention("who built the Larn bridge?"))
	w.start(t)
	w.settle(t)
	w.stop()
	w.pass(time.Hour)
	w.hs.say(room, user("ana"), "m.room.message", mention("when did the Larn bridge open?")) // will be too old
	w.pass(23 * time.Hour)
	for range 150 {
		w.hs.say(room, user("ben"), "m.room.message", text("lunch?"))
	}
	w.hs.say(room, user("ana"), "m.room.message", mention("who was mayor of Larn in 1930?"))
	for range 150 {
		w.hs.say(room, user("ben"), "m.room.message", text("lunch?"))
	}
	w.pass(2 * time.Hour)
	w.start(t)
	w.settle(t)
	w.wantOne(t, room, "Bram Oke")
}

// TestInvitedToTalk joins a room in which much has been said, and answers what
// is said from the invitation on, also if that is much.
func TestInvitedToTalk(t *testing.T) {
	w := newWorld(t, larn(t))
	w.hs.limit = 5
	w.room("group", "")
	w.start(t)
	w.settle(t)
	room := w.hs.open(user("ana"), nil, user("ben"))
	for range 20 {
		w.hs.say(room, user("ana"), "m.room.message", mention("who built the Larn bridge?"))
	}
	w.stop()
	w.hs.member(room, user("ana"), me, "invite")
	w.hs.say(room, user("ana"), "m.room.message", mention("who was mayor of Larn in 1930?"))
	w.hs.member(room, me, me, "join")
	for range 20 {
		w.hs.say(room, user("ben"), "m.room.message", text("lunch?"))
	}
	w.start(t)
	w.settle(t)
	w.wantOne(t, room, "Bram Oke")
}

// TestSessionEnded ends the adapter, with what to do.
func TestSessionEnded(t *testing.T) {
	w := newWorld(t, "")
	adapter, err := matrix.New(w.config)
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- adapter.Run(t.Context(), &recorder{}) }()
	w.hs.awaitSync(t, w.device.id)
	w.hs.logout(w.device)
	w.hs.say(w.hs.open(me, nil), me, "m.room.message", text("so that the sync ends"))
	if err := <-ended; err == nil || !strings.Contains(err.Error(), "footnote matrix login") {
		t.Errorf("Run ended with %v", err)
	}
}
