package desk

import (
	"context"
	"sync"
	"time"
)

// A queue hands out keys to workers. A key is with one worker at a time; one
// that is added meanwhile is handed out again afterwards. Keys are handed out
// in the order in which they were added.
type queue[K comparable] struct {
	mu    sync.Mutex
	moved *sync.Cond // something became ready, idle or closed
	ready []K
	keys  map[K]keyState // of the keys that are ready, with a worker or later
	later int            // keys that wait for their time
	// closed says that nothing more is to come from outside: workers end when
	// the queue has run empty.
	closed, stopped bool
}

// A keyState is where a key is.
type keyState int

const (
	keyReady keyState = iota + 1
	keyBusy
	keyAgain // with a worker, and to be handed out again
)

func newQueue[K comparable]() *queue[K] {
	q := &queue[K]{keys: make(map[K]keyState)}
	q.moved = sync.NewCond(&q.mu)
	return q
}

// add makes a key ready, unless it is so already.
func (q *queue[K]) add(k K) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.put(k)
}

func (q *queue[K]) put(k K) {
	switch q.keys[k] {
	case 0:
		q.keys[k] = keyReady
		q.ready = append(q.ready, k)
		q.moved.Broadcast()
	case keyBusy:
		q.keys[k] = keyAgain
	}
}

// addLater makes a key ready after a while.
func (q *queue[K]) addLater(k K, after time.Duration) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.later++
	time.AfterFunc(after, func() {
		q.mu.Lock()
		defer q.mu.Unlock()
		q.later--
		q.put(k)
		q.moved.Broadcast()
	})
}

// run works on keys with so many workers until the queue is closed and empty,
// or ctx is done.
func (q *queue[K]) run(ctx context.Context, workers int, work func(K)) {
	stop := context.AfterFunc(ctx, q.stop)
	defer stop()
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			for {
				k, ok := q.take()
				if !ok {
					return
				}
				work(k)
				q.done(k)
			}
		})
	}
	group.Wait()
}

// take waits for a key; ok is false when there will be none.
func (q *queue[K]) take() (k K, ok bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.ready) == 0 {
		if q.stopped || q.closed && q.later == 0 && len(q.keys) == 0 {
			return k, false
		}
		q.moved.Wait()
	}
	if q.stopped {
		return k, false
	}
	k, q.ready = q.ready[0], q.ready[1:]
	q.keys[k] = keyBusy
	return k, true
}

// done ends a worker's turn with a key.
func (q *queue[K]) done(k K) {
	q.mu.Lock()
	defer q.mu.Unlock()
	again := q.keys[k] == keyAgain
	delete(q.keys, k)
	if again {
		q.put(k)
	}
	q.moved.Broadcast()
}

// close lets the workers end once everything is done.
func (q *queue[K]) close() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.closed = true
	q.moved.Broadcast()
}

// idle waits until nothing is ready, with a worker or to come later; it returns
// false if ctx is done first or the queue has been stopped.
func (q *queue[K]) idle(ctx context.Context) bool {
	wake := context.AfterFunc(ctx, func() {
		q.mu.Lock()
		defer q.mu.Unlock()
		q.moved.Broadcast()
	})
	defer wake()
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.keys) > 0 || q.later > 0 {
		if ctx.Err() != nil || q.stopped {
			return false
		}
		q.moved.Wait()
	}
	return true
}

// stop lets the workers end with what they are at.
func (q *queue[K]) stop() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.stopped = true
	q.moved.Broadcast()
}
