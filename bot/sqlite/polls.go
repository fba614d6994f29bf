package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"footnote/bot/study/poll"
)

const openPoll = `
INSERT INTO poll (id, network, room, thread, author, question, claim, options, opened_at, closes_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`

// OpenPoll keeps a poll as an open one. One whose ID is there already is left
// as it is.
func (s *Store) OpenPoll(ctx context.Context, p poll.Poll) error {
	options, err := json.Marshal(p.Options)
	if err != nil {
		return fmt.Errorf("write the options of a poll: %w", err)
	}
	_, err = s.exec(ctx, openPoll, p.ID, p.Place.Network, p.Place.Room, p.Place.Thread, p.Author, p.Question, p.Claim,
		string(options), p.Opened.UnixMicro(), p.Closes.UnixMicro())
	return wrap("keep poll", err)
}

const pollColumns = `id, network, room, thread, author, question, claim, options, opened_at, closes_at, closed_at`

func readPoll(row scanner) (p poll.Poll, err error) {
	var options []byte
	var opened, closes int64
	var closed sql.Null[int64]
	at := &p.Place
	if err := row.Scan(&p.ID, &at.Network, &at.Room, &at.Thread, &p.Author, &p.Question, &p.Claim, &options, &opened, &closes, &closed); err != nil {
		return p, err
	}
	p.Opened, p.Closes = moment(opened), moment(closes)
	if closed.Valid {
		p.Closed = moment(closed.V)
	}
	if err := json.Unmarshal(options, &p.Options); err != nil {
		return p, fmt.Errorf("read the options of a poll: %w", err)
	}
	return p, nil
}

const findPoll = `SELECT ` + pollColumns + ` FROM poll WHERE id = ?`

// FindPoll returns the poll with that ID; ok is false if there is none.
func (s *Store) FindPoll(ctx context.Context, id string) (p poll.Poll, ok bool, err error) {
	p, ok, err = one(ctx, s.db, readPoll, findPoll, id)
	return p, ok, wrap("find poll", err)
}

const openPolls = `
SELECT ` + pollColumns + ` FROM poll
WHERE network = ? AND room = ? AND closed_at IS NULL ORDER BY opened_at DESC, id`

// OpenPolls returns the polls of the room that are open, the last first.
func (s *Store) OpenPolls(ctx context.Context, network, room string) ([]poll.Poll, error) {
	all, err := list(ctx, s.db, readPoll, openPolls, network, room)
	return all, wrap("list open polls", err)
}

const closePoll = `UPDATE poll SET closed_at = ? WHERE id = ? AND closed_at IS NULL`

// ClosePoll closes the poll with that ID at the time if it is open.
func (s *Store) ClosePoll(ctx context.Context, id string, at time.Time) error {
	_, err := s.exec(ctx, closePoll, at.UnixMicro(), id)
	return wrap("close poll", err)
}

const (
	votePoll = `
INSERT INTO poll_vote (poll, member, choice, at, act) SELECT id, ?2, ?3, ?4, ?5 FROM poll WHERE id = ?1 AND closed_at IS NULL
ON CONFLICT (poll, member) DO UPDATE SET choice = excluded.choice, at = excluded.at, act = excluded.act
WHERE (excluded.at, excluded.act) > (poll_vote.at, poll_vote.act)`
	isOpenPoll = `SELECT closed_at IS NULL FROM poll WHERE id = ?`
)

// Vote keeps a vote if its poll is open and the member has not voted there
// later than that. It reports whether the poll is open.
func (s *Store) Vote(ctx context.Context, v poll.Vote) (open bool, err error) {
	err = s.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, votePoll, v.Poll, v.Member, v.Choice, v.At.UnixMicro(), v.Act); err != nil {
			return err
		}
		return tx.QueryRowContext(ctx, isOpenPoll, v.Poll).Scan(&open)
	})
	return open, wrap("keep vote", err)
}

const tallyPoll = `SELECT choice, count(*) FROM poll_vote WHERE poll = ? GROUP BY choice`

// Tally returns how many votes each choice has; choices without votes are not
// in the map.
func (s *Store) Tally(ctx context.Context, id string) (map[int]int, error) {
	type count struct{ choice, n int }
	counts, err := list(ctx, s.db, func(row scanner) (c count, err error) { return c, row.Scan(&c.choice, &c.n) }, tallyPoll, id)
	votes := make(map[int]int, len(counts))
	for _, c := range counts {
		votes[c.choice] = c.n
	}
	return votes, wrap("count votes", err)
}

const (
	closingPolls = `
SELECT ` + pollColumns + ` FROM poll
WHERE closed_at IS NULL AND network IN (SELECT value FROM json_each(?)) AND closes_at <= ? ORDER BY closes_at, id LIMIT ?`
	nextClosing = `SELECT min(closes_at) FROM poll WHERE closed_at IS NULL AND network IN (SELECT value FROM json_each(?)) AND closes_at > ?`
)

// ClosingPolls returns the open polls of the networks that close at the time or
// earlier, the first first and at most limit of them, and when the next after
// the time closes; the zero time if none does.
func (s *Store) ClosingPolls(ctx context.Context, networks []string, until time.Time, limit int) (due []poll.Poll, next time.Time, err error) {
	due, next, err = dueOf(ctx, s, readPoll, closingPolls, nextClosing, networks, until, limit)
	return due, next, wrap("list polls to close", err)
}

// dueOf returns what is due in the networks at the time, at most limit, and the
// moment after it that the other query finds. Both queries take the names of the
// networks as JSON and the time, the first also the limit.
func dueOf[T any](ctx context.Context, s *Store, read func(scanner) (T, error), dueText, nextText string, networks []string, until time.Time, limit int) (due []T, next time.Time, err error) {
	names, err := json.Marshal(networks)
	if err != nil {
		return nil, next, fmt.Errorf("write the names of networks: %w", err)
	}
	if due, err = list(ctx, s.db, read, dueText, string(names), until.UnixMicro(), limit); err != nil {
		return nil, next, err
	}
	next, err = s.first(ctx, nextText, string(names), until.UnixMicro())
	return due, next, err
}

// first returns the moment that a query finds, which is null for the zero time.
func (s *Store) first(ctx context.Context, text string, args ...any) (time.Time, error) {
	var at sql.Null[int64]
	if err := s.db.QueryRowContext(ctx, text, args...).Scan(&at); err != nil || !at.Valid {
		return time.Time{}, err
	}
	return moment(at.V), nil
}
