package desk

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"footnote/bot"
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
			if err := d.kept.Prune(ctx, d.opts.Now().Add(-d.opts.Keep)); err != nil && ctx.Err() == nil {
				d.opts.Log.Error("old events not dropped", "error", err)
			}
		}
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
		for _, s := range statements {
			if err := d.recheckUsing(ctx, s, next); err != nil {
				return fresh, err
			}
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
	j.out.Silence = "an answer was looked at again"
	before, err := j.slip(ctx, j.e.Value)
	if err != nil {
		return err
	}
	if len(before) == 0 || !isAnswer(before[0].Post.Reply) {
		return nil
	}
	first := before[0]
	old := whole(before)
	asked := Event{Place: first.Place, Author: first.Asker}
	if asked.Direct, err = j.direct(ctx, &first); err != nil {
		return err
	}
	sources, err := j.scopeOf(ctx, &asked)
	if err != nil {
		return err
	}
	reply, err := j.bot.Answer(ctx, bot.Message{Text: old.Resolved, At: first.At, Sources: sources})
	if err != nil {
		return err
	}
	if reply.Text() == old.Text() && len(reply.Footnotes) == len(old.Footnotes) {
		return nil
	}
	reply.Caveats = append(reply.Caveats, "Corrected on "+j.e.At.UTC().Format("2 January 2006")+": a fact that the answer rested on has changed.")
	p := answerPost(reply, first.Post.Note, j.e.Value, first.To != "", asked.Direct)
	j.out.Put = j.pages(first, p)
	j.withdrawOthers(before)
	return nil
}

// direct reports whether the delivery stands in its asker's own conversation
// with the bot.
func (d *Desk) direct(ctx context.Context, x *Delivery) (bool, error) {
	n, ok := d.networks[x.Place.Network]
	if !ok || x.Asker == "" {
		return false, nil
	}
	room, err := n.Direct(ctx, x.Asker)
	if errors.Is(err, ErrRefused) {
		return false, nil
	}
	return room == x.Place.Room, err
}
