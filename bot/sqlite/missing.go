package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"footnote/bot"
	"footnote/facts"
)

const gapColumns = `question, network, room, thread, author, last_at, nearest_source, nearest_locator`

// readGap reads the gapColumns. The time is in UTC.
func readGap(row scanner) (m bot.Missed, err error) {
	var at int64
	err = row.Scan(&m.Question, &m.Place.Network, &m.Place.Room, &m.Place.Thread, &m.Author, &at, &m.Source, &m.Locator)
	m.At = moment(at)
	return m, err
}

// missing leaves out what was asked privately: the thread of such a place
// begins with @ (see desk.Event).
const missing = `
SELECT ` + gapColumns + ` FROM unanswered WHERE network = ? AND room IN (SELECT value FROM json_each(?)) AND thread NOT LIKE '@%'
ORDER BY times DESC, last_at DESC LIMIT ?`

// Missing returns up to limit questions that the base could not answer and that
// were last asked in one of the rooms for all to see, the most asked first and among these the
// latest, in their stand-alone wording.
func (s *Store) Missing(ctx context.Context, network string, rooms []string, limit int) ([]bot.Missed, error) {
	ids, err := json.Marshal(rooms)
	if err != nil {
		return nil, fmt.Errorf("write rooms: %w", err)
	}
	questions, err := list(ctx, s.db, readGap, missing, network, string(ids), limit)
	return questions, wrap("list unanswered questions of rooms", err)
}

const openGaps = `
SELECT ` + gapColumns + ` FROM unanswered WHERE network = ? ORDER BY last_at DESC LIMIT ?`

// OpenGaps returns the questions that the base could not answer and that were
// last asked on the network, latest first, at most limit.
func (s *Store) OpenGaps(ctx context.Context, network string, limit int) ([]bot.Missed, error) {
	all, err := list(ctx, s.db, readGap, openGaps, network, limit)
	return all, wrap("list unanswered questions of a network", err)
}

const settleGap = `DELETE FROM unanswered WHERE folded = ?`

// settleGaps drops questions that wait for an answer no longer.
func settleGaps(ctx context.Context, tx *sql.Tx, questions []string) error {
	for _, q := range questions {
		if _, err := tx.ExecContext(ctx, settleGap, facts.Fold(q)); err != nil {
			return fmt.Errorf("drop an answered question: %w", err)
		}
	}
	return nil
}
