package desk

import (
	"context"
	"fmt"
	"time"

	"footnote/bot"
	"footnote/bot/phrase"
	"footnote/bot/post"
	"footnote/facts"
)

// decide accepts or rejects a correction, or takes that back, as the action
// says.
func (j *job) decide(ctx context.Context, id, action string) error {
	j.deciding.Lock() // two moderators at once
	defer j.deciding.Unlock()
	c, ok, err := j.kept.Correction(ctx, id)
	switch {
	case err != nil:
		return fmt.Errorf("read correction: %w", err)
	case !ok || c.Place.Network != j.e.Place.Network:
		j.tell(j.text("That correction is not there."))
		return nil
	}
	allowed, err := j.mayDecide(ctx, &c, j.e.Author)
	if err != nil {
		return err
	}
	if !allowed {
		j.tell(j.text("Only moderators of the room decide on corrections."))
		return nil
	}
	to := verdictOf[action]
	if j.decided(&c, to) { // and the process died before it could be told
		return j.tellDecision(ctx, &c)
	}
	problem, err := j.against(ctx, &c, to)
	if problem != "" || err != nil {
		j.tell(problem)
		return err
	}
	return j.move(ctx, &c, to)
}

// verdictOf is what a button makes of a correction.
var verdictOf = map[string]Verdict{ActionAccept: Accepted, ActionReject: Rejected, ActionReopen: Open}

// decided reports whether the correction has the verdict by the job's event.
func (j *job) decided(c *Correction, to Verdict) bool {
	return c.Verdict == to && c.By == j.e.Author && c.Decided.Equal(j.moment())
}

// moment is when the event happened, as exactly as it is kept.
func (j *job) moment() time.Time { return j.e.At.UTC().Truncate(time.Microsecond) }

// already says who has decided, and how.
var already = map[Verdict]phrase.Text{
	Accepted: "%s has accepted that already.", Rejected: "%s has rejected that already.",
	Withdrawn: "%s has withdrawn that already.", Closed: "%s has closed that already.",
}

// against is what stands against a verdict; empty for nothing.
func (j *job) against(ctx context.Context, c *Correction, to Verdict) (string, error) {
	switch {
	case c.Verdict == Open && to == Open:
		return j.text("That correction still waits for a decision."), nil
	case c.Verdict != Open && to != Open:
		return j.text(already[c.Verdict], j.name(c.By)), nil
	case to != Accepted || c.Instead == "":
		return "", nil
	}
	wrong, err := j.base.Statement(ctx, c.Statement)
	if err != nil {
		return "", fmt.Errorf("read the corrected statement: %w", err)
	}
	right, err := j.base.Statement(ctx, c.Instead)
	if err != nil {
		return "", fmt.Errorf("read the proposed statement: %w", err)
	}
	if wrong.Status != facts.Accepted && right.Status != facts.Accepted {
		return j.text("The fact that this corrects has been taken back in the meantime. Reject this; it can be proposed anew."), nil
	}
	return "", nil
}

// move gives the correction a verdict and tells it.
func (j *job) move(ctx context.Context, c *Correction, to Verdict) error {
	if err := j.apply(ctx, c, to); err != nil {
		return fmt.Errorf("apply correction: %w", err)
	}
	j.lookAtLog()
	if _, err := j.kept.Decide(ctx, c.ID, c.Verdict, to, j.e.Author, j.moment()); err != nil {
		return fmt.Errorf("keep decision: %w", err)
	}
	c.Verdict, c.By = to, j.e.Author
	return j.tellDecision(ctx, c)
}

// apply changes the base as a verdict wants it. Done twice, it is the same as
// done once.
func (j *job) apply(ctx context.Context, c *Correction, to Verdict) error {
	by := c.Place.Network + " " + j.e.Author
	switch {
	case to == Accepted:
		if err := j.accept(ctx, c.Instead, by); err != nil {
			return err
		}
		return j.base.Retract(ctx, c.Statement, by, c.Why)
	case c.Verdict == Accepted: // taken back
		if err := j.base.Accept(ctx, c.Statement, by); err != nil {
			return err
		}
		return j.retract(ctx, c.Instead, by, "the correction was taken back", facts.Accepted)
	case to == Rejected:
		return j.retract(ctx, c.Instead, by, "the correction was rejected", facts.Proposed)
	}
	return nil
}

// accept accepts what was proposed, if anything was.
func (j *job) accept(ctx context.Context, id, by string) error {
	if id == "" {
		return nil
	}
	return j.base.Accept(ctx, id, by)
}

// retract retracts what was proposed, if anything was and it has that status:
// the same may have been accepted in another way.
func (j *job) retract(ctx context.Context, id, by, why string, status facts.Status) error {
	if id == "" {
		return nil
	}
	s, err := j.base.Statement(ctx, id)
	if err != nil || s.Status != status {
		return err
	}
	return j.base.Retract(ctx, id, by, why)
}

// tellDecision shows the decision where it was asked for, to the one who made
// it, and to the one who proposed it.
func (j *job) tellDecision(ctx context.Context, c *Correction) error {
	rooms, err := j.reviewRooms(ctx, c)
	if err != nil {
		return err
	}
	p, err := j.reviewPost(ctx, c)
	if err != nil {
		return err
	}
	seen := false
	for _, at := range append(rooms, j.e.Place) {
		shown, err := j.showDecision(ctx, at, c, p)
		if err != nil {
			return err
		}
		seen = seen || shown && roomOf(at) == roomOf(j.e.Place)
	}
	if !seen {
		j.tell(j.text(told[c.Verdict]))
	}
	if c.Verdict != Open && c.Author != j.e.Author && c.Author != "" {
		x := Delivery{Place: c.Place, To: c.Author, Question: "decided:" + c.ID + string(c.Verdict), Asker: c.Author, At: j.opts.Now()}
		in, err := j.phrasesAt(ctx, c.Place)
		if err != nil {
			return err
		}
		note := phrase.Text("Your correction was accepted by %s.")
		if c.Verdict == Rejected {
			note = "Your correction was rejected by %s."
		}
		j.out.Put = append(j.out.Put, j.pages(x, post.Post{Note: in.Say(note, j.name(j.e.Author)), Language: in.Tag()})...)
	}
	return nil
}

// told is what a moderator is told who decided where the correction is not
// shown.
var told = map[Verdict]phrase.Text{
	Accepted: "You accepted that correction. The answers that used the fact change now.",
	Rejected: "You rejected that correction.",
	Open:     "That correction waits for a decision again.",
}

// showDecision puts the post where the room was asked for a decision, and
// reports whether it was.
func (j *job) showDecision(ctx context.Context, at bot.Place, c *Correction, p post.Post) (bool, error) {
	before, err := j.kept.Answers(ctx, at.Network, at.Room, reviewOf+c.ID)
	if err != nil {
		return false, fmt.Errorf("look for where the decision was asked for: %w", err)
	}
	if len(before) == 0 {
		return false, nil
	}
	j.out.Put = append(j.out.Put, j.pages(before[0], p)...)
	j.withdrawOthers(before)
	return true, nil
}
