package terminal_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"footnote/adapters/adaptertest"
	"footnote/adapters/terminal"
	"footnote/bot"
	"footnote/bot/desk"
	botstore "footnote/bot/sqlite"
	"footnote/bot/study"
	"footnote/facts/factfile"
	"footnote/facts/sqlite"
)

func TestConversations(t *testing.T) {
	adaptertest.Run(t, func(t *testing.T, facts string) adaptertest.World { return newWorld(t, facts) })
}

// A world is one person at a terminal with the bot. There is nobody else, and
// nothing that was shown changes.
type world struct {
	bot     *bot.Bot
	sources terminal.Sources
	study   *study.Group
	now     time.Time
	chats   map[string]*terminal.Chat // by room and user
	shown   []adaptertest.Message
}

func newWorld(t *testing.T, yaml string) *world {
	t.Helper()
	w := &world{now: time.Date(2024, 4, 2, 12, 0, 0, 0, time.UTC), chats: map[string]*terminal.Chat{}}
	base, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "base.db"), sqlite.Options{Now: w.clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { base.Close() })
	if _, err := base.Import(t.Context(), factfile.Read(strings.NewReader(yaml), "facts.yaml", factfile.YAML), sqlite.ImportOptions{By: "test"}); err != nil {
		t.Fatal(err)
	}
	kept := botstore.New(base.DB())
	w.bot, w.sources = bot.New(base, base, kept, kept, bot.Options{Now: w.clock}), base
	w.study = adaptertest.Study(w.bot, base, kept)
	return w
}

func (w *world) clock() time.Time { return w.now }

// Can reports what there is: only time passes.
func (w *world) Can(what string) bool { return what == "time" }

// chat is the conversation of the user in the room.
func (w *world) chat(room, user string) *terminal.Chat {
	name := room + "-" + user
	if w.chats[name] == nil {
		opts := terminal.Options{Place: bot.Place{Network: "terminal", Room: room}, Author: user, Study: w.study, Now: w.clock}
		w.chats[name] = terminal.NewChat(w.bot, w.sources, opts)
	}
	return w.chats[name]
}

// Say types a line.
func (w *world) Say(t testing.TB, room, _, user, text string, _ bool) string {
	w.now = w.now.Add(time.Second)
	var out strings.Builder
	if err := w.chat(room, user).Next(t.Context(), text, &out); err != nil {
		t.Fatal(err)
	}
	id := text + " " + strings.Repeat("'", len(w.shown))
	w.show("answer to "+id, room+"-"+user, out.String())
	return id
}

// show keeps what was shown. The indentation of quotes is the terminal's own.
func (w *world) show(id, room, text string) {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimPrefix(line, "    ")
	}
	w.shown = append(w.shown, adaptertest.Message{ID: id, Room: room, Text: strings.Join(lines, "\n")})
}

// Pass lets time pass.
func (w *world) Pass(t testing.TB, d time.Duration) {
	w.now = w.now.Add(d)
	for name, chat := range w.chats {
		var out strings.Builder
		if err := chat.Ring(t.Context(), &out); err != nil {
			t.Fatal(err)
		}
		if out.Len() > 0 {
			w.show(fmt.Sprint("alarm ", len(w.shown)), name, out.String())
		}
	}
}

func (w *world) Shown(testing.TB) []adaptertest.Message { return w.shown }

// cannot fails the test: a conversation that does this needs what Can denies.
func cannot(t testing.TB) {
	t.Fatal("the terminal has no such thing; the conversation should say that it needs it")
}

// Drop is never called: a terminal has no files to put anywhere.
func (w *world) Drop(testing.TB, string, string, string, string, adaptertest.File, bool) string {
	panic("a terminal has no files")
}

func (w *world) Command(t testing.TB, _, _, _ string)       { cannot(t) }
func (w *world) Edit(t testing.TB, _, _, _ string)          { cannot(t) }
func (w *world) Delete(t testing.TB, _, _ string)           { cannot(t) }
func (w *world) React(t testing.TB, _, _, _, _ string)      { cannot(t) }
func (w *world) Press(t testing.TB, _, _, _, _ string)      { cannot(t) }
func (w *world) Fill(t testing.TB, _ string, _ desk.Fields) { cannot(t) }
func (w *world) Check(t testing.TB, _, _, _ string)         { cannot(t) }
func (w *world) Restart(t testing.TB)                       { cannot(t) }
func (w *world) Retract(t testing.TB, _ string)             { cannot(t) }
