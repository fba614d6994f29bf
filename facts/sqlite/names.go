package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strings"

	"footnote/facts"
)

// The forms of a name, in the order in which matches are given.
const (
	labelForm = iota
	aliasForm
	otherForm // without a leading "the", or written together
)

// Names returns the names that match one of the folded phrases: Exact, the
// same after folding, where a leading "the" of the name may be left out and
// a short name may be written together;
// Partial, the phrase is some whole words of a longer name. They come in the
// order of the phrases, at most 24 for each, labels before aliases. Other ways
// of matching find nothing; for Spelled, see [Base.Spellings].
func (b *Base) Names(ctx context.Context, how facts.Match, phrases []string) ([]facts.Name, error) {
	var names []facts.Name
	var err error
	switch {
	case len(phrases) == 0:
	case how == facts.Exact:
		names, err = b.exactNames(ctx, phrases)
	case how == facts.Partial:
		names, err = b.partialNames(ctx, phrases)
	}
	if err != nil {
		return nil, fmt.Errorf("find names: %w", err)
	}
	return names, nil
}

const exactNames = `
SELECT j.value, n.text, e.id, e.label, e.kind, e.description
FROM json_each(?) j
CROSS JOIN name n ON n.key IN (SELECT key FROM name WHERE folded = j.value ORDER BY form, key LIMIT 24)
CROSS JOIN entity e ON e.key = n.entity
ORDER BY j.key, n.form, n.key`

func (b *Base) exactNames(ctx context.Context, phrases []string) ([]facts.Name, error) {
	return b.names(ctx, facts.Exact, exactNames, jsonList(phrases))
}

// The row order of the index is kept: sorting by bm25 would read every name
// that has a common word.
const partialNames = `
SELECT ?1, n.text, e.id, e.label, e.kind, e.description
FROM name_words w
CROSS JOIN name n ON n.key = w.rowid AND n.folded <> ?1
CROSS JOIN entity e ON e.key = n.entity
WHERE w.name_words MATCH ?2
LIMIT 24`

func (b *Base) partialNames(ctx context.Context, phrases []string) ([]facts.Name, error) {
	var names []facts.Name
	for _, phrase := range phrases {
		found, err := b.names(ctx, facts.Partial, partialNames, phrase, quoted(phrase))
		if err != nil {
			return nil, err
		}
		names = append(names, found...)
	}
	return names, nil
}

// names runs a query for names, leaving out what names the same entity for the
// same phrase again.
func (b *Base) names(ctx context.Context, how facts.Match, text string, args ...any) ([]facts.Name, error) {
	type find struct{ phrase, id string }
	var names []facts.Name
	seen := make(map[find]bool)
	err := b.each(ctx, func(rows *sql.Rows) error {
		n := facts.Name{Match: how}
		e := &n.Entity
		if err := rows.Scan(&n.Phrase, &n.Text, &e.ID, &e.Label, &e.Kind, &e.Description); err != nil {
			return err
		}
		if f := (find{n.Phrase, e.ID}); !seen[f] {
			seen[f] = true
			names = append(names, n)
		}
		return nil
	}, text, args...)
	return names, err
}

// jsonList is the texts as the JSON array that json_each takes.
func jsonList(texts []string) string {
	list, err := json.Marshal(texts)
	if err != nil {
		return "[]" // strings always marshal
	}
	return string(list)
}

// quoted is the text as an FTS5 string, in which nothing has a special
// meaning: whatever a person writes, MATCH takes it.
func quoted(text string) string {
	text = strings.ReplaceAll(text, "\x00", " ")
	return `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
}
