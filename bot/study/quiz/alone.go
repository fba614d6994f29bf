package quiz

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"time"

	"footnote/bot/phrase"
	"footnote/bot/post"
	"footnote/bot/study"
	"footnote/bot/study/card"
)

// review begins to go through the cards of a member. What the member had begun
// before is left.
func (m *Master) review(ctx context.Context, a *study.Act, o *order, about []string) ([]study.Saying, error) {
	g := newGame(a, Alone, about)
	g.Count = cmp.Or(o.count, someQuestions)
	before, err := m.running(ctx, a)
	if err != nil {
		return nil, err
	}
	if before != nil && before.ID != g.ID && before.EndedBy == "" {
		if err := m.kept.EndQuiz(ctx, before.ID, a.Key, moment(a.At)); err != nil {
			return nil, err
		}
	}
	if _, err := m.kept.BeginQuiz(ctx, g); err != nil {
		return nil, err
	}
	says, err := m.next(ctx, a, g.ID)
	if err != nil {
		return nil, err
	}
	if now, err := m.game(ctx, g.ID); err != nil || now == nil || len(now.Questions) > 0 {
		return says, err
	}
	return m.nothingDue(ctx, a, o)
}

const nothingNew phrase.Text = "Nothing is due for you now, and there is nothing new to learn."

// nothingDue says that there is no card for the member.
func (m *Master) nothingDue(ctx context.Context, a *study.Act, o *order) ([]study.Saying, error) {
	due, err := m.kept.DueCards(ctx, a.Place.Network, a.Member)
	if err != nil {
		return nil, err
	}
	if o.about != "" || len(due) == 0 {
		return a.Reply(nothingToAsk(a, o)), nil
	}
	note, err := m.outlook(ctx, a)
	return a.Reply(joinLines(a.Say(nothingNew), note)), err
}

// nextAlone asks the next card or, if there is none or it is enough, ends the
// reviews.
func (m *Master) nextAlone(ctx context.Context, a *study.Act, g *Game) ([]study.Saying, error) {
	n := len(g.Questions)
	if n >= g.Count {
		return m.end(ctx, a, g.ID)
	}
	c, ok, err := m.pick(ctx, a, g)
	if err != nil {
		return nil, err
	}
	if !ok {
		return m.end(ctx, a, g.ID)
	}
	return m.ask(ctx, a, g, Question{N: n, Card: c})
}

// pick picks the card that has been due for longest or, if none is, a new one.
func (m *Master) pick(ctx context.Context, a *study.Act, g *Game) (c card.Card, ok bool, err error) {
	seen := make(map[string]bool)
	for _, q := range g.Questions {
		seen[q.Card.ID] = true
	}
	if g.About == nil {
		due, err := m.kept.DueCards(ctx, a.Place.Network, a.Member)
		if err != nil {
			return c, false, err
		}
		if c, ok, err = m.pickDue(ctx, a, g, due); ok || err != nil {
			return c, ok, err
		}
		for _, d := range due {
			seen[d.Card] = true
		}
	}
	// One more than were asked: these may be the same ones.
	drawn, err := m.draw(ctx, a, g, len(seen)+1, nil)
	if err != nil {
		return c, false, err
	}
	c, ok = fresh(drawn, g, seen)
	return c, ok, nil
}

// fresh is the first card that was not seen, if there is one of statements that
// the game has not asked about: the answers told those of their other cards.
func fresh(drawn []card.Card, g *Game, seen map[string]bool) (c card.Card, ok bool) {
	drawn = slices.DeleteFunc(drawn, func(d card.Card) bool { return seen[d.ID] })
	if len(drawn) == 0 {
		return c, false
	}
	told := func(statement string) bool {
		return slices.ContainsFunc(g.Questions, func(q Question) bool { return slices.Contains(q.Card.Statements, statement) })
	}
	i := slices.IndexFunc(drawn, func(d card.Card) bool { return !slices.ContainsFunc(d.Statements, told) })
	return drawn[max(i, 0)], true
}

// pickDue picks the first of the due cards that still holds and was not the last
// one asked.
func (m *Master) pickDue(ctx context.Context, a *study.Act, g *Game, due []Due) (c card.Card, ok bool, err error) {
	retired, err := m.kept.RetiredCards(ctx)
	if err != nil {
		return c, false, err
	}
	n := len(g.Questions)
	seed, err := m.seed(ctx, g, n)
	if err != nil {
		return c, false, err
	}
	for _, d := range due {
		if d.At.After(a.At) {
			break
		}
		if slices.Contains(retired, d.Card) || n > 0 && g.Questions[n-1].Card.ID == d.Card {
			continue
		}
		c, err = m.cards.Card(ctx, d.Card, card.Wanted{Seed: seed, Sources: a.Sources, Until: a.Until, Phrases: a.Phrases})
		if err == nil {
			return c, true, nil
		}
		if !notFound(err) {
			return c, false, wrap("make a due card", err)
		}
	}
	return c, false, nil
}

const (
	itIsRight  phrase.Text = "Right. Next: %s."
	itIsWrong  phrase.Text = "Not quite. The answer: %s. It comes again: %s."
	buttonHard phrase.Text = "That was hard"
	buttonEasy phrase.Text = "That was easy"
)

// recall takes a member's answer to a card: it tells at once whether it was
// right, settles when the card comes again, and goes on.
func (m *Master) recall(ctx context.Context, a *study.Act, g *Game, n int, text string, v card.Verdict) ([]study.Saying, error) {
	kept, told, err := m.count(ctx, a, g, n, text, v)
	if err != nil || told != nil {
		return told, err
	}
	rating := card.Again
	if kept.Right {
		rating = card.Good
	}
	r, err := m.rate(ctx, a, g.Questions[n].Card.ID, rating)
	if err != nil {
		return nil, err
	}
	if _, err := m.kept.CloseCard(ctx, g.ID, n, a.Key, moment(a.At)); err != nil {
		return nil, err
	}
	more, err := m.next(ctx, a, g.ID)
	if err != nil {
		return nil, err
	}
	g.Questions[n].ClosedBy = a.Key
	return append([]study.Saying{g.ask(a, n), g.feedback(a, n, &kept, r.Schedule.Due())}, more...), nil
}

// rate keeps how well a member knew a card, once for each act.
func (m *Master) rate(ctx context.Context, a *study.Act, id string, rating card.Rating) (Review, error) {
	r, err := m.kept.CardReview(ctx, a.Place.Network, a.Member, id)
	if err != nil || r.Act == a.Key {
		return r, err
	}
	zone, err := m.zone(ctx, a)
	if err != nil {
		return r, err
	}
	r.Before, r.Rating, r.At, r.Act = r.Schedule, rating, moment(a.At), a.Key
	r.Schedule = r.Before.Review(r.At, rating)
	return r, m.kept.SetCardReview(ctx, r, a.At.In(zone).Format(time.DateOnly))
}

// feedback says whether an answer was right, with what the card rests on.
func (g *Game) feedback(a *study.Act, n int, x *Answer, due time.Time) study.Saying {
	c := &g.Questions[n].Card
	note := a.Say(itIsWrong, solution(a, c), until(a, due))
	if x.Right {
		note = a.Say(itIsRight, until(a, due))
	}
	p := paidBack(a, c, note)
	if value := (press{game: g.ID, n: n}).value(); x.Right {
		p.Actions = []post.Action{
			{Name: actionHard, Value: value, Label: a.Say(buttonHard)}, {Name: actionEasy, Value: value, Label: a.Say(buttonEasy)},
		}
	}
	return study.Saying{Place: g.Place, Key: g.key("a", n), Post: p}
}

// ratings are those that a member may give a right answer in a word.
var ratings = map[told]card.Rating{toldHard: card.Hard, toldEasy: card.Easy}

// last is the index of the question that was answered last; -1 for none.
func (g *Game) last(a *study.Act) int {
	if len(g.Answers) == 0 {
		return -1
	}
	return g.Answers[len(g.Answers)-1].N
}

const (
	notRated phrase.Text = "That can be said of the last right answer only."
	rated    phrase.Text = "Noted. That card comes again: %s."
)

// rerate settles anew when a card comes again whose answer was right, by how
// hard that was.
func (m *Master) rerate(ctx context.Context, a *study.Act, g *Game, n int, rating card.Rating) ([]study.Saying, error) {
	if n < 0 {
		return a.Reply(a.Say(notRated)), nil
	}
	r, err := m.kept.CardReview(ctx, a.Place.Network, a.Member, g.Questions[n].Card.ID)
	if err != nil {
		return nil, err
	}
	same := slices.ContainsFunc(g.answersTo(n), func(x Answer) bool { return x.Right && x.Act == r.Act })
	if !same {
		return a.Reply(a.Say(notRated)), nil
	}
	r.Rating, r.Schedule = rating, r.Before.Review(r.At, rating)
	if err := m.kept.SetCardReview(ctx, r, ""); err != nil {
		return nil, err
	}
	return a.Reply(a.Say(rated, until(a, r.Schedule.Due()))), nil
}

const (
	doneAlone phrase.Text = "That's it for now: %s of %s right."
	endAlone  phrase.Text = "That's it for now."
)

// farewell ends the reviews: how it went, and what is due when.
func (m *Master) farewell(ctx context.Context, a *study.Act, g *Game) ([]study.Saying, error) {
	if len(g.Questions) == 0 {
		return nil, nil // it had not begun
	}
	note := a.Say(endAlone)
	if len(g.Answers) > 0 {
		right := 0
		for _, s := range g.ranking() {
			right += s.right
		}
		note = a.Say(doneAlone, strconv.Itoa(right), strconv.Itoa(len(g.Answers)))
	}
	due, err := m.outlook(ctx, a)
	if err != nil {
		return nil, err
	}
	p := post.Post{Note: joinLines(note, due), Language: a.Phrases.Tag()}
	return []study.Saying{{Place: g.Place, Key: g.key("end", 0), Post: p}}, nil
}
