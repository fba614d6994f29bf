package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"footnote/facts"
)

const propertyColumns = `key, id, label, value, nouns, verbs, single, phrase`

const everyProperty = `SELECT ` + propertyColumns + ` FROM property ORDER BY key`

// Properties returns all properties of the base, in the order in which they
// came into it. The slice is shared: the caller must not change it.
func (b *Base) Properties(ctx context.Context) ([]facts.Property, error) {
	all, err := b.shelvedProperties(ctx)
	if err != nil {
		return nil, fmt.Errorf("list properties: %w", err)
	}
	return all, nil
}

func (s *session) allProperties(ctx context.Context) ([]facts.Property, error) {
	var all []facts.Property
	err := s.each(ctx, func(rows *sql.Rows) error {
		_, p, err := scanProperty(rows)
		all = append(all, p)
		return err
	}, everyProperty)
	return all, err
}

func scanProperty(row scanner) (key int64, p facts.Property, err error) {
	var nouns, verbs string
	err = row.Scan(&key, &p.ID, &p.Label, &p.Value, &nouns, &verbs, &p.Single, &p.Phrase)
	p.Nouns, p.Verbs = splitLines(nouns), splitLines(verbs)
	return key, p, err
}

func splitLines(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "\n")
}
