package card

import (
	"context"
	"fmt"

	"footnote/bot/question"
	"footnote/facts"
)

// mostRead is how many statements are read of one entity, or of one property to
// find wrong choices among.
const mostRead = 300

// A table is what has been read of the base for one drawing.
type table struct {
	base     Base
	lex      *question.Lexicon
	wanted   Wanted
	entities map[string]facts.Entity
	around   map[string][]facts.Statement // by entity and property
	pools    map[string][]facts.Statement // by property; of all for ""
}

func (m *Maker) newTable(ctx context.Context, w Wanted) (*table, error) {
	lex, err := m.lexicon()
	if err != nil {
		return nil, err
	}
	properties, err := m.base.Properties(ctx)
	if err != nil {
		return nil, fmt.Errorf("read properties: %w", err)
	}
	return &table{
		base: m.base, lex: lex.With(properties), wanted: w,
		entities: map[string]facts.Entity{}, around: map[string][]facts.Statement{}, pools: map[string][]facts.Statement{},
	}, nil
}

// meet reads the entities that are not known yet, with their aliases.
func (t *table) meet(ctx context.Context, entities []facts.Entity) error {
	var ids []string
	for _, e := range entities {
		if _, known := t.entities[e.ID]; !known && e.ID != "" {
			t.entities[e.ID] = e
			ids = append(ids, e.ID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	found, err := t.base.Entities(ctx, ids)
	if err != nil {
		return fmt.Errorf("read names: %w", err)
	}
	for _, e := range found {
		t.entities[e.ID] = e
	}
	return nil
}

// about are the accepted statements that speak of the entity, those of one
// property where it has very many. ok is false where even these are too many to
// tell what is right.
func (t *table) about(ctx context.Context, entity, property string) (statements []facts.Statement, ok bool, err error) {
	for _, properties := range [][]string{nil, {property}} {
		key := entity
		if properties != nil {
			key += "\x00" + property
		}
		found, known := t.around[key]
		if !known {
			q := facts.Query{Entities: []string{entity}, Properties: properties, Sources: t.wanted.Sources, Until: t.wanted.Until, Limit: mostRead}
			if found, err = t.base.Statements(ctx, q); err != nil {
				return nil, false, fmt.Errorf("read statements about an entity: %w", err)
			}
			t.around[key] = found
		}
		if len(found) < mostRead {
			return found, true, nil
		}
	}
	return nil, false, nil
}

// pool are statements of a property, of any for "", to find wrong choices among:
// always the same ones of a base.
func (t *table) pool(ctx context.Context, property string) ([]facts.Statement, error) {
	found, known := t.pools[property]
	if known {
		return found, nil
	}
	q := facts.Query{Sources: t.wanted.Sources, Until: t.wanted.Until, Limit: mostRead}
	if property != "" {
		q.Properties = []string{property}
	}
	found, err := t.base.Sample(ctx, q, 0, 0)
	if err != nil {
		return nil, fmt.Errorf("read statements of a property: %w", err)
	}
	t.pools[property] = found
	return found, nil
}
