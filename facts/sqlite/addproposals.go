package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"footnote/facts"
)

// AddProposals records statements that were read out of a text, in one
// transaction, with the status Proposed: they answer nothing until somebody
// accepts them, and nor do names that they alone bring. It returns the IDs of
// those that are new, in their order.
//
// Left out are those that the base has already, whatever became of them, those
// that say what an accepted statement says, and those that name something by a
// name of several entities. A property that is new to the base is made as
// properties describes it. A quote that does not stand in the text of its source
// is a [facts.ErrInvalid], and nothing is recorded.
func (b *Base) AddProposals(ctx context.Context, proposals []facts.Statement, properties []facts.Property, by string) ([]string, error) {
	var ids []string
	err := b.write(ctx, by, func(writing context.Context, w *writer) error {
		described := make(map[string]*facts.Property, len(properties))
		for i := range properties {
			described[properties[i].ID] = &properties[i]
		}
		for i := range proposals {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			id, err := w.addProposal(writing, proposals[i], described)
			if err != nil {
				return err
			}
			if id != "" {
				ids = append(ids, id)
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("add proposals: %w", err)
	}
	return ids, nil
}

// addProposal records one statement and returns its ID, or "" if it is left
// out.
func (w *writer) addProposal(ctx context.Context, s facts.Statement, described map[string]*facts.Property) (string, error) {
	s.Status = facts.Proposed
	if err := check(&s); err != nil {
		return "", err
	}
	known, err := w.knownAlready(ctx, &s)
	if err != nil || known {
		return "", err
	}
	if p := described[s.Property]; p != nil {
		if err := w.describe(ctx, p); err != nil {
			return "", err
		}
	}
	id, what, err := w.addStatement(ctx, &s, nil)
	if err != nil || what == unchanged {
		return "", err
	}
	return id, nil
}

// describe makes the property if the base does not have it.
func (w *writer) describe(ctx context.Context, p *facts.Property) error {
	if _, ok := w.properties.get(p.ID); ok {
		return nil
	}
	_, _, err := scanProperty(w.row(ctx, propertyByID, p.ID))
	if errors.Is(err, sql.ErrNoRows) {
		_, err = w.insertProperty(ctx, p)
	}
	return err
}

// An accepted statement that gives the subject the same value of the property,
// over the same time if the proposal tells one.
const acceptedAlike = `
SELECT count(*) FROM statement s CROSS JOIN property p ON p.key = s.property
WHERE s.subject = ?1 AND p.id = ?2 AND s.status = 'accepted' AND (?3 = '' OR s.valid = ?3)
	AND coalesce(s.value, 0) = ?4 AND coalesce(s.value_text, '') = ?5 AND coalesce(s.amount, -1) = ?6`

// knownAlready reports whether a proposal is not worth asking people about, or
// cannot be recorded for it names something ambiguously. It makes no entity.
func (w *writer) knownAlready(ctx context.Context, s *facts.Statement) (bool, error) {
	subject, sure, err := w.lookUp(ctx, &s.Subject)
	if err != nil || !sure {
		return !sure, err
	}
	var value int64
	text, amount := s.Value.Text, -1.0
	switch s.Value.Kind {
	case facts.QuantityValue:
		text, amount = "", s.Value.Quantity.Amount
	case facts.EntityValue:
		if value, sure, err = w.lookUp(ctx, &s.Value.Entity); err != nil || !sure {
			return !sure, err
		}
		text = ""
	}
	for _, e := range append([]facts.Entity{s.Place, s.Replaces, s.ReplacedBy}, s.About...) {
		if named(&e) == "" {
			continue
		}
		if _, sure, err := w.lookUp(ctx, &e); err != nil || !sure {
			return !sure, err
		}
	}
	if subject == 0 || value == 0 && s.Value.Kind == facts.EntityValue {
		return false, nil
	}
	var alike int
	err = w.row(ctx, acceptedAlike, subject, s.Property, s.Valid.EDTF(), value, text, amount).Scan(&alike)
	return alike > 0, err
}

// lookUp is the key of the entity that a statement names, 0 if the base has
// none; sure is false if it has several.
func (w *writer) lookUp(ctx context.Context, e *facts.Entity) (key int64, sure bool, err error) {
	ref, err := w.findEntity(ctx, e, named(e))
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return 0, true, nil
	case errors.Is(err, facts.ErrInvalid):
		return 0, false, nil
	}
	return ref.key, err == nil, err
}

const proposedStatements = `
SELECT s.key FROM statement s WHERE s.status = 'proposed' AND (?1 = '' OR EXISTS (
	SELECT 1 FROM reference r CROSS JOIN source c ON c.key = r.source WHERE r.statement = s.key AND c.id = ?1))
ORDER BY s.key LIMIT ?2`

// Proposals returns up to limit proposed statements that refer to the source
// with the ID, or to any if it is empty, those that came first at the front. A
// limit of 0 is none.
func (b *Base) Proposals(ctx context.Context, source string, limit int) ([]facts.Statement, error) {
	if limit <= 0 {
		limit = -1
	}
	var keys []int64
	err := b.each(ctx, func(rows *sql.Rows) error {
		var key int64
		err := rows.Scan(&key)
		keys = append(keys, key)
		return err
	}, proposedStatements, source, limit)
	if err != nil {
		return nil, fmt.Errorf("list proposals: %w", err)
	}
	found, err := b.load(ctx, keys)
	if err != nil {
		return nil, fmt.Errorf("load proposals: %w", err)
	}
	return found, nil
}
