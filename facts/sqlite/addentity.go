package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"

	"footnote/facts"
)

const entityByID = `SELECT key, id, label, kind, description FROM entity WHERE id = ?`

// addEntity writes an entity as an entry describes it, or what the entry adds
// to the one of that ID.
func (w *writer) addEntity(ctx context.Context, e *facts.Entity) (outcome, error) {
	id := cmp.Or(e.ID, e.Label)
	if id == "" {
		return unchanged, wrong("an entity without id and label; give it at least one")
	}
	key, have, err := scanEntity(w.row(ctx, entityByID, id))
	switch {
	case errors.Is(err, sql.ErrNoRows):
		if err := w.refuseLateEntity(ctx, id, e); err != nil {
			return unchanged, err
		}
		// What statements have found by a name so far may be this one now.
		w.entities.clear()
		_, err := w.insertEntity(ctx, &facts.Entity{ID: id, Label: cmp.Or(e.Label, id), Kind: e.Kind,
			Description: e.Description, Aliases: e.Aliases})
		return changed, err
	case err != nil:
		return unchanged, err
	}
	return w.extendEntity(ctx, key, &have, e)
}

const lateEntity = `
SELECT e.id FROM json_each(?) j CROSS JOIN entity e ON e.id = j.value
WHERE e.key > ? AND e.kind = '' AND e.description = '' AND e.id = e.label LIMIT 1`

// refuseLateEntity finds out whether a statement of this import has made do
// with a makeshift entity of that name, before the entry came.
func (w *writer) refuseLateEntity(ctx context.Context, id string, e *facts.Entity) error {
	names := append([]string{e.Label}, e.Aliases...)
	var name string
	err := w.row(ctx, lateEntity, jsonList(names), w.lastEntity).Scan(&name)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil
	case err != nil:
		return err
	}
	return wrong("entity %q comes after a statement that names it %q; put entities before statements", id, name)
}

const extendEntity = `UPDATE entity SET kind = ?, description = ? WHERE key = ?`

const aliasesOf = `SELECT text FROM name WHERE entity = ? AND form = 1`

// extendEntity adds what an entry says to an entity that is there already.
func (w *writer) extendEntity(ctx context.Context, key int64, have, e *facts.Entity) (outcome, error) {
	if _, err := merge("entity", have.ID, "label", have.Label, e.Label); err != nil {
		return unchanged, err
	}
	kind, err := merge("entity", have.ID, "kind", string(have.Kind), string(e.Kind))
	if err != nil {
		return unchanged, err
	}
	description, err := merge("entity", have.ID, "description", have.Description, e.Description)
	if err != nil {
		return unchanged, err
	}
	aliases, err := w.newAliases(ctx, key, have.Label, e.Aliases)
	if err != nil {
		return unchanged, err
	}
	if kind == string(have.Kind) && description == have.Description && len(aliases) == 0 {
		return unchanged, nil
	}
	w.entities.clear()
	if _, err := w.exec(ctx, extendEntity, kind, description, key); err != nil {
		return unchanged, err
	}
	return changed, w.insertAliases(ctx, key, have.Label, aliases)
}

// newAliases are those of the aliases that the entity does not have yet.
func (w *writer) newAliases(ctx context.Context, key int64, label string, aliases []string) ([]string, error) {
	if len(aliases) == 0 {
		return nil, nil
	}
	known := []string{label}
	err := w.each(ctx, func(rows *sql.Rows) error {
		var alias string
		err := rows.Scan(&alias)
		known = append(known, alias)
		return err
	}, aliasesOf, key)
	return slices.DeleteFunc(slices.Clone(aliases), func(a string) bool { return slices.Contains(known, a) }), err
}

const insertEntity = `INSERT INTO entity (id, label, kind, description) VALUES (?, ?, ?, ?)`

// insertEntity writes a new entity with all its names.
func (w *writer) insertEntity(ctx context.Context, e *facts.Entity) (int64, error) {
	result, err := w.exec(ctx, insertEntity, e.ID, e.Label, string(e.Kind), e.Description)
	if err != nil {
		return 0, err
	}
	key, err := result.LastInsertId()
	if err != nil {
		return 0, err
	}
	if err := w.insertName(ctx, key, labelForm, e.Label); err != nil {
		return 0, err
	}
	return key, w.insertAliases(ctx, key, e.Label, e.Aliases)
}

// insertAliases writes the aliases, each once, leaving out the label.
func (w *writer) insertAliases(ctx context.Context, key int64, label string, aliases []string) error {
	for i, alias := range aliases {
		if alias == label || strings.TrimSpace(alias) == "" || slices.Contains(aliases[:i], alias) {
			continue
		}
		if err := w.insertName(ctx, key, aliasForm, alias); err != nil {
			return err
		}
	}
	return nil
}
