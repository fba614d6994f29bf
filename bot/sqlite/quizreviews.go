package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"time"

	"footnote/bot/study/quiz"
)

const reviewOf = `
SELECT network, member, card, schedule, before, rating, at, act FROM quiz_review WHERE network = ? AND member = ? AND card = ?`

// CardReview returns what is kept of the member and the card. Where the member has
// not seen it, all but its first three fields are zero.
func (s *Store) CardReview(ctx context.Context, network, member, card string) (quiz.Review, error) {
	r, ok, err := one(ctx, s.db, readReview, reviewOf, network, member, card)
	if !ok {
		r = quiz.Review{Network: network, Member: member, Card: card}
	}
	return r, wrap("read review", err)
}

func readReview(row scanner) (r quiz.Review, err error) {
	var schedule, before []byte
	var at int64
	if err := row.Scan(&r.Network, &r.Member, &r.Card, &schedule, &before, &r.Rating, &at, &r.Act); err != nil {
		return r, err
	}
	r.At = moment(at)
	if err := json.Unmarshal(schedule, &r.Schedule); err != nil {
		return r, err
	}
	return r, json.Unmarshal(before, &r.Before)
}

const (
	setReview = `
INSERT INTO quiz_review (network, member, card, schedule, before, rating, at, act, due) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (network, member, card) DO UPDATE SET schedule = excluded.schedule, before = excluded.before,
	rating = excluded.rating, at = excluded.at, act = excluded.act, due = excluded.due`
	addDay = `INSERT INTO quiz_day (network, member, day) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`
)

// SetCardReview keeps a review in the place of the card's earlier one, and the day
// as one of the member's; none for an empty day.
func (s *Store) SetCardReview(ctx context.Context, r quiz.Review, day string) error {
	schedule, err := json.Marshal(r.Schedule)
	if err != nil {
		return wrap("write schedule", err)
	}
	before, err := json.Marshal(r.Before)
	if err != nil {
		return wrap("write schedule", err)
	}
	return wrap("keep review", s.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, setReview, r.Network, r.Member, r.Card, string(schedule), string(before),
			int(r.Rating), r.At.UnixMicro(), r.Act, r.Schedule.Due().UnixMicro())
		if err != nil || day == "" {
			return err
		}
		_, err = tx.ExecContext(ctx, addDay, r.Network, r.Member, day)
		return err
	}))
}

const dueCards = `SELECT card, due FROM quiz_review WHERE network = ? AND member = ? ORDER BY due, card`

// DueCards returns when the member is to see which card again, the first one first.
func (s *Store) DueCards(ctx context.Context, network, member string) ([]quiz.Due, error) {
	all, err := list(ctx, s.db, func(row scanner) (d quiz.Due, err error) {
		var at int64
		err = row.Scan(&d.Card, &at)
		d.At = moment(at)
		return d, err
	}, dueCards, network, member)
	return all, wrap("list due cards", err)
}

const reviewDays = `SELECT day FROM quiz_day WHERE network = ? AND member = ? ORDER BY day DESC`

// ReviewDays returns the days on which the member reviewed, the latest first.
func (s *Store) ReviewDays(ctx context.Context, network, member string) ([]string, error) {
	all, err := list(ctx, s.db, func(row scanner) (day string, err error) { return day, row.Scan(&day) }, reviewDays, network, member)
	return all, wrap("list days of reviews", err)
}

const dueInRoom = `
SELECT r.member, count(*) FROM quiz_listed l JOIN quiz_review r USING (network, member)
WHERE l.network = ? AND l.room = ? AND r.due <= ? GROUP BY r.member`

// DueInRoom returns how many cards are due at that time for each member who is
// listed on the leaderboard of the room. Those who have none are left out.
func (s *Store) DueInRoom(ctx context.Context, network, room string, at time.Time) (map[string]int, error) {
	type member struct {
		name string
		due  int
	}
	all, err := list(ctx, s.db, func(row scanner) (m member, err error) {
		err = row.Scan(&m.name, &m.due)
		return m, err
	}, dueInRoom, network, room, at.UnixMicro())
	if err != nil {
		return nil, wrap("count due cards", err)
	}
	due := make(map[string]int, len(all))
	for _, m := range all {
		due[m.name] = m.due
	}
	return due, nil
}
