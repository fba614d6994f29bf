package terminal_test

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/creack/pty"
	"github.com/google/go-cmp/cmp"

	"footnote/adapters/terminal"
	"footnote/bot"
	"footnote/bot/answer"
	"footnote/facts"
)

// parrot is a Bot that repeats what it is asked, offers two more questions and
// counts what it remembers.
type parrot struct{ heard []string }

func (p *parrot) Answer(_ context.Context, m bot.Message) (bot.Reply, error) {
	if m.Text == "fail" {
		return bot.Reply{}, errors.New("out of crackers")
	}
	p.heard = append(p.heard, m.Text)
	return bot.Reply{
		Lead:   m.Place.Room + " heard: " + m.Text,
		Offers: []answer.Offer{{Label: "the bridge", Question: "what about the bridge"}, {Label: "the ferry", Question: "what about the ferry"}},
	}, nil
}

func (p *parrot) Told(context.Context, bot.Message, bot.Reply) error { return nil }

func (p *parrot) Forget(context.Context, bot.Place) error {
	p.heard = nil
	return nil
}

func (p *parrot) Sources(context.Context) ([]facts.Source, error) {
	return []facts.Source{
		{ID: "larn", Title: "Larn Almanac", Author: "Ada Holt", Publisher: "Larn Press", Date: facts.YearDate(1934), URL: "https://larn.example/almanac"},
		{ID: "minutes"},
	}, nil
}

func (p *parrot) Complete(_ context.Context, prefix string, _ int) ([]string, error) {
	var out []string
	for _, name := range []string{"Larn bridge", "Larn ferry", "Ida Wren"} {
		if len(name) >= len(prefix) && strings.EqualFold(name[:len(prefix)], prefix) {
			out = append(out, name)
		}
	}
	return out, nil
}

var room = terminal.Options{Place: bot.Place{Network: "terminal", Room: "test"}, Greeting: "Hello."}

func TestRunScript(t *testing.T) {
	tests := []struct{ name, script, want string }{
		{"empty", "", ""},
		{"blank lines are passed over", "\n  \n", ""},
		{"a question, the last without a line end", "who?\nwhen?", `> who?
test heard: who?
1. the bridge
2. the ferry
> when?
test heard: when?
1. the bridge
2. the ferry
`},
		{"an offer by its number", "who?\n2\n", `> who?
test heard: who?
1. the bridge
2. the ferry
> 2
Asked: what about the ferry
test heard: what about the ferry
1. the bridge
2. the ferry
`},
		{"a number that was not offered is a question", "1933\n/quit\n", `> 1933
test heard: 1933
1. the bridge
2. the ferry
> /quit
`},
		{"offers end with the next question", "who?\nfail\n1\n/quit", `> who?
test heard: who?
1. the bridge
2. the ferry
> fail
Sorry, something went wrong with that question. The reason is in the log.
> 1
test heard: 1
1. the bridge
2. the ferry
> /quit
`},
		{"quit leaves the rest unread", "/quit\nwho?\n", "> /quit\n"},
		{"forget", "who?\n/forget\n", `> who?
test heard: who?
1. the bridge
2. the ferry
> /forget
This conversation is forgotten.
`},
		{"sources", "/sources", `> /sources
- Ada Holt, "Larn Almanac", Larn Press, 1934, https://larn.example/almanac
- minutes
`},
		{"timeline", "/timeline  Larn bridge\n/timeline", `> /timeline  Larn bridge
test heard: timeline of Larn bridge
1. the bridge
2. the ferry
> /timeline
test heard: timeline of it
1. the bridge
2. the ferry
`},
		{"unknown command", "/tea", "> /tea\nThere is no /tea; /help lists what there is.\n"},
		{"control characters in a question", "who\x1b[2J?\n/quit", "> who\ufffd[2J?\ntest heard: who\ufffd[2J?\n1. the bridge\n2. the ferry\n> /quit\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var out strings.Builder
			p := new(parrot)
			if err := terminal.NewChat(p, p, room).Run(t.Context(), strings.NewReader(tt.script), &out); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, out.String()); diff != "" {
				t.Errorf("transcript (-want +got):\n%s", diff)
			}
		})
	}
}

func TestHelpNamesEveryCommand(t *testing.T) {
	var out strings.Builder
	p := new(parrot)
	if err := terminal.NewChat(p, p, room).Run(t.Context(), strings.NewReader("/help"), &out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"/help", "/sources", "/timeline", "/forget", "/quit"} {
		if !strings.Contains(out.String(), "\n"+want+" ") {
			t.Errorf("/help does not list %s:\n%s", want, out.String())
		}
	}
}

func TestRunEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	p := new(parrot)
	err := terminal.NewChat(p, p, room).Run(ctx, strings.NewReader("who?\n"), io.Discard)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("Run = %v, want context.Canceled", err)
	}
	if len(p.heard) > 0 {
		t.Errorf("the bot was asked %q", p.heard)
	}
}

// openPTY opens a terminal of 60 columns and the side of the person typing.
func openPTY(t *testing.T) (person, tty *os.File) {
	t.Helper()
	person, tty, err := pty.Open()
	if err != nil {
		t.Skip("no pseudo-terminal: ", err)
	}
	t.Cleanup(func() {
		person.Close()
		tty.Close()
	})
	if err := pty.Setsize(tty, &pty.Winsize{Rows: 24, Cols: 60}); err != nil {
		t.Fatal(err)
	}
	return person, tty
}

// A turn is what a person types once they see something new on the screen.
type turn struct{ see, typed string }

// talk runs a chat on a terminal with a person who types as told, and returns
// what the screen was sent.
func talk(t *testing.T, p *parrot, opts terminal.Options, turns ...turn) string {
	t.Helper()
	person, tty := openPTY(t)
	done := make(chan error, 1)
	go func() {
		done <- terminal.NewChat(p, p, opts).Run(t.Context(), tty, tty)
		tty.Close()
	}()
	var screen strings.Builder
	seen := 0
	buf := make([]byte, 4096)
	for {
		n, err := person.Read(buf)
		if err != nil {
			break
		}
		screen.Write(buf[:n])
		if strings.Contains(string(buf[:n]), whereIsTheCursor) {
			io.WriteString(person, "\x1b[1;1R")
		}
		for len(turns) > 0 {
			i := strings.Index(screen.String()[seen:], turns[0].see)
			if i < 0 {
				break
			}
			seen += i + len(turns[0].see)
			io.WriteString(person, turns[0].typed)
			turns = turns[1:]
		}
	}
	if err := <-done; err != nil {
		t.Error(err)
	}
	return screen.String()
}

// whereIsTheCursor is what a program asks a terminal before it draws.
const whereIsTheCursor = "\x1b[6n"

func env(vars map[string]string) func(string) string {
	return func(name string) string { return vars[name] }
}

func TestRunTerminal(t *testing.T) {
	p := new(parrot)
	opts := room
	opts.Names, opts.Getenv = p, env(map[string]string{"TERM": "xterm"})
	opts.History = filepath.Join(t.TempDir(), "history")
	screen := talk(t, p, opts, turn{"> ", "what is larn b\t?\r"}, turn{"the ferry", ""}, turn{"> ", "\x04"})
	if diff := cmp.Diff([]string{"what is larn bridge?"}, p.heard); diff != "" {
		t.Errorf("asked (-want +got):\n%s", diff)
	}
	for _, want := range []string{"Hello.", "\x1b[1mtest heard"} {
		if !strings.Contains(screen, want) {
			t.Errorf("the screen lacks %q:\n%q", want, screen)
		}
	}
	info, err := os.Stat(opts.History)
	if err != nil {
		t.Fatal(err)
	}
	if got := info.Mode().Perm(); got != 0o600 {
		t.Errorf("history has mode %v, want -rw-------", got)
	}
	history, err := os.ReadFile(opts.History)
	if got, want := string(history), "what is larn bridge?\n"; got != want || err != nil {
		t.Errorf("history = %q, %v, want %q", got, err, want)
	}
}

func TestRunTerminalWithoutColor(t *testing.T) {
	for name, vars := range map[string]map[string]string{
		"NO_COLOR":  {"TERM": "xterm", "NO_COLOR": "yes"},
		"TERM=dumb": {"TERM": "dumb"},
	} {
		t.Run(name, func(t *testing.T) {
			opts := room
			opts.Getenv = env(vars)
			screen := talk(t, new(parrot), opts, turn{"> ", "who?\r"}, turn{"the ferry", ""}, turn{"> ", "/quit\r"})
			if !strings.Contains(screen, "test heard: who?") {
				t.Errorf("no answer on the screen: %q", screen)
			}
			if strings.Contains(screen, "\x1b[1m") || strings.Contains(screen, "\x1b[36m") {
				t.Errorf("colour on the screen: %q", screen)
			}
		})
	}
}
