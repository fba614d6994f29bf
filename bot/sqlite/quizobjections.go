package sqlite

import (
	"context"
	"encoding/json"
	"time"

	"footnote/bot/study/quiz"
)

const object = `
INSERT INTO quiz_objection (card_id, card, network, member, at, verdict, decided_by) VALUES (?, ?, ?, ?, ?, '', '')
ON CONFLICT (card_id) DO NOTHING`

// ObjectCard keeps an objection as one that waits for a verdict, unless there is one
// to the card.
func (s *Store) ObjectCard(ctx context.Context, o quiz.Objection) error {
	card, err := json.Marshal(o.Card)
	if err != nil {
		return wrap("write card", err)
	}
	_, err = s.exec(ctx, object, o.Card.ID, string(card), o.Network, o.Member, o.At.UnixMicro())
	return wrap("keep objection", err)
}

const objections = `SELECT card, network, member, at, verdict FROM quiz_objection WHERE verdict = '' ORDER BY at, card_id LIMIT ?`

// ObjectedCards returns those that wait for a verdict, oldest first, at most limit.
func (s *Store) ObjectedCards(ctx context.Context, limit int) ([]quiz.Objection, error) {
	all, err := list(ctx, s.db, func(row scanner) (o quiz.Objection, err error) {
		var card []byte
		var at int64
		if err := row.Scan(&card, &o.Network, &o.Member, &at, &o.Verdict); err != nil {
			return o, err
		}
		o.At = moment(at)
		return o, json.Unmarshal(card, &o.Card)
	}, objections, limit)
	return all, wrap("list objections", err)
}

const decideObjection = `UPDATE quiz_objection SET verdict = ?, decided_by = ?, decided_at = ? WHERE card_id = ?`

// DecideCard gives the objection to the card a verdict, in the place of an earlier
// one; false if there is none.
func (s *Store) DecideCard(ctx context.Context, card string, v quiz.Verdict, by string, at time.Time) (bool, error) {
	changed, err := s.exec(ctx, decideObjection, string(v), by, at.UnixMicro(), card)
	return changed > 0, wrap("decide on an objection", err)
}

const retired = `SELECT card_id FROM quiz_objection WHERE verdict <> 'kept' ORDER BY card_id`

// RetiredCards returns the IDs of the cards that are not to be asked: those with an
// objection, unless it was decided to keep them.
func (s *Store) RetiredCards(ctx context.Context) ([]string, error) {
	all, err := list(ctx, s.db, func(row scanner) (id string, err error) { return id, row.Scan(&id) }, retired)
	return all, wrap("list retired cards", err)
}
