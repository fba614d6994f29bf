package sqlite

import (
	"context"
	"database/sql"
	"time"

	"footnote/bot/desk"
)

const propose = `
INSERT INTO correction (id, statement, instead, why, author, at, network, room, thread, delivery, verdict, decided_by)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', '') ON CONFLICT (id) DO NOTHING`

// Propose keeps a correction as an open one, whatever its Verdict. One whose ID
// is there already is left as it is.
func (s *Store) Propose(ctx context.Context, c desk.Correction) error {
	p := c.Place
	_, err := s.exec(ctx, propose, c.ID, c.Statement, c.Instead, c.Why, c.Author, c.At.UnixMicro(), p.Network, p.Room, p.Thread,
		c.Delivery)
	return wrap("propose correction", err)
}

const correctionColumns = `
id, statement, instead, why, author, at, network, room, thread, delivery, verdict, decided_by, decided_at`

// readCorrection reads the correctionColumns. The times are in UTC.
func readCorrection(row scanner) (c desk.Correction, err error) {
	var at int64
	var decided sql.Null[int64]
	p := &c.Place
	if err := row.Scan(&c.ID, &c.Statement, &c.Instead, &c.Why, &c.Author, &at, &p.Network, &p.Room, &p.Thread, &c.Delivery,
		&c.Verdict, &c.By, &decided); err != nil {
		return c, err
	}
	c.At = moment(at)
	if decided.Valid {
		c.Decided = moment(decided.V)
	}
	return c, nil
}

const correctionOf = `SELECT ` + correctionColumns + ` FROM correction WHERE id = ?`

// Correction returns the correction with the ID; ok is false if there is none.
func (s *Store) Correction(ctx context.Context, id string) (c desk.Correction, ok bool, err error) {
	c, ok, err = one(ctx, s.db, readCorrection, correctionOf, id)
	return c, ok, wrap("find correction", err)
}

const corrections = `SELECT ` + correctionColumns + ` FROM correction WHERE verdict = ? ORDER BY key LIMIT ?`

// Corrections returns those with the verdict in the order in which they were
// proposed, at most limit.
func (s *Store) Corrections(ctx context.Context, v desk.Verdict, limit int) ([]desk.Correction, error) {
	all, err := list(ctx, s.db, readCorrection, corrections, string(v), limit)
	return all, wrap("list corrections", err)
}

const decide = `UPDATE correction SET verdict = ?, decided_by = ?, decided_at = ? WHERE id = ? AND verdict = ?`

// Decide moves a correction from one verdict to another, and reports whether
// it did: false if there is no such correction or it has another verdict.
func (s *Store) Decide(ctx context.Context, id string, from, to desk.Verdict, by string, at time.Time) (bool, error) {
	changed, err := s.exec(ctx, decide, string(to), by, at.UnixMicro(), id, string(from))
	return changed > 0, wrap("decide correction", err)
}
