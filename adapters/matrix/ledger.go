package matrix

import (
	"context"
	"maps"
	"sync"
)

// A ledger holds back what is to be kept about syncs while something of them
// still goes on: a message waits for its key, a room is being joined. After a
// crash the syncs come again then. It is safe for concurrent use.
type ledger struct {
	store Store

	mu    sync.Mutex
	open  int // what goes on
	notes map[string]string
}

// change adds to what goes on, or takes from it, and to what is to be kept once
// nothing does.
func (l *ledger) change(ctx context.Context, by int, notes map[string]string) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.open += by
	if l.notes == nil {
		l.notes = make(map[string]string)
	}
	maps.Copy(l.notes, notes)
	if l.open > 0 || len(l.notes) == 0 {
		return nil
	}
	if err := l.store.SetNotes(ctx, Network, l.notes); err != nil {
		return err
	}
	clear(l.notes)
	return nil
}

// aside does something that the sync need not wait for, and that is done again
// at the next start if it fails.
func (r *receiver) aside(ctx context.Context, what string, do func() error) {
	_ = r.ledger.change(ctx, 1, nil) // keeps nothing
	r.waiting.Go(func() {
		err := do()
		if err == nil {
			err = r.ledger.change(ctx, -1, nil)
		}
		if err != nil && ctx.Err() == nil {
			r.log.Error("put off until the next start", "what", what, "error", err)
		}
	})
}
