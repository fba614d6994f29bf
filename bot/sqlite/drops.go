package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"footnote/bot/desk"
	"footnote/facts"
)

const bring = `
INSERT INTO dropped (id, network, room, thread, message, author, at, name, fresh, verdict, decided_by, source)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, '', '', '') ON CONFLICT (id) DO NOTHING`

// Bring keeps a drop as one that is open and not read yet, whatever else it
// says. One whose ID is there already is left as it is.
func (s *Store) Bring(ctx context.Context, x desk.Drop) error {
	p := x.Place
	_, err := s.exec(ctx, bring, x.ID, p.Network, p.Room, p.Thread, x.Message, x.Author, x.At.UnixMicro(), x.Name)
	return wrap("keep what was brought", err)
}

const holdReading = `UPDATE dropped SET reading = ?, fresh = ? WHERE id = ? AND verdict = ''`

// HoldReading keeps the Reading, which is not nil, and Fresh of a drop that is
// open. Others are left as they are.
func (s *Store) HoldReading(ctx context.Context, x desk.Drop) error {
	text, err := packReading(x.Reading)
	if err != nil {
		return err
	}
	_, err = s.exec(ctx, holdReading, text, x.Fresh, x.ID)
	return wrap("keep what was read", err)
}

// packReading is the reading as JSON, with its text once.
func packReading(r *facts.Reading) (string, error) {
	packed := *r
	packed.Passages = make([]facts.Passage, len(r.Passages))
	for i, p := range r.Passages {
		p.Text = ""
		packed.Passages[i] = p
	}
	text, err := json.Marshal(packed)
	if err != nil {
		return "", fmt.Errorf("write reading: %w", err)
	}
	return string(text), nil
}

// unpackReading reads what packReading made.
func unpackReading(text []byte) (*facts.Reading, error) {
	var r facts.Reading
	if err := json.Unmarshal(text, &r); err != nil {
		return nil, fmt.Errorf("read reading: %w", err)
	}
	for i := range r.Passages {
		p := &r.Passages[i]
		p.Text = r.Text[p.Start:p.End]
	}
	return &r, nil
}

const dropColumns = `id, network, room, thread, message, author, at, name, fresh, verdict, decided_by, source, decided_at`

// readDrop reads the dropColumns and, where the row has one more, the reading.
// The times are in UTC.
func readDrop(row scanner, more ...any) (x desk.Drop, err error) {
	var at int64
	var decided sql.Null[int64]
	p := &x.Place
	into := append([]any{&x.ID, &p.Network, &p.Room, &p.Thread, &x.Message, &x.Author, &at, &x.Name, &x.Fresh, &x.Verdict,
		&x.By, &x.Source, &decided}, more...)
	if err := row.Scan(into...); err != nil {
		return x, err
	}
	x.At = moment(at)
	if decided.Valid {
		x.Decided = moment(decided.V)
	}
	return x, nil
}

// readWholeDrop reads the dropColumns and the reading.
func readWholeDrop(row scanner) (desk.Drop, error) {
	var text []byte
	x, err := readDrop(row, &text)
	if err != nil || text == nil {
		return x, err
	}
	x.Reading, err = unpackReading(text)
	return x, err
}

const dropOf = `SELECT ` + dropColumns + `, reading FROM dropped WHERE id = ?`

// FindDrop returns the drop with the ID; ok is false if there is none.
func (s *Store) FindDrop(ctx context.Context, id string) (x desk.Drop, ok bool, err error) {
	x, ok, err = one(ctx, s.db, readWholeDrop, dropOf, id)
	return x, ok, wrap("find what was brought", err)
}

const brought = `SELECT ` + dropColumns + ` FROM dropped WHERE network = ? AND room = ? AND message = ?`

// Brought returns what a message of the room brought, in its order and without
// readings.
func (s *Store) Brought(ctx context.Context, network, room, message string) ([]desk.Drop, error) {
	all, err := list(ctx, s.db, func(row scanner) (desk.Drop, error) { return readDrop(row) }, brought, network, room, message)
	return all, wrap("find what a message brought", err)
}

const shelved = `SELECT ` + dropColumns + ` FROM dropped WHERE source = ? AND verdict = 'accepted' ORDER BY key`

// Shelved returns the drops that became the source, in the order in which they
// were brought and without readings.
func (s *Store) Shelved(ctx context.Context, source string) ([]desk.Drop, error) {
	all, err := list(ctx, s.db, func(row scanner) (desk.Drop, error) { return readDrop(row) }, shelved, source)
	return all, wrap("find who brought a source", err)
}

const pendingDrops = `
SELECT ` + dropColumns + `, reading FROM dropped
WHERE network = ? AND verdict = '' AND reading IS NOT NULL ORDER BY key LIMIT ?`

// Pending returns the drops of the network that were read and wait for a
// decision, in the order in which they were brought, at most limit.
func (s *Store) Pending(ctx context.Context, network string, limit int) ([]desk.Drop, error) {
	all, err := list(ctx, s.db, readWholeDrop, pendingDrops, network, limit)
	return all, wrap("list what waits for a decision", err)
}

const closeDrop = `
UPDATE dropped SET verdict = ?, decided_by = ?, decided_at = ?, source = ?, reading = NULL WHERE id = ? AND verdict = ''`

// CloseDrop moves an open drop to x.Verdict, by x.By at x.Decided and with
// x.Source, forgets what it says, and reports whether it was open.
func (s *Store) CloseDrop(ctx context.Context, x desk.Drop) (bool, error) {
	changed, err := s.exec(ctx, closeDrop, string(x.Verdict), x.By, x.Decided.UnixMicro(), x.Source, x.ID)
	return changed > 0, wrap("decide on what was brought", err)
}
