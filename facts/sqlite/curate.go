package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"footnote/facts"
)

// Add records a statement by someone's word and returns its ID. Its Status is
// Accepted if empty, or Proposed to wait for [Base.Accept]. Its entities are
// found as [Base.Import] finds them. A statement that is there already is left
// as it is, whatever its status.
func (b *Base) Add(ctx context.Context, s facts.Statement, by string) (id string, err error) {
	err = b.write(ctx, by, func(ctx context.Context, w *writer) error {
		id, _, err = w.addStatement(ctx, &s)
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

const insertChange = `
INSERT INTO status_change (statement, was, status, changed_by, changed_at, reason) VALUES (?, ?, ?, ?, ?, ?)`

func (w *writer) insertChange(ctx context.Context, statement int64, was facts.Status, c facts.Change) error {
	_, err := w.exec(ctx, insertChange, statement, string(was), string(c.Status), c.By, microseconds(c.At), c.Reason)
	return err
}

const recording = `SELECT status, recorded_by, recorded_at FROM statement WHERE key = ?`

const changes = `SELECT was, status, changed_by, changed_at, reason FROM status_change WHERE statement = ? ORDER BY key`

// History returns what became of the statement, oldest first; the first is its
// recording. It returns [facts.ErrNotFound] for an unknown ID.
func (b *Base) History(ctx context.Context, id string) ([]facts.Change, error) {
	key, _, err := b.find(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("history of statement %q: %w", id, err)
	}
	var first facts.Change
	var at int64
	if err := b.row(ctx, recording, key).Scan(&first.Status, &first.By, &at); err != nil {
		return nil, fmt.Errorf("history of statement %q: %w", id, err)
	}
	first.At = moment(at)
	history := []facts.Change{first}
	err = b.each(ctx, func(rows *sql.Rows) error {
		var was facts.Status
		var c facts.Change
		err := rows.Scan(&was, &c.Status, &c.By, &at, &c.Reason)
		if len(history) == 1 {
			history[0].Status = was // what it was recorded with, before it changed
		}
		c.At = moment(at)
		history = append(history, c)
		return err
	}, changes, key)
	if err != nil {
		return nil, fmt.Errorf("history of statement %q: %w", id, err)
	}
	return history, nil
}
