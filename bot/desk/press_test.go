package desk_test

import (
	"fmt"
	"strings"
	"testing"

	"footnote/bot"
	"footnote/bot/desk"
	"footnote/bot/post"
)

// press has somebody press any button with any value, in the group.
func (w *world) press(t testing.TB, by, action, value string) {
	t.Helper()
	w.take(t, desk.Event{Kind: desk.Pressed, Place: bot.Place{Room: "group", Thread: "1"}, Author: by, Action: action, Value: value})
}

// last is what was said last, and to whom alone.
func (w *world) last() (text, to string) {
	w.net.mu.Lock()
	defer w.net.mu.Unlock()
	d := w.net.messages[len(w.net.messages)-1].d
	return d.Post.Text(), d.To
}

// TestForeignValues presses buttons whose values nobody was given: they change
// nothing and tell nothing of what is for others.
func TestForeignValues(t *testing.T) {
	w := newWorld(t, larn(t))
	w.Command(t, "group", "ana", "ask who was mayor of Larn in 1930?")
	private := w.net.messages[0].d.ID
	e := inGroup(desk.Said, "", "9", builder)
	e.Place.Room = "elsewhere"
	w.take(t, e)
	elsewhere := w.answerTo(t, "elsewhere", "9").ID
	values := map[string]string{
		"a private answer of ana": private, "its slip": strings.TrimSuffix(private, "-0"), "an answer elsewhere": elsewhere,
		"nothing": "", "no answer": "0123", "no page": strings.TrimSuffix(private, "0") + "99", "much": strings.Repeat("x-", 700),
	}
	actions := []string{
		desk.ActionShare, desk.ActionPassages, desk.ActionTimeline, desk.ActionWrong, desk.ActionGroup, desk.ActionDiscuss,
		desk.ActionGood, desk.ActionBad, desk.ActionAccept, desk.ActionReject, desk.ActionReopen, desk.ActionSettings, "dance",
	}
	for what, value := range values {
		for _, action := range actions {
			t.Run(action+" "+what, func(t *testing.T) {
				public := len(w.public())
				w.press(t, "eve", action, value)
				text, _ := w.last()
				if len(w.public()) != public || strings.Contains(text, "Bram Oke") {
					t.Errorf("it says %q", text)
				}
				e := desk.Event{Kind: desk.Pressed, Place: bot.Place{Network: "test", Room: "group"}, Author: "eve", Action: action, Value: value}
				if form, err := w.desk.Form(t.Context(), e); form != nil || err != nil {
					t.Errorf("it opens the form %v, error %v", form, err)
				}
				e.Kind, e.Action, e.Fields = desk.Submitted, desk.FormWrong, desk.Fields{"fact": {"oke"}, "value": {"Eve"}}
				w.take(t, e)
				e.Action, e.Fields = desk.FormSettings, desk.Fields{"moderators": {"eve"}}
				w.take(t, e)
			})
		}
	}
	if open := w.open(t); len(open) > 0 {
		t.Errorf("%d corrections wait", len(open))
	}
	for _, room := range append([]string{"group", "elsewhere", ""}, fmt.Sprint(values)) {
		if r, err := w.kept.Room(t.Context(), "test", room); err != nil || len(r.Moderators) > 0 {
			t.Errorf("%s is moderated by %q, error %v", room, r.Moderators, err)
		}
	}
}

// public are the texts that everybody sees.
func (w *world) public() []string {
	w.net.mu.Lock()
	defer w.net.mu.Unlock()
	var all []string
	for _, m := range w.net.messages {
		if m.d.To == "" {
			all = append(all, m.d.Post.Text())
		}
	}
	return all
}

// TestOtherNetworks has no say in this one's corrections and answers, by users
// who happen to have the same name.
func TestOtherNetworks(t *testing.T) {
	w := sleepingWorld(t, town)
	other := &network{}
	w.networks["other"] = other
	w.start(t)
	w.ask(t, "group", "1", "who was mayor of Larn in 1935?")
	w.propose(t, "ben", "1", desk.Fields{"value": {"Tove Lind"}})
	w.Command(t, "group", "mod", "ask who was mayor of Larn in 1935?")
	private := w.net.messages[len(w.net.messages)-1].d.ID
	c := w.open(t)[0]
	for _, e := range []desk.Event{
		{Kind: desk.Pressed, Action: desk.ActionAccept, Value: c.ID},
		{Kind: desk.Pressed, Action: desk.ActionPassages, Value: private},
		{Kind: desk.Pressed, Action: desk.ActionShare, Value: private},
		{Kind: desk.Commanded, Text: "review"},
	} {
		e = w.complete(e)
		e.Place, e.Author = bot.Place{Network: "other", Room: "group"}, "mod"
		if err := w.desk.Take(t.Context(), e); err != nil {
			t.Fatal(err)
		}
		w.settle(t)
	}
	for _, text := range other.texts("group") {
		if strings.Contains(text, "Ida") || strings.Contains(text, "Tove") {
			t.Errorf("the other network is told %q", text)
		}
	}
	if len(w.open(t)) != 1 {
		t.Error("a moderator of another network has decided")
	}
}

// TestOnce puts a question to the group, to discussion and into the channel
// once, whoever presses how often.
func TestOnce(t *testing.T) {
	tests := []struct{ action, question, want string }{
		{desk.ActionGroup, "who painted the Larn bridge?", "asks the group"},
		{desk.ActionDiscuss, "why was the Larn bridge closed?", "For discussion"},
	}
	for _, tt := range tests {
		t.Run(tt.action, func(t *testing.T) {
			w := newWorld(t, larn(t))
			w.ask(t, "group", "1", tt.question)
			id := w.answerTo(t, "group", "1").ID
			for _, who := range []string{"ana", "ben", "ana"} {
				w.press(t, who, tt.action, id)
			}
			if got := w.net.count("group", tt.want); got != 1 {
				t.Errorf("it is put %d times", got)
			}
			if got := w.net.count("group", "That is in the channel already."); got != 2 {
				t.Errorf("%d are told that it is there", got)
			}
		})
	}
	t.Run("share", func(t *testing.T) {
		w := newWorld(t, larn(t))
		w.Command(t, "group", "ana", "ask "+builder)
		id := w.net.messages[0].d.ID
		w.press(t, "ana", desk.ActionShare, id)
		w.press(t, "ana", desk.ActionShare, id)
		if got := w.net.count("group", "@ana asked: "+builder); got != 1 {
			t.Errorf("it is shared %d times", got)
		}
		if got := w.net.count("group", "That is in the channel already."); got != 1 {
			t.Errorf("ana is told %d times that it is there", got)
		}
	})
}

// TestSharedPages shares an answer of several messages, whole.
func TestSharedPages(t *testing.T) {
	w := newWorld(t, reasons(12))
	w.Command(t, "group", "ana", "ask why was the Larn bridge closed?")
	id := w.net.messages[0].d.ID
	w.press(t, "ana", desk.ActionShare, id)
	public := strings.Join(w.public(), "\n")
	for i := 1; i <= 12; i++ {
		if strings.Count(public, fmt.Sprintf("because reason %d held", i)) != 1 || strings.Count(public, fmt.Sprintf("[%d] \"Minutes", i)) != 1 {
			t.Errorf("reason %d is not shared once:\n%s", i, public)
		}
	}
	if got := w.net.texts("group"); strings.Count(strings.Join(got, "\n"), "because reason 1 held") != 1 {
		t.Errorf("the private answer still stands:\n%s", got)
	}
}

// TestLongTexts takes whatever people write at whatever length.
func TestLongTexts(t *testing.T) {
	long := strings.Repeat("who built the Larn bridge and ", 1500) + "why?"
	w := newWorld(t, larn(t))
	w.ask(t, "group", "1", long)
	id := w.answerTo(t, "group", "1").ID
	w.press(t, "ana", desk.ActionGroup, id)
	w.press(t, "ana", post.Offer, long)
	w.Command(t, "group", "ana", "ask "+long)
	w.Command(t, "group", "ana", "check "+long)
	w.Command(t, "group", "ana", "settings readings: "+long)
	w.Command(t, "group", "ana", "wrong why: "+long)
	w.take(t, desk.Event{Kind: desk.Claimed, Place: bot.Place{Room: "group"}, Author: "ana", Message: "1", Text: long})
	w.ask(t, "group", "2", builder)
	for _, text := range w.net.texts("group") {
		if len(text) > 2000 || strings.Contains(text, apology) {
			t.Errorf("%d bytes are said: %.300q", len(text), text)
		}
	}
}

// TestNothingIsSaidElsewhere presses the buttons that say something openly in a
// room that the bot is not in.
func TestNothingIsSaidElsewhere(t *testing.T) {
	w := newWorld(t, larn(t))
	for question, action := range map[string]string{builder: desk.ActionShare, "who built the moon?": desk.ActionGroup} {
		w.Command(t, "elsewhere", "ana", "ask "+question)
		private := w.net.messages[len(w.net.messages)-1].d
		w.take(t, desk.Event{Kind: desk.Pressed, Place: private.Place, Author: "ana", Action: action, Value: private.Post.Actions[0].Value})
		if text, to := w.last(); to != "ana" || !strings.Contains(text, "I am not in this channel") || len(w.public()) > 0 {
			t.Errorf("%s says %q to %q", action, text, to)
		}
	}
}
