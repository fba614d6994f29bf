package sqlite

import (
	"context"
	"fmt"
	"time"

	"footnote/bot"
	"footnote/facts"
)

const miss = `
INSERT INTO unanswered (folded, question, network, room, thread, author, times, first_at, last_at, nearest_source, nearest_locator)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1, ?7, ?7, ?8, ?9)
ON CONFLICT (folded) DO UPDATE SET question = ?2, network = ?3, room = ?4, thread = ?5, author = ?6,
	times = times + 1, last_at = ?7, nearest_source = ?8, nearest_locator = ?9`

// Missed keeps a question that the base could not answer. Wordings that differ
// only in letter case, accents and punctuation count as one question.
func (s *Store) Missed(ctx context.Context, m bot.Missed) error {
	_, err := s.exec(ctx, miss, facts.Fold(m.Question), m.Question, m.Place.Network, m.Place.Room, m.Place.Thread,
		m.Author, m.At.UnixMicro(), m.Source, m.Locator)
	return wrap("keep missed question", err)
}

// A Gap is a question that the base could not answer.
type Gap struct {
	Question    string    // as it was last asked, in its stand-alone wording
	Times       int       // how often it was asked
	First, Last time.Time // when it was asked, in UTC
	// Source and Locator are where what comes nearest stands, as in
	// [bot.Missed].
	Source, Locator string
}

const gaps = `SELECT question, times, first_at, last_at, nearest_source, nearest_locator FROM unanswered ORDER BY times DESC, last_at DESC LIMIT ?`

// Unanswered returns up to limit questions that the base could not answer, the
// most asked first and among these the latest; all of them for a limit of 0.
func (s *Store) Unanswered(ctx context.Context, limit int) ([]Gap, error) {
	if limit <= 0 {
		limit = -1
	}
	rows, err := s.db.QueryContext(ctx, gaps, limit)
	if err != nil {
		return nil, fmt.Errorf("list unanswered questions: %w", err)
	}
	defer rows.Close()
	var all []Gap
	for rows.Next() {
		var g Gap
		var first, last int64
		if err := rows.Scan(&g.Question, &g.Times, &first, &last, &g.Source, &g.Locator); err != nil {
			return nil, fmt.Errorf("list unanswered questions: %w", err)
		}
		g.First, g.Last = moment(first), moment(last)
		all = append(all, g)
	}
	return all, rows.Err()
}
