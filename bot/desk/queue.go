package desk

import (
	"context"
	"sync"
	"time"
)

// A queue hands out keys to workers. A key is with one worker at a time; one
// that is added meanwhile is handed out again afterwards. Keys are handed out
// in the order in which they were added. One that a worker has put off waits
// for its time, whoever adds it meanwhile.
type queue[K comparable] struct {
	mu    sync.Mutex
	moved *sync.Cond // something became ready, idle or closed
	ready []K
	keys  map[K]keyState // those that are not idle
	// closed says that nothing more is to come from outside: workers end when
	// the queue has run empty. stopped says that they end as soon as they can.
	closed, stopped bool
}

// A keyState is where a key is.
type keyState int

const (
	keyReady keyState = iota + 1
	keyBusy           // with a worker
	keyAgain          // with a worker, and to be handed out again
	keyLater          // put off
)

func newQueue[K comparable]() *queue[K] {
	q := &queue[K]{keys: make(map[K]keyState)}
	q.moved = sync.NewCond(&q.mu)
	return q
}

// add makes a key ready, unless it is so already or put off.
func (q *queue[K]) add(k K) {
	q.mu.Lock()
	defer q.mu.Unlock()
	switch q.keys[k] {
	case 0:
		q.put(k)
	case keyBusy:
		q.keys[k] = keyAgain
	}
}

// put makes a key ready. The queue is locked.
func (q *queue[K]) put(k K) {
	q.keys[k] = keyReady
	q.ready = append(q.ready, k)
	q.moved.Broadcast()
}

// run works on keys with so many workers until the queue is closed and empty,
// or ctx is done. Work returns whether it wants the key again, and when.
func (q *queue[K]) run(ctx context.Context, workers int, work func(K) (again bool, after time.Duration)) {
	defer q.stop() // nobody waits for what is added from now on
	forget := context.AfterFunc(ctx, q.stop)
	defer forget()
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			for {
				k, ok := q.take()
				if !ok {
					return
				}
				again, after := work(k)
				q.done(k, again, after)
			}
		})
	}
	group.Wait()
}

// take waits for a key; ok is false when there will be none.
func (q *queue[K]) take() (k K, ok bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.ready) == 0 && !q.stopped && !(q.closed && len(q.keys) == 0) {
		q.moved.Wait()
	}
	if q.stopped || len(q.ready) == 0 {
		return k, false
	}
	k, q.ready = q.ready[0], q.ready[1:]
	q.keys[k] = keyBusy
	return k, true
}

// done ends a worker's turn with a key.
func (q *queue[K]) done(k K, again bool, after time.Duration) {
	q.mu.Lock()
	defer q.mu.Unlock()
	switch {
	case again && after > 0:
		q.keys[k] = keyLater
		time.AfterFunc(after, func() {
			q.mu.Lock()
			defer q.mu.Unlock()
			q.put(k)
		})
	case again || q.keys[k] == keyAgain:
		q.put(k)
	default:
		delete(q.keys, k)
		q.moved.Broadcast()
	}
}

// close lets the workers end once everything is done.
func (q *queue[K]) close() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.closed = true
	q.moved.Broadcast()
}

// stop lets the workers end with what they are at.
func (q *queue[K]) stop() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.stopped = true
	q.moved.Broadcast()
}

// idle waits until no key is ready, with a worker or put off; it returns false
// if ctx is done first or the queue has been stopped.
func (q *queue[K]) idle(ctx context.Context) bool {
	forget := context.AfterFunc(ctx, func() {
		q.mu.Lock()
		defer q.mu.Unlock()
		q.moved.Broadcast()
	})
	defer forget()
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.keys) > 0 && ctx.Err() == nil && !q.stopped {
		q.moved.Wait()
	}
	return ctx.Err() == nil && !q.stopped
}
