package desk_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"

	"footnote/bot"
	"footnote/bot/desk"
	"footnote/facts"
)

// answerTo is the delivery that answers the message of the room.
func (w *world) answerTo(t testing.TB, room, message string) desk.Delivery {
	t.Helper()
	all, err := w.kept.Answers(t.Context(), "test", room, message)
	if err != nil || len(all) == 0 {
		t.Fatalf("%s has %d answers, error %v", message, len(all), err)
	}
	return all[0]
}

// propose has somebody fill the form under the answer to a message.
func (w *world) propose(t testing.TB, author, message string, f desk.Fields) {
	t.Helper()
	x := w.answerTo(t, "group", message)
	if len(f["fact"]) == 0 {
		f["fact"] = x.Post.Reply.Statements[:1]
	}
	slip, _, _ := strings.Cut(x.ID, "-")
	w.take(t, desk.Event{
		Kind: desk.Submitted, Place: x.Place, Author: author, Action: desk.FormWrong, Value: slip, Fields: f,
	})
}

// open are the corrections that wait.
func (w *world) open(t testing.TB) []desk.Correction {
	t.Helper()
	open, err := w.kept.Corrections(t.Context(), desk.Open, 100)
	if err != nil {
		t.Fatal(err)
	}
	return open
}

// decide has somebody press a button of a correction in the review room.
func (w *world) decide(t testing.TB, by, action, id string) {
	t.Helper()
	w.take(t, w.decision(by, action, id))
}

func (w *world) decision(by, action, id string) desk.Event {
	return desk.Event{Kind: desk.Pressed, Place: bot.Place{Room: "review"}, Author: by, Action: action, Value: id}
}

// status is where a statement stands.
func (w *world) status(t testing.TB, id string) facts.Status {
	t.Helper()
	s, err := w.base.Statement(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return s.Status
}

// town is a town with a value of each kind.
const town = `
sources:
  - {id: almanac, title: Larn Almanac, author: Ada Holt, date: 1934}
properties:
  - {id: mayor, value: entity, single: true, nouns: [mayor], verbs: [govern], phrase: "{value} was mayor of {subject}"}
  - {id: piers, value: quantity, nouns: [piers], phrase: "{subject} has {value}"}
  - {id: motto, value: text, nouns: [motto], phrase: "The motto of {subject} is {value}"}
  - {id: opened, value: text, nouns: [opening], verbs: [open], phrase: "{subject} {value}"}
entities:
  - {id: larn, label: Larn, kind: place}
  - {id: bridge, label: the Larn bridge, kind: place, aliases: [Larn bridge]}
statements:
  - {id: wren, subject: larn, property: mayor, value: Ida Wren, from: 1933, to: 1940, source: almanac, locator: p. 14}
  - {id: piers, subject: bridge, property: piers, value: {amount: 3, unit: piers}, text: "In 1933 the Larn bridge had 3 piers.", source: almanac, locator: p. 20}
  - {id: motto, subject: larn, property: motto, value: We cross, source: almanac, locator: p. 1}
  - {id: opening, subject: bridge, property: opened, value: opened, on: 1933-06-03, text: The Larn bridge opened., source: almanac, locator: p. 20}
`

// TestCorrections proposes each kind of correction, has it accepted, and looks
// at the answer.
func TestCorrections(t *testing.T) {
	const mayor, piers, motto, opened = "who was mayor of Larn in 1935?", "how many piers does the Larn bridge have?",
		"what is the motto of Larn?", "when did the Larn bridge open?"
	one := func(name, value string) desk.Fields { return desk.Fields{name: {value}} }
	tests := []struct {
		name, question string
		fields         desk.Fields
		was, want      string // in the answer, before and after
	}{
		{"name", mayor, one("value", "Tove Lind"), "Ida Wren", "Tove Lind was mayor of Larn from 1933 to 1940"},
		{"number", piers, one("value", "4 piers"), "3 piers", "4 piers"},
		{"text", motto, one("value", "We swim"), "We cross", "We swim"},
		{"day", opened, one("from", "1933-07-04"), "3 June 1933", "4 July 1933"},
		{"from", mayor, one("from", "1934"), "from 1933", "from 1934 to 1940"},
		{"to", mayor, one("to", "1939-05"), "to 1940", "from 1933 to May 1939"},
		{"still", mayor, one("to", ".."), "to 1940", "from 1933"},
		{"all", mayor, desk.Fields{"value": {"Bram Oke"}, "from": {"1932"}, "to": {"1941"}, "why": {"wrong page"}}, "Ida Wren", "Bram Oke was mayor of Larn from 1932 to 1941"},
		{"place", mayor, desk.Fields{"value": {"Bram Oke"}, "source": {"almanac"}, "locator": {"p. 99"}}, "p. 14", "p. 99"},
		{"only the place", mayor, desk.Fields{"value": {"Ida Wren"}, "source": {"almanac"}, "locator": {"p. 99"}}, "p. 14", "p. 99"},
		{"gone", mayor, one("why", "She never was."), "Ida Wren", "The readings"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t, town)
			w.ask(t, "group", "1", tt.question)
			before := w.net.texts("group")[0]
			w.propose(t, "ben", "1", tt.fields)
			open := w.open(t)
			if len(open) != 1 {
				t.Fatalf("%d corrections wait; told: %q", len(open), w.net.texts("group"))
			}
			w.decide(t, "mod", desk.ActionAccept, open[0].ID)
			after := w.net.texts("group")[0]
			if !strings.Contains(before, tt.was) || !strings.Contains(after, tt.want) || strings.Contains(after, tt.was) {
				t.Errorf("the answer was\n%s\nand is\n%s\nwant %q, not %q", before, after, tt.want, tt.was)
			}
			if !strings.Contains(after, "Corrected on 2 April 2024") {
				t.Errorf("it is not said that it was corrected:\n%s", after)
			}
			w.decide(t, "mod", desk.ActionReopen, open[0].ID)
			if again := w.net.texts("group")[0]; !strings.Contains(again, tt.was) {
				t.Errorf("taken back, the answer is\n%s", again)
			}
			if got := w.status(t, open[0].Statement); got != facts.Accepted {
				t.Errorf("taken back, the fact is %s", got)
			}
		})
	}
}

// TestCorrectedSentence mends the sentence of a fact where that is safe.
func TestCorrectedSentence(t *testing.T) {
	w := newWorld(t, town)
	w.ask(t, "group", "1", "how many piers does the Larn bridge have?")
	w.propose(t, "ben", "1", desk.Fields{"value": {"4 piers"}})
	s, err := w.base.Statement(t.Context(), w.open(t)[0].Instead)
	if err != nil {
		t.Fatal(err)
	}
	if want := "In 1933 the Larn bridge had 4 piers."; s.Text != want {
		t.Errorf("the sentence is %q, want %q", s.Text, want)
	}
	if s.RecordedBy != "test ben" || s.RecordedAt.Before(w.now.Add(-1e9)) || s.Status != facts.Proposed {
		t.Errorf("it is recorded by %q at %v as %s", s.RecordedBy, s.RecordedAt, s.Status)
	}
}

// TestBadCorrections are told to their author and proposed to nobody.
func TestBadCorrections(t *testing.T) {
	one := func(name, value string) desk.Fields { return desk.Fields{name: {value}} }
	tests := []struct {
		name   string
		fields desk.Fields
		want   string
	}{
		{"nothing", desk.Fields{}, "Say what is right"},
		{"no date", one("from", "last year"), "Write it as 2022"},
		{"no day", one("from", "1933-02-30"), "Write it as 2022"},
		{"backwards", desk.Fields{"from": {"1950"}, "to": {"1940"}}, "before it begins"},
		{"ends before the start that is known", one("to", "1930"), "before it starts"},
		{"the same", one("value", "Ida Wren"), "says already"},
		{"a place without a reading", desk.Fields{"value": {"Bram Oke"}, "locator": {"p. 3"}}, "Choose the reading"},
		{"no such reading", desk.Fields{"value": {"Bram Oke"}, "source": {"bible"}}, "could not be recorded"},
		{"another fact", desk.Fields{"value": {"Bram Oke"}, "fact": {"motto"}}, "has been changed in the meantime"},
		{"no such fact", desk.Fields{"value": {"Bram Oke"}, "fact": {"' OR 1"}}, "has been changed in the meantime"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t, town)
			w.ask(t, "group", "1", "who was mayor of Larn in 1935?")
			w.propose(t, "ben", "1", tt.fields)
			if !w.says(tt.want) || w.net.messages[len(w.net.messages)-1].d.To != "ben" {
				t.Errorf("told %q, want %q to ben", w.net.texts("group"), tt.want)
			}
			if open := w.open(t); len(open) > 0 || len(w.net.texts("review")) > 0 {
				t.Errorf("%d corrections wait", len(open))
			}
		})
	}
}

// TestProposalOutlivesAFaultOfTheBase has the base fail at first: that is told to
// nobody, and tried again.
func TestProposalOutlivesAFaultOfTheBase(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := sleepingWorld(t, town)
		w.facts = &faulty{w.facts, 2}
		w.start(t)
		w.ask(t, "group", "1", "who was mayor of Larn in 1935?")
		w.propose(t, "ben", "1", desk.Fields{"value": {"Tove Lind"}})
		if n := w.net.count("group", "database is locked"); n > 0 || w.net.count("review", "proposes a correction") != 1 {
			t.Errorf("told %q and %q", w.net.texts("group"), w.net.texts("review"))
		}
		if open := w.open(t); len(open) != 1 {
			t.Errorf("%d corrections wait, want 1", len(open))
		}
		w.stop()
	})
}

// A faulty base cannot add, so many times.
type faulty struct {
	desk.Base
	times int
}

func (f *faulty) Add(ctx context.Context, s facts.Statement, by string) (string, error) {
	if f.times--; f.times >= 0 {
		return "", errors.New("add statement: database is locked")
	}
	return f.Base.Add(ctx, s, by)
}

// TestTwoModeratorsAtOnce accept and reject at the same time, from their own
// conversations: one of them is told so, and the base is as the other wants it.
func TestTwoModeratorsAtOnce(t *testing.T) {
	for i := range 10 {
		w := sleepingWorld(t, town)
		w.opts.Moderators = map[string][]string{"test": {"mod", "mia"}}
		if err := w.kept.SetRoom(t.Context(), "test", "group", desk.Room{}); err != nil {
			t.Fatal(err)
		}
		w.start(t)
		w.ask(t, "group", "1", "who was mayor of Larn in 1935?")
		w.propose(t, "ben", "1", desk.Fields{"value": {"Tove Lind"}})
		c := w.open(t)[0]
		for _, e := range []desk.Event{w.decision("mod", desk.ActionAccept, c.ID), w.decision("mia", desk.ActionReject, c.ID)} {
			e.Place.Room = "direct-" + e.Author
			w.say(t, e)
		}
		w.settle(t)
		c, _, err := w.kept.Correction(t.Context(), c.ID)
		if err != nil {
			t.Fatal(err)
		}
		want := map[desk.Verdict][2]facts.Status{
			desk.Accepted: {facts.Retracted, facts.Accepted}, desk.Rejected: {facts.Accepted, facts.Retracted},
		}[c.Verdict]
		if got := [2]facts.Status{w.status(t, c.Statement), w.status(t, c.Instead)}; got != want {
			t.Errorf("%d: %s by %s, the facts are %s, want %s", i, c.Verdict, c.By, got, want)
		}
		late := map[string]string{"mod": "mia", "mia": "mod"}[c.By]
		if got := strings.Join(w.net.texts("direct-"+late), "\n"); !strings.Contains(got, fmt.Sprintf("@%s has %s that already.", c.By, c.Verdict)) {
			t.Errorf("%d: who came late is told %q", i, got)
		}
		for _, room := range []string{"direct-mod", "direct-mia"} {
			if got := w.net.count(room, fmt.Sprintf("@%s %s this.", c.By, c.Verdict)); got != 1 {
				t.Errorf("%d: the decision is shown %d times in %s", i, got, room)
			}
		}
	}
}

// TestSameCorrectionTwice comes from two members; what becomes of one of them
// leaves the base as the other has it.
func TestSameCorrectionTwice(t *testing.T) {
	w := newWorld(t, town)
	w.ask(t, "group", "1", "who was mayor of Larn in 1935?")
	w.propose(t, "ben", "1", desk.Fields{"value": {"Tove Lind"}})
	w.propose(t, "cem", "1", desk.Fields{"value": {"Tove Lind"}})
	open := w.open(t)
	w.decide(t, "mod", desk.ActionAccept, open[0].ID)
	w.decide(t, "mod", desk.ActionReject, open[1].ID)
	if got := w.status(t, open[0].Instead); got != facts.Accepted {
		t.Errorf("what was accepted is %s after the same was rejected", got)
	}
	if !strings.HasPrefix(w.net.texts("group")[0], "Tove Lind") {
		t.Errorf("the answer is %q", w.net.texts("group")[0])
	}
}

// TestFactChangedElsewhere accepts a correction of a fact that another one has
// corrected meanwhile.
func TestFactChangedElsewhere(t *testing.T) {
	w := newWorld(t, town)
	w.ask(t, "group", "1", "who was mayor of Larn in 1935?")
	w.propose(t, "ben", "1", desk.Fields{"value": {"Tove Lind"}})
	w.propose(t, "cem", "1", desk.Fields{"value": {"Bram Oke"}})
	w.propose(t, "dan", "1", desk.Fields{"why": {"nobody was"}})
	open := w.open(t)
	w.decide(t, "mod", desk.ActionAccept, open[0].ID)
	w.decide(t, "mod", desk.ActionAccept, open[1].ID)
	if !w.says("taken back in the meantime") {
		t.Errorf("the review room has %q", w.net.texts("review"))
	}
	if got := w.status(t, open[1].Instead); got != facts.Proposed {
		t.Errorf("what no longer fits is %s", got)
	}
	w.decide(t, "mod", desk.ActionReject, open[1].ID)
	w.decide(t, "mod", desk.ActionAccept, open[2].ID)
	if left := w.open(t); len(left) > 0 {
		t.Errorf("%d corrections still wait", len(left))
	}
	w.propose(t, "ben", "1", desk.Fields{"value": {"Ida Wren"}})
	w.decide(t, "mod", desk.ActionAccept, w.open(t)[0].ID)
	if !strings.HasPrefix(w.net.texts("group")[0], "Ida Wren") {
		t.Errorf("the answer is %q", w.net.texts("group")[0])
	}
}

// TestDecisionIsToldAfterADeath has the process die between a decision and its
// outcome.
func TestDecisionIsToldAfterADeath(t *testing.T) {
	for _, action := range []string{desk.ActionAccept, desk.ActionReject, desk.ActionReopen} {
		t.Run(action, func(t *testing.T) {
			w := newWorld(t, town)
			w.ask(t, "group", "1", "who was mayor of Larn in 1935?")
			w.propose(t, "ben", "1", desk.Fields{"value": {"Tove Lind"}})
			id := w.open(t)[0].ID
			if action == desk.ActionReopen {
				w.decide(t, "mod", desk.ActionAccept, id)
			}
			w.stop()
			ctx, kill := context.WithCancel(t.Context())
			life := &life{last: 2, kill: kill} // it is taken, and not finished
			w.store = mortalStore{w.kept, life}
			w.startIn(t, ctx)
			w.say(t, w.decision("mod", action, id))
			for !life.dead() {
				_ = w.desk.Idle(t.Context())
			}
			w.stop()
			w.store = w.kept
			w.start(t)
			w.settle(t)
			want := map[string]string{
				desk.ActionAccept: "@mod accepted this.", desk.ActionReject: "@mod rejected this.", desk.ActionReopen: "",
			}[action]
			got := w.net.texts("review")[0]
			if !strings.Contains(got, want) || want == "" && strings.Contains(got, "this.") {
				t.Errorf("the review room has %q, want %q", got, want)
			}
		})
	}
}

// TestOwnConversationIsNoRoomToDecideIn lets nobody decide on facts from a
// conversation alone with the bot, whatever the network says of that room.
func TestOwnConversationIsNoRoomToDecideIn(t *testing.T) {
	w := newWorld(t, town)
	w.net.rulers = map[string]string{"direct-eve": "eve"}
	e := inGroup(desk.Said, "", "1", "who was mayor of Larn in 1935?")
	e.Place.Room, e.Author = "direct-eve", "eve"
	w.take(t, e)
	x := w.answerTo(t, "direct-eve", "1")
	slip, _, _ := strings.Cut(x.ID, "-")
	w.take(t, desk.Event{
		Kind: desk.Submitted, Place: x.Place, Author: "eve", Action: desk.FormWrong, Value: slip,
		Fields: desk.Fields{"fact": {"wren"}, "value": {"Eve"}},
	})
	c := w.open(t)[0]
	accept := w.decision("eve", desk.ActionAccept, c.ID)
	accept.Place.Room = "direct-eve"
	w.take(t, accept)
	if !w.says("Only moderators") || w.status(t, "wren") != facts.Accepted {
		t.Errorf("told %q; the fact is %s", w.net.texts("direct-eve"), w.status(t, "wren"))
	}
	if got := w.net.count("review", "@eve proposes"); got != 1 {
		t.Errorf("the review room of the rooms that she is in has %d proposals", got)
	}
	w.decide(t, "mod", desk.ActionAccept, c.ID)
	if w.status(t, "wren") != facts.Retracted {
		t.Error("a moderator of a room that she is in can't decide")
	}
}
