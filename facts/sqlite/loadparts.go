package sqlite

import (
	"context"
	"database/sql"
	"slices"

	"footnote/facts"
)

// part is a row that belongs to a statement: the key of an entity or source,
// and which of the statement's it is.
type part struct {
	statement *facts.Statement
	position  int
	key       int64
}

const participantsByStatement = `
SELECT p.statement, p.role, p.position, p.entity FROM json_each(?) j CROSS JOIN participant p ON p.statement = j.value`

func (s *session) loadParticipants(ctx context.Context, l *loading, keys string) error {
	var about []part
	var statement int64
	var r role
	var p part
	err := s.each(ctx, func(rows *sql.Rows) error {
		if err := rows.Scan(&statement, &r, &p.position, &p.key); err != nil {
			return err
		}
		p.statement = &l.statements[l.at[statement]]
		if place := r.place(p.statement); place != nil {
			l.entities.add(p.key, place)
			return nil
		}
		element(&p.statement.About, p.position)
		about = append(about, p)
		return nil
	}, participantsByStatement, keys)
	// Only now that no list grows any more, places in them can be noted.
	for _, p := range about {
		l.entities.add(p.key, element(&p.statement.About, p.position))
	}
	return err
}

const referencesByStatement = `
SELECT r.statement, r.position, r.source, r.locator, r.quote, r.start_byte, r.end_byte
FROM json_each(?) j CROSS JOIN reference r ON r.statement = j.value`

func (s *session) loadReferences(ctx context.Context, l *loading, keys string) error {
	var all []part
	var statement int64
	var p part
	var r facts.Reference
	err := s.each(ctx, func(rows *sql.Rows) error {
		if err := rows.Scan(&statement, &p.position, &p.key, &r.Locator, &r.Quote, &r.Start, &r.End); err != nil {
			return err
		}
		p.statement = &l.statements[l.at[statement]]
		*element(&p.statement.References, p.position) = r
		all = append(all, p)
		return nil
	}, referencesByStatement, keys)
	for _, p := range all {
		l.sources.add(p.key, &element(&p.statement.References, p.position).Source)
	}
	return err
}

// element is the i-th element of the list, which grows as needed.
func element[T any](list *[]T, i int) *T {
	for len(*list) <= i {
		*list = append(*list, *new(T))
	}
	return &(*list)[i]
}

const retractionsByStatement = `
SELECT c.statement, c.changed_by, c.changed_at FROM json_each(?) j CROSS JOIN status_change c ON c.statement = j.value
WHERE c.status = 'retracted' ORDER BY c.key`

// loadRetractions fills who retracted, in the rare case that some are.
func (s *session) loadRetractions(ctx context.Context, l *loading, keys string) error {
	isRetracted := func(s facts.Statement) bool { return s.Status == facts.Retracted }
	if !slices.ContainsFunc(l.statements, isRetracted) {
		return nil
	}
	return s.each(ctx, func(rows *sql.Rows) error {
		var key, at int64
		var by string
		if err := rows.Scan(&key, &by, &at); err != nil {
			return err
		}
		if st := &l.statements[l.at[key]]; isRetracted(*st) {
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
	}, entitiesByKey, l.entities.keys())
}

const sourcesByKey = `SELECT ` + sourceColumns + ` FROM source WHERE key IN (SELECT value FROM json_each(?))`

func (s *session) loadSources(ctx context.Context, l *loading) error {
	if len(l.sources) == 0 {
		return nil
	}
	return s.each(ctx, func(rows *sql.Rows) error {
		key, source, err := scanSource(rows)
		l.sources.fill(key, source)
		return err
	}, sourcesByKey, l.sources.keys())
}
