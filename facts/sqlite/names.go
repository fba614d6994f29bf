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
// of matching find nothing; for Spelled, see [Base.Spellings]. A name that only
// proposed statements have brought is not found.
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

// vouched holds for a statement s that is accepted, or was.
const vouched = `(s.status = 'accepted'
	OR EXISTS (SELECT 1 FROM status_change c WHERE c.statement = s.key AND c.was = 'accepted'))`

// nameable holds for an entity e unless nothing is known of it but what was
// proposed and never accepted: that must not be what a question is about.
const nameable = `(e.kind <> '' OR e.description <> ''
	OR EXISTS (SELECT 1 FROM statement s WHERE s.subject = e.key AND ` + vouched + `)
	OR EXISTS (SELECT 1 FROM statement s WHERE s.value = e.key AND ` + vouched + `)
	OR EXISTS (SELECT 1 FROM participant p CROSS JOIN statement s ON s.key = p.statement
		WHERE p.entity = e.key AND ` + vouched + `)
	OR EXISTS (SELECT 1 FROM name a WHERE a.entity = e.key AND a.form = 1)
	OR NOT EXISTS (SELECT 1 FROM statement s WHERE s.subject = e.key)
		AND NOT EXISTS (SELECT 1 FROM statement s WHERE s.value = e.key)
		AND NOT EXISTS (SELECT 1 FROM participant p WHERE p.entity = e.key))`

const exactNames = `
SELECT j.value, n.text, e.id, e.label, e.kind, e.description
FROM json_each(?) j
CROSS JOIN name n ON n.key IN (SELECT key FROM name WHERE folded = j.value ORDER BY form, key LIMIT 24)
CROSS JOIN entity e ON e.key = n.entity
WHERE ` + nameable + `
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
WHERE w.name_words MATCH ?2 AND ` + nameable + `
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

// jsonOffsets is a JSON object of byte offsets by ID.
func jsonOffsets(of facts.Until) string {
	object, err := json.Marshal(of)
	if err != nil {
		return "{}" // strings and numbers always marshal
	}
	return string(object)
}

// quoted is the text as an FTS5 string, in which nothing has a special
// meaning: whatever a person writes, MATCH takes it.
func quoted(text string) string {
	text = strings.ReplaceAll(text, "\x00", " ")
	return `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
}
