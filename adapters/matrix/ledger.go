package matrix

import (
	"context"
	"maps"
	"sync"
)

// A ledger holds back what is to be kept about syncs while something of them
// is still going on: a message waits for its key, a room is being joined. After
// a crash the syncs come again then. It is safe for concurrent use.
type ledger struct {
	keep func(ctx context.Context, notes map[string]string) error

	mu    sync.Mutex
	open  int // what is going on
	notes map[string]string
}

// begin notes that something of the present sync goes on.
func (l *ledger) begin() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.open++
}

// end notes that it is done.
func (l *ledger) end(ctx context.Context) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.open--
	return l.flush(ctx)
}

// add is called with what is to be kept once a sync has been handled.
func (l *ledger) add(ctx context.Context, notes map[string]string) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.notes == nil {
		l.notes = make(map[string]string)
	}
	maps.Copy(l.notes, notes)
	return l.flush(ctx)
}

func (l *ledger) flush(ctx context.Context) error {
	if l.open > 0 || len(l.notes) == 0 {
		return nil
	}
	if err := l.keep(ctx, l.notes); err != nil {
		return err
	}
	clear(l.notes)
	return nil
}
