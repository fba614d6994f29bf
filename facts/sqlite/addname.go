package sqlite

import (
	"context"
	"strings"

	"footnote/facts"
)

const (
	insertName      = `INSERT INTO name (entity, form, text, folded) VALUES (?, ?, ?, ?)`
	insertNameWords = `INSERT INTO name_words (rowid, folded) VALUES (?, ?)`
	insertSpelling  = `INSERT INTO spelling (key, word) VALUES (?, ?) ON CONFLICT DO NOTHING`
)

// insertName writes a name of an entity and all by which it is found.
func (w *writer) insertName(ctx context.Context, entity int64, form int, text string) error {
	folded := facts.Fold(text)
	result, err := w.exec(ctx, insertName, entity, form, text, folded)
	if err != nil {
		return err
	}
	key, err := result.LastInsertId()
	if err != nil {
		return err
	}
	if _, err := w.exec(ctx, insertNameWords, key, folded); err != nil {
		return err
	}
	for _, other := range otherForms(folded) {
		if _, err := w.exec(ctx, insertName, entity, otherForm, text, other); err != nil {
			return err
		}
	}
	for word := range strings.FieldsSeq(folded) {
		if err := w.insertWord(ctx, word); err != nil {
			return err
		}
	}
	return nil
}

// otherForms are the forms of a folded name that people type for it too: without
// its "the", and, for short names, written together ("binladen").
func otherForms(folded string) []string {
	const mostWords, leastLetters = 3, 6
	var out []string
	if short, ok := strings.CutPrefix(folded, "the "); ok {
		out = append(out, short)
	}
	words := strings.Fields(folded)
	if joined := strings.Join(words, ""); len(words) > 1 && len(words) <= mostWords && len(joined) >= leastLetters {
		out = append(out, joined)
	}
	return out
}

// insertWord writes the spelling keys of a word, the first time it is met. The
// word is a key of its own; it tells whether the others are there.
func (w *writer) insertWord(ctx context.Context, word string) error {
	keys := spellingKeys(word)
	if _, known := w.words.get(word); known || len(keys) == 0 {
		return nil
	}
	w.words.put(word, true)
	for i, key := range keys {
		result, err := w.exec(ctx, insertSpelling, key, word)
		if err != nil {
			return err
		}
		if n, err := result.RowsAffected(); err != nil || i == 0 && n == 0 {
			return err
		}
	}
	return nil
}
