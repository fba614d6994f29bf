package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"footnote/bot/desk"
)

const (
	finishEvent = `
UPDATE event SET body = NULL, done_at = ?3,
	silence = nullif(?4, ''), author = iif(?4 <> '', ?5, NULL), at = iif(?4 <> '', ?6, NULL)
WHERE network = ?1 AND id = ?2 AND done_at IS NULL`
	knownEvent = `SELECT count(*) FROM event WHERE network = ? AND id = ?`
)

// Finish keeps what follows from an event, and of the event no more than that
// it was done, in one transaction. That its event is done already means that an
// outcome was kept before, so nothing changes. It is an error if the event
// was never taken.
func (s *Store) Finish(ctx context.Context, o desk.Outcome) error {
	return wrap("finish event", s.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		first, err := finish(ctx, tx, &o)
		if err != nil || !first {
			return err
		}
		for i := range o.Put {
			if err := put(ctx, tx, &o.Put[i]); err != nil {
				return err
			}
		}
		for _, id := range o.Withdraw {
			if err := withdraw(ctx, tx, id); err != nil {
				return err
			}
		}
		return settleGaps(ctx, tx, o.Answered)
	}))
}

// finish marks the outcome's event as done, and reports whether it was not done
// before.
func finish(ctx context.Context, tx *sql.Tx, o *desk.Outcome) (first bool, err error) {
	e := &o.Event
	r, err := tx.ExecContext(ctx, finishEvent, e.Place.Network, e.Key, time.Now().UnixMicro(), o.Silence, e.Author, e.At.UnixMicro())
	if err != nil {
		return false, err
	}
	if changed, err := r.RowsAffected(); err != nil || changed > 0 {
		return changed > 0, err
	}
	var known int
	if err := tx.QueryRowContext(ctx, knownEvent, e.Place.Network, e.Key).Scan(&known); err != nil {
		return false, err
	}
	if known == 0 {
		return false, fmt.Errorf("no event of %s has the key %q", e.Place.Network, e.Key)
	}
	return false, nil
}

const silences = `
SELECT network, room, thread, author, at, silence FROM event
WHERE network = ? AND room = ? AND silence IS NOT NULL ORDER BY key DESC LIMIT ?`

// Silences returns the last events of the room that were not answered, at most
// limit, latest first. Their times are in UTC.
func (s *Store) Silences(ctx context.Context, network, room string, limit int) ([]desk.Silence, error) {
	all, err := list(ctx, s.db, func(row scanner) (x desk.Silence, err error) {
		var at int64
		err = row.Scan(&x.Place.Network, &x.Place.Room, &x.Place.Thread, &x.Author, &at, &x.Why)
		x.At = moment(at)
		return x, err
	}, silences, network, room, limit)
	return all, wrap("list silences", err)
}

// pruned is how many events one transaction drops, so that nobody waits long
// for it.
const pruned = 1000

const pruneEvents = `
DELETE FROM event WHERE key IN (SELECT key FROM event WHERE done_at < ? AND done_at IS NOT NULL LIMIT ?)`

// Prune drops the events that were done before the given time. One that the
// network delivers again afterwards is taken for a new one.
func (s *Store) Prune(ctx context.Context, before time.Time) error {
	for {
		changed, err := s.exec(ctx, pruneEvents, before.UnixMicro(), pruned)
		if err != nil {
			return fmt.Errorf("prune events: %w", err)
		}
		if changed < pruned {
			return nil
		}
	}
}
