package desk

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"footnote/bot"
	"footnote/bot/phrase"
)

// recheck is the kind of the desk's own events: a fact that an answer used has
// changed. It goes through the inbox so that it keeps the order of its place
// and outlives the process.
const recheck Kind = "recheck"

// mostChanges is how many changes of the base are looked at in one go.
const mostChanges = 200

// follow looks at the base's log every now and then until ctx is done, and
// drops old events once in a while.
func (d *Desk) follow(ctx context.Context) {
	look := time.NewTicker(d.opts.Follow)
	defer look.Stop()
	prune := time.NewTicker(time.Hour)
	defer prune.Stop()
	d.prune(ctx) // of programs that never run for an hour too
	for {
		if _, err := d.followLog(ctx); err != nil && ctx.Err() == nil {
			d.opts.Log.Error("changes of the base not followed", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-look.C:
		case <-d.changed:
		case <-prune.C:
			d.prune(ctx)
		}
	}
}

// prune drops the events that were done long ago.
func (d *Desk) prune(ctx context.Context) {
	if err := d.kept.Prune(ctx, d.opts.Now().Add(-d.opts.Keep)); err != nil && ctx.Err() == nil {
		d.opts.Log.Error("old events not dropped", "error", err)
	}
}

// lookAtLog has the log looked at without waiting.
func (d *Desk) lookAtLog() {
	select {
	case d.changed <- struct{}{}:
	default: // it will be already
	}
}

// followLog has every answer looked at again that used a statement which
// changed since the mark, and reports whether any statement had.
func (d *Desk) followLog(ctx context.Context) (fresh bool, err error) {
	d.following.Lock()
	defer d.following.Unlock()
	mark, err := d.kept.Mark(ctx)
	if err != nil {
		return fresh, fmt.Errorf("read the mark: %w", err)
	}
	for {
		statements, next, err := d.kept.Changed(ctx, mark, mostChanges)
		if err != nil {
			return fresh, fmt.Errorf("read the log: %w", err)
		}
		if next == mark {
			return fresh, nil
		}
		fresh = true
		d.endEra()
		for _, s := range statements {
			if err := d.recheckUsing(ctx, s, next); err != nil {
				return fresh, err
			}
		}
		if err := d.askWaiting(ctx, statements, next); err != nil {
			return fresh, err
		}
		if err := d.kept.SetMark(ctx, next); err != nil {
			return fresh, fmt.Errorf("keep the mark: %w", err)
		}
		mark = next
	}
}

// recheckUsing has the answers that used a statement looked at again.
func (d *Desk) recheckUsing(ctx context.Context, statement string, mark int64) error {
	using, err := d.kept.Using(ctx, statement)
	if err != nil {
		return fmt.Errorf("find answers that used a statement: %w", err)
	}
	for _, x := range using {
		slip := slipAt(x.ID)
		// The same however many of its statements changed.
		e := Event{Kind: recheck, Key: "recheck " + slip + " " + strconv.FormatInt(mark, 10), Place: x.Place, Message: x.Question, Value: slip}
		if err := d.Take(ctx, e); err != nil {
			return err
		}
	}
	return nil
}

// repair asks an answered question anew, and puts the answer in place of the
// old one if it has changed.
func (j *job) repair(ctx context.Context) error {
	before, err := j.slip(ctx, j.e.Value)
	if err != nil {
		return err
	}
	old := whole(before)
	if !isAnswer(old) {
		return nil // it is gone, or shared
	}
	first := before[0]
	direct, err := j.standsDirect(ctx, &first)
	if err != nil {
		return err
	}
	if old.Leans { // it cannot be asked alone, only marked
		j.mark(before, old, direct)
		return nil
	}
	asked := Event{Place: first.Place, Author: first.Asker, Direct: direct}
	if first.To != "" {
		asked.Kind = Asked
	}
	sources, until, err := j.limitsOf(ctx, &asked)
	if err != nil {
		return err
	}
	reply, err := j.bot.Answer(ctx, bot.Message{Text: old.Resolved, At: first.At, Sources: sources, Until: until, Language: old.Language})
	if err != nil {
		return err
	}
	caveat := correctedBefore(old)
	now := j.instead(before, reply, caveat, direct)
	same := slices.EqualFunc(before, now, func(x, y Delivery) bool { return x.Post.Text() == y.Post.Text() })
	if same && slices.Equal(old.Statements, whole(now).Statements) {
		return nil
	}
	if !same {
		caveat = j.correctedNow(old)
		now = j.instead(before, reply, caveat, direct)
	}
	j.out.Put = now
	j.withdrawOthers(before)
	return nil
}

// mark lets an answer stand that leaned on an earlier turn, and says that it
// may be out of date; once.
func (j *job) mark(before []Delivery, old *bot.Reply, direct bool) {
	if correctedBefore(old) == "" {
		j.out.Put = j.instead(before, *old, j.correctedNow(old), direct)
	}
}

// correctedNow is the caveat of an answer that is corrected now.
func (j *job) correctedNow(old *bot.Reply) string {
	in := phrase.For(old.Language)
	return in.Say(correctedOn, in.Day(j.e.At.UTC()))
}

// correctedOn is the caveat of an answer that was corrected.
const correctedOn phrase.Text = "Corrected on %s: a fact that the answer rested on has changed."

// correctedBefore is the caveat of an earlier correction; empty if there was
// none.
func correctedBefore(r *bot.Reply) string {
	begin, _, _ := strings.Cut(phrase.For(r.Language).Say(correctedOn, "\x00"), "\x00")
	i := slices.IndexFunc(r.Caveats, func(c string) bool { return strings.HasPrefix(c, begin) })
	if i < 0 {
		return ""
	}
	return r.Caveats[i]
}

// instead are the pages that say a reply in the stead of those before; under a
// question for discussion there are no buttons. They count as resting on what
// the old ones rested on too, for that may come back.
func (j *job) instead(before []Delivery, reply bot.Reply, caveat string, direct bool) []Delivery {
	first, last := before[0], before[len(before)-1].Post
	rested := whole(before).Statements
	if caveat != "" {
		reply.Caveats = append(slices.Clip(reply.Caveats), caveat)
	}
	p := answerPost(reply, first.Post.Note, slipAt(first.ID), first.To != "", direct)
	if !last.Feedback {
		p.Actions, p.Feedback, p.Reply.Offers = nil, false, nil
	}
	p.Reply.Statements = slices.Clip(p.Reply.Statements)
	for _, id := range rested {
		if !slices.Contains(p.Reply.Statements, id) {
			p.Reply.Statements = append(p.Reply.Statements, id)
		}
	}
	return j.pages(first, p)
}
