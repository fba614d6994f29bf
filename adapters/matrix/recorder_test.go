package matrix_test

import (
	"context"
	"sync"
	"testing"

	"footnote/adapters/matrix"
	"footnote/bot/desk"
)

// A recorder is a desk that keeps what it is handed.
type recorder struct {
	mu     sync.Mutex
	events []desk.Event
	moved  []string
}

func (r *recorder) Take(_ context.Context, e desk.Event) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.events = append(r.events, e)
	return nil
}

func (r *recorder) Moved(_ context.Context, _, from, to string) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.moved = append(r.moved, from+" "+to)
	return nil
}

// taken are the events that came since it was last called.
func (r *recorder) taken() []desk.Event {
	r.mu.Lock()
	defer r.mu.Unlock()
	all := r.events
	r.events = nil
	return all
}

// record runs the adapter of a world with a recorder in place of the desk.
func record(t testing.TB, w *world) *recorder {
	t.Helper()
	var err error
	if w.adapter, err = matrix.New(w.config); err != nil {
		t.Fatal(err)
	}
	r := &recorder{}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	adapter := w.adapter
	go func() { ended <- adapter.Run(ctx, r) }()
	w.stop = func() {
		w.stop = func() {}
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	}
	w.hs.awaitSync(t, w.device.id)
	return r
}
