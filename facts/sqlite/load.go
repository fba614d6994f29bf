package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"

	"footnote/facts"
)

// loading is a batch of statements on their way from the base. Rows name
// entities and sources by key; the places where they belong are noted, and
// filled when all keys are known.
type loading struct {
	statements []facts.Statement
	at         map[int64]int // by statement key: the index in statements
	entities   wants[facts.Entity]
	sources    wants[facts.Source]
}

// wants are the places that wait for the things of some keys.
type wants[T any] struct {
	keys   []int64 // each once
	places map[int64][]*T
}

func (w *wants[T]) add(key int64, place *T) {
	if w.places == nil {
		w.places = make(map[int64][]*T)
	}
	if w.places[key] == nil {
		w.keys = append(w.keys, key)
	}
	w.places[key] = append(w.places[key], place)
}

func (w *wants[T]) fill(key int64, thing T) {
	for _, place := range w.places[key] {
		*place = thing
	}
}

// load returns the statements with these keys, in their order.
func (s *session) load(ctx context.Context, keys []int64) ([]facts.Statement, error) {
	if len(keys) == 0 {
		return nil, nil
	}
	l := &loading{
		// The places are pointers into this slice, so it must not grow.
		statements: make([]facts.Statement, 0, len(keys)),
		at:         make(map[int64]int, len(keys)),
	}
	list := keyList(keys)
	for _, step := range []func(context.Context, *loading, string) error{
		s.loadStatements, s.loadParticipants, s.loadReferences, s.loadRetractions,
	} {
		if err := step(ctx, l, list); err != nil {
			return nil, err
		}
	}
	if err := s.loadEntities(ctx, l); err != nil {
		return nil, err
	}
	return l.statements, s.loadSources(ctx, l)
}

const statementsByKey = `
SELECT s.key, s.id, s.subject, p.id, s.value, s.value_text, s.amount, s.unit, s.sense, s.valid, s.inferred,
	s.narrowed_to, s.asserted_by, s.certainty, s.text, s.rank, s.status, s.recorded_by, s.recorded_at
FROM json_each(?) j CROSS JOIN statement s ON s.key = j.value CROSS JOIN property p ON p.key = s.property
ORDER BY j.key`

func (s *session) loadStatements(ctx context.Context, l *loading, keys string) error {
	return s.each(ctx, func(rows *sql.Rows) error {
		l.statements = append(l.statements, facts.Statement{})
		return l.scanStatement(rows, &l.statements[len(l.statements)-1])
	}, statementsByKey, keys)
}

func (l *loading) scanStatement(rows *sql.Rows, s *facts.Statement) error {
	var key, subject, recordedAt int64
	var value sql.NullInt64
	var amount sql.NullFloat64
	var valueText sql.NullString
	var valid, inferred optional
	err := rows.Scan(&key, &s.ID, &subject, &s.Property, &value, &valueText, &amount,
		(*optional)(&s.Value.Quantity.Unit), (*optional)(&s.Value.Quantity.Sense), &valid, &inferred,
		(*optional)(&s.Of), (*optional)(&s.AssertedBy), (*optional)(&s.Certainty), (*optional)(&s.Text), (*optional)(&s.Rank),
		&s.Status, &s.RecordedBy, &recordedAt)
	if err != nil {
		return err
	}
	l.at[key] = len(l.statements) - 1
	l.entities.add(subject, &s.Subject)
	switch {
	case value.Valid:
		s.Value.Kind = facts.EntityValue
		l.entities.add(value.Int64, &s.Value.Entity)
	case valueText.Valid:
		s.Value.Kind, s.Value.Text = facts.TextValue, valueText.String
	default:
		s.Value.Kind, s.Value.Quantity.Amount = facts.QuantityValue, amount.Float64
	}
	s.RecordedAt = moment(recordedAt)
	s.Valid, err = parseValid(string(valid), string(inferred))
	return err
}

const participantsByStatement = `
SELECT p.statement, p.role, p.entity FROM json_each(?) j CROSS JOIN participant p ON p.statement = j.value
ORDER BY j.key, p.role, p.position`

func (s *session) loadParticipants(ctx context.Context, l *loading, keys string) error {
	about := make(map[*facts.Statement][]int64)
	err := s.each(ctx, func(rows *sql.Rows) error {
		var statement, entity int64
		var role role
		if err := rows.Scan(&statement, &role, &entity); err != nil {
			return err
		}
		st := &l.statements[l.at[statement]]
		if place := role.place(st); place != nil {
			l.entities.add(entity, place)
		} else {
			about[st] = append(about[st], entity)
		}
		return nil
	}, participantsByStatement, keys)
	for st, keys := range about {
		st.About = make([]facts.Entity, len(keys))
		for i, key := range keys {
			l.entities.add(key, &st.About[i])
		}
	}
	return err
}

const referencesByStatement = `
SELECT r.statement, r.source, r.locator, r.quote, r.start_byte, r.end_byte
FROM json_each(?) j CROSS JOIN reference r ON r.statement = j.value
ORDER BY j.key, r.position`

func (s *session) loadReferences(ctx context.Context, l *loading, keys string) error {
	type found struct {
		statement, source int64
		reference         facts.Reference
	}
	var all []found
	err := s.each(ctx, func(rows *sql.Rows) error {
		var f found
		r := &f.reference
		err := rows.Scan(&f.statement, &f.source, &r.Locator, &r.Quote, &r.Start, &r.End)
		all = append(all, f)
		return err
	}, referencesByStatement, keys)
	if err != nil {
		return err
	}
	// One array holds the references of all; each statement has its run of it.
	references := make([]facts.Reference, len(all))
	for i, f := range all {
		references[i] = f.reference
		l.sources.add(f.source, &references[i].Source)
	}
	for start := 0; start < len(all); {
		end := start + 1
		for end < len(all) && all[end].statement == all[start].statement {
			end++
		}
		l.statements[l.at[all[start].statement]].References = references[start:end:end]
		start = end
	}
	return nil
}

const retractionsByStatement = `
SELECT c.statement, c.changed_by, c.changed_at FROM json_each(?) j CROSS JOIN status_change c ON c.statement = j.value
WHERE c.status = 'retracted' ORDER BY c.key`

// loadRetractions fills who retracted, in the rare case that some are.
func (s *session) loadRetractions(ctx context.Context, l *loading, keys string) error {
	retracted := false
	for i := range l.statements {
		retracted = retracted || l.statements[i].Status == facts.Retracted
	}
	if !retracted {
		return nil
	}
	return s.each(ctx, func(rows *sql.Rows) error {
		var key, at int64
		var by string
		if err := rows.Scan(&key, &by, &at); err != nil {
			return err
		}
		if st := &l.statements[l.at[key]]; st.Status == facts.Retracted {
			st.RetractedBy, st.RetractedAt = by, moment(at)
		}
		return nil
	}, retractionsByStatement, keys)
}

const entitiesByKey = `
SELECT e.key, e.id, e.label, e.kind, e.description FROM json_each(?) j CROSS JOIN entity e ON e.key = j.value`

func (s *session) loadEntities(ctx context.Context, l *loading) error {
	return s.each(ctx, func(rows *sql.Rows) error {
		key, e, err := scanEntity(rows)
		l.entities.fill(key, e)
		return err
	}, entitiesByKey, keyList(l.entities.keys))
}

const sourcesByKey = `SELECT ` + sourceColumns + ` FROM source WHERE key IN (SELECT value FROM json_each(?))`

func (s *session) loadSources(ctx context.Context, l *loading) error {
	if len(l.sources.keys) == 0 {
		return nil
	}
	return s.each(ctx, func(rows *sql.Rows) error {
		key, source, err := scanSource(rows)
		l.sources.fill(key, source)
		return err
	}, sourcesByKey, keyList(l.sources.keys))
}

// Statement returns the statement with the ID, whatever its status, or
// [facts.ErrNotFound].
func (b *Base) Statement(ctx context.Context, id string) (facts.Statement, error) {
	key, _, err := b.find(ctx, id)
	if err != nil {
		return facts.Statement{}, fmt.Errorf("statement %q: %w", id, err)
	}
	found, err := b.load(ctx, []int64{key})
	if err != nil || len(found) == 0 {
		return facts.Statement{}, fmt.Errorf("load statement %q: %w", id, err)
	}
	return found[0], nil
}

// optional is a text column in which NULL stands for "".
type optional string

// Scan implements [sql.Scanner].
func (o *optional) Scan(value any) error {
	switch v := value.(type) {
	case nil:
		*o = ""
	case string:
		*o = optional(v)
	case []byte:
		*o = optional(v)
	default:
		return fmt.Errorf("text column has a %T", value)
	}
	return nil
}

// keyList is the keys as the JSON array that json_each takes.
func keyList(keys []int64) string {
	list := make([]byte, 0, 2+8*len(keys))
	list = append(list, '[')
	for i, key := range keys {
		if i > 0 {
			list = append(list, ',')
		}
		list = strconv.AppendInt(list, key, 10)
	}
	return string(append(list, ']'))
}
