package desk

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"footnote/bot"
	"footnote/bot/answer"
	"footnote/bot/phrase"
	"footnote/facts"
)

// waiting is the kind of the desk's own events: what the base has learned may
// answer questions that were left open. Its Fields name the facts or the source.
const waiting Kind = "waiting"

// The fields of a waiting event.
const (
	learnedFacts  = "facts"
	learnedSource = "source"
)

// waitedOf begins the question that a late answer goes by; the folded question
// follows.
const waitedOf = "waited:"

// What is tried when the base has learned something: nobody minds a late answer
// to what was asked lately, and no room wants more than a few at once.
const (
	mostGaps = 50 // how many open questions are asked again, the latest
	mostLate = 10 // how many of them are answered
)

// askWaiting has the open questions of all networks asked again, after the
// statements have changed.
func (d *Desk) askWaiting(ctx context.Context, statements []string, mark int64) error {
	var accepted []string
	for _, id := range statements {
		s, err := d.base.Statement(ctx, id)
		if err != nil {
			return fmt.Errorf("read a changed statement: %w", err)
		}
		if s.Status == facts.Accepted {
			accepted = append(accepted, id)
		}
	}
	if len(accepted) == 0 {
		return nil
	}
	for network := range d.networks {
		e := Event{Kind: waiting, Key: "waiting " + strconv.FormatInt(mark, 10), Place: bot.Place{Network: network, Thread: "waiting"},
			Fields: Fields{learnedFacts: accepted}}
		if err := d.Take(ctx, e); err != nil {
			return err
		}
	}
	return nil
}

// askAgain has the open questions of the network asked again, for a new reading
// may answer them.
func (j *job) askAgain(ctx context.Context, x *Drop) error {
	return j.Take(ctx, Event{Kind: waiting, Key: "waiting " + x.ID, Place: bot.Place{Network: x.Place.Network, Thread: "waiting"},
		Fields: Fields{learnedSource: {x.Source}}})
}

// answerLate answers the open questions that can be answered now, each once and
// where it was asked.
func (j *job) answerLate(ctx context.Context) error {
	gaps, err := j.kept.OpenGaps(ctx, j.e.Place.Network, mostGaps)
	if err != nil {
		return fmt.Errorf("list open questions: %w", err)
	}
	for i := range gaps {
		if len(j.out.Answered) == mostLate {
			break
		}
		if err := j.answerGap(ctx, &gaps[i]); err != nil {
			return err
		}
	}
	return nil
}

// answerGap answers one, if what was learned does.
func (j *job) answerGap(ctx context.Context, m *bot.Missed) error {
	_, private := strings.CutPrefix(m.Place.Thread, "@")
	at := m.Place
	direct, err := j.standsDirect(ctx, &Delivery{Place: at, Asker: m.Author})
	if err != nil {
		return err
	}
	asked := Event{Place: at, Author: m.Author, Direct: direct}
	if private {
		asked.Kind = Asked
	}
	sources, until, err := j.limitsOf(ctx, &asked)
	if err != nil {
		return err
	}
	in, err := j.phrasesAt(ctx, m.Place)
	if err != nil {
		return err
	}
	reply, err := j.bot.Answer(ctx, bot.Message{Text: m.Question, At: m.At, Sources: sources, Until: until, Language: in.Tag()})
	if err != nil {
		return err
	}
	if !j.learned(&reply) {
		return nil
	}
	if private && !direct { // they are told where only they are
		room, err := j.directRoom(ctx, user{at.Network, m.Author})
		if err != nil || room == "" {
			return err
		}
		at, direct = bot.Place{Network: at.Network, Room: room}, true
	}
	j.putLate(at, m, &reply, direct)
	return nil
}

// learned reports whether the reply answers its question by what was learned.
func (j *job) learned(r *bot.Reply) bool {
	if r.Status != answer.Answered && r.Status != answer.Conflict {
		return false
	}
	byFact := slices.ContainsFunc(j.e.Fields[learnedFacts], func(id string) bool { return slices.Contains(r.Statements, id) })
	source := j.e.Fields.Get(learnedSource)
	return byFact || source != "" && slices.ContainsFunc(r.Footnotes, func(n answer.Footnote) bool { return n.Source.ID == source })
}

// putLate says a late answer in the place.
func (j *job) putLate(at bot.Place, m *bot.Missed, reply *bot.Reply, direct bool) {
	in := phrase.For(reply.Language)
	note := in.Say("You asked on %[1]s: “%[2]s”\nNow the readings answer it.", in.Day(m.At.UTC()), shorten(m.Question, mostQuoted))
	if !direct && m.Author != "" {
		note = in.Say("%[1]s asked on %[2]s: “%[3]s”\nNow the readings answer it.", j.name(m.Author), in.Day(m.At.UTC()), shorten(m.Question, mostQuoted))
	}
	x := Delivery{Place: at, Question: waitedOf + facts.Fold(m.Question), Asker: m.Author, At: j.opts.Now()}
	j.out.Put = append(j.out.Put, j.pages(x, answerPost(*reply, note, slipOf(&x), false, direct))...)
	j.out.Answered = append(j.out.Answered, m.Question)
}
