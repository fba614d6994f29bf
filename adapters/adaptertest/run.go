package adaptertest

import (
	"embed"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"footnote/bot/desk"
)

//go:embed testdata/*.txtar
var conversations embed.FS

// update is the flag -update: rewrite the conversations with what the bot says
// now. It is declared here once for all adapters; only one of them, which shows
// buttons, should be run with it.
var update = flag.Bool("update", false, "rewrite the conversations with what the bot says now")

// Run holds all conversations that the world is able to, each in a world of its
// own that open makes over a base with the facts in a fact file of YAML. The
// users of a world are whatever a conversation names; "mod" looks after every
// room, and decides on corrections in the room "review".
func Run(t *testing.T, open func(t *testing.T, facts string) World) {
	names, err := conversations.ReadDir("testdata")
	if err != nil || len(names) == 0 {
		t.Fatalf("found %d conversations, error %v", len(names), err)
	}
	facts, err := os.ReadFile(filepath.Join(folder(), "testdata", "facts.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range names {
		t.Run(strings.TrimSuffix(entry.Name(), ".txtar"), func(t *testing.T) {
			t.Parallel()
			hold(t, filepath.Join(folder(), "testdata", entry.Name()), func(needs []string) World {
				w := open(t, string(facts))
				for _, what := range needs {
					if !w.Can(what) {
						t.Skipf("this network has no %s", what)
					}
				}
				return w
			})
		})
	}
}

// folder is where this package's files are.
func folder() string {
	_, file, _, _ := runtime.Caller(0)
	return filepath.Dir(file)
}

// hold holds one conversation and compares it with the file.
func hold(t *testing.T, file string, open func(needs []string) World) {
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	archive := txtar.Parse(want)
	w := open(needsOf(string(archive.Comment)))
	for i, f := range archive.Files {
		if f.Name != "chat" {
			continue // what people put into the conversation
		}
		c := conversation{World: w, room: "group", files: archive.Files, names: map[string]string{}, shown: map[string]Message{}}
		for line := range strings.Lines(string(f.Data)) {
			c.play(t, strings.TrimSuffix(line, "\n"))
		}
		archive.Files[i].Data = []byte(c.out.String())
	}
	got := txtar.Format(archive)
	if !w.Can("buttons") {
		want = withoutButtons(want)
	}
	if !w.Can("asides") {
		want = withoutAsides(want)
	}
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	} else if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("the conversation has changed (-want +got):\n%s", diff)
	}
}

// withoutButtons is a conversation as a network has it that shows no buttons.
func withoutButtons(conversation []byte) []byte {
	return buttonLine.ReplaceAll(conversation, nil)
}

// buttonLine has the labels of a message's buttons.
var buttonLine = regexp.MustCompile(`(?m)^  \(.*\n`)

// withoutAsides is a conversation as a network has it that begins no thread for
// what one alone sees: that stands in the room until others see the thread.
func withoutAsides(conversation []byte) []byte {
	begun := make(map[string]bool)
	var all strings.Builder
	for line := range strings.Lines(string(conversation)) {
		if m := threadLine.FindStringSubmatch(line); m != nil {
			begun[m[1]+m[2]] = true
		}
		if m := asideLine.FindStringSubmatch(line); m != nil && !begun[m[2]] {
			line = m[1] + m[3]
		}
		all.WriteString(line)
	}
	return []byte(all.String())
}

// What everyone sees of a thread begins it; what one alone sees is an aside.
var (
	threadLine = regexp.MustCompile(`^(?:[->] \w+ in (\w+):|  a\d+.* under (\w+):\n)`)
	asideLine  = regexp.MustCompile(`^(  a\d+.*) under (\w+)( to \w+ alone:\n)`)
)

// needsOf are the things that a network must have, from a line "needs: …".
func needsOf(comment string) []string {
	for line := range strings.Lines(comment) {
		if needs, ok := strings.CutPrefix(line, "needs:"); ok {
			return strings.Fields(needs)
		}
	}
	return nil
}

// A conversation is going on.
type conversation struct {
	World
	room    string
	files   []txtar.File
	names   map[string]string  // our names of messages -> the network's IDs
	shown   map[string]Message // the bot's messages by our names, as last seen
	order   []string           // our names of the bot's messages
	said    int
	answers int
	out     strings.Builder
}

// play does what one line says, and writes it down with what became of the
// bot's messages. Other lines are left out: they were written by the last run.
func (c *conversation) play(t testing.TB, line string) {
	verb, rest, _ := strings.Cut(line, " ")
	do, ok := map[string]func(testing.TB, string){
		">": func(t testing.TB, rest string) { c.say(t, rest, true) }, "-": func(t testing.TB, rest string) { c.say(t, rest, false) },
		"/": c.command, "edit": c.edit, "delete": c.delete, "react": c.react, "press": c.press, "fill": c.fill, "?": c.check,
		"+": func(t testing.TB, rest string) { c.drop(t, rest, true) }, "=": func(t testing.TB, rest string) { c.drop(t, rest, false) },
		"#": func(_ testing.TB, rest string) { c.room = rest }, "!": c.act, "~": c.pass,
	}[verb]
	if !ok || strings.HasPrefix(line, "  ") {
		return
	}
	fmt.Fprintln(&c.out, line)
	do(t, rest)
	c.look(t)
}

// id is the network's ID of a message by our name.
func (c *conversation) id(t testing.TB, name string) string {
	id, ok := c.names[name]
	if !ok {
		t.Fatalf("there is no message %q", name)
	}
	return id
}

func (c *conversation) say(t testing.TB, rest string, to bool) {
	user, root, text := c.who(t, rest)
	c.said++
	c.names[fmt.Sprintf("q%d", c.said)] = c.Say(t, c.room, root, user, text, to)
}

// who reads "ana: TEXT" or "ana in q1: TEXT".
func (c *conversation) who(t testing.TB, rest string) (user, root, text string) {
	who, text, _ := strings.Cut(rest, ": ")
	user, thread, in := strings.Cut(who, " in ")
	if in {
		root = c.id(t, thread)
	}
	return user, root, text
}

// drop puts a file there: "ana: NAME" or "ana: NAME TEXT".
func (c *conversation) drop(t testing.TB, rest string, to bool) {
	user, root, text := c.who(t, rest)
	name, text, _ := strings.Cut(text, " ")
	i := slices.IndexFunc(c.files, func(f txtar.File) bool { return f.Name == name })
	if i < 0 {
		t.Fatalf("there is no file %q", name)
	}
	c.said++
	c.names[fmt.Sprintf("q%d", c.said)] = c.Drop(t, c.room, root, user, text, File{name, c.files[i].Data}, to)
}

func (c *conversation) command(t testing.TB, rest string) {
	user, text, _ := strings.Cut(rest, ": ")
	c.Command(t, c.room, user, text)
}

func (c *conversation) edit(t testing.TB, rest string) {
	name, text, _ := strings.Cut(rest, ": ")
	c.Edit(t, c.room, c.id(t, name), text)
}

func (c *conversation) delete(t testing.TB, name string) { c.Delete(t, c.room, c.id(t, name)) }

func (c *conversation) react(t testing.TB, rest string) {
	words := strings.Fields(rest)
	c.React(t, c.roomOf(words[3]), c.id(t, words[3]), words[0], words[1])
}

func (c *conversation) press(t testing.TB, rest string) {
	parts := strings.Split(rest, `"`)
	user, name := strings.TrimSpace(parts[0]), strings.TrimPrefix(parts[2], " on ")
	if !slices.Contains(c.shown[name].Buttons, parts[1]) {
		t.Fatalf("%s has no button %q, only %q", name, parts[1], c.shown[name].Buttons)
	}
	c.Press(t, c.roomOf(name), c.id(t, name), user, parts[1])
}

// roomOf is the room that a message stands in.
func (c *conversation) roomOf(name string) string {
	if m, ok := c.shown[name]; ok {
		return m.Room
	}
	return c.room
}

// fill reads NAME=VALUE with underscores for spaces in the value.
func (c *conversation) fill(t testing.TB, rest string) {
	words := strings.Fields(rest)
	fields := desk.Fields{}
	for _, word := range words[1:] {
		name, value, _ := strings.Cut(word, "=")
		fields[name] = []string{strings.ReplaceAll(value, "_", " ")}
	}
	c.Fill(t, words[0], fields)
}

func (c *conversation) check(t testing.TB, rest string) {
	user, name, _ := strings.Cut(rest, " on ")
	c.Check(t, c.room, c.id(t, name), user)
}

func (c *conversation) act(t testing.TB, rest string) {
	switch verb, id, _ := strings.Cut(rest, " "); verb {
	case "restart":
		c.Restart(t)
	case "retract":
		c.Retract(t, id)
	default:
		t.Fatalf("there is no %q", rest)
	}
}

// pass lets time pass: "45s", "23h30m".
func (c *conversation) pass(t testing.TB, rest string) {
	d, err := time.ParseDuration(rest)
	if err != nil {
		t.Fatal(err)
	}
	c.Pass(t, d)
}

// look writes down which of the bot's messages came, changed or went.
func (c *conversation) look(t testing.TB) {
	standing := c.Shown(t)
	for _, name := range slices.Clone(c.order) {
		i := slices.IndexFunc(standing, func(m Message) bool { return m.ID == c.names[name] && m.Room == c.shown[name].Room })
		switch was := c.shown[name]; {
		case i < 0:
			fmt.Fprintf(&c.out, "  %s is gone\n", name)
			delete(c.shown, name)
			c.order = slices.DeleteFunc(c.order, func(n string) bool { return n == name })
		case standing[i].Text != was.Text || !slices.Equal(standing[i].Buttons, was.Buttons):
			c.shown[name] = standing[i]
			c.write(name+" now", &standing[i])
		}
	}
	// What came in several rooms at once came in no order.
	slices.SortStableFunc(standing, func(a, b Message) int {
		away := func(m *Message) string {
			if m.Room == c.room {
				return ""
			}
			return m.Room
		}
		return strings.Compare(away(&a), away(&b))
	})
	for i := range standing {
		m := &standing[i]
		known := slices.ContainsFunc(c.order, func(name string) bool { return c.names[name] == m.ID && c.shown[name].Room == m.Room })
		if known {
			continue
		}
		c.answers++
		name := fmt.Sprintf("a%d", c.answers)
		c.names[name], c.shown[name] = m.ID, *m
		c.order = append(c.order, name)
		c.write(name+c.where(m), m)
	}
}

// where tells who sees a message and where, as far as it does not go without
// saying.
func (c *conversation) where(m *Message) string {
	text := ""
	if m.Room != c.room {
		text += " in " + m.Room
	}
	for name, id := range c.names {
		if m.Thread != "" && id == m.Thread {
			text += " under " + name
		}
	}
	if m.To != "" {
		text += " to " + m.To + " alone"
	}
	return text
}

func (c *conversation) write(head string, m *Message) {
	fmt.Fprintf(&c.out, "  %s:\n", head)
	for line := range strings.SplitSeq(m.Text, "\n") {
		fmt.Fprintf(&c.out, "  | %s\n", line)
	}
	if len(m.Buttons) > 0 {
		fmt.Fprintf(&c.out, "  (%s)\n", strings.Join(m.Buttons, " | "))
	}
}
