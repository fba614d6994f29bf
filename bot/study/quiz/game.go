package quiz

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"

	"footnote/bot/study"
	"footnote/bot/study/card"
	"footnote/facts"
)

// current is the index of the question that is open; -1 for none.
func (g *Game) current() int {
	return slices.IndexFunc(g.Questions, func(q Question) bool { return q.AskedBy != "" && q.ClosedBy == "" })
}

// of is the index of the question that the act answered or closed; -1 for none.
func (g *Game) of(act string) int {
	for _, x := range g.Answers {
		if x.Act == act {
			return x.N
		}
	}
	return slices.IndexFunc(g.Questions, func(q Question) bool { return q.ClosedBy == act && q.AskedBy != "" })
}

// meant is the index of the question that an act is about: the one that it
// has dealt with before or, done for the first time, the one that is open; -1
// for none.
func (g *Game) meant(a *study.Act) int {
	if n := g.of(a.Key); n >= 0 {
		return n
	}
	return g.current()
}

// answersTo are the answers to a question, in the order in which they came.
func (g *Game) answersTo(n int) []Answer {
	var all []Answer
	for _, x := range g.Answers {
		if x.N == n {
			all = append(all, x)
		}
	}
	return all
}

// won reports whether the answer counts as right: in a race only the one that
// closed the question does.
func (g *Game) won(x *Answer) bool {
	return x.Right && (g.Mode != Race || g.Questions[x.N].ClosedBy == x.Act)
}

// key names a post of the game.
func (g *Game) key(what string, n int) string {
	return "quiz-" + g.ID + "-" + what + strconv.Itoa(n)
}

// seed decides what is drawn as the question of that index: it follows from how
// many quizzes the room has had. What was drawn is kept, so that it need not be
// drawn again.
func (m *Master) seed(ctx context.Context, g *Game, n int) (uint64, error) {
	held, err := m.kept.Quizzes(ctx, g.Place)
	h := fnv.New64a()
	fmt.Fprint(h, held, " ", n)
	return h.Sum64(), err
}

// A press is what the value of a button means.
type press struct {
	game   string
	n      int
	choice int // of the answers; 0 for other buttons
}

// value is how a button carries it.
func (p press) value() string { return fmt.Sprintf("%s.%d.%d", p.game, p.n, p.choice) }

// readPress reads what value wrote; ok is false for anything else.
func readPress(value string) (p press, ok bool) {
	parts := strings.Split(value, ".")
	if len(parts) != 3 {
		return p, false
	}
	n, err := strconv.Atoi(parts[1])
	choice, err2 := strconv.Atoi(parts[2])
	return press{parts[0], n, choice}, err == nil && err2 == nil && n >= 0 && choice >= 0
}

// choices are what there is to choose from; nil where the answer is to be typed.
func choices(c *card.Card) []string {
	if c.Kind == card.Truth {
		return []string{"true", "false"}
	}
	return c.Choices
}

// running is the game that goes on where the act was done, or was ended by it;
// nil for none.
func (m *Master) running(ctx context.Context, a *study.Act) (*Game, error) {
	id, err := m.kept.RunningQuiz(ctx, a.Place, a.Key)
	if err != nil || id == "" {
		return nil, err
	}
	return m.game(ctx, id)
}

// game is the game with the ID; nil for none.
func (m *Master) game(ctx context.Context, id string) (*Game, error) {
	g, ok, err := m.kept.Quiz(ctx, id)
	if err != nil || !ok {
		return nil, err
	}
	return &g, nil
}

// fit reports whether a card may still be asked: what it rests on holds, may be
// used here, and nobody holds the card for bad.
func (m *Master) fit(ctx context.Context, a *study.Act, c *card.Card) (bool, error) {
	retired, err := m.kept.RetiredCards(ctx)
	if err != nil || slices.Contains(retired, c.ID) {
		return false, err
	}
	_, err = m.cards.Card(ctx, c.ID, card.Wanted{Sources: a.Sources, Until: a.Until, Phrases: a.Phrases})
	if notFound(err) {
		return false, nil
	}
	return err == nil, wrap("look whether a card still holds", err)
}

// notFound reports whether a card can't be made any more.
func notFound(err error) bool { return errors.Is(err, facts.ErrNotFound) }

// wrap says what was being done when err came, if one did.
func wrap(doing string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", doing, err)
}
