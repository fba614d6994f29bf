package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// writer puts things into the base within one transaction. What it has looked
// up it remembers, within bounds.
type writer struct {
	session // over the transaction

	by  string
	now time.Time

	entities   memo[string, entityRef] // by how statements write them
	properties memo[string, propertyRef]
	sources    memo[string, int64] // keys by ID
	words      memo[string, bool]  // words that have their spelling keys

	// lastEntity is the greatest key of an entity from before this
	// transaction.
	lastEntity    int64
	newProperties int // made because a statement names them
	// implicit are the entities made because a statement names them.
	implicit      []string
	implicitCount int
}

// maxImplicit bounds how many implicit entities are named in a summary.
const maxImplicit = 20

const lastEntityKey = `SELECT coalesce(max(key), 0) FROM entity`

// write runs do in a transaction, and keeps what it did unless it gives an
// error.
func (b *Base) write(ctx context.Context, by string, do func(*writer) error) error {
	conn, err := b.db.Conn(ctx)
	if err != nil {
		return fmt.Errorf("begin to write: %w", err)
	}
	defer conn.Close()
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("begin to write: %w", err)
	}
	w := &writer{session: session{on: tx}, by: by, now: b.now().UTC().Truncate(time.Microsecond)}
	err = w.row(ctx, lastEntityKey).Scan(&w.lastEntity)
	if err == nil {
		err = do(w)
	}
	if err != nil {
		return errors.Join(err, ignoreDone(tx.Rollback()))
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	return nil
}

// ignoreDone drops the error of rolling back what a cancelled context has
// rolled back already.
func ignoreDone(err error) error {
	if errors.Is(err, sql.ErrTxDone) {
		return nil
	}
	return err
}
