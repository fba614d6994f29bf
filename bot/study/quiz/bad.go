package quiz

import (
	"context"
	"strings"

	"footnote/bot/phrase"
	"footnote/bot/study"
	"footnote/bot/study/card"
)

const objected phrase.Text = "Thank you. That question is not asked any more until somebody who looks after a room has decided on it."

// object keeps that a member holds a question for bad: its card is asked nowhere
// until that was decided on. If it is open, the game goes on with the next one.
func (m *Master) object(ctx context.Context, a *study.Act, g *Game, n int) ([]study.Saying, error) {
	q := &g.Questions[n]
	o := Objection{Card: q.Card, Network: a.Place.Network, Member: a.Member, At: moment(a.At)}
	if err := m.kept.ObjectCard(ctx, o); err != nil {
		return nil, err
	}
	says := m.tell(a, a.Say(objected))
	if q.ClosedBy != "" && q.ClosedBy != a.Key {
		return says, nil
	}
	more, _, err := m.closed(ctx, a, g.ID, n)
	return append(says, more...), err
}

const (
	onlyModerators phrase.Text = "Only those who look after this room decide on questions."
	noneBad        phrase.Text = "Nobody holds a question for bad."
	someBad        phrase.Text = "Held for bad, and not asked until you decide:"
	oneBad         phrase.Text = "%s: “%s” (the answer: %s), says %s"
	howToDecide    phrase.Text = "“quiz keep ID” asks it again, “quiz drop ID” never."
	noObjection    phrase.Text = "Nobody holds a question “%s” for bad."
	isKept         phrase.Text = "It is asked again."
	isDropped      phrase.Text = "It is never asked again."
)

// mostBad is how many objections are listed at most.
const mostBad = 10

// bad lists what waits for a verdict and rests on readings of this room.
func (m *Master) bad(ctx context.Context, a *study.Act) ([]study.Saying, error) {
	if ok, err := a.Around.Moderates(ctx); err != nil || !ok {
		return m.tell(a, a.Say(onlyModerators)), err
	}
	all, err := m.visible(ctx, a)
	if err != nil {
		return nil, err
	}
	if len(all) == 0 {
		return m.tell(a, a.Say(noneBad)), nil
	}
	lines := []string{a.Say(someBad)}
	for _, o := range all[:min(len(all), mostBad)] {
		who := o.Member
		if o.Network == a.Place.Network {
			who = a.Around.Mention(o.Member)
		}
		lines = append(lines, "- "+a.Say(oneBad, o.Card.ID, o.Card.Question, solution(a, &o.Card), who))
	}
	return m.tell(a, strings.Join(append(lines, a.Say(howToDecide)), "\n")), nil
}

// mostWaiting is among how many waiting objections those of a room are looked
// for.
const mostWaiting = 200

// visible are the waiting objections to cards that may be seen here.
func (m *Master) visible(ctx context.Context, a *study.Act) ([]Objection, error) {
	all, err := m.kept.ObjectedCards(ctx, mostWaiting)
	if err != nil {
		return nil, err
	}
	var some []Objection
	for _, o := range all {
		_, err := m.cards.Card(ctx, o.Card.ID, card.Wanted{Sources: a.Sources, Until: a.Until, Phrases: a.Phrases})
		switch {
		case err == nil:
			some = append(some, o)
		case !notFound(err):
			return nil, wrap("look for a card", err)
		}
	}
	return some, nil
}

func (m *Master) keep(ctx context.Context, a *study.Act) ([]study.Saying, error) {
	return m.decide(ctx, a, Keep, isKept)
}

func (m *Master) drop(ctx context.Context, a *study.Act) ([]study.Saying, error) {
	return m.decide(ctx, a, Drop, isDropped)
}

// decide gives the objection that the act names a verdict.
func (m *Master) decide(ctx context.Context, a *study.Act, v Verdict, done phrase.Text) ([]study.Saying, error) {
	if ok, err := a.Around.Moderates(ctx); err != nil || !ok {
		return m.tell(a, a.Say(onlyModerators)), err
	}
	id := strings.TrimSpace(a.Text)
	decided, err := m.kept.DecideCard(ctx, id, v, a.Member, moment(a.At))
	if err != nil {
		return nil, err
	}
	if !decided {
		return m.tell(a, a.Say(noObjection, id)), nil
	}
	return m.tell(a, a.Say(done)), nil
}
