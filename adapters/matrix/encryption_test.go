//go:build goolm || libolm

package matrix_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.mau.fi/util/dbutil"
	"maunium.net/go/mautrix"
	"maunium.net/go/mautrix/crypto/cryptohelper"
	"maunium.net/go/mautrix/event"
	"maunium.net/go/mautrix/id"

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
		if e.Sender != client.UserID {
			p.heard <- e
		}
	})
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		client.SyncWithContext(ctx)
	}()
	t.Cleanup(func() { stop(); <-ended })
	return p
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

// inTheClear are the messages of a room that everybody can read.
func (h *homeserver) inTheClear(room string) (all []string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, e := range h.events {
		if body, ok := e.Content["body"].(string); ok && e.Room == room && e.Type == "m.room.message" {
			all = append(all, body)
		}
	}
	return all
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
