package quiz

import (
	"context"
	"slices"
	"strings"

	"footnote/bot/phrase"
	"footnote/bot/study"
	"footnote/bot/study/card"
	"footnote/facts"
)

// A told is what a member may tell the quiz master in a word while a question is
// open.
type told int

const (
	toldNothing told = iota
	toldSkip
	toldStop
	toldBad
	toldUnsure
	toldHard
	toldEasy
)

// tellings are the words for it, folded.
var tellings = map[string]told{
	"skip": toldSkip, "next": toldSkip, "pass": toldSkip, "skip it": toldSkip, "next question": toldSkip,
	"stop": toldStop, "quit": toldStop, "enough": toldStop,
	"bad question": toldBad, "this question is bad": toldBad, "this is a bad question": toldBad, "thats a bad question": toldBad,
	"i dont know": toldUnsure, "dont know": toldUnsure, "no idea": toldUnsure, "i have no idea": toldUnsure, "idk": toldUnsure,
	"hard": toldHard, "easy": toldEasy, "that was hard": toldHard, "that was easy": toldEasy,
}

// Hear takes a message that answers the open question of a game, or tells what
// to do with it.
func (m *Master) Hear(ctx context.Context, a *study.Act) (says []study.Saying, heard bool, err error) {
	g, err := m.running(ctx, a)
	if err != nil || g == nil || !g.heeds(a) {
		return nil, false, err
	}
	if g.again(a) {
		return nil, true, nil // its first wording counts
	}
	if t := tellings[facts.Fold(a.Text)]; t != toldNothing {
		return m.told(ctx, a, g, t)
	}
	n := g.meant(a)
	if a.Command || n < 0 {
		return nil, false, nil
	}
	text := strings.TrimSpace(a.Text)
	v := g.Questions[n].Card.Judge(text)
	if v == card.NotAnAnswer || v == card.Wrong && asks(text) {
		return nil, false, nil
	}
	says, err = m.take(ctx, a, g, n, text, v)
	return says, true, err
}

// askingWords begin what asks something, folded, and helpWords ask for help by
// themselves.
var (
	askingWords = strings.Fields("who whom whose what which when where why how says did does was is are wer was wann wo warum wieso weshalb wie")
	helpWords   = []string{"help", "hilfe", "why", "how", "what", "warum", "wie", "was"}
)

// asks reports whether a text that is no right answer asks something: "1928?" is
// a guess.
func asks(text string) bool {
	words := strings.Fields(facts.Fold(text))
	switch {
	case len(words) == 0:
		return false
	case len(words) == 1:
		return slices.Contains(helpWords, words[0])
	}
	return strings.HasSuffix(text, "?") || slices.Contains(askingWords, words[0])
}

// heeds reports whether the message may be one of the game: it was said to the
// bot, or where the game's questions stand.
func (g *Game) heeds(a *study.Act) bool {
	if g.Mode == Alone {
		return a.Direct && a.Member == g.Member && a.Place.Thread == g.Place.Thread
	}
	said := a.Place.Thread
	if said == a.Message {
		said = "" // it begins a thread at most
	}
	return a.Addressed || said == g.Place.Thread
}

// again reports whether the message was taken as an answer before, and has only
// been edited.
func (g *Game) again(a *study.Act) bool {
	return a.Message != "" && slices.ContainsFunc(g.Answers, func(x Answer) bool { return x.Message == a.Message && x.Act != a.Key && x.Member == a.Member })
}

// take takes an answer to a question.
func (m *Master) take(ctx context.Context, a *study.Act, g *Game, n int, text string, v card.Verdict) ([]study.Saying, error) {
	if g.Mode == Alone {
		return m.recall(ctx, a, g, n, text, v)
	}
	return m.answer(ctx, a, g, n, text, v)
}

// told does what a member told in a word. Among others, what may be talk is only
// meant if it was said to the bot.
func (m *Master) told(ctx context.Context, a *study.Act, g *Game, t told) (says []study.Saying, heard bool, err error) {
	n := g.meant(a)
	alone := g.Mode == Alone
	switch {
	case t == toldBad && n >= 0:
		says, err = m.object(ctx, a, g, n)
	case alone && (t == toldHard || t == toldEasy):
		says, err = m.rerate(ctx, a, g, g.last(a), ratings[t])
	case alone && t == toldUnsure && n >= 0:
		says, err = m.recall(ctx, a, g, n, strings.TrimSpace(a.Text), card.Wrong)
	case t == toldSkip && (alone || a.Addressed) && n >= 0:
		says, err = m.pass(ctx, a, g, n)
	case t == toldStop && (alone || a.Addressed):
		says, err = m.stop(ctx, a)
	default:
		return nil, false, nil
	}
	return says, true, err
}

const noSuchQuestion phrase.Text = "That question is no longer there."

// Press acts on a button of a game.
func (m *Master) Press(ctx context.Context, a *study.Act) ([]study.Saying, error) {
	if a.Action == actionStart {
		return m.start(ctx, a)
	}
	p, ok := readPress(a.Value)
	if !ok {
		return m.tell(a, a.Say(noSuchQuestion)), nil
	}
	g, err := m.game(ctx, p.game)
	if err != nil {
		return nil, err
	}
	if g == nil || !g.reaches(a) || p.n >= len(g.Questions) || g.Questions[p.n].AskedBy == "" {
		return m.tell(a, a.Say(noSuchQuestion)), nil
	}
	return m.pressed(ctx, a, g, p)
}

// reaches reports whether whoever pressed a button may see the game.
func (g *Game) reaches(a *study.Act) bool {
	return g.Place.Network == a.Place.Network && g.Place.Room == a.Place.Room && (g.Mode != Alone || g.Member == a.Member)
}

// pressed acts on a button of the game.
func (m *Master) pressed(ctx context.Context, a *study.Act, g *Game, p press) ([]study.Saying, error) {
	switch a.Action {
	case actionAnswer:
		all := choices(&g.Questions[p.n].Card)
		if p.choice >= len(all) {
			return m.tell(a, a.Say(noSuchQuestion)), nil
		}
		v := card.Wrong
		if all[p.choice] == g.Questions[p.n].Card.Answer {
			v = card.Right
		}
		return m.take(ctx, a, g, p.n, all[p.choice], v)
	case actionSkip:
		if g.Mode == Alone {
			return m.recall(ctx, a, g, p.n, a.Say(buttonUnsure), card.Wrong)
		}
		return m.pass(ctx, a, g, p.n)
	case actionStop:
		return m.stop(ctx, a)
	case actionBad:
		return m.object(ctx, a, g, p.n)
	case actionHard:
		return m.rerate(ctx, a, g, p.n, card.Hard)
	case actionEasy:
		return m.rerate(ctx, a, g, p.n, card.Easy)
	}
	return nil, nil
}
