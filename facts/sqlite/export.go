package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"iter"

	"footnote/facts"
)

// exportPage is how many things are read at a time.
const exportPage = 500

// Export gives the whole base as the entries of a fact file: properties,
// sources, entities with their aliases, then statements of every status with
// their history. Importing them into an empty base gives
// the same base. It is the base as it stood when the first entry was read.
//
// An error ends the sequence. A base in memory must not be used from inside the
// loop, which would wait for the loop to end.
func (b *Base) Export(ctx context.Context) iter.Seq2[facts.Item, error] {
	return func(yield func(facts.Item, error) bool) {
		if err := b.export(ctx, func(item facts.Item) bool { return yield(item, nil) }); err != nil {
			yield(facts.Item{}, fmt.Errorf("export facts: %w", err))
		}
	}
}

// export calls yield for each entry until it returns false. It reads in one
// transaction, begun so that it does not keep writers out.
func (b *Base) export(ctx context.Context, yield func(facts.Item) bool) error {
	conn, err := b.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, `BEGIN DEFERRED`); err != nil {
		return err
	}
	// The connection goes back to the pool, so the transaction ends even if
	// the context has.
	defer conn.ExecContext(context.WithoutCancel(ctx), `ROLLBACK`) // nothing was written
	x := &exporter{session: session{on: conn}, yield: yield}
	for _, part := range []func(context.Context) error{x.properties, x.sources, x.entities, x.statements} {
		if err := part(ctx); err != nil || x.stopped {
			return err
		}
	}
	return nil
}

// exporter gives the things of a base to yield, until that has enough.
type exporter struct {
	session
	yield   func(facts.Item) bool
	stopped bool
}

func (x *exporter) give(item facts.Item) {
	if !x.stopped {
		x.stopped = !x.yield(item)
	}
}

func (x *exporter) properties(ctx context.Context) error {
	all, err := x.allProperties(ctx)
	for i := range all {
		x.give(facts.Item{Property: &all[i]})
	}
	return err
}

func (x *exporter) sources(ctx context.Context) error {
	all, err := x.allSources(ctx)
	for i := range all {
		x.give(facts.Item{Source: &all[i]})
	}
	return err
}

const entityKeysAfter = `SELECT key FROM entity WHERE key > ? ORDER BY key LIMIT ?`

func (x *exporter) entities(ctx context.Context) error {
	return x.pages(ctx, entityKeysAfter, func(keys []int64) error {
		all, err := x.entitiesWithAliases(ctx, entitiesByKey, keyList(keys))
		for i := range all {
			x.give(facts.Item{Entity: &all[i]})
		}
		return err
	})
}

const statementKeysAfter = `SELECT key FROM statement WHERE key > ? ORDER BY key LIMIT ?`

func (x *exporter) statements(ctx context.Context) error {
	return x.pages(ctx, statementKeysAfter, func(keys []int64) error {
		all, err := x.load(ctx, keys)
		if err != nil {
			return err
		}
		histories, err := x.histories(ctx, keys, all)
		if err != nil {
			return err
		}
		for i := range all {
			item := facts.Item{Statement: &all[i]}
			if len(histories[i]) > 1 {
				item.History = histories[i]
			}
			x.give(item)
		}
		return nil
	})
}

// pages calls page with the keys that the query gives, some at a time.
func (x *exporter) pages(ctx context.Context, query string, page func(keys []int64) error) error {
	for last := int64(0); !x.stopped; {
		var keys []int64
		err := x.each(ctx, func(rows *sql.Rows) error {
			err := rows.Scan(&last)
			keys = append(keys, last)
			return err
		}, query, last, exportPage)
		if err != nil || len(keys) == 0 {
			return err
		}
		if err := page(keys); err != nil {
			return err
		}
	}
	return nil
}
