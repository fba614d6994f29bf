package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"footnote/bot"
	"footnote/bot/desk"
)

const takeEvent = `
INSERT INTO event (network, id, room, thread, body) VALUES (?, ?, ?, ?, ?) ON CONFLICT (network, id) DO NOTHING`

// Take stores an event unless the network has delivered one with its key
// before, done or not, and reports whether it did.
func (s *Store) Take(ctx context.Context, e desk.Event) (fresh bool, err error) {
	body, err := json.Marshal(e)
	if err != nil {
		return false, fmt.Errorf("write event: %w", err)
	}
	p := e.Place
	changed, err := s.exec(ctx, takeEvent, p.Network, e.Key, p.Room, p.Thread, string(body))
	return changed > 0, wrap("take event", err)
}

const waitingPlaces = `
SELECT network, room, thread FROM event WHERE done_at IS NULL GROUP BY network, room, thread ORDER BY min(key)`

// Waiting returns the places that have events waiting, in the order of their
// first ones.
func (s *Store) Waiting(ctx context.Context) ([]bot.Place, error) {
	places, err := list(ctx, s.db, func(row scanner) (p bot.Place, err error) {
		return p, row.Scan(&p.Network, &p.Room, &p.Thread)
	}, waitingPlaces)
	return places, wrap("list waiting places", err)
}

const nextEvent = `
SELECT id, body FROM event WHERE network = ? AND room = ? AND thread = ? AND done_at IS NULL ORDER BY key LIMIT 1`

// Next returns the first waiting event of the place; ok is false if there is
// none.
func (s *Store) Next(ctx context.Context, p bot.Place) (e desk.Event, ok bool, err error) {
	var key string
	var body []byte
	err = s.db.QueryRowContext(ctx, nextEvent, p.Network, p.Room, p.Thread).Scan(&key, &body)
	if errors.Is(err, sql.ErrNoRows) {
		return e, false, nil
	}
	if err != nil {
		return e, false, fmt.Errorf("find next event: %w", err)
	}
	if err := json.Unmarshal(body, &e); err != nil {
		return e, false, fmt.Errorf("read event: %w", err)
	}
	// JSON takes text only; by what a network makes of a key, Finish must
	// find the event all the same.
	e.Key, e.Place = key, p
	return e, true, nil
}
