package sqlite

import (
	"context"
	"database/sql"

	"footnote/facts"
)

const (
	passagesByKey = `
SELECT p.key, p.ordinal, p.kind, p.page, p.paragraph, p.heading, p.start_byte, p.text
FROM json_each(?) j CROSS JOIN passage p ON p.key = j.value`
	// The first source that has a text stands for it.
	firstSources = `SELECT reading, ` + sourceFields + ` FROM source WHERE key IN
(SELECT (SELECT min(s.key) FROM source s WHERE s.reading = j.value) FROM json_each(?) j)`
	namedSources = `SELECT reading, ` + sourceFields + ` FROM source WHERE id IN (SELECT value FROM json_each(?))`
)

// loadFound loads the chosen passages with their sources.
func (b *Base) loadFound(ctx context.Context, all []chosen, scope *scope) ([]facts.FoundPassage, error) {
	if len(all) == 0 {
		return nil, nil
	}
	keys := make([]int64, len(all))
	at := make(map[int64]int, len(all))
	for i, c := range all {
		keys[i], at[c.passage] = c.passage, i
	}
	sources, err := b.foundSources(ctx, all, scope)
	if err != nil {
		return nil, err
	}
	passages := make([]facts.Passage, len(all))
	err = b.each(ctx, func(rows *sql.Rows) error {
		var key int64
		var p facts.Passage
		err := rows.Scan(&key, &p.Ordinal, &p.Kind, &p.Page, &p.Paragraph, &p.Heading, &p.Start, &p.Text)
		p.End = p.Start + len(p.Text)
		passages[at[key]] = p
		return err
	}, passagesByKey, keyList(keys))
	if err != nil {
		return nil, err
	}
	if err := b.loadSentences(ctx, passages, keys); err != nil {
		return nil, err
	}
	found := make([]facts.FoundPassage, len(all))
	for i, c := range all {
		found[i] = facts.FoundPassage{Source: sources[scope.extents[c.extent].reading], Passage: passages[i], Score: c.score, Whole: c.whole}
	}
	return found, nil
}

// foundSources are the sources of the readings of the chosen passages, by the
// keys of the readings.
func (b *Base) foundSources(ctx context.Context, all []chosen, scope *scope) (map[int64]*facts.Source, error) {
	sources := make(map[int64]*facts.Source)
	var readings []int64
	var ids []string
	for _, c := range all {
		reading := scope.extents[c.extent].reading
		if _, has := sources[reading]; !has {
			sources[reading] = nil
			readings, ids = append(readings, reading), append(ids, scope.sources[reading])
		}
	}
	query, arg := firstSources, keyList(readings)
	if scope.sources != nil {
		query, arg = namedSources, jsonList(ids)
	}
	return sources, b.each(ctx, func(rows *sql.Rows) error {
		reading, source, err := scanSource(rows)
		sources[reading] = &source
		return err
	}, query, arg)
}
