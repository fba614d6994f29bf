package bot_test

import (
	"errors"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"footnote/bot"
	botsqlite "footnote/bot/sqlite"
	"footnote/facts"
	"footnote/facts/factfile"
	"footnote/facts/seed"
	"footnote/facts/sqlite"
)

// noon is when every test begins.
var noon = time.Date(2024, 6, 1, 12, 0, 0, 0, time.UTC)

// A world is a base in memory, what the bot keeps in it, and the clock of both.
type world struct {
	facts *sqlite.Base
	kept  *botsqlite.Store
	now   time.Time
}

func newWorld(t testing.TB) *world {
	t.Helper()
	w := &world{now: noon}
	base, err := sqlite.Open(t.Context(), sqlite.Memory, sqlite.Options{Now: func() time.Time { return w.now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := base.Close(); err != nil {
			t.Error(err)
		}
	})
	w.facts, w.kept = base, botsqlite.New(base.DB())
	return w
}

// bot is a bot over the base, by the world's clock.
func (w *world) bot(opts bot.Options) *bot.Bot {
	opts.Now = func() time.Time { return w.now }
	return bot.New(w.facts, w.facts, w.kept, w.kept, opts)
}

// load imports a shared base: "seed", or a file of testdata without its ending.
func (w *world) load(t testing.TB, name string) {
	t.Helper()
	if name == "seed" {
		w.add(t, seed.Items())
		return
	}
	text, err := os.ReadFile(filepath.Join("testdata", name+".yaml"))
	if err != nil {
		t.Fatal(err)
	}
	w.addYAML(t, string(text))
}

func (w *world) addYAML(t testing.TB, text string) {
	t.Helper()
	w.add(t, factfile.Read(strings.NewReader(text), "facts.yaml", factfile.YAML))
}

func (w *world) add(t testing.TB, items iter.Seq2[facts.Item, error]) {
	t.Helper()
	if _, err := w.facts.Import(t.Context(), items, sqlite.ImportOptions{File: "facts.yaml", By: "ana"}); err != nil {
		t.Fatal(err)
	}
}

// room is a place to talk in.
var room = bot.Place{Network: "test", Room: "general"}

// ask asks in the room and fails the test on an error.
func ask(t testing.TB, b *bot.Bot, text string) bot.Reply {
	t.Helper()
	return askIn(t, b, room, text)
}

func askIn(t testing.TB, b *bot.Bot, p bot.Place, text string) bot.Reply {
	t.Helper()
	reply, err := b.Answer(t.Context(), bot.Message{Place: p, Author: "ana", Text: text})
	if err != nil {
		t.Fatalf("Answer(%q): %v", text, err)
	}
	return reply
}

// errBroken is what a broken part of the environment fails with.
var errBroken = errors.New("broken")
