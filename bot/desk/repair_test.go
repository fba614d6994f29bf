package desk_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"footnote/bot"
	"footnote/bot/desk"
	"footnote/bot/post"
)

// reasons is a town whose bridge was closed for so many reasons, r1, r2 and so
// on, each told at length.
func reasons(n int) string {
	var b strings.Builder
	b.WriteString(`
sources:
  - {id: minutes, title: Minutes of the Larn Council, date: 1951}
properties:
  - {id: reason, value: text, nouns: [reason, cause], verbs: [cause], phrase: "{subject}: {value}"}
entities:
  - {id: bridge, label: the Larn bridge, kind: place, aliases: [Larn bridge]}
statements:
`)
	for i := 1; i <= n; i++ {
		value := fmt.Sprintf("reason %d held, as the council said at great length in its session on the matter of the bridge", i)
		fmt.Fprintf(&b, "  - {id: r%d, subject: bridge, property: reason, of: it was closed, value: %q, text: %q, source: minutes, locator: p. %d}\n",
			i, value, "The Larn bridge was closed because "+value+".", i)
	}
	return b.String()
}

// TestRepairOfPages takes facts back and lets them count again, so that an
// answer shrinks from several messages to one and grows again.
func TestRepairOfPages(t *testing.T) {
	const all = 12
	w := newWorld(t, reasons(all))
	w.ask(t, "group", "1", "why was the Larn bridge closed?")
	whole := strings.Join(w.net.texts("group"), "\n")
	pages := len(w.net.texts("group"))
	if pages < 2 || strings.Count(whole, "- The Larn bridge") != all {
		t.Fatalf("the answer takes %d messages:\n%s", pages, whole)
	}
	sent := w.net.sent
	w.settle(t)
	for i := all; i > 2; i-- {
		if err := w.base.Retract(t.Context(), fmt.Sprint("r", i), "somebody", "a test"); err != nil {
			t.Fatal(err)
		}
	}
	w.settle(t)
	short := w.net.texts("group")
	if len(short) != 1 || strings.Count(short[0], "- The Larn bridge") != 2 || !strings.Contains(short[0], "Corrected on") {
		t.Errorf("with two reasons left there is %q", short)
	}
	if w.net.sent != sent {
		t.Errorf("%d messages were sent to shrink it", w.net.sent-sent)
	}
	for i := 3; i <= all; i++ {
		if err := w.base.Accept(t.Context(), fmt.Sprint("r", i), "somebody"); err != nil {
			t.Fatal(err)
		}
	}
	w.settle(t)
	long := strings.Join(w.net.texts("group"), "\n")
	for i := 1; i <= all; i++ {
		if n := strings.Count(long, fmt.Sprintf("because reason %d held", i)); n != 1 {
			t.Errorf("reason %d is told %d times", i, n)
		}
	}
	if n := strings.Count(long, "Corrected on"); n != 1 {
		t.Errorf("it is said %d times that it was corrected", n)
	}
	if n := w.feedbacks(); n != 1 {
		t.Errorf("%d of its messages have buttons", n)
	}
}

// feedbacks is how many messages ask whether they helped.
func (w *world) feedbacks() int {
	n := 0
	for _, m := range w.net.messages {
		if m.d.Post.Feedback {
			n++
		}
	}
	return n
}

// TestRepairChangesNothingElse looks again at answers that stay the same: also
// when they are long, and when they were corrected before.
func TestRepairChangesNothingElse(t *testing.T) {
	for _, n := range []int{2, 20} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			w := newWorld(t, reasons(n))
			w.ask(t, "group", "1", "why was the Larn bridge closed?")
			touch := func() {
				t.Helper()
				if err := w.base.Retract(t.Context(), "r1", "somebody", "a test"); err != nil {
					t.Fatal(err)
				}
				if err := w.base.Accept(t.Context(), "r1", "somebody"); err != nil {
					t.Fatal(err)
				}
				w.settle(t)
			}
			before := w.net.texts("group")
			touch()
			if diff := cmp.Diff(before, w.net.texts("group")); diff != "" {
				t.Errorf("the answer has changed (-want +got):\n%s", diff)
			}
			w.Retract(t, "r2")
			before = w.net.texts("group")
			w.pass(48 * 3600 * 1e9)
			touch()
			if diff := cmp.Diff(before, w.net.texts("group")); diff != "" {
				t.Errorf("the corrected answer has changed (-want +got):\n%s", diff)
			}
		})
	}
}

// TestRepairOfAllKinds corrects whatever rests on a fact, and leaves it what it
// is.
func TestRepairOfAllKinds(t *testing.T) {
	buttons := func(p post.Post) (all []string) {
		for _, a := range p.Actions {
			all = append(all, a.Name)
		}
		return all
	}
	ask := func(w *world, t *testing.T) { w.ask(t, "group", "1", "who was mayor of Larn in 1935?") }
	under := func(w *world, t *testing.T, action string) {
		t.Helper()
		x := w.answerTo(t, "group", "1")
		w.take(t, desk.Event{Kind: desk.Pressed, Place: x.Place, Author: "ana", Message: x.Message, Action: action, Value: x.ID})
	}
	tests := []struct {
		name string
		do   func(w *world, t *testing.T)
		note string
	}{
		{"said", ask, ""},
		{"direct", func(w *world, t *testing.T) { w.Say(t, "direct", "", "ana", "who was mayor of Larn in 1935?", true) }, ""},
		{"private", func(w *world, t *testing.T) { w.Command(t, "group", "ana", "ask who was mayor of Larn in 1935?") }, ""},
		{"timeline", func(w *world, t *testing.T) { w.Command(t, "group", "ana", "timeline Larn") }, ""},
		{"timeline of an answer", func(w *world, t *testing.T) { ask(w, t); under(w, t, desk.ActionTimeline) }, ""},
		{"for discussion", func(w *world, t *testing.T) { ask(w, t); under(w, t, desk.ActionDiscuss) }, "For discussion: who was mayor of Larn in 1935?"},
		{"claims", func(w *world, t *testing.T) {
			w.ask(t, "group", "1", "check: Ida Wren was mayor of Larn in 1935.")
		}, ""},
		{"follow-up", func(w *world, t *testing.T) {
			w.ask(t, "group", "1", "who was mayor of Larn in 1930?")
			w.take(t, inGroup(desk.Said, "1", "2", "and in 1935?"))
		}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t, town)
			tt.do(w, t)
			last := w.net.messages[len(w.net.messages)-1]
			before := last.d
			if !slices.Contains(before.Post.Reply.Statements, "wren") {
				t.Fatalf("it rests on %q:\n%s", before.Post.Reply.Statements, before.Post.Text())
			}
			w.Retract(t, "wren")
			now := w.net.messages[len(w.net.messages)-1].d
			text := now.Post.Text()
			if strings.Contains(text, "1933") || !strings.Contains(text, "Corrected on") || now.Post.Note != tt.note {
				t.Errorf("it was\n%s\nand is\n%s", before.Post.Text(), text)
			}
			if len(buttons(before.Post)) == 0 && len(buttons(now.Post)) > 0 {
				t.Errorf("it has the buttons %q now", buttons(now.Post))
			}
			if err := w.base.Accept(t.Context(), "wren", "somebody"); err != nil {
				t.Fatal(err)
			}
			w.settle(t)
			now = w.net.messages[len(w.net.messages)-1].d
			if diff := cmp.Diff(buttons(before.Post), buttons(now.Post)); diff != "" {
				t.Errorf("in the end it has other buttons (-want +got):\n%s", diff)
			}
			if got := withoutCaveat(now.Post.Text()); got != before.Post.Text() {
				t.Errorf("it was\n%s\nand is in the end\n%s", before.Post.Text(), got)
			}
		})
	}
}

// withoutCaveat is the text but for the line that says that it was corrected.
func withoutCaveat(text string) string {
	lines := strings.Split(text, "\n")
	return strings.Join(slices.DeleteFunc(lines, func(l string) bool { return strings.HasPrefix(l, "Corrected on ") }), "\n")
}

// TestManyChangesOneRepair asks a question anew once for many facts that
// changed at once, also if nobody saw them change.
func TestManyChangesOneRepair(t *testing.T) {
	w := newWorld(t, reasons(20))
	w.ask(t, "group", "1", "why was the Larn bridge closed?")
	w.stop()
	edits := 0
	w.net.fault = func(call string, _ *desk.Delivery) error {
		if call == "edit" {
			edits++
		}
		return nil
	}
	for i := 2; i <= 20; i++ {
		if err := w.base.Retract(t.Context(), fmt.Sprint("r", i), "somebody", "a test"); err != nil {
			t.Fatal(err)
		}
	}
	w.start(t)
	w.settle(t)
	if edits != 1 {
		t.Errorf("the first message was edited %d times", edits)
	}
	if got := w.net.texts("group"); len(got) != 1 || strings.Count(got[0], "because reason") != 1 {
		t.Errorf("in the end there is %q", got)
	}
}

// TestRepairMindsReadingLists answers anew from what the room reads now.
func TestRepairMindsReadingLists(t *testing.T) {
	w := newWorld(t, larn(t))
	w.ask(t, "group", "1", "why was the Larn bridge closed?")
	w.reads(t, "group", "minutes")
	w.Retract(t, "flood")
	if got := w.net.texts("group")[0]; strings.Contains(got, "no money") {
		t.Errorf("the answer rests on what the room does not read:\n%s", got)
	}
}

// TestRepairOfWhatIsBeingAnswered takes a fact back after an answer was worked
// out with it, and before that was kept.
func TestRepairOfWhatIsBeingAnswered(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := sleepingWorld(t, larn(t))
		w.opts.Follow = time.Second
		w.bot = late{w.bot, sync.OnceFunc(func() {
			if err := w.base.Retract(t.Context(), "holt", "somebody", "a test"); err != nil {
				t.Error(err)
			}
			time.Sleep(10 * time.Second) // the log is looked at meanwhile
		})}
		w.start(t)
		w.ask(t, "group", "1", builder)
		if got := w.net.texts("group"); len(got) != 1 || !strings.Contains(got[0], "Corrected on") || strings.Contains(got[0], "Tove Lind") {
			t.Errorf("the answer is %q", got)
		}
		w.stop()
	})
}

// A late bot does something more once it knows the answer.
type late struct {
	desk.Bot
	then func()
}

func (l late) Answer(ctx context.Context, m bot.Message) (bot.Reply, error) {
	reply, err := l.Bot.Answer(ctx, m)
	l.then()
	return reply, err
}
