package desk_test

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"footnote/adapters/adaptertest"
	"footnote/bot"
	"footnote/bot/desk"
	"footnote/bot/post"
	botstore "footnote/bot/sqlite"
	"footnote/facts/factfile"
	"footnote/facts/sqlite"
)

func TestConversations(t *testing.T) {
	adaptertest.Run(t, func(t *testing.T, facts string) adaptertest.World {
		w := sleepingWorld(t, facts)
		w.net.page = 10_000 // so that what fits a message elsewhere is one
		w.start(t)
		return w
	})
}

// A world is a desk over a real base and a network in memory.
type world struct {
	net  *network
	base *sqlite.Base
	kept *botstore.Store
	desk *desk.Desk
	// What the desk is made with; change it before start.
	opts     desk.Options
	facts    desk.Base
	store    desk.Kept
	bot      desk.Bot
	networks map[string]desk.Network

	stop func()
	mu   sync.Mutex // guards now
	now  time.Time

	said  map[string]desk.Event // what people said, by message
	keys  int
	forms map[string]*desk.Form // the form that a user has open
}

// larn is the town that the conversations are about.
func larn(t testing.TB) string {
	t.Helper()
	text, err := os.ReadFile("../../adapters/adaptertest/testdata/facts.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// newWorld is a world with a desk at work.
func newWorld(t testing.TB, yaml string) *world {
	t.Helper()
	w := sleepingWorld(t, yaml)
	w.start(t)
	return w
}

// sleepingWorld is a world whose desk is not yet at work.
func sleepingWorld(t testing.TB, yaml string) *world {
	t.Helper()
	w := &world{
		net: &network{}, now: time.Date(2024, 4, 2, 12, 0, 0, 0, time.UTC), stop: func() {},
		said: map[string]desk.Event{}, forms: map[string]*desk.Form{},
	}
	base, err := sqlite.Open(t.Context(), sqlite.Memory, sqlite.Options{Now: w.clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { base.Close() })
	w.base, w.kept, w.facts = base, botstore.New(base.DB()), base
	if _, err := base.Import(t.Context(), factfile.Read(strings.NewReader(yaml), "facts.yaml", factfile.YAML), sqlite.ImportOptions{By: "test"}); err != nil {
		t.Fatal(err)
	}
	if err := w.kept.SetRoom(t.Context(), "test", "group", desk.Room{Review: "review"}); err != nil {
		t.Fatal(err)
	}
	w.opts = desk.Options{Reader: adaptertest.Reader{}, Extractor: adaptertest.Extractor{Base: w.base}, Now: w.clock, Log: testLog(t), Follow: time.Hour, Drain: time.Nanosecond}
	w.store, w.networks = w.kept, map[string]desk.Network{"test": w.net}
	b := bot.New(w.base, w.base, w.kept, w.kept, bot.Options{Now: w.clock})
	w.bot, w.opts.Study = b, adaptertest.Study(b, w.base, w.kept)
	t.Cleanup(func() { w.stop() })
	return w
}

func (w *world) clock() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.now
}

// pass lets time pass on the world's clock.
func (w *world) pass(d time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.now = w.now.Add(d)
}

// start starts a desk; stop ends it without letting it finish anything.
func (w *world) start(t testing.TB) { w.startIn(t, context.Background()) }

// startIn starts a desk that also ends when ctx does.
func (w *world) startIn(t testing.TB, ctx context.Context) {
	w.desk = desk.New(w.bot, w.facts, w.store, w.networks, w.opts)
	ctx, cancel := context.WithCancel(ctx)
	ended := make(chan error, 1)
	go func() { ended <- w.desk.Run(ctx) }()
	w.stop = sync.OnceFunc(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
}

// take gives the desk an event and waits until it has been dealt with.
func (w *world) take(t testing.TB, e desk.Event) {
	t.Helper()
	if err := w.desk.Take(t.Context(), w.complete(e)); err != nil {
		t.Fatal(err)
	}
	w.settle(t)
}

// complete fills in what goes without saying.
func (w *world) complete(e desk.Event) desk.Event {
	w.keys++
	w.pass(time.Second)
	e.Place.Network, e.At = "test", w.clock()
	if e.Key == "" {
		e.Key = fmt.Sprintf("k%d", w.keys)
	}
	if strings.HasPrefix(e.Place.Room, "direct") {
		e.Direct, e.Addressed = true, true
	}
	return e
}

func (w *world) settle(t testing.TB) {
	t.Helper()
	if err := w.desk.Idle(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func (w *world) Can(string) bool { return true }

func (w *world) Say(t testing.TB, room, thread, user, text string, to bool) string {
	if room == "direct" {
		room += "-" + user
	}
	message := fmt.Sprintf("u%d", len(w.said)+1)
	if thread == "" && !strings.HasPrefix(room, "direct") {
		thread = message
	}
	e := desk.Event{Kind: desk.Said, Place: bot.Place{Room: room, Thread: thread}, Author: user, Message: message, Text: text, Addressed: to}
	if thread != message {
		e.ReplyTo = thread
	}
	w.said[message] = w.complete(e)
	w.take(t, e)
	return message
}

func (w *world) Drop(t testing.TB, room, thread, user, text string, f adaptertest.File, to bool) string {
	if room == "direct" {
		room += "-" + user
	}
	message := fmt.Sprintf("u%d", len(w.said)+1)
	if thread == "" && !strings.HasPrefix(room, "direct") {
		thread = message
	}
	ref := w.net.put(message, f.Content)
	e := desk.Event{
		Kind: desk.Said, Place: bot.Place{Room: room, Thread: thread}, Author: user, Message: message, Text: text, Addressed: to,
		Files: []desk.File{{Name: f.Name, Size: int64(len(f.Content)), Ref: ref}},
	}
	w.said[message] = w.complete(e)
	w.net.mu.Lock()
	w.net.brought[message] = e.Files
	w.net.mu.Unlock()
	w.take(t, e)
	return message
}

func (w *world) Command(t testing.TB, room, user, text string) {
	e := desk.Event{Kind: desk.Commanded, Place: bot.Place{Room: room}, Author: user, Text: text}
	if question, ok := strings.CutPrefix(text, "ask "); ok {
		e.Kind, e.Text = desk.Asked, question
	}
	w.take(t, e)
}

func (w *world) Edit(t testing.TB, _, message, text string) {
	e := w.said[message]
	e.Kind, e.Key, e.Text = desk.Edited, "", text
	w.take(t, e)
}

func (w *world) Delete(t testing.TB, _, message string) {
	e := w.said[message]
	e.Kind, e.Key, e.Text = desk.Deleted, "", ""
	w.take(t, e)
}

func (w *world) React(t testing.TB, room, message, user, emoji string) {
	w.take(t, desk.Event{Kind: desk.Reacted, Place: bot.Place{Room: room}, Author: user, Message: message, Action: emoji})
}

func (w *world) Press(t testing.TB, _, id, user, label string) {
	w.net.mu.Lock()
	m := w.net.messages[w.net.find(func(m *message) bool { return m.id == id })]
	w.net.mu.Unlock()
	e := desk.Event{Kind: desk.Pressed, Place: m.d.Place, Author: user, Message: id}
	if e.Place.Thread == "" && !strings.HasPrefix(e.Place.Room, "direct") {
		e.Place.Thread = id
	}
	for _, b := range buttons(m.d.Post) {
		if b.Label == label {
			e.Action, e.Value = b.Name, b.Value
		}
	}
	form, err := w.desk.Form(t.Context(), w.complete(e))
	if err != nil {
		t.Fatal(err)
	}
	if form != nil {
		w.forms[user] = form
		w.said["form of "+user] = e
		return
	}
	w.take(t, e)
}

func (w *world) Fill(t testing.TB, user string, fields desk.Fields) {
	form := w.forms[user]
	e := w.said["form of "+user]
	e.Kind, e.Key, e.Message, e.Action, e.Value, e.Fields = desk.Submitted, "", "", form.Name, form.Value, desk.Fields{}
	for _, f := range form.Fields {
		e.Fields[f.Name] = f.Initial
	}
	for name, values := range fields {
		e.Fields[name] = values
	}
	problems, err := w.desk.Check(t.Context(), w.complete(e))
	if err != nil || len(problems) > 0 {
		t.Fatalf("the form has problems %v, error %v", problems, err)
	}
	w.take(t, e)
}

func (w *world) Check(t testing.TB, _, message, user string) {
	e := w.said[message]
	e.Kind, e.Key, e.Author = desk.Claimed, "", user
	w.take(t, e)
}

func (w *world) Shown(testing.TB) []adaptertest.Message {
	w.net.mu.Lock()
	defer w.net.mu.Unlock()
	var all []adaptertest.Message
	for _, m := range w.net.messages {
		shown := adaptertest.Message{ID: m.id, Room: m.d.Place.Room, Thread: m.d.Place.Thread, To: m.d.To, Text: m.d.Post.Text()}
		for _, b := range buttons(m.d.Post) {
			shown.Buttons = append(shown.Buttons, b.Label)
		}
		all = append(all, shown)
	}
	return all
}

// buttons are the buttons of a post, offers first.
func buttons(p post.Post) []post.Action {
	return slices.Concat(p.Questions(), votes(p.Poll), p.Actions)
}

// votes are the buttons of a poll.
func votes(p *post.Poll) []post.Action {
	var all []post.Action
	if p == nil || p.Closed {
		return nil
	}
	for _, o := range p.Options {
		all = append(all, post.Action{Name: post.Vote, Value: o.Value, Label: o.Label})
	}
	return all
}

func (w *world) Pass(t testing.TB, d time.Duration) {
	w.pass(d)
	w.settle(t)
}

func (w *world) Restart(t testing.TB) {
	w.stop()
	w.start(t)
	w.settle(t)
}

func (w *world) Retract(t testing.TB, statement string) {
	if err := w.base.Retract(t.Context(), statement, "somebody", "a test"); err != nil {
		t.Fatal(err)
	}
	w.settle(t)
}
