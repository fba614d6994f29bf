package bot_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"footnote/adapters/terminal"
	"footnote/bot"
)

var update = flag.Bool("update", false, "rewrite the transcripts with what the bot says now")

// TestTranscripts replays the conversations in testdata. Each file begins with
// a remark on what it shows, in which a line "base: NAME" loads a shared base
// and a line "language: TAG" says what to answer in; a section facts.yaml holds facts of its own. In the section chat
//
//	> text          is said to the bot
//	& text          is said to others, in its hearing
//	c? text         is a message whose claims are checked
//	s? text         is one of whose claims both sides are told
//	# room/thread   goes to another place
//	~ 45m           lets time pass
//	! retract ID    takes a statement back; ! accept ID accepts it again
//	! restart       makes a new bot over the same base
//
// and everything else is what the bot answers. Run with -update to rewrite the
// answers, and then read them as one who asked would.
func TestTranscripts(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("found %d transcripts, error %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			t.Parallel()
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := txtar.Format(replay(t, txtar.Parse(want)))
			if *update {
				if err := os.WriteFile(file, got, 0o644); err != nil {
					t.Fatal(err)
				}
			} else if diff := cmp.Diff(string(want), string(got)); diff != "" {
				t.Errorf("the conversation has changed (-want +got):\n%s", diff)
			}
		})
	}
}

// replay holds the conversations of the archive and returns it with what was
// said.
func replay(t *testing.T, archive *txtar.Archive) *txtar.Archive {
	w := newWorld(t)
	w.loadComment(t, archive)
	for i, f := range archive.Files {
		switch f.Name {
		case "facts.yaml":
			w.addYAML(t, string(f.Data))
		case "chat":
			s := session{world: w, bot: w.bot(bot.Options{}), place: room, language: languageOf(archive)}
			for line := range strings.Lines(string(f.Data)) {
				s.play(t, strings.TrimSuffix(line, "\n"))
			}
			archive.Files[i].Data = []byte(s.out.String())
		default:
			t.Fatalf("there is no section %q; there are facts.yaml and chat", f.Name)
		}
	}
	return archive
}

// loadComment loads the shared bases that the archive's remark names.
func (w *world) loadComment(t *testing.T, archive *txtar.Archive) {
	for line := range strings.Lines(string(archive.Comment)) {
		if name, ok := strings.CutPrefix(line, "base: "); ok {
			w.load(t, strings.TrimSpace(name))
		}
	}
}

// languageOf is the language that the archive's remark names.
func languageOf(archive *txtar.Archive) string {
	for line := range strings.Lines(string(archive.Comment)) {
		if tag, ok := strings.CutPrefix(line, "language: "); ok {
			return strings.TrimSpace(tag)
		}
	}
	return ""
}

// ask asks in the session's language.
func (s *session) ask(t *testing.T, p bot.Place, text string) bot.Reply {
	t.Helper()
	reply, err := s.bot.Answer(t.Context(), bot.Message{Place: p, Author: "ana", Text: text, Language: s.language})
	if err != nil {
		t.Fatal(err)
	}
	return reply
}

// A session is a conversation going on.
type session struct {
	*world
	bot      *bot.Bot
	place    bot.Place
	language string // to answer in
	out      strings.Builder
}

// play takes one line of a conversation; what is no input is left out.
func (s *session) play(t *testing.T, line string) {
	sign, text, _ := strings.Cut(line, " ")
	switch sign {
	case ">":
		fmt.Fprintln(&s.out, line)
		s.show(t, text, s.ask(t, s.place, text))
		return
	case "&":
		fmt.Fprintln(&s.out, line)
		reply, spoke, err := s.bot.Overhear(t.Context(), bot.Message{Place: s.place, Text: text, Language: s.language})
		if err != nil {
			t.Fatal(err)
		}
		if spoke {
			s.show(t, text, reply)
		}
		return
	case "c?", "s?":
		fmt.Fprintln(&s.out, line)
		tell := s.bot.Check
		if sign == "s?" {
			tell = s.bot.Sides
		}
		reply, err := tell(t.Context(), bot.Message{Place: s.place, Text: text, Language: s.language})
		if err != nil {
			t.Fatal(err)
		}
		s.show(t, text, reply)
		return
	case "#":
		s.place.Room, s.place.Thread, _ = strings.Cut(text, "/")
	case "~":
		pause, err := time.ParseDuration(text)
		if err != nil {
			t.Fatal(err)
		}
		s.now = s.now.Add(pause)
	case "!":
		s.act(t, strings.Fields(text))
	default:
		return
	}
	fmt.Fprintln(&s.out, line)
}

// standsAlone asks the question as it was understood once more, by itself. It
// gets the same reply, so that an answer can be given again when the facts
// behind it have changed; only who says so, nobody can tell who does not know
// what was said.
func (s *session) standsAlone(t *testing.T, text string, reply *bot.Reply) {
	again := s.ask(t, bot.Place{}, reply.Resolved)
	if diff := cmp.Diff(reply.Text(), again.Text()); diff != "" && !reply.Leans {
		t.Errorf("%q is understood as %q, which by itself gets another reply (-in the conversation +alone):\n%s", text, reply.Resolved, diff)
	} else if diff == "" && again.Resolved != reply.Resolved {
		t.Errorf("%q is understood as %q, and that as %q", text, reply.Resolved, again.Resolved)
	}
}

// show writes the reply to a text as a terminal shows it, with how the question
// was understood and what became of it where that does not go without saying.
func (s *session) show(t *testing.T, text string, reply bot.Reply) {
	s.standsAlone(t, text, &reply)
	if reply.Resolved != text {
		fmt.Fprintln(&s.out, "resolved:", reply.Resolved)
	}
	if reply.Status != "answered" {
		fmt.Fprintf(&s.out, "(%s)\n", reply.Status)
	}
	if err := terminal.Render(&s.out, reply, terminal.Style{}); err != nil {
		t.Fatal(err)
	}
}

func (s *session) act(t *testing.T, words []string) {
	var err error
	switch verb, ids := words[0], words[1:]; verb {
	case "restart":
		s.bot = s.world.bot(bot.Options{})
	case "retract":
		for _, id := range ids {
			err = s.facts.Retract(t.Context(), id, "ana", "a test")
		}
	case "accept":
		for _, id := range ids {
			err = s.facts.Accept(t.Context(), id, "ana")
		}
	default:
		t.Fatalf("there is no act %q; there are retract, accept and restart", verb)
	}
	if err != nil {
		t.Fatal(err)
	}
}
