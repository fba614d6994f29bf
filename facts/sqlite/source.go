package sqlite

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"

	"footnote/facts"
)

const (
	sourceFields  = `id, title, author, publisher, date, url, language, licence`
	sourceColumns = `key, ` + sourceFields
)

const everySource = `SELECT ` + sourceColumns + ` FROM source ORDER BY key`

// Sources returns all sources of the base, in the order in which they came
// into it.
func (b *Base) Sources(ctx context.Context) ([]facts.Source, error) {
	all, err := b.allSources(ctx)
	if err != nil {
		return nil, fmt.Errorf("list sources: %w", err)
	}
	return all, nil
}

func (s *session) allSources(ctx context.Context) ([]facts.Source, error) {
	var all []facts.Source
	err := s.each(ctx, func(rows *sql.Rows) error {
		_, source, err := scanSource(rows)
		all = append(all, source)
		return err
	}, everySource)
	return all, err
}

const sourceByDigest = `
SELECT ` + sourceColumns + ` FROM source WHERE reading = (SELECT key FROM reading WHERE digest = ?) ORDER BY key LIMIT 1`

// SourceOfText returns the source that has exactly this text; ok is false if no
// reading of the base does.
func (b *Base) SourceOfText(ctx context.Context, text string) (source facts.Source, ok bool, err error) {
	digest := sha256.Sum256([]byte(text))
	_, source, err = scanSource(b.row(ctx, sourceByDigest, digest[:]))
	if errors.Is(err, sql.ErrNoRows) {
		return facts.Source{}, false, nil
	}
	if err != nil {
		return facts.Source{}, false, fmt.Errorf("find the source of a text: %w", err)
	}
	return source, true, nil
}

func scanSource(row scanner) (key int64, s facts.Source, err error) {
	var date string
	err = row.Scan(&key, &s.ID, &s.Title, &s.Author, &s.Publisher, &date, &s.URL, &s.Language, &s.Licence)
	if err != nil {
		return 0, s, err
	}
	s.Date, err = facts.ParseDate(date)
	return key, s, err
}
