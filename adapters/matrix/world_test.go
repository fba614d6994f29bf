package matrix_test

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"go.mau.fi/util/dbutil"

	"footnote/adapters/adaptertest"
	"footnote/adapters/matrix"
	"footnote/bot"
	"footnote/bot/desk"
	botstore "footnote/bot/sqlite"
	"footnote/facts/factfile"
	"footnote/facts/sqlite"
)

const me = "@footnote:" + server

// A world is a homeserver with people, and the bot with a real base and the real
// client.
type world struct {
	hs      *homeserver
	base    *sqlite.Base
	kept    *botstore.Store
	secrets string
	config  matrix.Config
	device  *device
	maxFile int64

	desk    *desk.Desk
	adapter *matrix.Adapter
	stop    func()

	mu    sync.Mutex // guards now
	now   time.Time
	rooms map[string]string // the room IDs by the conversations' names
	names map[string]string // the other way round
}

// newWorld is a world in which the bot is not there yet.
func newWorld(t testing.TB, facts string) *world {
	t.Helper()
	w := &world{
		now: time.Date(2024, 4, 2, 12, 0, 0, 0, time.UTC), stop: func() {}, secrets: t.TempDir(),
		rooms: map[string]string{}, names: map[string]string{},
	}
	base, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "base.db"), sqlite.Options{Now: w.clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { base.Close() })
	w.base, w.kept = base, botstore.New(base.DB())
	if _, err := base.Import(t.Context(), factfile.Read(strings.NewReader(facts), "facts.yaml", factfile.YAML), sqlite.ImportOptions{By: "test"}); err != nil {
		t.Fatal(err)
	}
	w.hs = newHomeserver(t, w.clock)
	db, err := dbutil.NewWithDB(base.DB(), "sqlite3")
	if err != nil {
		t.Fatal(err)
	}
	w.config = matrix.Config{Secrets: w.secrets, DB: db, Store: w.kept, Unencrypted: true, Now: w.clock, Log: testLog(t)}
	w.device = w.hs.login(me, "BOT")
	if _, err := matrix.Login(t.Context(), w.secrets, matrix.Credentials{Homeserver: w.hs.URL, Token: w.device.token}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.stop() })
	return w
}

func (w *world) clock() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.now
}

func (w *world) pass(d time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.now = w.now.Add(d)
}

// start starts desk and adapter; stop ends them as a dying process would.
func (w *world) start(t testing.TB) {
	t.Helper()
	w.prepare(t)
	w.run(t, w.desk)
}

// prepare makes desk and adapter.
func (w *world) prepare(t testing.TB) {
	t.Helper()
	var err error
	if w.adapter, err = matrix.New(w.config); err != nil {
		t.Fatal(err)
	}
	b := bot.New(w.base, w.base, w.kept, w.kept, bot.Options{Now: w.clock})
	options := desk.Options{MaxFile: w.maxFile, Reader: adaptertest.Reader{}, Extractor: adaptertest.Extractor{Base: w.base}, Now: w.clock, Log: testLog(t), Follow: time.Hour, Drain: time.Nanosecond,
		Study: adaptertest.Study(b, w.base, w.kept)}
	w.desk = desk.New(b, w.base, w.kept, map[string]desk.Network{matrix.Network: w.adapter}, options)
}

// run runs the desk, and the adapter with what it is to hand events to.
func (w *world) run(t testing.TB, to matrix.Desk) {
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 2)
	go func() { ended <- w.desk.Run(ctx) }()
	adapter := w.adapter
	go func() { ended <- adapter.Run(ctx, to) }()
	w.stop = func() {
		w.stop = func() {}
		cancel()
		for range 2 {
			if err := <-ended; err != nil {
				t.Error(err)
			}
		}
	}
}

// settle waits until the bot has handled all there is.
func (w *world) settle(t testing.TB) {
	t.Helper()
	for range 3 { // what the bot says is an event too
		w.hs.awaitSync(t, w.device.id)
		if err := w.desk.Idle(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}

func user(name string) string { return "@" + name + ":" + server }

// room is the room that a conversation calls so, with everybody in it.
func (w *world) room(name, user string) string {
	if name == "direct" {
		name += "-" + strings.TrimSuffix(strings.TrimPrefix(user, "@"), ":"+server)
	}
	w.meet()
	if w.rooms[name] == "" {
		if strings.HasPrefix(name, "direct") {
			w.rooms[name] = w.hs.open(user, nil)
			w.hs.set(w.rooms[name], user, "m.room.member", me, object{"membership": "invite", "is_direct": true})
		} else {
			w.rooms[name] = w.hs.open(me, object{"users": object{me: 100, "@mod:" + server: 50}}, "@ana:"+server, "@ben:"+server, "@mod:"+server)
		}
		w.names[w.rooms[name]] = name
	}
	return w.rooms[name]
}

// meet has those join their conversation with the bot whom it has invited to one.
func (w *world) meet() {
	for _, e := range w.hs.invitations(me) {
		name := "direct-" + strings.TrimSuffix(strings.TrimPrefix(*e.StateKey, "@"), ":"+server)
		if w.rooms[name] == "" {
			w.rooms[name], w.names[e.Room] = e.Room, name
			w.hs.set(e.Room, *e.StateKey, "m.room.member", *e.StateKey, object{"membership": "join"})
		}
	}
}

// tell says a text, or changes what was said, and waits for the bot.
func (w *world) tell(t testing.TB, room, by string, content object) string {
	t.Helper()
	w.pass(time.Second)
	id := w.hs.say(room, by, "m.room.message", content)
	w.settle(t)
	return id
}

func text(body string) object { return object{"msgtype": "m.text", "body": body} }

// mention is a text that mentions the bot as apps do.
func mention(body string) object {
	return object{
		"msgtype": "m.text", "body": "Footnote: " + body, "format": "org.matrix.custom.html",
		"formatted_body": `<a href="https://matrix.to/#/` + me + `">Footnote</a>: ` + strings.NewReplacer("<", "&lt;", "&", "&amp;").Replace(body),
		"m.mentions":     object{"user_ids": []string{me}},
	}
}

func inThread(content object, root string) object {
	content["m.relates_to"] = object{
		"rel_type": "m.thread", "event_id": root, "is_falling_back": true, "m.in_reply_to": object{"event_id": root},
	}
	return content
}

func edit(content object, of string) object {
	return object{
		"msgtype": "m.text", "body": "* " + content["body"].(string), "m.new_content": content,
		"m.relates_to": object{"rel_type": "m.replace", "event_id": of},
	}
}

func annotation(of, emoji string) object {
	return object{"m.relates_to": object{"rel_type": "m.annotation", "event_id": of, "key": emoji}}
}

// conversationWorld is a world as the conversations want it.
type conversationWorld struct{ *world }

func TestConversations(t *testing.T) {
	adaptertest.Run(t, func(t *testing.T, facts string) adaptertest.World {
		w := newWorld(t, facts)
		w.start(t)
		w.settle(t)
		group, review := w.room("group", ""), w.room("review", "")
		if err := w.kept.SetRoom(t.Context(), matrix.Network, group, desk.Room{Review: review}); err != nil {
			t.Fatal(err)
		}
		return conversationWorld{w}
	})
}

func (w conversationWorld) Can(what string) bool {
	return what != "private" && what != "buttons" && what != "forms" && what != "commands"
}

func (w conversationWorld) Say(t testing.TB, room, thread, by, said string, to bool) string {
	content := text(said)
	if to && room != "direct" {
		content = mention(said)
	}
	if thread != "" {
		content = inThread(content, thread)
	}
	id := w.room(room, user(by))
	w.settle(t) // the bot may have to join
	return w.tell(t, id, user(by), content)
}

func (w conversationWorld) Drop(t testing.TB, room, thread, by, said string, f adaptertest.File, to bool) string {
	content := object{"msgtype": "m.file", "body": f.Name, "filename": f.Name, "url": w.hs.upload(f.Content), "info": object{"size": len(f.Content)}}
	if said != "" {
		content["body"] = said
	}
	if to && room != "direct" {
		content["m.mentions"] = object{"user_ids": []string{me}}
	}
	if thread != "" {
		content = inThread(content, thread)
	}
	id := w.room(room, user(by))
	w.settle(t)
	return w.tell(t, id, user(by), content)
}

func (w conversationWorld) Command(t testing.TB, room, by, said string) {
	w.tell(t, w.room(room, user(by)), user(by), text("!footnote "+said))
}

func (w conversationWorld) Edit(t testing.TB, room, message, said string) {
	was := w.event(message)
	content := text(said)
	if was.Content["m.mentions"] != nil {
		content = mention(said)
	}
	w.tell(t, was.Room, was.Sender, edit(content, message))
}

func (w *world) event(id string) *pdu {
	w.hs.mu.Lock()
	defer w.hs.mu.Unlock()
	return w.hs.find(id)
}

func (w conversationWorld) Delete(t testing.TB, room, message string) {
	was := w.event(message)
	w.hs.redact(was.Room, was.Sender, message)
	w.settle(t)
}

func (w conversationWorld) React(t testing.TB, room, message, by, emoji string) {
	w.hs.say(w.event(message).Room, user(by), "m.reaction", annotation(message, emoji))
	w.settle(t)
}

func (w conversationWorld) Press(t testing.TB, _, _, _, _ string) { t.Fatal("there are no buttons") }

func (w conversationWorld) Fill(t testing.TB, _ string, _ desk.Fields) { t.Fatal("there are no forms") }

func (w conversationWorld) Check(t testing.TB, room, message, by string) {
	w.React(t, room, message, by, "🔍")
}

func (w conversationWorld) Shown(testing.TB) []adaptertest.Message {
	w.meet()
	var all []adaptertest.Message
	for _, e := range w.hs.said(me) {
		m := adaptertest.Message{ID: e.ID, Room: w.names[e.Room], Text: e.Content["body"].(string)}
		if text, hint, ok := strings.Cut(m.Text, "\nModerators react with "); ok && !strings.Contains(hint, "\n") {
			m.Text = text // this stands in the stead of buttons
		}
		if to := relation(w.event(e.ID).Content); to["rel_type"] == "m.thread" {
			m.Thread = fmt.Sprint(to["event_id"])
		}
		all = append(all, m)
	}
	return all
}

func (w conversationWorld) Pass(t testing.TB, d time.Duration) {
	w.pass(d)
	w.settle(t)
}

func (w conversationWorld) Restart(t testing.TB) {
	w.stop()
	w.start(t)
	w.settle(t)
}

func (w conversationWorld) Retract(t testing.TB, statement string) {
	if err := w.base.Retract(t.Context(), statement, "somebody", "a test"); err != nil {
		t.Fatal(err)
	}
	w.settle(t)
}

// testLog is a log that is seen where the test fails.
func testLog(t testing.TB) *slog.Logger {
	return slog.New(slog.NewTextHandler(t.Output(), &slog.HandlerOptions{Level: slog.LevelDebug}))
}

// larn is the town that the conversations are about.
func larn(t testing.TB) string {
	t.Helper()
	text, err := os.ReadFile("../adaptertest/testdata/facts.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
