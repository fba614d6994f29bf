package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"footnote/facts"
)

// entityRef is what a writer needs to know of an entity that a statement
// names.
type entityRef struct {
	key       int64
	id, label string
}

// entity finds the entity that a statement means: the one with its ID, or else
// the one that is called as it is written, or else a new one of that name.
func (w *writer) entity(ctx context.Context, e *facts.Entity) (entityRef, error) {
	written := e.ID
	if written == "" {
		written = e.Label
	}
	// An ID and a label may look the same and mean two entities.
	memo := written
	if e.ID != "" {
		memo = "\x00" + written
	}
	if ref, ok := w.entities.get(memo); ok {
		return ref, nil
	}
	ref, err := w.findEntity(ctx, e, written)
	if errors.Is(err, sql.ErrNoRows) {
		ref, err = w.implicitEntity(ctx, e, written)
	}
	if err != nil {
		return ref, err
	}
	w.entities.put(memo, ref)
	return ref, nil
}

func (w *writer) findEntity(ctx context.Context, e *facts.Entity, written string) (entityRef, error) {
	key, have, err := scanEntity(w.row(ctx, entityByID, written))
	if err == nil || e.ID != "" || !errors.Is(err, sql.ErrNoRows) {
		return entityRef{key, have.ID, have.Label}, err
	}
	return w.entityCalled(ctx, written)
}

const entitiesCalled = `
SELECT DISTINCT n.form, e.key, e.id, e.label FROM name n CROSS JOIN entity e ON e.key = n.entity
WHERE n.folded = ? AND n.text = ? AND n.form < 2 ORDER BY n.form, e.key LIMIT 8`

// entityCalled finds the one entity with this label, or else the one with this
// alias.
func (w *writer) entityCalled(ctx context.Context, name string) (entityRef, error) {
	var found []entityRef
	best := otherForm
	err := w.each(ctx, func(rows *sql.Rows) error {
		var form int
		var ref entityRef
		if err := rows.Scan(&form, &ref.key, &ref.id, &ref.label); err != nil {
			return err
		}
		if form <= best {
			best = form
			found = append(found, ref)
		}
		return nil
	}, entitiesCalled, facts.Fold(name), name)
	switch {
	case err != nil:
		return entityRef{}, err
	case len(found) == 0:
		return entityRef{}, sql.ErrNoRows
	case len(found) > 1:
		ids := make([]string, len(found))
		for i, ref := range found {
			ids[i] = ref.id
		}
		return entityRef{}, wrong("the name %q may mean any of these ids: %s; write the id", name, strings.Join(ids, ", "))
	}
	return found[0], nil
}

// implicitEntity makes an entity that nothing is known of but its name.
func (w *writer) implicitEntity(ctx context.Context, e *facts.Entity, written string) (entityRef, error) {
	made := facts.Entity{ID: written, Label: written, Kind: e.Kind}
	if e.Label != "" {
		made.Label = e.Label
	}
	key, err := w.insertEntity(ctx, &made)
	if w.implicitCount++; len(w.implicit) < maxImplicit {
		w.implicit = append(w.implicit, made.Label)
	}
	return entityRef{key, made.ID, made.Label}, err
}
