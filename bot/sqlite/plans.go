package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"footnote/bot"
	"footnote/bot/study/plan"
)

const plansOf = `SELECT network, room, settings FROM plan WHERE network = ? AND room IN (SELECT value FROM json_each(?))`

// Plans returns the plans of those of the network's rooms that have one.
func (s *Store) Plans(ctx context.Context, network string, rooms []string) ([]plan.Plan, error) {
	ids, err := json.Marshal(rooms)
	if err != nil {
		return nil, fmt.Errorf("write rooms: %w", err)
	}
	all, err := list(ctx, s.db, func(row scanner) (p plan.Plan, err error) {
		var settings []byte
		var network, room string
		if err := row.Scan(&network, &room, &settings); err != nil {
			return p, err
		}
		err = json.Unmarshal(settings, &p)
		p.Network, p.Room = network, room
		return p, err
	}, plansOf, network, string(ids))
	return all, wrap("find plans", err)
}

const setPlan = `
INSERT INTO plan (network, room, settings) VALUES (?, ?, ?)
ON CONFLICT (network, room) DO UPDATE SET settings = excluded.settings`

// SetPlan settles a plan, in the stead of what was settled before.
func (s *Store) SetPlan(ctx context.Context, p plan.Plan) error {
	settings, err := json.Marshal(p)
	if err != nil {
		return fmt.Errorf("write plan: %w", err)
	}
	_, err = s.exec(ctx, setPlan, p.Network, p.Room, string(settings))
	return wrap("settle plan", err)
}

const putSession = `
INSERT INTO plan_session (id, network, room, wall, zone, readings, author, set_at, change, removed)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET wall = excluded.wall, zone = excluded.zone, readings = excluded.readings,
	set_at = excluded.set_at, change = excluded.change, removed = excluded.removed`

// PutSessions adds sessions, or changes those that are there, all or none.
func (s *Store) PutSessions(ctx context.Context, all []plan.Session) error {
	err := s.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		for i := range all {
			x := &all[i]
			readings, err := json.Marshal(x.Readings)
			if err != nil {
				return fmt.Errorf("write readings: %w", err)
			}
			removed := sql.Null[int64]{V: x.Removed.UnixMicro(), Valid: !x.Removed.IsZero()}
			if _, err := tx.ExecContext(ctx, putSession, x.ID, x.Network, x.Room, string(x.Wall), x.Zone, string(readings),
				x.By, x.Set.UnixMicro(), x.Change, removed); err != nil {
				return err
			}
		}
		return nil
	})
	return wrap("keep sessions", err)
}

const sessionColumns = `id, network, room, wall, zone, readings, author, set_at, change, removed`

func readSession(row scanner) (x plan.Session, err error) {
	var readings []byte
	var set int64
	var removed sql.Null[int64]
	if err := row.Scan(&x.ID, &x.Network, &x.Room, &x.Wall, &x.Zone, &readings, &x.By, &set, &x.Change, &removed); err != nil {
		return x, err
	}
	x.Set = moment(set)
	if removed.Valid {
		x.Removed = moment(removed.V)
	}
	if err := json.Unmarshal(readings, &x.Readings); err != nil {
		return x, fmt.Errorf("read the readings of a session: %w", err)
	}
	return x, nil
}

const sessionsOf = `
SELECT ` + sessionColumns + ` FROM plan_session
WHERE network = ? AND room IN (SELECT value FROM json_each(?)) ORDER BY key`

// Sessions returns those of the rooms, also those that were removed, in the
// order in which they were planned.
func (s *Store) Sessions(ctx context.Context, network string, rooms []string) ([]plan.Session, error) {
	ids, err := json.Marshal(rooms)
	if err != nil {
		return nil, fmt.Errorf("write rooms: %w", err)
	}
	all, err := list(ctx, s.db, readSession, sessionsOf, network, string(ids))
	return all, wrap("find sessions", err)
}

const comingSessions = `
SELECT ` + sessionColumns + ` FROM plan_session
WHERE wall >= ? AND removed IS NULL AND network IN (SELECT value FROM json_each(?)) ORDER BY wall, key`

// ComingSessions returns those of the networks from the wall's time on that were
// not removed.
func (s *Store) ComingSessions(ctx context.Context, networks []string, from plan.Wall) ([]plan.Session, error) {
	names, err := json.Marshal(networks)
	if err != nil {
		return nil, fmt.Errorf("write networks: %w", err)
	}
	all, err := list(ctx, s.db, readSession, comingSessions, string(from), string(names))
	return all, wrap("find coming sessions", err)
}

const reminded = `SELECT id FROM plan_reminder WHERE id IN (SELECT value FROM json_each(?))`

// Reminded reports which of the reminders were given.
func (s *Store) Reminded(ctx context.Context, ids []string) (map[string]bool, error) {
	wanted, err := json.Marshal(ids)
	if err != nil {
		return nil, fmt.Errorf("write reminders: %w", err)
	}
	all, err := list(ctx, s.db, func(row scanner) (id string, err error) { return id, row.Scan(&id) }, reminded, string(wanted))
	given := make(map[string]bool, len(all))
	for _, id := range all {
		given[id] = true
	}
	return given, wrap("find reminders", err)
}

const remind = `INSERT INTO plan_reminder (id) VALUES (?) ON CONFLICT DO NOTHING`

// Remind notes that a reminder was given.
func (s *Store) Remind(ctx context.Context, id string) error {
	_, err := s.exec(ctx, remind, id)
	return wrap("keep reminder", err)
}

// What is longer than a message is several deliveries to one question.
const askedIn = `
SELECT resolved FROM (
	SELECT min(key) AS first, json_extract(post, '$.Reply.Resolved') AS resolved FROM delivery
	WHERE network = ? AND room = ? AND question <> '' AND recipient = '' AND gone = 0 AND at >= ?
		AND asker <> '' AND coalesce(json_extract(post, '$.Reply.Status'), 'social') NOT IN ('social', 'unclear')
	GROUP BY question HAVING coalesce(resolved, '') <> '' ORDER BY first DESC LIMIT ?
) ORDER BY first`

// Asked returns what the bot was asked openly in the room since then, in its
// stand-alone wording, oldest first and the last so many.
func (s *Store) Asked(ctx context.Context, room bot.Place, since time.Time, limit int) ([]string, error) {
	all, err := list(ctx, s.db, func(row scanner) (q string, err error) { return q, row.Scan(&q) }, askedIn,
		room.Network, room.Room, since.UnixMicro(), limit)
	return all, wrap("list what was asked", err)
}
