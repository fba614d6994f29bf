package sqlite

import (
	"context"
	"encoding/json"
	"time"

	"footnote/bot/study/quiz"
)

const answerColumns = `quiz, n, member, act, message, text, at, correct`

const answersOf = `SELECT ` + answerColumns + ` FROM quiz_answer WHERE quiz = ? ORDER BY key`

func readAnswer(row scanner) (x quiz.Answer, err error) {
	var at int64
	err = row.Scan(&x.Game, &x.N, &x.Member, &x.Act, &x.Message, &x.Text, &at, &x.Right)
	x.At = moment(at)
	return x, err
}

const (
	answerQuestion = `
INSERT INTO quiz_answer (network, ` + answerColumns + `)
SELECT g.network, q.quiz, q.n, ?3, ?4, ?5, ?6, ?7, ?8
FROM quiz_question q JOIN quiz g ON g.id = q.quiz
WHERE q.quiz = ?1 AND q.n = ?2 AND q.asked_by IS NOT NULL AND q.closed_by IS NULL
ON CONFLICT (quiz, n, member) DO NOTHING`
	answerOf = `SELECT ` + answerColumns + ` FROM quiz_answer WHERE quiz = ? AND n = ? AND member = ?`
)

// AnswerCard keeps an answer to a question that is asked and not closed, unless the
// member has answered it. It returns the answer that counts; ok is false if
// there is none, since this one came too late.
func (s *Store) AnswerCard(ctx context.Context, x quiz.Answer) (kept quiz.Answer, ok bool, err error) {
	_, err = s.exec(ctx, answerQuestion, x.Game, x.N, x.Member, x.Act, x.Message, x.Text, x.At.UnixMicro(), x.Right)
	if err != nil {
		return kept, false, wrap("keep answer", err)
	}
	kept, ok, err = one(ctx, s.db, readAnswer, answerOf, x.Game, x.N, x.Member)
	return kept, ok, wrap("read answer", err)
}

const (
	clocksDue = `
SELECT q.quiz, q.n, g.network, g.room, g.thread, q.until FROM quiz_question q JOIN quiz g ON g.id = q.quiz
WHERE q.closed_by IS NULL AND q.until IS NOT NULL AND q.until <= ?1 AND g.network IN (SELECT value FROM json_each(?2))
ORDER BY q.until LIMIT 100`
	nextClock = `
SELECT q.until FROM quiz_question q JOIN quiz g ON g.id = q.quiz
WHERE q.closed_by IS NULL AND q.until IS NOT NULL AND q.until > ?1 AND g.network IN (SELECT value FROM json_each(?2))
ORDER BY q.until LIMIT 1`
)

// QuizClocks returns the open questions of the networks whose clocks run out by that
// time, at most a hundred, and when the next one does; the zero time for never.
func (s *Store) QuizClocks(ctx context.Context, networks []string, until time.Time) (due []quiz.Clock, next time.Time, err error) {
	names, err := json.Marshal(networks)
	if err != nil {
		return nil, next, err
	}
	due, err = list(ctx, s.db, readClock, clocksDue, until.UnixMicro(), string(names))
	if err != nil {
		return nil, next, wrap("list clocks", err)
	}
	next, _, err = one(ctx, s.db, readMoment, nextClock, until.UnixMicro(), string(names))
	return due, next, wrap("look for the next clock", err)
}

func readClock(row scanner) (c quiz.Clock, err error) {
	var at int64
	err = row.Scan(&c.Game, &c.N, &c.Place.Network, &c.Place.Room, &c.Place.Thread, &at)
	c.At = moment(at)
	return c, err
}

// readMoment reads a time.
func readMoment(row scanner) (time.Time, error) {
	var at int64
	if err := row.Scan(&at); err != nil {
		return time.Time{}, err
	}
	return moment(at), nil
}
