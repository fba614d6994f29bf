//go:build goolm || libolm

package matrix_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.mau.fi/util/dbutil"
	"maunium.net/go/mautrix"
	"maunium.net/go/mautrix/crypto/cryptohelper"
	"maunium.net/go/mautrix/event"
	"maunium.net/go/mautrix/id"

	"footnote/adapters/matrix"
	"footnote/bot"
	"footnote/bot/desk"
	"footnote/bot/post"
	"footnote/facts/sqlite"
)

// A person is somebody with an app that encrypts.
type person struct {
	client *mautrix.Client
	helper *cryptohelper.CryptoHelper
	heard  chan *event.Event // what was said and could be read
}

// newPerson is a user of the world with a device.
func newPerson(t *testing.T, w *world, name, device string) *person {
	t.Helper()
	p := newPersonLater(t, w, name, device)
	p.sync(t)
	return p
}

// newPersonLater is one who has not begun to listen.
func newPersonLater(t *testing.T, w *world, name, device string) *person {
	t.Helper()
	d := w.hs.login(user(name), device)
	client, err := mautrix.NewClient(w.hs.URL, id.UserID(d.user), d.token)
	if err != nil {
		t.Fatal(err)
	}
	client.DeviceID = id.DeviceID(d.id)
	// Any file will do that the library can keep its tables in.
	base, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "keys.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { base.Close() })
	db, err := dbutil.NewWithDB(base.DB(), "sqlite3")
	if err != nil {
		t.Fatal(err)
	}
	p := &person{client: client, heard: make(chan *event.Event, 100)}
	if p.helper, err = cryptohelper.NewCryptoHelper(client, []byte("pickle"), db); err != nil {
		t.Fatal(err)
	}
	if err := p.helper.Init(t.Context()); err != nil {
		t.Fatal(err)
	}
	client.Crypto = p.helper
	client.Syncer.(*mautrix.DefaultSyncer).OnEventType(event.EventMessage, func(_ context.Context, e *event.Event) {
		if e.Sender != client.UserID && e.Content.AsMessage().MsgType != event.MsgText {
			p.heard <- e
		}
	})
	return p
}

func (p *person) onEvent(do func(e *event.Event)) {
	p.client.Syncer.(*mautrix.DefaultSyncer).OnEvent(func(_ context.Context, e *event.Event) { do(e) })
}

// sync begins to listen.
func (p *person) sync(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		p.client.SyncWithContext(ctx)
	}()
	t.Cleanup(func() { stop(); <-ended })
}

// say says something in an encrypted room.
func (p *person) say(t *testing.T, room string, content *event.MessageEventContent) id.EventID {
	t.Helper()
	// The library's cache of the room may be older than the room is encrypted.
	if _, err := p.client.State(t.Context(), id.RoomID(room)); err != nil {
		t.Fatal(err)
	}
	sent, err := p.client.SendMessageEvent(t.Context(), id.RoomID(room), event.EventMessage, content)
	if err != nil {
		t.Fatal(err)
	}
	return sent.EventID
}

// hear waits for something that the bot says.
func (p *person) hear(t *testing.T) *event.Event {
	t.Helper()
	select {
	case e := <-p.heard:
		return e
	case <-time.After(20 * time.Second):
		t.Fatal("nothing was said")
		return nil
	}
}

func said(body string) *event.MessageEventContent {
	return &event.MessageEventContent{MsgType: event.MsgText, Body: body}
}

// encryptedWorld is a world with an encrypted room that Ana is in.
func encryptedWorld(t *testing.T) (w *world, room string) {
	w = newWorld(t, larn(t))
	w.config.Unencrypted = false
	room = w.hs.open(me, nil, user("ana"), user("ben"))
	w.hs.set(room, me, "m.room.encryption", "", object{"algorithm": "m.megolm.v1.aes-sha2"})
	return w, room
}

func TestEncrypted(t *testing.T) {
	w, room := encryptedWorld(t)
	w.start(t)
	w.settle(t)
	ana := newPerson(t, w, "ana", "ANA")
	question := ana.say(t, room, said("Footnote: who was mayor of Larn in 1930?"))
	answer := ana.hear(t)
	if !strings.Contains(answer.Content.AsMessage().Body, "Bram Oke") || answer.Content.AsMessage().RelatesTo.GetThreadParent() != question {
		t.Errorf("the answer is %+v", answer.Content.AsMessage())
	}
	t.Run("after a restart", func(t *testing.T) {
		w.stop()
		w.start(t)
		follow := said("and in 1935?")
		follow.RelatesTo = (&event.RelatesTo{}).SetThread(question, answer.ID)
		ana.say(t, room, follow)
		if body := ana.hear(t).Content.AsMessage().Body; !strings.Contains(body, "Ida Wren") {
			t.Errorf("the answer is %q", body)
		}
	})
	t.Run("an edit", func(t *testing.T) {
		w.settle(t)
		edited := said("Footnote: who built the Larn bridge?")
		edited.SetEdit(question)
		ana.say(t, room, edited)
		got := ana.hear(t).Content.AsMessage()
		if got.RelatesTo.GetReplaceID() != answer.ID || !strings.Contains(got.NewContent.Body, "Tove Lind") {
			t.Errorf("the answer is %+v", got)
		}
	})
	t.Run("a second device", func(t *testing.T) {
		phone := newPerson(t, w, "ana", "PHONE")
		ana.say(t, room, said("Footnote: who was mayor of Larn in 1939?"))
		if body := phone.hear(t).Content.AsMessage().Body; !strings.Contains(body, "Ida Wren") {
			t.Errorf("the second device reads %q", body)
		}
	})
	if clear := w.hs.inTheClear(room); len(clear) > 0 {
		t.Errorf("in the clear: %q", clear)
	}
}

// TestEncrypted_late has a key come later than the message, after a death of
// the process in between.
func TestEncrypted_late(t *testing.T) {
	w, room := encryptedWorld(t)
	w.start(t)
	w.settle(t)
	ana := newPerson(t, w, "ana", "ANA")
	w.hs.hold("m.room.encrypted")
	ana.say(t, room, said("Footnote: who was mayor of Larn in 1930?"))
	w.hs.awaitSync(t, w.device.id)
	w.stop()
	w.start(t)
	w.hs.awaitSync(t, w.device.id)
	w.hs.release()
	if body := ana.hear(t).Content.AsMessage().Body; !strings.Contains(body, "Bram Oke") {
		t.Errorf("the answer is %q", body)
	}
}

// TestEncrypted_unreadable tells a room once that messages cannot be read, and
// why.
func TestEncrypted_unreadable(t *testing.T) {
	tests := []struct {
		name     string
		withheld bool
		want     string
	}{
		{"lost", false, "its key has not reached me"},
		{"withheld", true, "Verify me"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			w, room := encryptedWorld(t)
			w.config.KeyWait = 100 * time.Millisecond
			w.start(t)
			w.settle(t)
			ana := newPerson(t, w, "ana", "ANA")
			if tt.withheld {
				ana.helper.Machine().SendKeysMinTrust = id.TrustStateVerified
			} else {
				// What the bot says can be read: its key was shared before.
				ana.say(t, room, said("Footnote: who was mayor of Larn in 1930?"))
				ana.hear(t)
				ana.rotate(t, room)
				w.hs.mu.Lock()
				w.hs.lost = func(kind string) bool { return kind == "m.room.encrypted" }
				w.hs.mu.Unlock()
			}
			for range 3 {
				ana.say(t, room, said("Footnote: who was mayor of Larn in 1930?"))
			}
			if tt.withheld { // the bot's keys are hers to read all the same
				ana.helper.Machine().SendKeysMinTrust = id.TrustStateUnset
			}
			if body := ana.hear(t).Content.AsMessage().Body; !strings.Contains(body, tt.want) {
				t.Errorf("it said %q, want %q in it", body, tt.want)
			}
			w.settle(t)
			select {
			case e := <-ana.heard:
				t.Errorf("it also said %q", e.Content.AsMessage().Body)
			default:
			}
		})
	}
}

// rotate has the person's next message in the room use another key.
func (p *person) rotate(t *testing.T, room string) {
	t.Helper()
	if err := p.helper.Machine().CryptoStore.RemoveOutboundGroupSession(t.Context(), id.RoomID(room)); err != nil {
		t.Fatal(err)
	}
}

// encryptedBy are somebody's encrypted messages in a room.
func (h *homeserver) encryptedBy(room, by string) (all []*pdu) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, e := range h.events {
		if e.Room == room && e.Sender == by && e.Type == "m.room.encrypted" {
			all = append(all, e)
		}
	}
	return all
}

// TestEncrypted_unknownRoom sends nothing into a room that the adapter cannot
// find out about, and encrypts once it can.
func TestEncrypted_unknownRoom(t *testing.T) {
	w, _ := encryptedWorld(t)
	room := w.hs.open(me, nil, user("ana"))
	record(t, w)
	w.stop()
	// The state that the library has kept is gone, as if a sync had been lost.
	if _, err := w.base.DB().ExecContext(t.Context(), "DELETE FROM mx_room_state"); err != nil {
		t.Fatal(err)
	}
	w.hs.set(room, me, "m.room.encryption", "", object{"algorithm": "m.megolm.v1.aes-sha2"})
	w.hs.interfere(answering("/sync", 1000, func(w http.ResponseWriter, _ *http.Request) { refuse(w, 502, "M_UNKNOWN", nil) }), nil)
	w.prepare(t)
	w.run(t, w.desk)
	d := &desk.Delivery{ID: "d", Place: bot.Place{Network: matrix.Network, Room: room}, Post: post.Post{Note: "a secret"}}
	send := func() (err error) {
		await(t, "that the bot has connected", func() bool {
			_, err = w.adapter.Send(t.Context(), d)
			var wait *desk.RetryError
			return !errors.As(err, &wait)
		})
		return err
	}
	w.hs.interfere(func(rw http.ResponseWriter, r *http.Request) bool {
		bad := strings.HasSuffix(r.URL.Path, "/state") || strings.Contains(r.URL.Path, "/sync")
		if bad {
			refuse(rw, 502, "M_UNKNOWN", nil)
		}
		return bad
	}, nil)
	if err := send(); err == nil {
		t.Error("it was sent")
	}
	w.hs.interfere(answering("/sync", 1000, func(w http.ResponseWriter, _ *http.Request) { refuse(w, 502, "M_UNKNOWN", nil) }), nil)
	if err := send(); err != nil {
		t.Error(err)
	}
	if clear := w.hs.inTheClear(room); len(clear) > 0 || len(w.hs.encryptedBy(room, me)) != 1 {
		t.Errorf("in the clear: %q", clear)
	}
}

// TestKeys is what the bot does about its keys at a start, and what it advises.
func TestKeys(t *testing.T) {
	start := func(t *testing.T, w *world) error {
		t.Helper()
		adapter, err := matrix.New(w.config)
		if err != nil {
			t.Fatal(err)
		}
		ctx, stop := context.WithCancel(t.Context())
		defer stop()
		ended := make(chan error, 1)
		go func() { ended <- adapter.Run(ctx, &recorder{}) }()
		before := w.hs.count("sync")
		for {
			select {
			case err := <-ended:
				return err
			case <-time.After(time.Millisecond):
				if w.hs.count("sync") > before {
					stop()
				}
			}
		}
	}
	recovery := filepath.Join("matrix-recovery.key")
	tests := []struct {
		name string
		do   func(t *testing.T, w *world) // after the first start
		want string                       // in the error; empty for none
	}{
		{"nothing happened", func(*testing.T, *world) {}, ""},
		{"wrong pickle key", func(t *testing.T, w *world) { write(t, w, "matrix-pickle.key", "another") }, "put that one back"},
		{"device deleted", func(t *testing.T, w *world) {
			w.hs.mu.Lock()
			w.device.identity = nil
			w.hs.mu.Unlock()
		}, "login --new-device"},
		{"device deleted, and another one made", func(t *testing.T, w *world) {
			w.hs.logout(w.device)
			c := matrix.Credentials{Homeserver: w.hs.URL, User: me, Password: "secret", NewDevice: true}
			if _, err := matrix.Login(t.Context(), w.secrets, c); err != nil {
				t.Fatal(err)
			}
		}, ""},
		{"recovery key lost", func(t *testing.T, w *world) {
			if err := os.Remove(filepath.Join(w.secrets, recovery)); err != nil {
				t.Fatal(err)
			}
		}, ""},
		{"recovery key lost, and another device", func(t *testing.T, w *world) {
			if err := os.Remove(filepath.Join(w.secrets, recovery)); err != nil {
				t.Fatal(err)
			}
			c := matrix.Credentials{Homeserver: w.hs.URL, User: me, Password: "secret", NewDevice: true}
			if _, err := matrix.Login(t.Context(), w.secrets, c); err != nil {
				t.Fatal(err)
			}
		}, "put its recovery"},
		{"wrong recovery key", func(t *testing.T, w *world) {
			write(t, w, recovery, "EsTc LW2K PGiF wKEA 3As5 g5c4 BXwk qeeJ ZJV8 Q9fu gUMN UE4d")
		}, recovery},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			w, _ := encryptedWorld(t)
			if err := start(t, w); err != nil {
				t.Fatal(err)
			}
			for _, name := range []string{"matrix-session.json", "matrix-pickle.key", recovery} {
				info, err := os.Stat(filepath.Join(w.secrets, name))
				if err != nil || info.Mode().Perm() != 0o600 {
					t.Errorf("%s is %v, error %v", name, info, err)
				}
			}
			tt.do(t, w)
			err := start(t, w)
			if got := fmt.Sprint(err); tt.want == "" && err != nil || !strings.Contains(got, tt.want) {
				t.Errorf("the second start ends with %v, want %q", err, tt.want)
			}
		})
	}
}

func write(t *testing.T, w *world, name, content string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(w.secrets, name), []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestEncrypted_forgotten sends nothing twice into an encrypted room where bot
// and homeserver died together.
func TestEncrypted_forgotten(t *testing.T) {
	w, room := encryptedWorld(t)
	w.start(t)
	w.settle(t)
	ana := newPerson(t, w, "ana", "ANA")
	taken := make(chan struct{})
	w.hs.interfere(nil, answering("/send/m.room.encrypted", 1, func(rw http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bearer "+w.device.token {
			t.Error("this was Ana's")
		}
		close(taken)
		lose(rw)
	}))
	w.hs.mu.Lock()
	after := w.hs.after
	w.hs.after = func(rw http.ResponseWriter, r *http.Request) bool {
		return r.Header.Get("Authorization") == "Bearer "+w.device.token && after(rw, r)
	}
	w.hs.mu.Unlock()
	ana.say(t, room, said("Footnote: who was mayor of Larn in 1930?"))
	<-taken
	w.stop()
	w.hs.forgetSent()
	w.start(t)
	w.settle(t)
	ana.hear(t)
	w.settle(t)
	for len(ana.heard) > 0 {
		if e := ana.hear(t); e.Content.AsMessage().RelatesTo.GetReplaceID() == "" {
			t.Errorf("said again: %+v", e.Content.AsMessage())
		}
	}
}

// hold holds up the messages of a kind between devices until they are released.
func (h *homeserver) hold(kind string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.held = &hold{kind: kind}
}

// release delivers what was held up.
func (h *homeserver) release() {
	h.mu.Lock()
	defer h.mu.Unlock()
	o := h.held
	h.held = nil
	for _, deliver := range o.later {
		deliver()
	}
	h.wake()
}

// TestEncryptedPicture encrypts a picture where the room is encrypted.
func TestEncryptedPicture(t *testing.T) {
	w, room := encryptedWorld(t)
	w.start(t)
	w.settle(t)
	ana := newPerson(t, w, "ana", "ANA")
	ana.say(t, room, said("Footnote: who was mayor of Larn in 1930?"))
	ana.hear(t) // they know each other's devices now
	if _, err := w.adapter.Send(t.Context(), handed(room, timelinePicture)); err != nil {
		t.Fatal(err)
	}
	got := ana.hear(t).Content.AsMessage()
	if got.MsgType != event.MsgImage || got.File == nil || got.URL != "" || !strings.Contains(got.Body, "opened in 1933") {
		t.Fatalf("the message is %+v", got)
	}
	_, kept, _ := strings.Cut(strings.TrimPrefix(string(got.File.URL), "mxc://"), "/")
	sealed := bytes.Clone(w.hs.media[kept])
	if string(sealed) == "png" {
		t.Error("the server can see the picture")
	}
	if err := got.File.DecryptInPlace(sealed); err != nil || string(sealed) != "png" {
		t.Errorf("decrypted, the picture is %q, %v", sealed, err)
	}
}
