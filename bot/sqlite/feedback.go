package sqlite

import (
	"context"

	"footnote/bot/desk"
)

const rate = `INSERT INTO feedback (delivery, author, sign, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`

// Rate keeps what somebody thinks of a delivery. The same sign of the same
// author counts once, with the time of its first giving.
func (s *Store) Rate(ctx context.Context, f desk.Feedback) error {
	_, err := s.exec(ctx, rate, f.Delivery, f.Author, f.Sign, f.At.UnixMicro())
	return wrap("keep feedback", err)
}

const unrate = `DELETE FROM feedback WHERE delivery = ? AND author = ? AND sign = ?`

// Unrate drops the author's sign on the delivery, if it is there, whatever its
// time.
func (s *Store) Unrate(ctx context.Context, f desk.Feedback) error {
	_, err := s.exec(ctx, unrate, f.Delivery, f.Author, f.Sign)
	return wrap("take feedback back", err)
}
