package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"footnote/facts"
)

// History returns what became of the statement, oldest first; the first is its
// recording. It returns [facts.ErrNotFound] for an unknown ID.
func (b *Base) History(ctx context.Context, id string) ([]facts.Change, error) {
	key, _, err := b.find(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("history of statement %q: %w", id, err)
	}
	keys := []int64{key}
	found, err := b.load(ctx, keys)
	if err != nil {
		return nil, fmt.Errorf("history of statement %q: %w", id, err)
	}
	histories, err := b.histories(ctx, keys, found)
	if err != nil {
		return nil, fmt.Errorf("history of statement %q: %w", id, err)
	}
	return histories[0], nil
}

const changesByStatement = `
SELECT c.statement, c.was, c.status, c.changed_by, c.changed_at, c.reason
FROM json_each(?) j CROSS JOIN status_change c ON c.statement = j.value
ORDER BY c.key`

// histories are those of the statements, which have these keys.
func (s *session) histories(ctx context.Context, keys []int64, statements []facts.Statement) ([][]facts.Change, error) {
	all := make([][]facts.Change, len(keys))
	at := make(map[int64]int, len(keys))
	for i, key := range keys {
		at[key] = i
		st := &statements[i]
		all[i] = []facts.Change{{Status: st.Status, By: st.RecordedBy, At: st.RecordedAt}}
	}
	err := s.each(ctx, func(rows *sql.Rows) error {
		var key, changedAt int64
		var was facts.Status
		var c facts.Change
		if err := rows.Scan(&key, &was, &c.Status, &c.By, &changedAt, &c.Reason); err != nil {
			return err
		}
		history := &all[at[key]]
		if len(*history) == 1 {
			(*history)[0].Status = was // it was recorded with this, before it changed
		}
		c.At = moment(changedAt)
		*history = append(*history, c)
		return nil
	}, changesByStatement, keyList(keys))
	return all, err
}

const insertChange = `
INSERT INTO status_change (statement, was, status, changed_by, changed_at, reason) VALUES (?, ?, ?, ?, ?, ?)`

func (w *writer) insertChange(ctx context.Context, statement int64, was facts.Status, c facts.Change) error {
	_, err := w.exec(ctx, insertChange, statement, string(was), string(c.Status), c.By, microseconds(c.At), c.Reason)
	return err
}

// insertHistory writes the changes of a statement that comes with its history.
func (w *writer) insertHistory(ctx context.Context, statement int64, history []facts.Change) error {
	for i := 1; i < len(history); i++ {
		if err := w.insertChange(ctx, statement, history[i-1].Status, history[i]); err != nil {
			return err
		}
	}
	return nil
}
