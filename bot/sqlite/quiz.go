package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"footnote/bot"
	"footnote/bot/study/quiz"
)

const (
	beginQuiz = `
INSERT INTO quiz (id, network, room, thread, mode, member, clock, count, about, opened_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`
	quizHere = `
SELECT id FROM quiz WHERE id = ?1
UNION ALL SELECT id FROM quiz WHERE network = ?2 AND room = ?3 AND ended_at IS NULL LIMIT 1`
	addQuestion = `INSERT INTO quiz_question (quiz, n, card) VALUES (?, ?, ?)`
)

// BeginQuiz keeps a game with its questions, as ones that are not asked yet, unless
// it is kept already or another one is open in its room. It returns the ID of
// the one that is.
func (s *Store) BeginQuiz(ctx context.Context, g quiz.Game) (id string, err error) {
	err = s.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		id, err = begin(ctx, tx, &g)
		return err
	})
	return id, wrap("begin quiz", err)
}

func begin(ctx context.Context, tx *sql.Tx, g *quiz.Game) (id string, err error) {
	about, err := json.Marshal(g.About)
	if err != nil {
		return "", err
	}
	p := g.Place
	r, err := tx.ExecContext(ctx, beginQuiz, g.ID, p.Network, p.Room, p.Thread, string(g.Mode), g.Member,
		g.Clock.Microseconds(), g.Count, string(about), g.Opened.UnixMicro())
	if err != nil {
		return "", err
	}
	if fresh, err := r.RowsAffected(); err != nil || fresh == 0 {
		return id, tx.QueryRowContext(ctx, quizHere, g.ID, p.Network, p.Room).Scan(&id)
	}
	for i := range g.Questions {
		card, err := json.Marshal(g.Questions[i].Card)
		if err != nil {
			return "", err
		}
		if _, err := tx.ExecContext(ctx, addQuestion, g.ID, i, string(card)); err != nil {
			return "", err
		}
	}
	return g.ID, nil
}

const quizOf = `SELECT id, network, room, thread, mode, member, clock, count, about, opened_at, coalesce(ended_by, '') FROM quiz WHERE id = ?`

// Quiz returns the game with the ID, with its questions and answers; ok is false
// if there is none.
func (s *Store) Quiz(ctx context.Context, id string) (g quiz.Game, ok bool, err error) {
	g, ok, err = one(ctx, s.db, readGame, quizOf, id)
	if err != nil || !ok {
		return g, ok, wrap("read quiz", err)
	}
	if g.Questions, err = list(ctx, s.db, readQuestion, questionsOf, id); err != nil {
		return g, false, wrap("read questions", err)
	}
	g.Answers, err = list(ctx, s.db, readAnswer, answersOf, id)
	return g, err == nil, wrap("read answers", err)
}

func readGame(row scanner) (g quiz.Game, err error) {
	var clock, opened int64
	var about []byte
	p := &g.Place
	if err := row.Scan(&g.ID, &p.Network, &p.Room, &p.Thread, &g.Mode, &g.Member, &clock, &g.Count, &about, &opened, &g.EndedBy); err != nil {
		return g, err
	}
	g.Clock, g.Opened = time.Duration(clock)*time.Microsecond, moment(opened)
	return g, json.Unmarshal(about, &g.About)
}

const questionsOf = `
SELECT n, card, coalesce(asked_by, ''), asked_at, until, coalesce(closed_by, '') FROM quiz_question WHERE quiz = ? ORDER BY n`

func readQuestion(row scanner) (q quiz.Question, err error) {
	var card []byte
	var asked, until sql.Null[int64]
	if err := row.Scan(&q.N, &card, &q.AskedBy, &asked, &until, &q.ClosedBy); err != nil {
		return q, err
	}
	if asked.Valid {
		q.Asked = moment(asked.V)
	}
	if until.Valid {
		q.Until = moment(until.V)
	}
	return q, json.Unmarshal(card, &q.Card)
}

const runningQuiz = `
SELECT id FROM quiz WHERE network = ?1 AND room = ?2 AND ended_at IS NULL
UNION ALL SELECT id FROM quiz WHERE network = ?1 AND room = ?2 AND ended_by = ?3`

// RunningQuiz returns the ID of the game that was ended in the room of the place by
// the act or, if there is none, is open there; empty for none.
func (s *Store) RunningQuiz(ctx context.Context, p bot.Place, act string) (string, error) {
	ids, err := list(ctx, s.db, func(row scanner) (id string, err error) { return id, row.Scan(&id) }, runningQuiz, p.Network, p.Room, act)
	if err != nil || len(ids) == 0 {
		return "", wrap("look for a quiz", err)
	}
	return ids[len(ids)-1], nil
}

const quizzes = `SELECT count(*) FROM quiz WHERE network = ? AND room = ?`

// Quizzes returns how many games there were in the room of the place, with those
// that members played alone there.
func (s *Store) Quizzes(ctx context.Context, p bot.Place) (n int, err error) {
	n, _, err = one(ctx, s.db, func(row scanner) (n int, err error) { return n, row.Scan(&n) }, quizzes, p.Network, p.Room)
	return n, wrap("count quizzes", err)
}

const (
	endQuiz     = `UPDATE quiz SET ended_at = ?, ended_by = ? WHERE id = ? AND ended_at IS NULL`
	closeAll    = `UPDATE quiz_question SET closed_by = ?, closed_at = ? WHERE quiz = ? AND closed_by IS NULL`
	askQuestion = `
INSERT INTO quiz_question (quiz, n, card, asked_by, asked_at, until) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT (quiz, n) DO UPDATE SET asked_by = ?4, asked_at = ?5, until = ?6 WHERE asked_by IS NULL AND closed_by IS NULL`
	closeQuestion = `UPDATE quiz_question SET closed_by = ?, closed_at = ? WHERE quiz = ? AND n = ? AND closed_by IS NULL`
	closedBy      = `SELECT coalesce(closed_by, '') FROM quiz_question WHERE quiz = ? AND n = ?`
)

// EndQuiz ends a game by an act and closes its questions, unless it has ended.
func (s *Store) EndQuiz(ctx context.Context, id, act string, at time.Time) error {
	return wrap("end quiz", s.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, closeAll, act, at.UnixMicro(), id); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, endQuiz, at.UnixMicro(), act, id)
		return err
	}))
}

// AskCard keeps that the question of the game was asked, unless it was asked or
// closed. One that the game has not yet is added.
func (s *Store) AskCard(ctx context.Context, game string, q quiz.Question) error {
	card, err := json.Marshal(q.Card)
	if err != nil {
		return fmt.Errorf("write card: %w", err)
	}
	until := sql.Null[int64]{V: q.Until.UnixMicro(), Valid: !q.Until.IsZero()}
	_, err = s.exec(ctx, askQuestion, game, q.N, string(card), q.AskedBy, q.Asked.UnixMicro(), until)
	return wrap("keep question", err)
}

// CloseCard closes the question by an act, unless it is closed, and returns which
// act closed it; empty where there is no such question.
func (s *Store) CloseCard(ctx context.Context, game string, n int, act string, at time.Time) (by string, err error) {
	if _, err := s.exec(ctx, closeQuestion, act, at.UnixMicro(), game, n); err != nil {
		return "", wrap("close question", err)
	}
	by, _, err = one(ctx, s.db, func(row scanner) (by string, err error) { return by, row.Scan(&by) }, closedBy, game, n)
	return by, wrap("close question", err)
}
