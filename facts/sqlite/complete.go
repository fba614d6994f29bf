package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"footnote/facts"
)

// The two halves are both walks along an index, from the prefix on.
const completions = `
SELECT text FROM (
	SELECT text, folded FROM name
	WHERE folded >= ?1 AND folded < ?1 || char(0x10ffff) AND form < 2
	ORDER BY folded, form LIMIT ?3
)
UNION ALL
SELECT text FROM (
	SELECT n.text FROM name_words w CROSS JOIN name n ON n.key = w.rowid
	WHERE w.name_words MATCH ?2 AND NOT (n.folded >= ?1 AND n.folded < ?1 || char(0x10ffff))
	LIMIT ?3
)
LIMIT ?3`

// Complete returns up to limit names that begin with the prefix, in
// alphabetical order, then names of which a later word begins with it. Letter
// case, accents and punctuation do not matter. An empty prefix has none.
func (b *Base) Complete(ctx context.Context, prefix string, limit int) ([]string, error) {
	folded := facts.Fold(prefix)
	if folded == "" {
		return nil, nil
	}
	var names []string
	err := b.each(ctx, func(rows *sql.Rows) error {
		var name string
		err := rows.Scan(&name)
		if !slices.Contains(names, name) { // two entities may have one name
			names = append(names, name)
		}
		return err
	}, completions, folded, quoted(folded)+"*", limit)
	if err != nil {
		return nil, fmt.Errorf("complete name: %w", err)
	}
	return names, nil
}
