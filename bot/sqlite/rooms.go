package sqlite

import (
	"context"
	"encoding/json"
	"fmt"

	"footnote/bot"
	"footnote/bot/desk"
)

const roomSettings = `SELECT room, settings FROM room WHERE network = ? AND room = ?`

// Room returns what was settled about the room; the zero Room if nothing was.
func (s *Store) Room(ctx context.Context, network, room string) (desk.Room, error) {
	r, _, err := one(ctx, s.db, readRoom, roomSettings, network, room)
	return r.settings, wrap("find room", err)
}

// A roomRow is a room and what is settled about it.
type roomRow struct {
	id       string
	settings desk.Room
}

func readRoom(row scanner) (r roomRow, err error) {
	var settings []byte
	if err := row.Scan(&r.id, &settings); err != nil {
		return r, err
	}
	if err := json.Unmarshal(settings, &r.settings); err != nil {
		return r, fmt.Errorf("read room: %w", err)
	}
	return r, nil
}

const setRoom = `
INSERT INTO room (network, room, settings) VALUES (?, ?, ?)
ON CONFLICT (network, room) DO UPDATE SET settings = excluded.settings`

// SetRoom settles r about the room, in the stead of what was settled before.
func (s *Store) SetRoom(ctx context.Context, network, room string, r desk.Room) error {
	settings, err := json.Marshal(r)
	if err != nil {
		return fmt.Errorf("write room: %w", err)
	}
	_, err = s.exec(ctx, setRoom, network, room, string(settings))
	return wrap("set room", err)
}

const roomsOf = `SELECT room, settings FROM room WHERE network = ?`

// Lists returns the reading lists, by room, of the network's rooms that have
// one; an empty list is one too.
func (s *Store) Lists(ctx context.Context, network string) (map[string][]string, error) {
	rooms, err := list(ctx, s.db, readRoom, roomsOf, network)
	if err != nil {
		return nil, fmt.Errorf("find reading lists: %w", err)
	}
	lists := make(map[string][]string)
	for _, r := range rooms {
		if r.settings.Readings != nil {
			lists[r.id] = r.settings.Readings
		}
	}
	return lists, nil
}

const ownersOf = `
SELECT json_each.value, network, room FROM room, json_each(room.settings, '$.Own') ORDER BY network, room`

// Owned returns the sources that are rooms' own, of all networks, with those
// rooms.
func (s *Store) Owned(ctx context.Context) (map[string][]bot.Place, error) {
	type owner struct {
		source string
		room   bot.Place
	}
	all, err := list(ctx, s.db, func(row scanner) (o owner, err error) {
		return o, row.Scan(&o.source, &o.room.Network, &o.room.Room)
	}, ownersOf)
	if err != nil {
		return nil, fmt.Errorf("find whose readings are whose: %w", err)
	}
	owned := make(map[string][]bot.Place)
	for _, o := range all {
		owned[o.source] = append(owned[o.source], o.room)
	}
	return owned, nil
}

const (
	leaveThread = `INSERT INTO left_thread (network, room, thread) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`
	enterThread = `DELETE FROM left_thread WHERE network = ? AND room = ? AND thread = ?`
	threadLeft  = `SELECT EXISTS (SELECT 1 FROM left_thread WHERE network = ? AND room = ? AND thread = ?)`
)

// Leave notes that the bot keeps out of the thread; that it does so already is
// no error.
func (s *Store) Leave(ctx context.Context, p bot.Place) error {
	_, err := s.exec(ctx, leaveThread, p.Network, p.Room, p.Thread)
	return wrap("leave thread", err)
}

// Enter ends what Leave noted, if it did.
func (s *Store) Enter(ctx context.Context, p bot.Place) error {
	_, err := s.exec(ctx, enterThread, p.Network, p.Room, p.Thread)
	return wrap("enter thread", err)
}

// Left reports whether the bot keeps out of the thread.
func (s *Store) Left(ctx context.Context, p bot.Place) (left bool, err error) {
	err = s.db.QueryRowContext(ctx, threadLeft, p.Network, p.Room, p.Thread).Scan(&left)
	return left, wrap("look whether thread was left", err)
}
