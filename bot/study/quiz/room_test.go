package quiz_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"footnote/bot/study"
)

// keys are the keys of what was said to everyone, and who else was told
// something.
func keys(says []study.Saying) []string {
	var all []string
	for _, s := range says {
		switch parts := strings.Split(s.Key, "-"); {
		case s.To != "":
			all = append(all, "to "+s.To)
		case len(parts) == 3:
			all = append(all, parts[2])
		default:
			all = append(all, "note")
		}
	}
	return all
}

// is compares what was said.
func is(t *testing.T, what string, says []study.Saying, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, keys(says)); diff != "" {
		t.Errorf("%s (-want +got):\n%s\n%s", what, diff, texts(says))
	}
}

// has looks for a text in what was said.
func has(t *testing.T, what string, says []study.Saying, text string) {
	t.Helper()
	if !strings.Contains(texts(says), text) {
		t.Errorf("%s: %q is not in:\n%s", what, text, texts(says))
	}
}

// chosen opens a quiz whose first question has choices.
func (w *world) chosen(order string) {
	w.t.Helper()
	w.command("group", "ana", order)
	for range 20 {
		if right, wrong := choices(w.open("group", "ana")); right != "" && wrong != "" {
			return
		}
		w.command("group", "ana", "quiz skip")
	}
	w.t.Fatal("no question has choices")
}

func TestRace(t *testing.T) {
	w := newWorld(t)
	w.chosen("quiz 20 race")
	right, wrong := choices(w.open("group", "ana"))
	is(t, "a wrong answer", w.press("group", "ben", wrong), "to ben")
	is(t, "a second answer", w.press("group", "ben", right), "to ben")
	n := w.game("group", "ana").Answers[0].N
	pressed := w.press("group", "ana", right)
	if len(pressed) != 3 {
		t.Fatalf("the right answer: %v", keys(pressed))
	}
	has(t, "the right answer", pressed, "First with the right answer: @ana.")
	late := *w.last
	late.Key, late.Member = "late", "cem"
	is(t, "a late answer", w.pressed(&late), "to cem")
	has(t, "a late answer", w.pressed(&late), "That question is closed.")
	g := w.game("group", "ana")
	if g.Questions[n].ClosedBy == "" || len(g.Answers) != 2 {
		t.Errorf("the question is closed by %q with answers %v", g.Questions[n].ClosedBy, g.Answers)
	}
	end := w.command("group", "ana", "quiz stop")
	has(t, "the end", end, "- @ana: 1 of")
	has(t, "the end", end, "- @ben: 0 of")
	if strings.Contains(texts(end), "cem") {
		t.Errorf("the scores name somebody who did not play:\n%s", texts(end))
	}
}

func TestEveryone(t *testing.T) {
	w := newWorld(t)
	w.chosen("quiz 20 everyone 45s")
	right, wrong := choices(w.open("group", "ana"))
	for _, tt := range []struct{ member, label string }{{"ana", right}, {"ben", wrong}, {"cem", right}} {
		says := w.press("group", tt.member, tt.label)
		is(t, "an answer", says, "to "+tt.member)
		has(t, "an answer", says, "Noted.")
		if !says[0].Secret {
			t.Errorf("others may see what %s is told", tt.member)
		}
	}
	if says := w.pass(30 * time.Second); says != nil {
		t.Errorf("before the clock ran out: %s", texts(says))
	}
	says := w.pass(15 * time.Second)
	has(t, "the clock ran out", says, "Right: @ana and @cem.")
	if again := w.pass(time.Second); again != nil {
		t.Errorf("the same clock again: %s", texts(again))
	}
}

// Every wrong answer is paid back with the words of the reading.
func TestQuotes(t *testing.T) {
	w := newWorld(t)
	w.command("group", "ana", "quiz 3 about Bram Oke")
	says := w.pass(30 * time.Second)
	for range 3 {
		says = append(says, w.pass(30*time.Second)...)
	}
	has(t, "the answers", says, "Nobody had it.")
	has(t, "the answers", says, "\n\"From 1928 on, Bram Oke was mayor.\"")
	has(t, "the answers", says, `[1] Ada Holt, "Larn Almanac", p. 12`)
	has(t, "the end", says, "The quiz is over. Nobody played.")
	if w.game("group", "ana") != nil {
		t.Error("the quiz goes on")
	}
}

func TestOneAtATime(t *testing.T) {
	w := newWorld(t)
	w.command("group", "ana", "quiz 3")
	is(t, "a second quiz", w.command("group", "ben", "quiz 3"), "to ben")
	is(t, "a quiz elsewhere", w.command("hall", "ben", "quiz 3"), "q0")
	w.command("group", "ben", "quiz stop")
	is(t, "after the end", w.command("group", "ben", "quiz 3"), "q0")
}

func TestNoGame(t *testing.T) {
	w := newWorld(t)
	for _, tt := range []struct{ order, want string }{
		{"quiz stop", "No quiz is going on here."},
		{"quiz skip", "No quiz is going on here."},
		{"quiz 50", "A quiz has 1 to 20 questions."},
		{"quiz 2s", "The clock of a question"},
		{"quiz quickly", "I don't understand “quickly”."},
		{"quiz about Atlantis", "know nobody and nothing by the name “Atlantis”"},
	} {
		has(t, tt.order, w.command("group", "ana", tt.order), tt.want)
	}
	if _, heard := w.say("group", "ana", "a"); heard {
		t.Error("a letter is taken for an answer where no quiz goes on")
	}
	empty := worldOf(t, "sources: []\n")
	has(t, "an empty base", empty.command("group", "ana", "quiz"), "There are no facts here to ask about yet.")
	has(t, "an empty base, alone", empty.command("direct", "ana", "quiz"), "There are no facts here to ask about yet.")
	far := w.act("elsewhere", "ana")
	far.Openly = false
	has(t, "a room without the bot", w.do(far, "quiz"), "I am not in this room.")
}

// A fact that was taken back is not asked any more, nor is one that the room may
// not see.
func TestOnlyWhatHolds(t *testing.T) {
	w := newWorld(t)
	w.command("group", "ana", "quiz 20")
	g := w.game("group", "ana")
	for _, id := range []string{"oke", "wren", "opening", "holt", "flood", "money"} {
		if err := w.base.Retract(t.Context(), id, "mod", "a test"); err != nil {
			t.Fatal(err)
		}
	}
	says := w.command("group", "ana", "quiz skip")
	has(t, "after everything was taken back", says, "The quiz is over.")
	if len(g.Questions) < 4 {
		t.Errorf("the quiz had %d questions", len(g.Questions))
	}
	other := newWorld(t)
	a := other.act("group", "ana")
	a.Sources = []string{"almanac"}
	other.do(a, "quiz 20")
	for _, q := range other.game("group", "ana").Questions {
		for _, f := range q.Card.Footnotes {
			if f.Source.ID != "almanac" {
				t.Errorf("%q rests on %s", q.Card.Question, f.Source.ID)
			}
		}
	}
}

func TestButtonsOfOthers(t *testing.T) {
	w := newWorld(t)
	w.chosen("quiz 20")
	right, _ := choices(w.open("group", "ana"))
	w.press("group", "ana", right)
	good := *w.last
	for _, tt := range []struct {
		name   string
		change func(*study.Act)
	}{
		{"another room", func(a *study.Act) { a.Place.Room = "hall" }},
		{"another network", func(a *study.Act) { a.Place.Network = "other" }},
		{"no value", func(a *study.Act) { a.Value = "" }},
		{"no such game", func(a *study.Act) { a.Value = "x.0.0" }},
		{"no such question", func(a *study.Act) { a.Value = strings.SplitN(a.Value, ".", 2)[0] + ".99.0" }},
		{"no such choice", func(a *study.Act) { a.Value = strings.SplitN(a.Value, ".", 2)[0] + ".0.99" }},
		{"a number below zero", func(a *study.Act) { a.Value = strings.SplitN(a.Value, ".", 2)[0] + ".-1.0" }},
	} {
		a := good
		a.Key = tt.name
		tt.change(&a)
		has(t, tt.name, w.pressed(&a), "no longer there")
	}
}
