package quiz

import (
	"cmp"
	"context"
	"slices"
	"time"

	"footnote/bot/phrase"
	"footnote/bot/study"
	"footnote/bot/study/card"
)

const (
	noFacts   phrase.Text = "There are no facts here to ask about yet."
	noFactsOf phrase.Text = "There is nothing about “%s” here that I could ask."
	busy      phrase.Text = "A quiz is going on here already. “quiz stop” ends it."
	absent    phrase.Text = "I am not in this room. Invite me, and do that again."
)

// open opens a quiz for everyone in the place.
func (m *Master) open(ctx context.Context, a *study.Act, o *order, about []string) ([]study.Saying, error) {
	if out, err := outside(ctx, a); err != nil || out {
		return a.Reply(a.Say(absent)), err
	}
	g := newGame(a, cmp.Or(o.mode, Everyone), about)
	g.Clock, g.Count = cmp.Or(o.clock, customaryClock), cmp.Or(o.count, fewQuestions)
	drawn, err := m.draw(ctx, a, &g, g.Count, nil)
	if err != nil {
		return nil, err
	}
	if len(drawn) == 0 {
		return a.Reply(nothingToAsk(a, o)), nil
	}
	for i := range drawn {
		g.Questions = append(g.Questions, Question{N: i, Card: drawn[i]})
	}
	g.Count = len(drawn)
	id, err := m.kept.BeginQuiz(ctx, g)
	if err != nil {
		return nil, err
	}
	if id != g.ID {
		return m.tell(a, a.Say(busy)), nil
	}
	return m.next(ctx, a, id)
}

// outside reports whether the act was done in a room that the bot is not in.
func outside(ctx context.Context, a *study.Act) (bool, error) {
	if a.Openly || a.Direct {
		return false, nil
	}
	rooms, err := a.Around.Rooms(ctx)
	return err == nil && !slices.Contains(rooms, a.Place.Room), wrap("list the rooms of a member", err)
}

// newGame is the game that the act opens. It goes by the message that was said,
// so that an edit of that opens no other one.
func newGame(a *study.Act, mode Mode, about []string) Game {
	by := *a
	if a.Message != "" && a.Action == "" {
		by.Key = "quiz " + a.Place.Room + " " + a.Message
	}
	return Game{ID: by.ID(), Place: a.Place, Mode: mode, Member: a.Member, About: about, Opened: moment(a.At)}
}

// moment is a time as it is kept.
func moment(t time.Time) time.Time { return t.UTC().Truncate(time.Microsecond) }

// nothingToAsk says that there are no cards.
func nothingToAsk(a *study.Act, o *order) string {
	if o.about != "" {
		return a.Say(noFactsOf, o.about)
	}
	return a.Say(noFacts)
}

// draw draws cards for the game, without retired ones and those that are not
// wanted.
func (m *Master) draw(ctx context.Context, a *study.Act, g *Game, count int, without map[string]bool) ([]card.Card, error) {
	retired, err := m.kept.RetiredCards(ctx)
	if err != nil {
		return nil, err
	}
	seed, err := m.seed(ctx, g, len(g.Questions))
	if err != nil {
		return nil, err
	}
	drawn, err := m.cards.Draw(ctx, card.Wanted{
		Count: count, Seed: seed, About: g.About, Sources: a.Sources, Until: a.Until, Phrases: a.Phrases,
		Without: func(id string) bool { return without[id] || slices.Contains(retired, id) },
	})
	return drawn, wrap("draw cards", err)
}

// next asks the next question that still holds or, if there is none, ends the
// game. An act that did that before shows what it asked.
func (m *Master) next(ctx context.Context, a *study.Act, id string) ([]study.Saying, error) {
	g, err := m.game(ctx, id)
	if err != nil || g == nil {
		return nil, err
	}
	if n := slices.IndexFunc(g.Questions, func(q Question) bool { return q.AskedBy == a.Key }); n >= 0 {
		return []study.Saying{g.ask(a, n)}, nil
	}
	if g.EndedBy == a.Key {
		return m.end(ctx, a, id)
	}
	if g.current() >= 0 || g.EndedBy != "" {
		return nil, nil // another act was faster
	}
	if g.Mode == Alone {
		return m.nextAlone(ctx, a, g)
	}
	for i := range g.Questions {
		q := &g.Questions[i]
		if q.ClosedBy != "" {
			continue
		}
		fit, err := m.fit(ctx, a, &q.Card)
		if err != nil {
			return nil, err
		}
		if fit {
			return m.ask(ctx, a, g, *q)
		}
		if _, err := m.kept.CloseCard(ctx, id, i, a.Key, moment(a.At)); err != nil {
			return nil, err
		}
	}
	return m.end(ctx, a, id)
}

// ask asks a question of the game, from now on.
func (m *Master) ask(ctx context.Context, a *study.Act, g *Game, q Question) ([]study.Saying, error) {
	q.AskedBy, q.Asked = a.Key, moment(a.At)
	if g.Clock > 0 {
		q.Until = q.Asked.Add(g.Clock)
	}
	if err := m.kept.AskCard(ctx, g.ID, q); err != nil {
		return nil, err
	}
	if q.N == len(g.Questions) {
		g.Questions = append(g.Questions, q)
	}
	g.Questions[q.N] = q
	return []study.Saying{g.ask(a, q.N)}, nil
}

// end ends the game and tells its scores.
func (m *Master) end(ctx context.Context, a *study.Act, id string) ([]study.Saying, error) {
	if err := m.kept.EndQuiz(ctx, id, a.Key, moment(a.At)); err != nil {
		return nil, err
	}
	g, err := m.game(ctx, id)
	if err != nil || g == nil {
		return nil, err
	}
	if g.Mode == Alone {
		return m.farewell(ctx, a, g)
	}
	return []study.Saying{g.final(a)}, nil
}

const (
	noted    phrase.Text = "Noted. Who was right is told when the question is closed."
	counted  phrase.Text = "Your first answer counts: “%s”."
	tooLate  phrase.Text = "That question is closed."
	faster   phrase.Text = "Right, but somebody was faster."
	notThat  phrase.Text = "That is not it."
	moreOfIt phrase.Text = "That is close. Can you say it more exactly?"
)

// count keeps an answer. What is told instead of going on, where it counts for
// nothing, is not nil then.
func (m *Master) count(ctx context.Context, a *study.Act, g *Game, n int, text string, v card.Verdict) (kept Answer, told []study.Saying, err error) {
	if v == card.Close {
		return kept, m.tell(a, a.Say(moreOfIt)), nil
	}
	kept, ok, err := m.kept.AnswerCard(ctx, g.answer(a, n, text, v))
	switch {
	case err != nil:
		return kept, nil, err
	case !ok:
		return kept, m.tell(a, a.Say(tooLate)), nil
	case kept.Act != a.Key:
		return kept, m.tell(a, a.Say(counted, kept.Text)), nil
	}
	return kept, nil, nil
}

// answer takes an answer to a question of a game in a room.
func (m *Master) answer(ctx context.Context, a *study.Act, g *Game, n int, text string, v card.Verdict) ([]study.Saying, error) {
	kept, told, err := m.count(ctx, a, g, n, text, v)
	if err != nil || told != nil {
		return told, err
	}
	switch {
	case g.Mode == Everyone:
		return m.tell(a, a.Say(noted)), nil
	case !kept.Right:
		return m.tell(a, a.Say(notThat)), nil
	}
	says, mine, err := m.closed(ctx, a, g.ID, n)
	if err != nil || mine {
		return says, err
	}
	return m.tell(a, a.Say(faster)), nil
}

// answer is what is kept of an answer.
func (g *Game) answer(a *study.Act, n int, text string, v card.Verdict) Answer {
	return Answer{
		Game: g.ID, N: n, Member: a.Member, Act: a.Key, Message: a.Message, Text: text, At: moment(a.At), Right: v == card.Right,
	}
}

// closed closes a question, tells who was right and goes on; mine is false if
// another act closed it.
func (m *Master) closed(ctx context.Context, a *study.Act, id string, n int) (says []study.Saying, mine bool, err error) {
	by, err := m.kept.CloseCard(ctx, id, n, a.Key, moment(a.At))
	if err != nil || by != a.Key {
		return nil, false, err
	}
	more, err := m.next(ctx, a, id)
	if err != nil {
		return nil, false, err
	}
	g, err := m.game(ctx, id)
	if err != nil || g == nil {
		return nil, false, err
	}
	return append([]study.Saying{g.ask(a, n), g.tell(a, n)}, more...), true, nil
}

// tell says something to the member of the act that nobody else is to see.
func (m *Master) tell(a *study.Act, note string) []study.Saying {
	says := a.Reply(note)
	if !a.Direct {
		says[0].To, says[0].Secret = a.Member, true
	}
	return says
}

const notRunning phrase.Text = "No quiz is going on here."

// skip closes the open question and goes on.
func (m *Master) skip(ctx context.Context, a *study.Act) ([]study.Saying, error) {
	g, err := m.running(ctx, a)
	if err != nil {
		return nil, err
	}
	if g == nil {
		return a.Reply(a.Say(notRunning)), nil
	}
	return m.pass(ctx, a, g, g.meant(a))
}

// pass closes a question and goes on.
func (m *Master) pass(ctx context.Context, a *study.Act, g *Game, n int) ([]study.Saying, error) {
	if n < 0 {
		return nil, nil
	}
	says, mine, err := m.closed(ctx, a, g.ID, n)
	if err != nil || mine {
		return says, err
	}
	return m.tell(a, a.Say(tooLate)), nil
}

// stop ends the game that goes on here.
func (m *Master) stop(ctx context.Context, a *study.Act) ([]study.Saying, error) {
	g, err := m.running(ctx, a)
	if err != nil {
		return nil, err
	}
	if g == nil {
		return a.Reply(a.Say(notRunning)), nil
	}
	n := g.meant(a)
	says, err := m.end(ctx, a, g.ID)
	if err != nil || n < 0 {
		return says, err
	}
	if g, err = m.game(ctx, g.ID); err != nil || g == nil {
		return nil, err
	}
	before := []study.Saying{g.ask(a, n)}
	if g.Mode != Alone {
		before = append(before, g.tell(a, n))
	}
	return append(before, says...), nil
}
