package sqlite

import (
	"context"

	"footnote/bot"
	"footnote/bot/study/quiz"
)

const (
	listMember   = `INSERT INTO quiz_listed (network, room, member) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`
	unlistMember = `DELETE FROM quiz_listed WHERE network = ? AND room = ? AND member = ?`
)

// ListMember has the member listed in the room of the place.
func (s *Store) ListMember(ctx context.Context, p bot.Place, member string) error {
	_, err := s.exec(ctx, listMember, p.Network, p.Room, member)
	return wrap("list member", err)
}

// UnlistMember ends that the member is listed in the room of the place.
func (s *Store) UnlistMember(ctx context.Context, p bot.Place, member string) error {
	_, err := s.exec(ctx, unlistMember, p.Network, p.Room, member)
	return wrap("unlist member", err)
}

// counts is whether an answer was right; in a race only the first one is.
const counts = `(a.correct AND (g.mode <> 'race' OR q.closed_by = a.act))`

const listed = `
SELECT l.member, count(g.id), coalesce(sum(CASE WHEN g.id IS NULL THEN 0 ELSE ` + counts + ` END), 0) AS points
FROM quiz_listed l
LEFT JOIN quiz_answer a ON a.network = l.network AND a.member = l.member
LEFT JOIN quiz g ON g.id = a.quiz AND g.room = l.room AND g.mode <> 'alone'
LEFT JOIN quiz_question q ON q.quiz = a.quiz AND q.n = a.n
WHERE l.network = ? AND l.room = ?
GROUP BY l.member ORDER BY points DESC, count(g.id), l.member`

// Leaders returns the standings in the room of those who are listed there, the
// best first.
func (s *Store) Leaders(ctx context.Context, p bot.Place) ([]quiz.Standing, error) {
	all, err := list(ctx, s.db, readStanding, listed, p.Network, p.Room)
	return all, wrap("read the leaderboard", err)
}

func readStanding(row scanner) (x quiz.Standing, err error) {
	return x, row.Scan(&x.Member, &x.Answered, &x.Right)
}

const record = `
SELECT ?2, count(*), coalesce(sum(` + counts + `), 0)
FROM quiz_answer a JOIN quiz g ON g.id = a.quiz JOIN quiz_question q ON q.quiz = a.quiz AND q.n = a.n
WHERE a.network = ?1 AND a.member = ?2 AND (g.mode = 'alone') = ?3`

// QuizRecord returns the member's standings in all rooms of the network, and in
// reviews.
func (s *Store) QuizRecord(ctx context.Context, network, member string) (rooms, reviews quiz.Standing, err error) {
	if rooms, _, err = one(ctx, s.db, readStanding, record, network, member, false); err != nil {
		return rooms, reviews, wrap("read record", err)
	}
	reviews, _, err = one(ctx, s.db, readStanding, record, network, member, true)
	return rooms, reviews, wrap("read record", err)
}
