package desk_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"footnote/bot"
	"footnote/bot/desk"
)

// TestThreadsUnderAnswers lean on the answer that begins them, and then on what
// was said last, however long they go on.
func TestThreadsUnderAnswers(t *testing.T) {
	w := newWorld(t, larn(t))
	w.Command(t, "group", "ana", "ask "+builder)
	w.press(t, "ana", desk.ActionShare, w.net.messages[0].d.ID)
	root := w.net.messages[1].id
	w.take(t, inGroup(desk.Said, root, "first", "when did it open?"))
	if !w.says("3 June 1933") {
		t.Fatalf("the first follow-up is answered with %q", w.net.texts("group"))
	}
	for i := range 25 {
		w.take(t, inGroup(desk.Said, root, fmt.Sprint("mayor", i), "who was mayor of Larn in 1930?"))
	}
	w.take(t, inGroup(desk.Said, root, "last", "and in 1935?"))
	if !w.says("Ida Wren") {
		text, _ := w.last()
		t.Errorf("the last follow-up is answered with %q", text)
	}
}

// TestOneMemoryAlone has commands and messages of somebody's own conversation
// lean on one another; among others, commands are a conversation of their own.
func TestOneMemoryAlone(t *testing.T) {
	for room, want := range map[string]bool{"direct-ana": true, "group": false} {
		w := newWorld(t, larn(t))
		w.Command(t, room, "ana", "ask who was mayor of Larn in 1930?")
		e := inGroup(desk.Said, "", "1", "and in 1935?")
		e.Place.Room = room
		w.take(t, e)
		if got := w.says("Ida Wren"); got != want {
			t.Errorf("in %s what is said leans on a command: %v, want %v", room, got, want)
		}
	}
}

// A polite network shows that the bot is at work.
type polite struct {
	*network
	shown []string
	slow  time.Duration
}

func (p *polite) Working(ctx context.Context, _ bot.Place, message string) error {
	p.shown = append(p.shown, "working on "+message)
	select {
	case <-time.After(p.slow):
	case <-ctx.Done():
	}
	return ctx.Err()
}

func (p *polite) Title(_ context.Context, at bot.Place, title string) error {
	p.shown = append(p.shown, at.Thread+" is "+title)
	return fmt.Errorf("not now")
}

// TestCourtesies are shown in threads of one's own conversation, a title once,
// and do not hold up the answer.
func TestCourtesies(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := sleepingWorld(t, larn(t))
		p := &polite{network: w.net}
		w.networks = map[string]desk.Network{"test": p}
		w.start(t)
		for i, text := range []string{builder, "when did it open?", "hello"} {
			e := inGroup(desk.Said, "t", fmt.Sprint(i), text)
			e.Place.Room = "direct-ana"
			if i == 2 {
				p.slow = time.Hour
			}
			w.take(t, e)
		}
		began := time.Now()
		w.ask(t, "group", "9", builder)
		if took := time.Since(began); took > 0 {
			t.Errorf("a courtesy to nobody took %v", took)
		}
		want := []string{"working on 0", "t is " + builder, "working on 1", "working on 2"}
		if diff := cmp.Diff(want, p.shown); diff != "" {
			t.Errorf("other courtesies (-want +got):\n%s", diff)
		}
		if got := len(w.net.texts("direct-ana")); got != 3 {
			t.Errorf("there are %d answers", got)
		}
		w.stop()
	})
}

// TestSilence is kept of messages only, and told.
func TestSilence(t *testing.T) {
	w := newWorld(t, larn(t))
	w.ask(t, "group", "1", builder)
	w.React(t, "group", "m1", "ben", "eyes")
	w.take(t, inGroup(desk.Deleted, "1", "1", ""))
	w.Retract(t, "holt")
	quiet := inGroup(desk.Said, "2", "2", "who was mayor of Larn in 1930?")
	quiet.Addressed = false
	w.take(t, quiet)
	all, err := w.kept.Silences(t.Context(), "test", "group", 10)
	if err != nil || len(all) != 1 || !strings.HasPrefix(all[0].Why, "it did not name me") {
		t.Errorf("the silences are %+v, error %v", all, err)
	}
}

// TestQuietHours answer nobody who does not name the bot, also in threads that
// it is in.
func TestQuietHours(t *testing.T) {
	for _, tt := range []struct {
		quiet string
		want  int
	}{{"none", 3}, {"11:00-13:00", 2}, {"13:00-11:00", 3}, {"21:00-22:00 Asia/Tokyo", 2}} {
		w := newWorld(t, larn(t)) // it is noon
		w.Command(t, "group", "mod", "settings answer: always quiet: "+tt.quiet)
		for i, addressed := range []bool{true, true, false} {
			e := inGroup(desk.Said, "t", fmt.Sprint(i), "who was mayor of Larn in 1930?")
			e.Addressed = addressed
			w.take(t, e)
		}
		if got := w.net.count("group", "Bram Oke"); got != tt.want {
			t.Errorf("with quiet hours %s there are %d answers, want %d", tt.quiet, got, tt.want)
		}
	}
}

// TestEdits changes what a command said, and an edit into small talk
// takes the answer away.
func TestEdits(t *testing.T) {
	tests := []struct {
		name           string
		before, after  string
		addressed      bool // after the edit
		want, mustLack string
	}{
		{"other question", "who was mayor of Larn in 1930?", builder, true, "Tove Lind", "Bram Oke"},
		{"into a command", builder, "sources", true, "Answers here rest on", "Tove Lind"},
		{"out of a command", "sources", builder, true, "Tove Lind", "Answers here"},
		{"no longer to the bot", builder, "see you on Friday", false, "", "Tove Lind"},
		{"short of many pages", "help", "hello", true, "", "Commands:"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t, larn(t))
			w.ask(t, "group", "1", tt.before)
			e := inGroup(desk.Edited, "1", "1", tt.after)
			e.Addressed = tt.addressed
			w.take(t, e)
			text := strings.Join(w.net.texts("group"), "\n")
			if !strings.Contains(text, tt.want) || strings.Contains(text, tt.mustLack) || tt.want == "" && !tt.addressed && text != "" {
				t.Errorf("there stands %q", text)
			}
		})
	}
}

// TestEditsAtAnyHour answers an edited follow-up in the quiet hours, and in a
// thread that the bot was told to leave, since it was answered before.
func TestEditsAtAnyHour(t *testing.T) {
	for _, command := range []string{"settings quiet: 11:00-13:00", "leave"} {
		w := newWorld(t, larn(t))
		w.ask(t, "group", "1", "who was mayor of Larn in 1930?")
		follow := inGroup(desk.Said, "1", "2", "and in 1935?")
		follow.Addressed = false
		w.take(t, follow)
		e := inGroup(desk.Commanded, "1", "", command)
		e.Author = "mod"
		w.take(t, e)
		follow.Kind, follow.Key, follow.Text = desk.Edited, "edit", "and in 1930?"
		w.take(t, follow)
		if got := w.net.count("group", "Bram Oke"); got != 2 {
			t.Errorf("after %q there is %q", command, w.net.texts("group"))
		}
		follow.Kind, follow.Key, follow.Message = desk.Said, "new", "3"
		w.take(t, follow)
		if got := w.net.count("group", "Bram Oke"); got != 2 {
			t.Errorf("after %q what is new is answered too: %q", command, w.net.texts("group"))
		}
	}
}
