package terminal_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/adapters/terminal"
	"footnote/bot"
	"footnote/bot/phrase"
)

// A drawer keeps the files that are saved, by name.
type drawer map[string][]byte

func (s drawer) save(name string, data []byte) (string, error) {
	s[name] = data
	return "/home/ana/" + name, nil
}

// converse says the lines to a bot over the group's facts, and returns what was
// said last and what was saved.
func converse(t *testing.T, language string, lines ...string) (last string, saved drawer) {
	t.Helper()
	yaml, err := os.ReadFile("../adaptertest/testdata/facts.yaml")
	if err != nil {
		t.Fatal(err)
	}
	w, saved := newWorld(t, string(yaml)), drawer{}
	chat := terminal.NewChat(w.bot, w.sources, terminal.Options{
		Place: bot.Place{Network: "terminal"}, Author: "ana", Study: w.study, Now: w.clock, Phrases: phrase.For(language), Save: saved.save,
	})
	for _, line := range lines {
		var out strings.Builder
		if err := chat.Next(t.Context(), line, &out); err != nil {
			t.Fatal(err)
		}
		last = out.String()
	}
	return last, saved
}

// What closes a poll changes it and tells the result: on a terminal, that is the
// same.
func TestResultIsToldOnce(t *testing.T) {
	for _, poll := range []string{"poll Tea? | Yes | No", "poll on the Larn bridge opened in 1933"} {
		if got, _ := converse(t, "en", poll, "a", "poll close"); strings.Count(got, "The poll is closed") != 1 || !strings.Contains(got, "1 (100%)") {
			t.Errorf("%q ends with\n%swant the result, once", poll, got)
		}
	}
}

func TestPictureIsSaved(t *testing.T) {
	tests := []struct {
		name, language string
		lines          []string
		want           string // the last words
		file           string
	}{
		{"a timeline", "en", []string{"timeline of the mayors of Larn", "/picture"}, "Saved as /home/ana/timeline.png.\n", "timeline.png"},
		{"a poll", "en", []string{"poll Tea? | Yes | No", "a", "poll close", "/picture"}, "Saved as /home/ana/poll.png.\n", "poll.png"},
		{"the last of both", "de", []string{"poll Tea? | Ja | Nein", "a", "poll close", "timeline of the mayors of Larn", "/picture"}, "Gespeichert als /home/ana/timeline.png.\n", "timeline.png"},
		{"nothing yet", "en", []string{"who was mayor of Larn in 1930?", "/picture"}, "There is nothing to draw yet: ask for a timeline, or close a poll.\n", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, saved := converse(t, tt.language, tt.lines...)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("told (-want +got):\n%s", diff)
			}
			if tt.file != "" && !bytes.HasPrefix(saved[tt.file], []byte("\x89PNG")) || tt.file == "" && len(saved) > 0 {
				t.Errorf("saved %d files; want the picture %q", len(saved), tt.file)
			}
		})
	}
}

func TestPictureIsOfferedOnce(t *testing.T) {
	const hint = "(/picture saves this as a picture.)\n"
	if got, _ := converse(t, "en", "timeline of the mayors of Larn"); !strings.HasSuffix(got, hint) {
		t.Errorf("the first timeline ends\n%swant %q", got, hint)
	}
	if got, _ := converse(t, "en", "timeline of the mayors of Larn", "timeline of the Larn bridge"); strings.Contains(got, "/picture") {
		t.Errorf("the second timeline repeats the hint:\n%s", got)
	}
}

func TestHelpWithoutSlash(t *testing.T) {
	tests := []struct{ language, line, want string }{
		{"en", "help poll", "/poll close "},
		{"en", "Help poll close?", "/poll close "},
		{"en", "help", "/sources "},
		{"en", "/help /poll", "/poll close "},
		{"en", "/help tea", "There is no command “tea” to tell more about.\n"},
		{"de", "help poll", "die Gruppe abstimmen lassen"},
		{"de", "/help tea", "Einen Befehl „tea“ gibt es nicht.\n"},
		{"en", "settings language: de", "footnote chat --language de"},
		{"en", "/settings", "footnote chat --language de"},
		{"en", "help for the ferry in 1933", "The readings don't say."},
		{"en", "settings of the play", "The readings don't say."},
	}
	for _, tt := range tests {
		if got, _ := converse(t, tt.language, tt.line); !strings.Contains(got, tt.want) {
			t.Errorf("%q in %s is told\n%swant %q", tt.line, tt.language, got, tt.want)
		}
	}
}
