package quiz

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"footnote/bot"
	"footnote/bot/answer"
	"footnote/bot/phrase"
	"footnote/bot/post"
	"footnote/bot/study"
	"footnote/bot/study/card"
)

const (
	numbered     phrase.Text = "Question %s of %s"
	raceRules    phrase.Text = "%s. The first right answer wins; there are %s for it."
	roomRules    phrase.Text = "%s. Everyone's first answer counts; there are %s for it."
	buttonTrue   phrase.Text = "True"
	buttonFalse  phrase.Text = "False"
	buttonSkip   phrase.Text = "Skip"
	buttonBad    phrase.Text = "Bad question"
	buttonUnsure phrase.Text = "I don't know"
)

// ask is a question as it stands: with buttons while it is open. The words are
// the same when it is closed, so that nothing moves under the eyes of readers.
func (g *Game) ask(a *study.Act, n int) study.Saying {
	q := &g.Questions[n]
	lines := []string{g.head(a, n), q.Card.Question}
	for i, choice := range q.Card.Choices {
		lines = append(lines, lettered(i, choice))
	}
	p := post.Post{Note: strings.Join(lines, "\n"), Language: a.Phrases.Tag()}
	if q.ClosedBy == "" {
		p.Actions = g.buttons(a, n)
	}
	return study.Saying{Place: g.Place, Key: g.key("q", n), Post: p}
}

// head is the line above a question.
func (g *Game) head(a *study.Act, n int) string {
	head := a.Say(numbered, strconv.Itoa(n+1), strconv.Itoa(g.Count))
	switch g.Mode {
	case Race:
		return a.Say(raceRules, head, length(a, g.Clock))
	case Everyone:
		return a.Say(roomRules, head, length(a, g.Clock))
	}
	return head
}

// lettered is a choice with its letter.
func lettered(i int, choice string) string { return fmt.Sprintf("%c) %s", 'a'+i, choice) }

// buttons are those under an open question.
func (g *Game) buttons(a *study.Act, n int) []post.Action {
	var all []post.Action
	add := func(name, label string, choice int) {
		all = append(all, post.Action{Name: name, Value: press{g.ID, n, choice}.value(), Label: label})
	}
	c := &g.Questions[n].Card
	if c.Kind == card.Truth {
		add(actionAnswer, a.Say(buttonTrue), 0)
		add(actionAnswer, a.Say(buttonFalse), 1)
	}
	for i, choice := range c.Choices {
		add(actionAnswer, lettered(i, choice), i)
	}
	skip := buttonSkip
	if g.Mode == Alone {
		skip = buttonUnsure
	}
	add(actionSkip, a.Say(skip), 0)
	add(actionBad, a.Say(buttonBad), 0)
	return all
}

const (
	theAnswer phrase.Text = "The answer: %s"
	wereRight phrase.Text = "Right: %s."
	wasFirst  phrase.Text = "First with the right answer: %s."
	nobody    phrase.Text = "Nobody had it."
)

// tell is the answer to a question that is closed, who was right, and the words
// of the readings that it rests on.
func (g *Game) tell(a *study.Act, n int) study.Saying {
	var right []string
	for _, x := range g.answersTo(n) {
		if g.won(&x) {
			right = append(right, a.Around.Mention(x.Member))
		}
	}
	c := &g.Questions[n].Card
	note := a.Say(theAnswer, solution(a, c)) + "\n"
	switch {
	case len(right) == 0:
		note += a.Say(nobody)
	case g.Mode == Race:
		note += a.Say(wasFirst, right[0])
	default:
		note += a.Say(wereRight, a.Phrases.And(right))
	}
	return study.Saying{Place: g.Place, Key: g.key("a", n), Post: paidBack(a, c, note)}
}

// solution is the right answer, with its letter if it has one.
func solution(a *study.Act, c *card.Card) string {
	switch i := c.RightChoice(); {
	case c.Kind == card.Truth && c.Expected.True:
		return a.Say(isTrue)
	case c.Kind == card.Truth:
		return a.Say(isFalse)
	case i >= 0:
		return lettered(i, c.Answer)
	}
	return c.Answer
}

const (
	isTrue  phrase.Text = "it is true"
	isFalse phrase.Text = "it is not true"
)

// paidBack is a note with what the card rests on: the fact, with the quotes and
// where they stand.
func paidBack(a *study.Act, c *card.Card, note string) post.Post {
	r := &bot.Reply{Status: answer.Answered, Lead: c.Fact, Footnotes: c.Footnotes, Confidence: 1}
	for _, f := range c.Footnotes {
		r.LeadNotes = append(r.LeadNotes, f.N)
	}
	return post.Post{Note: note, Reply: r, Language: a.Phrases.Tag()}
}

const (
	nobodyDid  phrase.Text = "The quiz is over. Nobody played."
	scoreOf    phrase.Text = "%s: %s of %s"
	scoresHead phrase.Text = "The quiz is over. Right answers:"
)

// A score is how many questions of a game somebody had right.
type score struct {
	member string
	right  int
}

// ranking are the scores of those who played, the best first.
func (g *Game) ranking() []score {
	var all []score
	for i := range g.Answers {
		x := &g.Answers[i]
		at := slices.IndexFunc(all, func(s score) bool { return s.member == x.Member })
		if at < 0 {
			at, all = len(all), append(all, score{member: x.Member})
		}
		if g.won(x) {
			all[at].right++
		}
	}
	slices.SortStableFunc(all, func(a, b score) int {
		return cmp.Or(cmp.Compare(b.right, a.right), cmp.Compare(a.member, b.member))
	})
	return all
}

// asked is how many questions of the game were asked.
func (g *Game) asked() (n int) {
	for _, q := range g.Questions {
		if q.AskedBy != "" {
			n++
		}
	}
	return n
}

// final is the end of a game in a room.
func (g *Game) final(a *study.Act) study.Saying {
	note := a.Say(nobodyDid)
	if all := g.ranking(); len(all) > 0 {
		note = a.Say(scoresHead)
		for _, s := range all {
			note += "\n- " + a.Say(scoreOf, a.Around.Mention(s.member), strconv.Itoa(s.right), strconv.Itoa(g.asked()))
		}
	}
	return study.Saying{Place: g.Place, Key: g.key("end", 0), Post: post.Post{Note: note, Language: a.Phrases.Tag()}}
}
