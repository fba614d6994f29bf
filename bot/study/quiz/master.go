package quiz

import (
	"context"
	"strings"

	"footnote/bot/phrase"
	"footnote/bot/study"
	"footnote/bot/study/card"
	"footnote/facts"
)

// Cards makes cards; [card.Maker] is one. It must be safe for concurrent use.
type Cards interface {
	Draw(ctx context.Context, w card.Wanted) ([]card.Card, error)
	Card(ctx context.Context, id string, w card.Wanted) (card.Card, error)
}

// Names finds entities by what people call them; see [bot.Names].
type Names interface {
	Names(ctx context.Context, how facts.Match, phrases []string) ([]facts.Name, error)
}

// A Master holds quizzes: it is a [study.Feature] with buttons and alarms, which
// hears answers. It is safe for concurrent use.
type Master struct {
	cards Cards
	names Names
	kept  Kept
}

// New returns a quiz master that asks what the cards have. None of them may be
// nil.
func New(cards Cards, names Names, kept Kept) *Master {
	return &Master{cards: cards, names: names, kept: kept}
}

const (
	aboutQuiz   phrase.Text = "a quiz for everyone here; alone with me, the cards that are due for you"
	aboutSkip   phrase.Text = "go on to the next question"
	aboutStop   phrase.Text = "end the quiz"
	aboutRemind phrase.Text = "tell you each day when cards are due, or “off”"
	aboutBad    phrase.Text = "list the questions that somebody holds for bad; “quiz keep ID” and “quiz drop ID” decide"
	aboutKeep   phrase.Text = "ask a question again that somebody held for bad"
	aboutDrop   phrase.Text = "never ask a question again"
	aboutScores phrase.Text = "the leaderboard of this room, and your own record; “scores join” and “scores leave” for being seen there"
	aboutJoin   phrase.Text = "be seen on the leaderboard of this room"
	aboutLeave  phrase.Text = "no longer be seen there"
)

// Commands are what can be told to the quiz master.
func (m *Master) Commands() []study.Command {
	one := func(args string) bool { return args != "" }
	return []study.Command{
		{Name: "quiz", Args: "[N] [about NAME] [race|everyone] [30s]", About: aboutQuiz, Spoken: isOrder, Do: m.start},
		{Name: "quiz skip", Also: []string{"quiz next"}, About: aboutSkip, Do: m.skip},
		{Name: "quiz stop", Also: []string{"quiz end", "stop quiz", "stop the quiz", "end the quiz"}, About: aboutStop, Do: m.stop},
		{Name: "quiz remind", Args: "18:00 Europe/Berlin", About: aboutRemind, Spoken: func(string) bool { return true }, Do: m.remind},
		{Name: "quiz bad", About: aboutBad, Do: m.bad},
		{Name: "quiz keep", Args: "ID", About: aboutKeep, Spoken: one, Do: m.keep},
		{Name: "quiz drop", Args: "ID", About: aboutDrop, Spoken: one, Do: m.drop},
		{Name: "scores", Also: []string{"quiz scores", "leaderboard"}, About: aboutScores, Do: m.scores},
		{Name: "scores join", Also: []string{"quiz scores join"}, About: aboutJoin, Do: m.join},
		{Name: "scores leave", Also: []string{"quiz scores leave"}, About: aboutLeave, Do: m.leave},
	}
}

// The names of the buttons. Their values are made by press.value.
const (
	actionAnswer = "quiz-answer"
	actionSkip   = "quiz-skip"
	actionStop   = "quiz-stop"
	actionBad    = "quiz-bad"
	actionHard   = "quiz-hard"
	actionEasy   = "quiz-easy"
	actionStart  = "quiz-start"
)

// Actions are the names of the buttons of quizzes.
func (m *Master) Actions() []string {
	return []string{actionAnswer, actionSkip, actionStop, actionBad, actionHard, actionEasy, actionStart}
}

// start opens a quiz in a room, or begins to review.
func (m *Master) start(ctx context.Context, a *study.Act) ([]study.Saying, error) {
	o, wrong := readOrder(a.Text)
	if wrong != nil {
		return a.Reply(a.Say(wrong.text, wrong.args...)), nil
	}
	about, ok, err := m.findAbout(ctx, &o)
	if err != nil {
		return nil, err
	}
	if !ok {
		return a.Reply(a.Say("The facts here know nobody and nothing by the name “%s”.", o.about)), nil
	}
	if a.Direct {
		return m.review(ctx, a, &o, about)
	}
	return m.open(ctx, a, &o, about)
}

// findAbout finds what an order is about. A number at the end of a name that the
// base does not have is how many questions are wanted.
func (m *Master) findAbout(ctx context.Context, o *order) (ids []string, ok bool, err error) {
	ids, ok, err = m.find(ctx, o.about)
	i := strings.LastIndexByte(o.about, ' ')
	if ok || err != nil || i < 0 || o.count > 0 {
		return ids, ok, err
	}
	counted := *o
	if wrong := counted.read(o.about[i+1:]); wrong != nil || counted.count == 0 {
		return nil, false, nil
	}
	ids, ok, err = m.find(ctx, o.about[:i])
	if ok {
		o.about, o.count = o.about[:i], counted.count
	}
	return ids, ok, err
}

// find finds the entities of a name; nil for no name, and ok is false where the
// base has none by that name.
func (m *Master) find(ctx context.Context, name string) (ids []string, ok bool, err error) {
	folded := facts.Fold(name)
	if folded == "" {
		return nil, name == "", nil
	}
	for _, how := range []facts.Match{facts.Exact, facts.Partial} {
		found, err := m.names.Names(ctx, how, []string{folded})
		if err != nil {
			return nil, false, wrap("find what a quiz is about", err)
		}
		for _, n := range found {
			ids = append(ids, n.Entity.ID)
		}
		if len(ids) > 0 {
			return ids, true, nil
		}
	}
	return nil, false, nil
}
