package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"footnote/facts"
)

const entitiesByID = `
SELECT e.key, e.id, e.label, e.kind, e.description
FROM json_each(?) j CROSS JOIN entity e ON e.id = j.value
ORDER BY j.key`

const aliasesByKey = `
SELECT n.entity, n.text FROM json_each(?) j CROSS JOIN name n ON n.entity = j.value
WHERE n.form = 1 ORDER BY n.key`

// Entities returns the entities with these IDs, with their aliases, in the
// order of the IDs, each once. IDs that the base does not have are passed over.
func (b *Base) Entities(ctx context.Context, ids []string) ([]facts.Entity, error) {
	all, err := b.entitiesWithAliases(ctx, entitiesByID, jsonList(ids))
	if err != nil {
		return nil, fmt.Errorf("find entities: %w", err)
	}
	return all, nil
}

// entitiesWithAliases runs a query for entities by the keys or IDs in a list.
func (s *session) entitiesWithAliases(ctx context.Context, query, list string) ([]facts.Entity, error) {
	var all []facts.Entity
	var keys []int64
	at := make(map[int64]int)
	err := s.each(ctx, func(rows *sql.Rows) error {
		key, e, err := scanEntity(rows)
		if _, twice := at[key]; !twice {
			at[key] = len(all)
			keys, all = append(keys, key), append(all, e)
		}
		return err
	}, query, list)
	if err != nil {
		return nil, err
	}
	err = s.each(ctx, func(rows *sql.Rows) error {
		var key int64
		var alias string
		err := rows.Scan(&key, &alias)
		e := &all[at[key]]
		e.Aliases = append(e.Aliases, alias)
		return err
	}, aliasesByKey, keyList(keys))
	return all, err
}

func scanEntity(row scanner) (key int64, e facts.Entity, err error) {
	err = row.Scan(&key, &e.ID, &e.Label, &e.Kind, &e.Description)
	return key, e, err
}
