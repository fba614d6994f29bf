package slack_test

import (
	"cmp"
	"context"
	"encoding/json"
	"net"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"footnote/adapters/adaptertest"
	"footnote/adapters/slack"
	"footnote/adapters/slack/fakeslack"
	"footnote/bot"
	"footnote/bot/desk"
	botstore "footnote/bot/sqlite"
	"footnote/facts/factfile"
	"footnote/facts/sqlite"
)

// The rooms that conversations name, and the people in them.
var (
	worldRooms = map[string]string{"group": "C0GROUP", "review": "G0REVIEW"}
	worldUsers = []string{"ana", "ben", "cleo", "mod"}
)

// emojis are the names that Slack has for emojis.
var emojis = map[string]string{"👍": "+1", "👎": "-1", "✅": "white_check_mark", "❌": "x", "↩": "leftwards_arrow_with_hook"}

// userID is the ID of a user by name.
func userID(name string) string { return "U0" + strings.ToUpper(name) }

// nameOf is the name of a user by ID.
func nameOf(id string) string { return strings.ToLower(strings.TrimPrefix(id, "U0")) }

// A world is a fake Slack with people in it, and the bot with a real base and
// the real client.
type world struct {
	*fakeslack.Server
	config slack.Config
	base   *sqlite.Base
	kept   *botstore.Store
	desk   *desk.Desk
	stop   func()
	to     map[string]bool // the messages that were said to the bot

	mu  sync.Mutex // guards now
	now time.Time
}

func TestConversations(t *testing.T) {
	for _, mode := range []slack.Mode{slack.Socket, slack.HTTP} {
		t.Run(string(mode), func(t *testing.T) {
			adaptertest.Run(t, func(t *testing.T, facts string) adaptertest.World { return newWorld(t, mode, facts) })
		})
	}
}

// newWorld is a world with the bot in it, to which events come in that way.
func newWorld(t *testing.T, mode slack.Mode, facts string) *world {
	t.Helper()
	w := &world{now: time.Date(2024, 4, 2, 12, 0, 0, 0, time.UTC), to: map[string]bool{}}
	var err error
	if w.base, err = sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "base.db"), sqlite.Options{Now: w.clock}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.base.Close() })
	if _, err := w.base.Import(t.Context(), factfile.Read(strings.NewReader(facts), "facts.yaml", factfile.YAML), sqlite.ImportOptions{By: "test"}); err != nil {
		t.Fatal(err)
	}
	w.kept = botstore.New(w.base.DB())
	settled := desk.Room{Review: worldRooms["review"]}
	if err := w.kept.SetRoom(t.Context(), slack.Network, worldRooms["group"], settled); err != nil {
		t.Fatal(err)
	}
	w.serve(t, mode)
	w.start(t)
	t.Cleanup(func() { w.stop() })
	return w
}

// serve starts the fake.
func (w *world) serve(t *testing.T, mode slack.Mode) {
	c := fakeslack.Config{Now: w.clock}
	members := []string{fakeslack.BotUser}
	for _, name := range worldUsers {
		c.Users = append(c.Users, fakeslack.User{ID: userID(name), Name: name, IsAdmin: name == "mod"})
		members = append(members, userID(name))
	}
	c.Channels = []fakeslack.Channel{
		{ID: worldRooms["group"], Name: "group", Type: fakeslack.Public, Members: members},
		{ID: worldRooms["review"], Name: "review", Type: fakeslack.Private, Members: slices.Clone(members)},
	}
	w.config = slack.Config{
		Mode: mode, BotToken: fakeslack.BotToken, AppToken: fakeslack.AppToken, SigningSecret: fakeslack.SigningSecret, Now: w.clock, Log: testLog(t),
	}
	if mode == slack.HTTP {
		w.config.Listen = freeAddress(t)
		c.URLs.Events = "http://" + w.config.Listen
	}
	var err error
	if w.Server, err = fakeslack.Start(c); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(w.Close)
	w.config.APIURL = w.APIURL()
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
	a, err := slack.New(w.config)
	if err != nil {
		t.Fatal(err)
	}
	b := bot.New(w.base, w.base, w.kept, w.kept, bot.Options{Now: w.clock})
	options := desk.Options{Reader: adaptertest.Reader{}, Extractor: adaptertest.Extractor{Base: w.base}, Now: w.clock, Log: w.config.Log, Follow: time.Hour, Drain: time.Nanosecond,
		Study: adaptertest.Study(b, w.base, w.kept)}
	w.desk = desk.New(b, w.base, w.kept, map[string]desk.Network{slack.Network: a}, options)
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 2)
	go func() { ended <- w.desk.Run(ctx) }()
	go func() { ended <- a.Run(ctx, w.desk) }()
	w.stop = sync.OnceFunc(func() {
		cancel()
		for range 2 {
			if err := <-ended; err != nil {
				t.Error(err)
			}
		}
	})
	w.awaitBot(t)
}

// awaitBot waits until the bot can be reached.
func (w *world) awaitBot(t testing.TB) {
	t.Helper()
	ctx, stop := context.WithTimeout(t.Context(), patience)
	defer stop()
	if w.config.Mode == slack.Socket {
		if err := w.WaitSockets(ctx, 1); err != nil {
			t.Fatal(err)
		}
		return
	}
	for w.VerifyURL(ctx) != nil {
		select {
		case <-time.After(time.Millisecond):
		case <-ctx.Done():
			t.Fatal("nobody listens on ", w.config.Listen)
		}
	}
}

// settle waits until the bot has handled all there is.
func (w *world) settle(t testing.TB) {
	t.Helper()
	ctx, stop := context.WithTimeout(t.Context(), patience)
	defer stop()
	for range 2 { // what the bot says is an event too
		if err := cmp.Or(w.WaitAcked(ctx), w.desk.Idle(ctx)); err != nil {
			t.Fatal(err)
		}
	}
}

// do lets somebody do something, and waits for the bot.
func (w *world) do(t testing.TB, act func(context.Context) error) {
	t.Helper()
	w.pass(time.Second)
	ctx, stop := context.WithTimeout(t.Context(), patience)
	defer stop()
	if err := act(ctx); err != nil {
		t.Fatal(err)
	}
	w.settle(t)
}

// room is the ID of a room; "direct" is the user's own.
func (w *world) room(name, user string) string {
	if name == "direct" {
		return w.DM(userID(user))
	}
	return worldRooms[name]
}

// find is the channel that a message stands in.
func (w *world) find(t testing.TB, ts string) string {
	t.Helper()
	for _, room := range w.rooms() {
		if _, ok := w.Message(room, ts); ok {
			return room
		}
	}
	t.Fatalf("there is no message %s", ts)
	return ""
}

func (w *world) rooms() []string {
	all := []string{worldRooms["group"], worldRooms["review"]}
	for _, user := range worldUsers {
		all = append(all, w.DM(userID(user)))
	}
	return all
}

// wire is a text as Slack has it.
var wire = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

func (w *world) Can(what string) bool { return what != "asides" }

func (w *world) Say(t testing.TB, room, thread, by, text string, to bool) (ts string) {
	w.do(t, func(context.Context) error {
		say := w.Server.Say
		if to && room != "direct" {
			say = w.Mention
		}
		ts = say(w.room(room, by), userID(by), wire.Replace(text), thread)
		w.to[ts] = to && room != "direct"
		return nil
	})
	return ts
}

func (w *world) Drop(t testing.TB, room, thread, by, text string, f adaptertest.File, to bool) (ts string) {
	w.do(t, func(context.Context) error {
		text = wire.Replace(text)
		if to && room != "direct" {
			text = strings.TrimSpace("<@" + fakeslack.BotUser + "> " + text)
		}
		ts, _ = w.UploadFile(w.room(room, by), userID(by), text, f.Name, f.Content)
		w.to[ts] = to && room != "direct"
		return nil
	})
	return ts
}

func (w *world) Command(t testing.TB, room, by, text string) {
	w.do(t, func(ctx context.Context) error {
		command, rest := "/footnote", text
		if question, ok := strings.CutPrefix(text, "ask "); ok {
			command, rest = "/ask", question
		}
		_, err := w.Server.Command(ctx, w.room(room, by), userID(by), command, wire.Replace(rest))
		return err
	})
}

func (w *world) Edit(t testing.TB, _, ts, text string) {
	w.do(t, func(context.Context) error {
		text = wire.Replace(text)
		if w.to[ts] {
			text = "<@" + fakeslack.BotUser + "> " + text
		}
		return w.Server.Edit(w.find(t, ts), ts, text)
	})
}

func (w *world) Delete(t testing.TB, _, ts string) {
	w.do(t, func(context.Context) error { return w.Server.Delete(w.find(t, ts), ts) })
}

func (w *world) React(t testing.TB, _, ts, by, emoji string) {
	w.do(t, func(context.Context) error { return w.Server.React(w.find(t, ts), ts, userID(by), emojis[emoji]) })
}

func (w *world) Press(t testing.TB, room, ts, by, label string) {
	for _, m := range w.everything() {
		if m.TS != ts {
			continue
		}
		for _, b := range buttonsOf(t, m.Blocks) {
			if b.Text.Text == label {
				w.do(t, func(ctx context.Context) error {
					return w.Server.Press(ctx, fakeslack.Place{Channel: m.Channel, TS: ts}, b.ActionID, userID(by))
				})
				return
			}
		}
	}
	t.Fatalf("there is no button %q", label)
}

func (w *world) Fill(t testing.TB, by string, fields desk.Fields) {
	w.do(t, func(ctx context.Context) error {
		views := w.Views(userID(by))
		values := make(map[string]any)
		for name, value := range fields {
			values[name] = value[0]
		}
		answer, err := w.SubmitView(ctx, views[len(views)-1].ID, userID(by), values)
		if len(answer.Errors) > 0 {
			t.Fatalf("the form has problems: %v", answer.Errors)
		}
		return err
	})
}

func (w *world) Check(t testing.TB, _, ts, by string) {
	w.do(t, func(ctx context.Context) error {
		return w.MessageShortcut(ctx, w.find(t, ts), ts, userID(by), slack.CheckShortcut)
	})
}

// everything is all that the bot has said and that still stands, in its order:
// what it says at once in several rooms comes in the order of the rooms.
func (w *world) everything() []fakeslack.Ephemeral {
	var all []fakeslack.Ephemeral
	for _, room := range w.rooms() {
		for _, m := range w.Messages(room) {
			if m.User == fakeslack.BotUser {
				all = append(all, fakeslack.Ephemeral{Message: m})
			}
		}
	}
	for _, user := range worldUsers {
		all = append(all, w.Ephemerals(userID(user))...)
	}
	rooms := w.rooms()
	slices.SortFunc(all, func(a, b fakeslack.Ephemeral) int {
		return cmp.Or(
			cmp.Compare(a.TS[:10], b.TS[:10]), // the second; there is one for everything that somebody does
			cmp.Compare(slices.Index(rooms, a.Channel), slices.Index(rooms, b.Channel)),
			cmp.Compare(a.TS, b.TS),
		)
	})
	return all
}

func (w *world) Shown(t testing.TB) []adaptertest.Message {
	var all []adaptertest.Message
	for _, m := range w.everything() {
		shown := adaptertest.Message{ID: m.TS, Thread: m.ThreadTS, Text: strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&").Replace(m.Text)}
		if m.To != "" {
			shown.To = nameOf(m.To)
		}
		for name, id := range worldRooms {
			if m.Channel == id {
				shown.Room = name
			}
		}
		for _, name := range worldUsers {
			if m.Channel == w.DM(userID(name)) {
				shown.Room = "direct-" + name
			}
		}
		for _, b := range buttonsOf(t, m.Blocks) {
			shown.Buttons = append(shown.Buttons, b.Text.Text)
		}
		all = append(all, shown)
	}
	return all
}

// A shownButton is a button in a message.
type shownButton struct {
	Type     string
	ActionID string `json:"action_id"`
	Text     struct{ Text string }
}

// buttonsOf are the buttons in blocks.
func buttonsOf(t testing.TB, blocks json.RawMessage) []shownButton {
	t.Helper()
	var all []struct {
		Type     string
		Elements json.RawMessage
	}
	if err := json.Unmarshal(blocks, &all); err != nil {
		t.Fatal(err)
	}
	var buttons []shownButton
	for _, b := range all {
		if b.Type == "actions" {
			var row []shownButton
			if err := json.Unmarshal(b.Elements, &row); err != nil {
				t.Fatal(err)
			}
			buttons = append(buttons, row...)
		}
	}
	return buttons
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
	w.do(t, func(ctx context.Context) error { return w.base.Retract(ctx, statement, "somebody", "a test") })
}

// freeAddress is an address on which nobody listens.
func freeAddress(t testing.TB) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return listener.Addr().String()
}
