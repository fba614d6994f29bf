package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"footnote/facts"
)

// resolved is a statement whose entities, property and sources have been found
// in the base, with their keys.
type resolved struct {
	facts.Statement
	subject, property int64
	value             int64 // 0 unless the value is an entity
	participants      []participant
	sources           []int64 // of the references, in order
}

type participant struct {
	role     role
	position int
	entity   int64
}

// addStatement writes a statement, with its history if that is known, and
// returns its ID. One that is there already is left as it is.
func (w *writer) addStatement(ctx context.Context, given *facts.Statement, history []facts.Change) (string, outcome, error) {
	if err := check(given); err != nil {
		return "", unchanged, err
	}
	if err := checkHistory(given, history); err != nil {
		return "", unchanged, err
	}
	s, err := w.resolve(ctx, given)
	if err != nil {
		return "", unchanged, err
	}
	if len(history) > 0 && s.RecordedAt.IsZero() {
		s.RecordedBy, s.RecordedAt = history[0].By, history[0].At
	}
	// The ID is a digest of what was given: a text that comes later, and tells
	// where the quotes stand, must not give the same statement another.
	digest := contentID(&s.Statement)
	s.ID = cmp.Or(s.ID, digest)
	if err := w.placeQuotes(ctx, s); err != nil {
		return "", unchanged, err
	}
	key, err := w.insertStatement(ctx, s)
	switch {
	case err != nil:
		return "", unchanged, err
	case key == 0 && s.ID == digest:
		return s.ID, unchanged, nil
	case key == 0:
		return s.ID, unchanged, w.compare(ctx, s.ID, contentID(&s.Statement))
	}
	if err := w.insertParts(ctx, key, s); err != nil {
		return "", unchanged, err
	}
	if len(history) == 0 {
		history = shortHistory(&s.Statement)
	}
	return s.ID, changed, w.insertHistory(ctx, key, history)
}

// compare makes sure that the statement with the ID says what the digest says.
func (w *writer) compare(ctx context.Context, id, digest string) error {
	key, _, err := w.find(ctx, id)
	if err != nil {
		return err
	}
	have, err := w.load(ctx, []int64{key})
	if err != nil {
		return fmt.Errorf("load statement %q: %w", id, err)
	}
	if contentID(&have[0]) != digest {
		return wrong("duplicate id %q with other content; give the statement another id, or none", id)
	}
	return nil
}

// resolve finds all that a statement names.
func (w *writer) resolve(ctx context.Context, given *facts.Statement) (*resolved, error) {
	s := &resolved{Statement: *given}
	if s.Certainty == facts.States {
		s.Certainty = "" // which is the same, and how it is kept
	}
	if s.AssertedBy != "" {
		// Who asserts it may be written by an entity's ID; readers get its label.
		switch _, have, err := scanEntity(w.row(ctx, entityByID, s.AssertedBy)); {
		case err == nil:
			s.AssertedBy = have.Label
		case !errors.Is(err, sql.ErrNoRows):
			return nil, err
		}
	}
	subject, err := w.entity(ctx, &s.Subject)
	if err != nil {
		return nil, err
	}
	s.subject, s.Subject = subject.key, subject.entity()
	if err := w.resolveValue(ctx, s); err != nil {
		return nil, err
	}
	if err := w.resolveParticipants(ctx, s); err != nil {
		return nil, err
	}
	s.References = slices.Clone(s.References)
	for i := range s.References {
		key, err := w.source(ctx, s.References[i].Source.ID)
		if err != nil {
			return nil, err
		}
		s.sources = append(s.sources, key)
	}
	return s, nil
}

func (r entityRef) entity() facts.Entity { return facts.Entity{ID: r.id, Label: r.label} }

// resolveValue finds the property and the value. A value that was written as a
// plain word is read as the property's values are. What does not belong to its
// kind is dropped.
func (w *writer) resolveValue(ctx context.Context, s *resolved) error {
	property, err := w.property(ctx, s.Property, cmp.Or(s.Value.Kind, facts.EntityValue))
	if err != nil {
		return err
	}
	s.property = property.key
	if s.Value.Kind == "" {
		if s.Value, err = readValue(s.Value.Text, property.value); err != nil {
			return fmt.Errorf("property %q: %w", s.Property, err)
		}
	}
	switch v := s.Value; v.Kind {
	case facts.TextValue:
		s.Value = facts.Value{Kind: v.Kind, Text: v.Text}
	case facts.QuantityValue:
		s.Value = facts.Value{Kind: v.Kind, Quantity: v.Quantity}
	default:
		value, err := w.entity(ctx, &v.Entity)
		s.value, s.Value = value.key, facts.Value{Kind: v.Kind, Entity: value.entity()}
		return err
	}
	return nil
}

// resolveParticipants finds the entities of the other roles.
func (w *writer) resolveParticipants(ctx context.Context, s *resolved) error {
	add := func(r role, position int, e *facts.Entity) error {
		ref, err := w.entity(ctx, e)
		*e = ref.entity()
		s.participants = append(s.participants, participant{r, position, ref.key})
		return err
	}
	for _, r := range []role{placeRole, replacesRole, replacedByRole} {
		e := r.place(&s.Statement)
		if named(e) == "" {
			continue
		}
		if err := add(r, 0, e); err != nil {
			return err
		}
	}
	s.About = slices.DeleteFunc(slices.Clone(s.About), func(e facts.Entity) bool { return named(&e) == "" })
	for i := range s.About {
		if err := add(aboutRole, i, &s.About[i]); err != nil {
			return err
		}
	}
	return nil
}

const insertStatement = `
INSERT INTO statement (id, subject, property, value, value_text, amount, unit, sense, valid, inferred,
	first_day, last_day, narrowed_to, asserted_by, certainty, text, rank, status, recorded_by, recorded_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO NOTHING`

// insertStatement writes the statement's own row and returns its key, 0 if
// there is one with that ID.
func (w *writer) insertStatement(ctx context.Context, s *resolved) (int64, error) {
	valid, inferred, err := formatValid(s.Valid)
	if err != nil {
		return 0, err
	}
	hull := s.Valid.Hull()
	if s.RecordedAt.IsZero() { // or else somebody, perhaps nameless, recorded it then
		s.RecordedBy, s.RecordedAt = cmp.Or(s.RecordedBy, w.by), w.now
	}
	var value, text, amount any
	switch s.Value.Kind {
	case facts.EntityValue:
		value = s.value
	case facts.TextValue:
		text = s.Value.Text
	case facts.QuantityValue:
		amount = s.Value.Quantity.Amount
	}
	result, err := w.exec(ctx, insertStatement, s.ID, s.subject, s.property, value, text, amount,
		null(s.Value.Quantity.Unit), null(string(s.Value.Quantity.Sense)), null(valid), null(inferred),
		int64(hull.First), int64(hull.Last), null(s.Of), null(s.AssertedBy), null(string(s.Certainty)), null(s.Text),
		null(string(s.Rank)), string(cmp.Or(s.Status, facts.Accepted)), s.RecordedBy, microseconds(s.RecordedAt))
	if err != nil {
		return 0, err
	}
	if n, err := result.RowsAffected(); err != nil || n == 0 {
		return 0, err
	}
	return result.LastInsertId()
}

// null is NULL for "", which takes less room.
func null(s string) any {
	if s == "" {
		return nil
	}
	return s
}

const (
	insertParticipant = `INSERT INTO participant (statement, role, position, entity) VALUES (?, ?, ?, ?)`
	insertReference   = `
INSERT INTO reference (statement, position, source, locator, quote, start_byte, end_byte) VALUES (?, ?, ?, ?, ?, ?, ?)`
	insertWords = `INSERT INTO statement_words (rowid, folded) VALUES (?, ?)`
)

// insertParts writes what belongs to a new statement besides its own row.
func (w *writer) insertParts(ctx context.Context, key int64, s *resolved) error {
	for _, p := range s.participants {
		if _, err := w.exec(ctx, insertParticipant, key, string(p.role), p.position, p.entity); err != nil {
			return err
		}
	}
	for i, r := range s.References {
		if _, err := w.exec(ctx, insertReference, key, i, s.sources[i], r.Locator, r.Quote, r.Start, r.End); err != nil {
			return err
		}
	}
	if words := searchText(&s.Statement); words != "" {
		if _, err := w.exec(ctx, insertWords, key, words); err != nil {
			return err
		}
	}
	return nil
}

// shortHistory is as much of a statement's history as its own fields tell.
func shortHistory(s *facts.Statement) []facts.Change {
	if s.Status != facts.Retracted {
		return nil
	}
	change := facts.Change{Status: facts.Retracted, By: cmp.Or(s.RetractedBy, s.RecordedBy), At: s.RetractedAt}
	if change.At.IsZero() {
		change.At = s.RecordedAt
	}
	return []facts.Change{{Status: facts.Accepted, By: s.RecordedBy, At: s.RecordedAt}, change}
}

// searchText is what a statement is found by when people's words are looked
// for, folded; "" for a plain relation, which is found by its entities.
func searchText(s *facts.Statement) string {
	if s.Text == "" && s.Of == "" && s.Value.Kind != facts.TextValue {
		return ""
	}
	return facts.Fold(strings.Join([]string{s.Text, s.Of, s.Value.Text, s.Subject.Label, s.Value.Entity.Label,
		s.Place.Label, s.AssertedBy}, " "))
}

const statementByID = `SELECT key, status FROM statement WHERE id = ?`

// find returns the key and the status of the statement with the ID, or
// [facts.ErrNotFound].
func (s *session) find(ctx context.Context, id string) (key int64, status facts.Status, err error) {
	err = s.row(ctx, statementByID, id).Scan(&key, &status)
	if errors.Is(err, sql.ErrNoRows) {
		err = facts.ErrNotFound
	}
	return key, status, err
}
