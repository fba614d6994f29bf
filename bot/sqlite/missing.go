package sqlite

import (
	"context"
	"encoding/json"
	"fmt"
)

// missing leaves out what was asked privately: the thread of such a place
// begins with @ (see desk.Event).
const missing = `
SELECT question FROM unanswered WHERE network = ? AND room IN (SELECT value FROM json_each(?)) AND thread NOT LIKE '@%'
ORDER BY times DESC, last_at DESC LIMIT ?`

// Missing returns up to limit questions that the base could not answer and that
// were last asked in one of the rooms for all to see, the most asked first and among these the
// latest, in their stand-alone wording.
func (s *Store) Missing(ctx context.Context, network string, rooms []string, limit int) ([]string, error) {
	ids, err := json.Marshal(rooms)
	if err != nil {
		return nil, fmt.Errorf("write rooms: %w", err)
	}
	questions, err := list(ctx, s.db, func(row scanner) (question string, err error) {
		return question, row.Scan(&question)
	}, missing, network, string(ids), limit)
	return questions, wrap("list unanswered questions of rooms", err)
}
