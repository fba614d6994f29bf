package sqlite

import (
	"context"
	"database/sql"
	"time"

	"footnote/bot/study/discuss"
)

const openDiscussion = `
INSERT INTO discussion (id, network, room, thread, about, opened_at, due_at)
VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET about = excluded.about`

// OpenDiscussion keeps a discussion; of one with that ID that is there already,
// only what it is about changes.
func (s *Store) OpenDiscussion(ctx context.Context, d discuss.Discussion) error {
	_, err := s.exec(ctx, openDiscussion, d.ID, d.Place.Network, d.Place.Room, d.Place.Thread, d.About, d.Opened.UnixMicro(), d.Due.UnixMicro())
	return wrap("keep discussion", err)
}

const discussionColumns = `id, network, room, thread, about, opened_at, due_at, ended_at`

func readDiscussion(row scanner) (d discuss.Discussion, err error) {
	var opened, due int64
	var ended sql.Null[int64]
	at := &d.Place
	if err := row.Scan(&d.ID, &at.Network, &at.Room, &at.Thread, &d.About, &opened, &due, &ended); err != nil {
		return d, err
	}
	d.Opened, d.Due = moment(opened), moment(due)
	if ended.Valid {
		d.Ended = moment(ended.V)
	}
	return d, nil
}

const findDiscussion = `SELECT ` + discussionColumns + ` FROM discussion WHERE id = ?`

// Discussion returns the discussion with that ID; ok is false if there is none.
func (s *Store) Discussion(ctx context.Context, id string) (d discuss.Discussion, ok bool, err error) {
	d, ok, err = one(ctx, s.db, readDiscussion, findDiscussion, id)
	return d, ok, wrap("find discussion", err)
}

const roomDiscussions = `SELECT ` + discussionColumns + ` FROM discussion WHERE network = ? AND room = ?`

// Discussed is what the discussions of the room were about, by their IDs.
func (s *Store) Discussed(ctx context.Context, network, room string) (map[string]string, error) {
	all, err := list(ctx, s.db, readDiscussion, roomDiscussions, network, room)
	about := make(map[string]string, len(all))
	for _, d := range all {
		about[d.ID] = d.About
	}
	return about, wrap("list discussions", err)
}

const endDiscussion = `UPDATE discussion SET ended_at = ? WHERE id = ? AND ended_at IS NULL`

// EndDiscussion settles that the discussion is not followed up any more, if it
// might be.
func (s *Store) EndDiscussion(ctx context.Context, id string, at time.Time) error {
	_, err := s.exec(ctx, endDiscussion, at.UnixMicro(), id)
	return wrap("end discussion", err)
}

const (
	endDiscussions   = `UPDATE discussion SET ended_at = ?3 WHERE network = ?1 AND room = ?2 AND ended_at IS NULL`
	endedDiscussions = `SELECT count(*) FROM discussion WHERE network = ?1 AND room = ?2 AND ended_at = ?3`
)

// EndDiscussions settles that no discussion of the room is followed up any more,
// and returns how many ended at that time.
func (s *Store) EndDiscussions(ctx context.Context, network, room string, at time.Time) (n int, err error) {
	err = s.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, endDiscussions, network, room, at.UnixMicro()); err != nil {
			return err
		}
		return tx.QueryRowContext(ctx, endedDiscussions, network, room, at.UnixMicro()).Scan(&n)
	})
	return n, wrap("end discussions", err)
}

const (
	quietDiscussions = `
SELECT ` + discussionColumns + ` FROM discussion
WHERE ended_at IS NULL AND network IN (SELECT value FROM json_each(?)) AND due_at <= ? ORDER BY due_at, id LIMIT ?`
	nextQuiet = `SELECT min(due_at) FROM discussion WHERE ended_at IS NULL AND network IN (SELECT value FROM json_each(?)) AND due_at > ?`
)

// QuietDiscussions returns the discussions of the networks that are to be
// followed up at the time or earlier, the first first and at most limit of them,
// and when the next after the time is; the zero time if none is.
func (s *Store) QuietDiscussions(ctx context.Context, networks []string, until time.Time, limit int) (due []discuss.Discussion, next time.Time, err error) {
	due, next, err = dueOf(ctx, s, readDiscussion, quietDiscussions, nextQuiet, networks, until, limit)
	return due, next, wrap("list discussions to follow up", err)
}
