package terminal_test

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"footnote/adapters/adaptertest"
	"footnote/adapters/terminal"
	"footnote/bot"
	"footnote/bot/desk"
	botstore "footnote/bot/sqlite"
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
	shown   []adaptertest.Message
}

func newWorld(t *testing.T, yaml string) *world {
	t.Helper()
	base, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "base.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { base.Close() })
	if _, err := base.Import(t.Context(), factfile.Read(strings.NewReader(yaml), "facts.yaml", factfile.YAML), sqlite.ImportOptions{By: "test"}); err != nil {
		t.Fatal(err)
	}
	kept := botstore.New(base.DB())
	return &world{bot: bot.New(base, base, kept, kept, bot.Options{}), sources: base}
}

func (w *world) Can(string) bool { return false }

// Say types a line. Of what the terminal prints, the echo of the line and the
// indentation of quotes are its own.
func (w *world) Say(t testing.TB, room, _, user, text string, _ bool) string {
	var out strings.Builder
	opts := terminal.Options{Place: bot.Place{Network: "terminal", Room: room}, Author: user}
	if err := terminal.NewChat(w.bot, w.sources, opts).Run(t.Context(), strings.NewReader(text+"\n"), &out); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")[1:]
	for i, line := range lines {
		lines[i] = strings.TrimPrefix(line, "    ")
	}
	id := text + " " + strings.Repeat("'", len(w.shown))
	w.shown = append(w.shown, adaptertest.Message{ID: "answer to " + id, Room: room + "-" + user, Text: strings.Join(lines, "\n")})
	return id
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
func (w *world) Pass(t testing.TB, _ time.Duration)         { cannot(t) }
func (w *world) Restart(t testing.TB)                       { cannot(t) }
func (w *world) Retract(t testing.TB, _ string)             { cannot(t) }
