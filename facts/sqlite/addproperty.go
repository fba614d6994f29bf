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

// propertyRef is what a writer needs to know of a property.
type propertyRef struct {
	key   int64
	value facts.ValueKind
}

const propertyByID = `SELECT ` + propertyColumns + ` FROM property WHERE id = ?`

const insertProperty = `
INSERT INTO property (id, label, value, nouns, verbs, single, phrase) VALUES (?, ?, ?, ?, ?, ?, ?)`

// addProperty writes a property as an entry describes it, or what the entry
// adds to the one of that ID.
func (w *writer) addProperty(ctx context.Context, p *facts.Property) (outcome, error) {
	if p.ID == "" {
		return unchanged, wrong("a property without id; give it one")
	}
	if err := checkWords(p); err != nil {
		return unchanged, err
	}
	key, have, err := scanProperty(w.row(ctx, propertyByID, p.ID))
	switch {
	case errors.Is(err, sql.ErrNoRows):
		_, err := w.insertProperty(ctx, p)
		return changed, err
	case err != nil:
		return unchanged, err
	}
	return w.extendProperty(ctx, key, &have, p)
}

func checkWords(p *facts.Property) error {
	if !slices.Contains([]facts.ValueKind{"", facts.EntityValue, facts.TextValue, facts.QuantityValue}, p.Value) {
		return wrong("property %q has values of kind %q; allowed are entity, text and quantity", p.ID, p.Value)
	}
	for _, word := range append(slices.Clone(p.Nouns), p.Verbs...) {
		if strings.ContainsAny(word, "\n") || strings.TrimSpace(word) == "" {
			return wrong("property %q has the noun or verb %q; write a word or some words on one line", p.ID, word)
		}
	}
	return nil
}

func (w *writer) insertProperty(ctx context.Context, p *facts.Property) (propertyRef, error) {
	ref := propertyRef{value: cmp.Or(p.Value, facts.EntityValue)}
	result, err := w.exec(ctx, insertProperty, p.ID, cmp.Or(p.Label, p.ID), string(ref.value),
		strings.Join(p.Nouns, "\n"), strings.Join(p.Verbs, "\n"), p.Single, p.Phrase)
	if err != nil {
		return ref, err
	}
	ref.key, err = result.LastInsertId()
	return ref, err
}

const updateProperty = `UPDATE property SET nouns = ?, verbs = ?, single = ?, phrase = ? WHERE key = ?`

// extendProperty adds what an entry says to a property that is there already.
func (w *writer) extendProperty(ctx context.Context, key int64, have, p *facts.Property) (outcome, error) {
	if _, err := merge("property", p.ID, "label", have.Label, p.Label); err != nil {
		return unchanged, err
	}
	if _, err := merge("property", p.ID, "kind of value", string(have.Value), string(p.Value)); err != nil {
		return unchanged, err
	}
	phrase, err := merge("property", p.ID, "phrase", have.Phrase, p.Phrase)
	if err != nil {
		return unchanged, err
	}
	nouns, verbs := unite(have.Nouns, p.Nouns), unite(have.Verbs, p.Verbs)
	single := have.Single || p.Single
	if phrase == have.Phrase && single == have.Single && len(nouns) == len(have.Nouns) && len(verbs) == len(have.Verbs) {
		return unchanged, nil
	}
	_, err = w.exec(ctx, updateProperty, strings.Join(nouns, "\n"), strings.Join(verbs, "\n"), single, phrase, key)
	return changed, err
}

// unite is a followed by what of b is not in it.
func unite(a, b []string) []string {
	out := slices.Clone(a)
	for _, s := range b {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// property is the property with the ID; an unknown one is made, with values of
// the given kind.
func (w *writer) property(ctx context.Context, id string, value facts.ValueKind) (propertyRef, error) {
	if ref, ok := w.properties.get(id); ok {
		return ref, nil
	}
	key, p, err := scanProperty(w.row(ctx, propertyByID, id))
	ref := propertyRef{key, p.Value}
	if errors.Is(err, sql.ErrNoRows) {
		ref, err = w.insertProperty(ctx, &facts.Property{ID: id, Value: value})
		w.newProperties++
	}
	if err != nil {
		return ref, err
	}
	w.properties.put(id, ref)
	return ref, nil
}
