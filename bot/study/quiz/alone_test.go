package quiz_test

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// knows has a member answer the open card by a button, or say that it is not
// known.
func (w *world) knows(member string, right bool) string {
	w.t.Helper()
	c := w.open("direct", member)
	label, wrong := choices(c)
	if !right {
		label = wrong
	}
	if label != "" {
		return texts(w.press("direct", member, label))
	}
	answer := c.Answer
	if !right {
		answer = "I don't know"
	}
	says, heard := w.say("direct", member, answer)
	if !heard {
		w.t.Fatalf("%q is no answer to %q", answer, c.Question)
	}
	return texts(says)
}

func TestReviews(t *testing.T) {
	w := newWorld(t)
	first := w.command("direct", "ana", "quiz 2")
	is(t, "the first card", first, "q0")
	missed := w.open("direct", "ana").ID
	wrong := w.knows("ana", false)
	for _, want := range []string{"Not quite. The answer: ", "It comes again: in a minute.", "Larn Almanac", "Question 2 of 2"} {
		if !strings.Contains(wrong, want) {
			t.Errorf("a wrong answer: %q is not in:\n%s", want, wrong)
		}
	}
	known := w.open("direct", "ana").ID
	if right := w.knows("ana", true); !strings.Contains(right, "Right. Next: ") || !strings.Contains(right, "1 of 2 right.") {
		t.Errorf("a right answer and the end:\n%s", right)
	}
	w.now = w.now.Add(time.Hour)
	w.command("direct", "ana", "quiz 5")
	if again := w.open("direct", "ana").ID; again != missed {
		t.Errorf("first comes %s, want %s, which has been due for longest", again, missed)
	}
	w.knows("ana", true)
	if then := w.open("direct", "ana").ID; then != known {
		t.Errorf("then comes %s, want %s, which is due too", then, known)
	}
	w.knows("ana", true)
	if fresh := w.open("direct", "ana").ID; fresh == known || fresh == missed {
		t.Errorf("then comes %s again, want a new one", fresh)
	}
	has(t, "the end", w.command("direct", "ana", "quiz stop"), "That's it for now: 2 of 2 right.")
	if says := w.command("direct", "ben", "quiz"); w.open("direct", "ben") == nil || len(says) != 1 {
		t.Error("others have cards of their own")
	}
}

// How hard it was settles when a card comes again, however often that is said.
func TestHardAndEasy(t *testing.T) {
	w := newWorld(t)
	w.command("direct", "ana", "quiz 5")
	id := w.open("direct", "ana").ID
	w.knows("ana", true)
	due := func() time.Time {
		r, err := w.kept.CardReview(t.Context(), "test", "ana", id)
		if err != nil {
			t.Fatal(err)
		}
		return r.Schedule.Due()
	}
	good := due()
	says, heard := w.say("direct", "ana", "easy")
	easy := due()
	if !heard || !easy.After(good) {
		t.Errorf("easy puts the card from %v to %v", good, easy)
	}
	has(t, "easy", says, "Noted. That card comes again: ")
	w.say("direct", "ana", "easy")
	if !due().Equal(easy) {
		t.Errorf("easy said twice puts it to %v, not %v", due(), easy)
	}
	w.press("direct", "ana", "That was hard")
	if !due().Before(good) {
		t.Errorf("hard puts the card to %v, not before %v", due(), good)
	}
}

// A card whose fact was taken back does not come again.
func TestFactsTakenBack(t *testing.T) {
	w := newWorld(t)
	w.command("direct", "ana", "quiz 1")
	c := *w.open("direct", "ana")
	w.knows("ana", false)
	for _, id := range c.Statements {
		if err := w.base.Retract(t.Context(), id, "mod", "a test"); err != nil {
			t.Fatal(err)
		}
	}
	w.now = w.now.Add(time.Hour)
	w.command("direct", "ana", "quiz 20")
	for i := 0; w.game("direct", "ana") != nil && i < 25; i++ {
		next := w.open("direct", "ana")
		for _, id := range next.Statements {
			if id == c.Statements[0] {
				t.Fatalf("%q is asked, which rests on what was taken back", next.Question)
			}
		}
		w.knows("ana", true)
	}
}

func TestBadQuestions(t *testing.T) {
	w := newWorld(t)
	w.command("direct", "ana", "quiz 5")
	bad := w.open("direct", "ana").ID
	says, heard := w.say("direct", "ana", "bad question")
	if !heard || w.open("direct", "ana").ID == bad {
		t.Errorf("the bad question is still open:\n%s", texts(says))
	}
	has(t, "an objection", says, "Thank you.")
	w.command("group", "ana", "quiz 20")
	for _, q := range w.game("group", "ana").Questions {
		if q.Card.ID == bad {
			t.Error("a question that is held for bad is asked elsewhere")
		}
	}
	has(t, "a member", w.command("group", "ana", "quiz bad"), "Only those who look after this room")
	has(t, "a member", w.command("group", "ana", "quiz keep "+bad), "Only those who look after this room")
	has(t, "the list", w.command("group", "mod", "quiz bad"), bad)
	has(t, "no such question", w.command("group", "mod", "quiz keep nothing"), "Nobody holds a question “nothing” for bad.")
	has(t, "keep", w.command("group", "mod", "quiz keep "+bad), "It is asked again.")
	has(t, "the list", w.command("group", "mod", "quiz bad"), "Nobody holds a question for bad.")
	if ids, err := w.kept.RetiredCards(t.Context()); err != nil || len(ids) > 0 {
		t.Errorf("retired are %v, %v", ids, err)
	}
	has(t, "drop", w.command("group", "mod", "quiz drop "+bad), "It is never asked again.")
	if ids, err := w.kept.RetiredCards(t.Context()); err != nil || len(ids) != 1 {
		t.Errorf("retired are %v, %v", ids, err)
	}
}

// Two weeks over the day on which the clocks of Berlin go forward: a reminder a
// day at most, at six in the evening there, and only while cards are due.
func TestReminders(t *testing.T) {
	w := newWorld(t)
	w.now = time.Date(2024, 3, 25, 9, 0, 0, 0, time.UTC)
	has(t, "a bad zone", w.command("direct", "ana", "quiz remind 18:00 Berlin/Europe"), "I don't know the time zone")
	has(t, "a bad time", w.command("direct", "ana", "quiz remind six"), "Say when:")
	has(t, "set", w.command("group", "ana", "quiz remind 18:00 Europe/Berlin"), "at 18:00 (Europe/Berlin)")
	zone := zone(t, "Europe/Berlin")
	var got []string
	for range 14 * 24 * 2 {
		for _, s := range w.pass(30 * time.Minute) {
			if s.To != "ana" || s.Key == "" || s.Post.Actions[0].Label != "Start" {
				t.Errorf("said: %+v", s)
			}
			got = append(got, w.now.In(zone).Format("02 15:04"))
		}
		if at := w.now.In(zone).Format("02 15:04"); at == "27 09:00" || at == "27 09:01" {
			w.command("direct", "ana", "quiz 1")
			w.knows("ana", false)
		}
		w.now = w.now.Truncate(30 * time.Minute)
	}
	want := "27 18:00, 28 18:00, 29 18:00, 30 18:00, 31 18:00, 01 18:00, 02 18:00, 03 18:00, 04 18:00, 05 18:00, 06 18:00, 07 18:00"
	if list := strings.Join(got, ", "); list != want {
		t.Errorf("reminders at %s, want %s", list, want)
	}
	has(t, "off", w.command("direct", "ana", "quiz remind off"), "I no longer tell you")
	if says := w.pass(48 * time.Hour); says != nil {
		t.Errorf("reminded after all: %s", texts(says))
	}
}

// Where the program was down for days, nobody is told of the days that went.
func TestRemindersMissed(t *testing.T) {
	w := newWorld(t)
	w.command("direct", "ana", "quiz 1")
	w.knows("ana", false)
	w.command("direct", "ana", "quiz remind 18:00")
	if says := w.pass(3*24*time.Hour - 2*time.Hour); says != nil {
		t.Errorf("in the morning after: %s", texts(says))
	}
	if says := w.pass(9 * time.Hour); len(says) != 1 {
		t.Errorf("in the evening: %s", texts(says))
	}
}

func TestScores(t *testing.T) {
	w := newWorld(t)
	has(t, "nobody", w.command("group", "ana", "scores"), "Nobody is on the leaderboard")
	w.chosen("quiz 20 race")
	right, _ := choices(w.open("group", "ana"))
	w.press("group", "ana", right)
	has(t, "no list", w.command("group", "ben", "scores"), "Nobody is on the leaderboard")
	has(t, "joining", w.command("group", "ana", "scores join"), "You are on the leaderboard")
	listed := w.command("group", "ben", "scores")
	has(t, "the list", listed, "- @ana: 1 of 1")
	if len(listed) != 2 || listed[1].To != "ben" || !listed[1].Secret {
		t.Errorf("ben's own record is not ben's alone: %+v", listed)
	}
	has(t, "elsewhere", w.command("hall", "ben", "scores"), "Nobody is on the leaderboard")
	has(t, "alone", w.command("direct", "ana", "scores"), "Quizzes in rooms: 1 of 1 right")
	w.command("group", "ana", "scores leave")
	has(t, "after leaving", w.command("group", "ben", "scores"), "Nobody is on the leaderboard")
	for day := range 3 {
		w.now = noon.AddDate(0, 0, day+1)
		w.command("direct", "ana", "quiz 1")
		w.knows("ana", true)
	}
	has(t, "a streak", w.command("direct", "ana", "scores"), fmt.Sprintf("%d days of reviews in a row", 3))
}
