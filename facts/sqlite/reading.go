package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"footnote/facts"
)

const readingOfSource = `SELECT reading FROM source WHERE id = ? AND reading IS NOT NULL`

// readingOf is the key of the source's text, or [facts.ErrNotFound].
func (s *session) readingOf(ctx context.Context, source string) (key int64, err error) {
	err = s.row(ctx, readingOfSource, source).Scan(&key)
	if errors.Is(err, sql.ErrNoRows) {
		err = facts.ErrNotFound
	}
	return key, err
}

const everyReading = `
SELECT s.id, r.format, r.bytes, r.added_by, r.added_at, x.passages, x.sentences
FROM source s CROSS JOIN reading r ON r.key = s.reading CROSS JOIN indexed x ON x.reading = r.key ORDER BY s.key`

// Readings describes the readings of the base, in the order in which their
// sources came into it. Sources that share a text are each described.
func (b *Base) Readings(ctx context.Context) ([]facts.ReadingSummary, error) {
	all, err := b.readings(ctx)
	if err != nil {
		return nil, fmt.Errorf("list readings: %w", err)
	}
	return all, nil
}

func (s *session) readings(ctx context.Context) ([]facts.ReadingSummary, error) {
	sources, err := s.allSources(ctx)
	if err != nil {
		return nil, err
	}
	byID := make(map[string]facts.Source, len(sources))
	for _, source := range sources {
		byID[source.ID] = source
	}
	var all []facts.ReadingSummary
	var id string
	var at int64
	err = s.each(ctx, func(rows *sql.Rows) error {
		var r facts.ReadingSummary
		err := rows.Scan(&id, &r.Format, &r.Bytes, &r.AddedBy, &at, &r.Passages, &r.Sentences)
		r.Source, r.AddedAt = byID[id], moment(at)
		all = append(all, r)
		return err
	}, everyReading)
	return all, err
}

// Text is the whole text of a source. It returns [facts.ErrNotFound] if the
// base has no such source, or no text of it.
func (b *Base) Text(ctx context.Context, source string) (string, error) {
	key, err := b.readingOf(ctx, source)
	if err == nil {
		var text string
		if text, err = b.text(ctx, key, nil); err == nil {
			return text, nil
		}
	}
	return "", fmt.Errorf("text of %q: %w", source, err)
}

const (
	partsOfReading = `SELECT space, text, start_byte, paragraph FROM passage WHERE reading = ? ORDER BY ordinal`
	tailOfReading  = `SELECT tail FROM reading WHERE key = ?`
)

// text puts the text of a reading together. If visit is not nil it is told of
// each passage, with its place, number and text only.
func (s *session) text(ctx context.Context, reading int64, visit func(*facts.Passage)) (string, error) {
	var all strings.Builder
	var space string
	var p facts.Passage
	err := s.each(ctx, func(rows *sql.Rows) error {
		if err := rows.Scan(&space, &p.Text, &p.Start, &p.Paragraph); err != nil {
			return err
		}
		all.WriteString(space)
		all.WriteString(p.Text)
		p.End = p.Start + len(p.Text)
		if visit != nil {
			visit(&p)
		}
		return nil
	}, partsOfReading, reading)
	if err != nil {
		return "", err
	}
	if err := s.row(ctx, tailOfReading, reading).Scan(&space); err != nil {
		return "", err
	}
	all.WriteString(space)
	return all.String(), nil
}

// Passage is one passage of a source's text, by its ordinal. It returns
// [facts.ErrNotFound] if there is none.
func (b *Base) Passage(ctx context.Context, source string, ordinal int) (facts.Passage, error) {
	all, err := b.Passages(ctx, source, ordinal, 1)
	if err == nil && len(all) == 0 {
		err = fmt.Errorf("passage %d of %q: %w", ordinal, source, facts.ErrNotFound)
	}
	if err != nil {
		return facts.Passage{}, err
	}
	return all[0], nil
}

const passagesOfReading = `
SELECT key, ordinal, kind, page, paragraph, heading, start_byte, text FROM passage
WHERE reading = ? AND ordinal >= ? ORDER BY ordinal LIMIT ?`

// Passages are up to limit passages of a source's text from the one with the
// ordinal on, in order. It returns [facts.ErrNotFound] if the base has no text
// of the source.
func (b *Base) Passages(ctx context.Context, source string, ordinal, limit int) ([]facts.Passage, error) {
	all, err := b.passages(ctx, source, ordinal, limit)
	if err != nil {
		return nil, fmt.Errorf("passages of %q: %w", source, err)
	}
	return all, nil
}

func (b *Base) passages(ctx context.Context, source string, ordinal, limit int) ([]facts.Passage, error) {
	reading, err := b.readingOf(ctx, source)
	if err != nil {
		return nil, err
	}
	all, _, err := b.passagesFrom(ctx, reading, ordinal, limit)
	return all, err
}

// passagesFrom are passages of a reading, with their keys. A limit of -1 is
// none.
func (s *session) passagesFrom(ctx context.Context, reading int64, ordinal, limit int) ([]facts.Passage, []int64, error) {
	var all []facts.Passage
	var keys []int64
	err := s.each(ctx, func(rows *sql.Rows) error {
		var key int64
		var p facts.Passage
		err := rows.Scan(&key, &p.Ordinal, &p.Kind, &p.Page, &p.Paragraph, &p.Heading, &p.Start, &p.Text)
		p.End = p.Start + len(p.Text)
		all, keys = append(all, p), append(keys, key)
		return err
	}, passagesOfReading, reading, ordinal, limit)
	if err != nil {
		return nil, nil, err
	}
	return all, keys, s.loadSentences(ctx, all, keys)
}

const sentencesByPassage = `
SELECT s.passage, s.start_byte, s.end_byte FROM json_each(?) j CROSS JOIN sentence s ON s.passage = j.value ORDER BY s.key`

// loadSentences fills in the sentences of the passages, which have the keys.
func (s *session) loadSentences(ctx context.Context, passages []facts.Passage, keys []int64) error {
	at := make(map[int64]*facts.Passage, len(keys))
	for i, key := range keys {
		at[key] = &passages[i]
	}
	var key int64
	var r facts.ByteRange
	return s.each(ctx, func(rows *sql.Rows) error {
		if err := rows.Scan(&key, &r.Start, &r.End); err != nil {
			return err
		}
		at[key].Sentences = append(at[key].Sentences, r)
		return nil
	}, sentencesByPassage, keyList(keys))
}
