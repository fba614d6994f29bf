package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strconv"

	"footnote/facts"
)

// loading is a batch of statements on their way from the base. Rows name
// entities and sources by key; the places where they belong are noted, and
// filled when all keys are known.
type loading struct {
	statements []facts.Statement // never grows, for the places point into it
	at         map[int64]int     // by statement key: the index in statements
	entities   wants[facts.Entity]
	sources    wants[facts.Source]
}

// load returns the statements with these keys, each once, in their order.
func (s *session) load(ctx context.Context, keys []int64) ([]facts.Statement, error) {
	if len(keys) == 0 {
		return nil, nil
	}
	ctx = context.WithoutCancel(ctx)
	l := &loading{statements: make([]facts.Statement, len(keys)), at: make(map[int64]int, len(keys))}
	for i, key := range keys {
		l.at[key] = i
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
	if err := s.loadSources(ctx, l); err != nil {
		return nil, err
	}
	return l.statements, nil
}

// wants are the places that wait for the things of some keys.
type wants[T any] []want[T]

type want[T any] struct {
	key   int64
	place *T
}

func (w *wants[T]) add(key int64, place *T) { *w = append(*w, want[T]{key, place}) }

// keys are those wanted, each once, as a JSON array. It sorts the wants.
func (w wants[T]) keys() string {
	slices.SortFunc(w, func(a, b want[T]) int { return cmp.Compare(a.key, b.key) })
	var keys []int64
	for i := range w {
		if i == 0 || w[i].key != w[i-1].key {
			keys = append(keys, w[i].key)
		}
	}
	return keyList(keys)
}

// fill puts the thing of a key where it is wanted, in sorted wants.
func (w wants[T]) fill(key int64, thing T) {
	i, _ := slices.BinarySearchFunc(w, key, func(w want[T], key int64) int { return cmp.Compare(w.key, key) })
	for ; i < len(w) && w[i].key == key; i++ {
		*w[i].place = thing
	}
}

const statementsByKey = `
SELECT s.key, s.id, s.subject, p.id, s.value, s.value_text, s.amount, s.unit, s.sense, s.valid, s.inferred,
	s.narrowed_to, s.asserted_by, s.certainty, s.text, s.rank, s.status, s.recorded_by, s.recorded_at
FROM json_each(?) j CROSS JOIN statement s ON s.key = j.value CROSS JOIN property p ON p.key = s.property`

func (s *session) loadStatements(ctx context.Context, l *loading, keys string) error {
	var row statementRow
	columns := row.columns()
	return s.each(ctx, func(rows *sql.Rows) error {
		if err := rows.Scan(columns...); err != nil {
			return err
		}
		s := &l.statements[l.at[row.key]]
		l.entities.add(row.subject, &s.Subject)
		if row.value.Valid {
			l.entities.add(row.value.Int64, &s.Value.Entity)
		}
		return row.copyTo(s)
	}, statementsByKey, keys)
}

// statementRow is a row of statementsByKey. One serves all rows in turn, since
// each of its fields would be an allocation for each row.
type statementRow struct {
	key, subject, recordedAt int64
	value                    sql.NullInt64
	valueText                sql.NullString
	amount                   sql.NullFloat64
	unit, sense              optional
	valid, inferred          optional
	of, assertedBy           optional
	certainty, text, rank    optional
	id, property             string
	status, recordedBy       string
}

func (r *statementRow) columns() []any {
	return []any{&r.key, &r.id, &r.subject, &r.property, &r.value, &r.valueText, &r.amount, &r.unit, &r.sense, &r.valid,
		&r.inferred, &r.of, &r.assertedBy, &r.certainty, &r.text, &r.rank, &r.status, &r.recordedBy, &r.recordedAt}
}

// copyTo fills all of the statement that is in its row.
func (r *statementRow) copyTo(s *facts.Statement) (err error) {
	switch {
	case r.value.Valid:
		s.Value.Kind = facts.EntityValue
	case r.valueText.Valid:
		s.Value.Kind, s.Value.Text = facts.TextValue, r.valueText.String
	default:
		s.Value.Kind = facts.QuantityValue
		s.Value.Quantity = facts.Quantity{Amount: r.amount.Float64, Unit: string(r.unit), Sense: facts.Sense(r.sense)}
	}
	s.ID, s.Property = r.id, r.property
	s.Of, s.AssertedBy, s.Text = string(r.of), string(r.assertedBy), string(r.text)
	s.Certainty, s.Rank, s.Status = facts.Certainty(r.certainty), facts.Rank(r.rank), facts.Status(r.status)
	s.RecordedBy, s.RecordedAt = r.recordedBy, moment(r.recordedAt)
	s.Valid, err = parseValid(string(r.valid), string(r.inferred))
	return err
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
