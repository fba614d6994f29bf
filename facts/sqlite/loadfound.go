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
	sourcesOfReadings = `
SELECT (SELECT id FROM source s WHERE s.reading = j.value ORDER BY s.key LIMIT 1), j.value FROM json_each(?) j`
	sourcesByID = `SELECT ` + sourceColumns + ` FROM source WHERE id IN (SELECT value FROM json_each(?))`
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
		found[i] = facts.FoundPassage{Source: sources[c.extent], Passage: passages[i], Score: c.score, Whole: c.whole}
	}
	return found, nil
}

// foundSources are the sources of the readings of the chosen passages, by the
// index of their extents.
func (b *Base) foundSources(ctx context.Context, all []chosen, scope *scope) (map[int]*facts.Source, error) {
	sources := make(map[int]*facts.Source)
	ids := make(map[int64]string) // by reading
	var unknown []int64
	for _, c := range all {
		reading := scope.extents[c.extent].reading
		if _, has := ids[reading]; has {
			continue
		}
		ids[reading] = scope.sources[reading]
		if scope.sources == nil {
			unknown = append(unknown, reading)
		}
	}
	if len(unknown) > 0 {
		err := b.each(ctx, func(rows *sql.Rows) error {
			var id string
			var reading int64
			err := rows.Scan(&id, &reading)
			ids[reading] = id
			return err
		}, sourcesOfReadings, keyList(unknown))
		if err != nil {
			return nil, err
		}
	}
	byID := make(map[string]*facts.Source, len(ids))
	list := make([]string, 0, len(ids))
	for _, id := range ids {
		list = append(list, id)
	}
	err := b.each(ctx, func(rows *sql.Rows) error {
		_, source, err := scanSource(rows)
		byID[source.ID] = &source
		return err
	}, sourcesByID, jsonList(list))
	for _, c := range all {
		sources[c.extent] = byID[ids[scope.extents[c.extent].reading]]
	}
	return sources, err
}
