package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"footnote/bot"
)

// lastTurns leaves out the turn of the message ?4 and those after it.
const lastTurns = `
SELECT body FROM turn WHERE network = ?1 AND room = ?2 AND thread = ?3 AND at >= ?5 AND key < coalesce(
	(SELECT key FROM turn WHERE network = ?1 AND room = ?2 AND thread = ?3 AND message = ?4 AND message <> ''),
	9223372036854775807)
ORDER BY key DESC LIMIT ?6`

// Turns returns the last turns of the place since the given time, at most
// limit of them, oldest first. Where the message before has a turn in the
// place, only those that come before that one count.
func (s *Store) Turns(ctx context.Context, p bot.Place, before string, since time.Time, limit int) ([]bot.Turn, error) {
	rows, err := s.db.QueryContext(ctx, lastTurns, p.Network, p.Room, p.Thread, before, since.UnixMicro(), limit)
	if err != nil {
		return nil, fmt.Errorf("recall turns: %w", err)
	}
	defer rows.Close()
	var turns []bot.Turn
	for rows.Next() {
		var body []byte
		var t bot.Turn
		if err := rows.Scan(&body); err != nil {
			return nil, fmt.Errorf("recall turns: %w", err)
		}
		if err := json.Unmarshal(body, &t); err != nil {
			return nil, fmt.Errorf("read turn: %w", err)
		}
		turns = append(turns, t)
	}
	slices.Reverse(turns)
	return turns, rows.Err()
}

const (
	// putTurn leaves the turn of a message where it is among the others.
	putTurn = `
INSERT INTO turn (network, room, thread, message, at, body) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (network, room, thread, message) WHERE message <> '' DO UPDATE SET at = excluded.at, body = excluded.body`
	// dropTurns forgets the turn that is one too old, and any before it.
	dropTurns = `
DELETE FROM turn WHERE network = ?1 AND room = ?2 AND thread = ?3 AND key <= (
	SELECT key FROM turn WHERE network = ?1 AND room = ?2 AND thread = ?3 ORDER BY key DESC LIMIT 1 OFFSET ?4)`
)

// Remember adds a turn to the place, or puts it in the stead of the turn of the
// same message, and drops all but the last keep of them.
func (s *Store) Remember(ctx context.Context, p bot.Place, t bot.Turn, keep int) error {
	body, err := json.Marshal(t)
	if err != nil {
		return fmt.Errorf("write turn: %w", err)
	}
	err = s.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, putTurn, p.Network, p.Room, p.Thread, t.Message, t.At.UnixMicro(), string(body)); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, dropTurns, p.Network, p.Room, p.Thread, max(0, keep))
		return wrap("drop old turns", err)
	})
	return wrap("remember turn", err)
}

const dropTurn = `DELETE FROM turn WHERE network = ? AND room = ? AND thread = ? AND message = ? AND message <> ''`

// Drop forgets the turn of one message of the place.
func (s *Store) Drop(ctx context.Context, p bot.Place, message string) error {
	_, err := s.exec(ctx, dropTurn, p.Network, p.Room, p.Thread, message)
	return wrap("drop turn", err)
}

const forgetTurns = `DELETE FROM turn WHERE network = ? AND room = ? AND thread = ?`

// Forget drops all turns of the place.
func (s *Store) Forget(ctx context.Context, p bot.Place) error {
	_, err := s.exec(ctx, forgetTurns, p.Network, p.Room, p.Thread)
	return wrap("forget turns", err)
}
