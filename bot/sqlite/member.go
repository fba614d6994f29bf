package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"footnote/bot"
	"footnote/bot/study/member"
)

// About returns what is kept about the member, in the order of member.Kinds, of
// each kind that there is anything of; at most so many entries of each, the
// latest first, or all for -1.
func (s *Store) About(ctx context.Context, m member.Member, most int) ([]member.Holding, error) {
	var all []member.Holding
	for _, kind := range member.Kinds() {
		h := member.Holding{Kind: kind}
		if holdings[kind].find == "" {
			continue
		}
		if err := s.holding(ctx, m, most, &h); err != nil {
			return nil, fmt.Errorf("list the %s of a member: %w", kind, err)
		}
		if h.Count > 0 {
			all = append(all, h)
		}
	}
	return all, nil
}

// Each holding's query gives rows of when, where, what and all of it as JSON.
const (
	countHeld = `SELECT count(*) FROM (`
	endOfHeld = `)`
	lastHeld  = `SELECT at, room, text, record FROM (`
	fewHeld   = `) ORDER BY at DESC LIMIT ?4`
)

// holding counts what is kept of one kind, and reads the latest.
func (s *Store) holding(ctx context.Context, m member.Member, most int, h *member.Holding) error {
	find := holdings[h.Kind].find
	if err := s.db.QueryRowContext(ctx, countHeld+find+endOfHeld, m.Network, m.ID, ownRoom(&m)).Scan(&h.Count); err != nil {
		return err
	}
	if h.Count == 0 || most == 0 {
		return nil
	}
	var err error
	h.Last, err = list(ctx, s.db, readEntry, lastHeld+find+fewHeld, m.Network, m.ID, ownRoom(&m), most)
	return err
}

// ownRoom is the room of the member's own conversation; null if there is none.
func ownRoom(m *member.Member) sql.Null[string] {
	return sql.Null[string]{V: m.Own.Room, Valid: m.Own != bot.Place{}}
}

func readEntry(row scanner) (e member.Entry, err error) {
	var at sql.Null[int64]
	var record []byte
	if err := row.Scan(&at, &e.Room, &e.Text, &record); err != nil {
		return e, err
	}
	if at.Valid {
		e.At = moment(at.V)
	}
	e.Record = json.RawMessage(record)
	return e, nil
}

// ForgetMember deletes what is kept about the member but for the kinds that
// stay, and takes their name off what others need, in one transaction.
func (s *Store) ForgetMember(ctx context.Context, m member.Member) error {
	return wrap("forget a member", s.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		for _, kind := range member.Kinds() {
			for _, text := range holdings[kind].forget {
				if _, err := tx.ExecContext(ctx, text, m.Network, m.ID, ownRoom(&m)); err != nil {
					return fmt.Errorf("%s: %w", kind, err)
				}
			}
		}
		return nil
	}))
}

// Opened returns since when the record of the room is open; the zero time while
// it is closed.
func (s *Store) Opened(ctx context.Context, network, room string) (time.Time, error) {
	r, err := s.Room(ctx, network, room)
	return r.Record, err
}

// rollRows counts, per member, what they did in the room ?2 since ?3: the first
// page of each answer that stands openly is a question.
const rollRows = `
SELECT member, sum(questions), sum(proposals), sum(correct), sum(answered), max(at) FROM (
	SELECT asker AS member, 1 AS questions, 0 AS proposals, 0 AS correct, 0 AS answered, at FROM delivery
	WHERE network = ?1 AND room = ?2 AND at >= ?3 AND recipient = '' AND NOT gone AND id LIKE '%-0' AND post ->> '$.Reply' IS NOT NULL
	UNION ALL SELECT author, 0, 1, 0, 0, at FROM correction WHERE network = ?1 AND room = ?2 AND at >= ?3
	UNION ALL SELECT author, 0, 1, 0, 0, at FROM dropped WHERE network = ?1 AND room = ?2 AND at >= ?3
	UNION ALL SELECT a.member, 0, 0, a.correct, 1, a.at FROM quiz_answer a JOIN quiz q ON q.id = a.quiz
	WHERE q.network = ?1 AND q.room = ?2 AND q.mode <> 'alone' AND a.at >= ?3
) WHERE member <> '' GROUP BY member ORDER BY member`

// Roll returns a row for everyone who did something openly in the room since
// that time, ordered by their IDs.
func (s *Store) Roll(ctx context.Context, network, room string, since time.Time) ([]member.Row, error) {
	rows, err := list(ctx, s.db, func(row scanner) (r member.Row, err error) {
		var last int64
		err = row.Scan(&r.Member, &r.Questions, &r.Proposals, &r.Right, &r.Answered, &last)
		r.Last = moment(last)
		return r, err
	}, rollRows, network, room, since.UnixMicro())
	return rows, wrap("list what members did", err)
}
