package quiz_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"footnote/bot/study"
	"footnote/bot/study/quiz"
	"footnote/facts"
)

// kept is what the world's games and reviews have come to.
func (w *world) keeps() string {
	w.t.Helper()
	all := ""
	for _, room := range []string{"group", "direct"} {
		for _, member := range []string{"ana", "ben"} {
			w.acts--
			w.now = w.now.Add(-time.Second)
			all += fmt.Sprintf("%+v\n", w.game(room, member))
			due, err := w.kept.DueCards(w.t.Context(), "test", member)
			if err != nil {
				w.t.Fatal(err)
			}
			all += fmt.Sprintf("%+v\n", due)
		}
	}
	return all
}

// Whatever is done, done again it says the same and changes nothing.
func TestTwice(t *testing.T) {
	for seed := range uint64(6) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			random := rand.New(rand.NewPCG(seed, 2))
			for i := range 60 {
				again := w.anything(random)
				if again == nil {
					continue
				}
				before, said := w.keeps(), again()
				if diff := cmp.Diff(before, w.keeps()); diff != "" {
					t.Fatalf("step %d: done again, it changed (-once +twice):\n%s", i, diff)
				}
				if diff := cmp.Diff(w.said, said, cmp.Comparer(func(a, b facts.Date) bool { return a == b })); diff != "" {
					t.Fatalf("step %d: done again, it says something else (-once +twice):\n%s", i, diff)
				}
			}
		})
	}
}

// anything does something at random, and returns what does it again; nil where
// there was nothing to do.
func (w *world) anything(random *rand.Rand) (again func() []study.Saying) {
	room, member := []string{"group", "direct"}[random.IntN(2)], []string{"ana", "ben"}[random.IntN(2)]
	a := w.act(room, member)
	pick := func(all ...string) string { return all[random.IntN(len(all))] }
	switch random.IntN(4) {
	case 0:
		text := pick("quiz 3 race", "quiz 4", "quiz skip", "quiz stop", "quiz remind 18:00", "scores", "scores join", "quiz 2 everyone 10s")
		again = func() []study.Saying { return w.do(a, text) }
	case 1:
		text := pick("a", "b", "skip", "hard", "easy", "I don't know", "bad question", "Ida Wren", "true", "lunch?")
		again = func() []study.Saying { says, _ := w.hear(a, text); return says }
	case 2:
		w.said = w.pass(time.Duration(random.IntN(60)) * time.Second)
		ring := w.last
		if len(w.said) == 0 || ring.Member != "" {
			return nil
		}
		value := ring.Value
		return func() []study.Saying {
			ring.Value = value
			says, err := w.master.Ring(w.t.Context(), ring)
			return w.stand(ring, says, err)
		}
	default:
		g := w.running(room, member)
		if g == nil {
			return nil
		}
		a.Openly = false
		a.Action = pick(w.master.Actions()...)
		a.Value = fmt.Sprintf("%s.%d.%d", g.ID, random.IntN(len(g.Questions)+1), random.IntN(2))
		if a.Action == "quiz-start" {
			a.Value = ""
		}
		again = func() []study.Saying { return w.pressed(a) }
	}
	w.said = again()
	return again
}

// running is the game in the room, as it is found without a new act.
func (w *world) running(room, member string) *quiz.Game {
	w.acts--
	w.now = w.now.Add(-time.Second)
	return w.game(room, member)
}
