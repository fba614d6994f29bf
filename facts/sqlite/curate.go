package sqlite

import (
	"context"
	"fmt"

	"footnote/facts"
)

// Add records a statement by someone's word and returns its ID. Its Status is
// Accepted if empty, or Proposed to wait for [Base.Accept]. Its entities are
// found as [Base.Import] finds them. A statement that is there already is left
// as it is, whatever its status. What is wrong with the statement itself is a
// [facts.ErrInvalid].
func (b *Base) Add(ctx context.Context, s facts.Statement, by string) (id string, err error) {
	err = b.write(ctx, by, func(ctx context.Context, w *writer) error {
		id, _, err = w.addStatement(ctx, &s, nil)
		return err
	})
	if err != nil {
		return "", fmt.Errorf("add statement: %w", err)
	}
	return id, nil
}

// Accept gives the statement the status Accepted, also if it was retracted.
// It returns [facts.ErrNotFound] for an unknown ID.
func (b *Base) Accept(ctx context.Context, id, by string) error {
	return b.setStatus(ctx, id, facts.Change{Status: facts.Accepted, By: by})
}

// Retract gives the statement the status Retracted, for the reason given. It
// stays in the base, and answers no more questions but those for the base as it
// was recorded before. It returns [facts.ErrNotFound] for an unknown ID.
func (b *Base) Retract(ctx context.Context, id, by, reason string) error {
	return b.setStatus(ctx, id, facts.Change{Status: facts.Retracted, By: by, Reason: reason})
}

// Propose gives the statement the status Proposed again: a decision on it is
// taken back. It returns [facts.ErrNotFound] for an unknown ID.
func (b *Base) Propose(ctx context.Context, id, by string) error {
	return b.setStatus(ctx, id, facts.Change{Status: facts.Proposed, By: by})
}

const updateStatus = `UPDATE statement SET status = ? WHERE key = ?`

// setStatus changes the status and keeps a record of it. A statement that has
// the status already is left as it is.
func (b *Base) setStatus(ctx context.Context, id string, change facts.Change) error {
	err := b.write(ctx, change.By, func(ctx context.Context, w *writer) error {
		key, was, err := w.find(ctx, id)
		if err != nil || was == change.Status {
			return err
		}
		if _, err := w.exec(ctx, updateStatus, string(change.Status), key); err != nil {
			return err
		}
		change.At = w.now
		return w.insertChange(ctx, key, was, change)
	})
	if err != nil {
		return fmt.Errorf("make statement %q %s: %w", id, change.Status, err)
	}
	return nil
}
