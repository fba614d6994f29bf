package desk_test

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"footnote/bot/desk"
)

// A record is what workers were handed.
type record struct {
	mu   sync.Mutex
	keys []string
}

func (r *record) add(k string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.keys = append(r.keys, k)
}

func TestQueueKeepsOrder(t *testing.T) {
	q, done := desk.NewQueue(), record{}
	for _, k := range []string{"b", "a", "c", "a", "b"} {
		q.Add(k)
	}
	q.Close()
	q.Run(t.Context(), 1, func(k string) (bool, time.Duration) {
		done.add(k)
		return false, 0
	})
	if diff := cmp.Diff([]string{"b", "a", "c"}, done.keys); diff != "" {
		t.Errorf("keys are handed out in another order (-want +got):\n%s", diff)
	}
}

// TestQueueAgain puts what is wanted again behind what waits, so that nobody
// is kept waiting by one who has much to do.
func TestQueueAgain(t *testing.T) {
	q, done := desk.NewQueue(), record{}
	left := map[string]int{"a": 3, "b": 1}
	q.Add("a")
	q.Add("b")
	q.Close()
	q.Run(t.Context(), 1, func(k string) (bool, time.Duration) {
		done.add(k)
		left[k]--
		return left[k] > 0, 0
	})
	if diff := cmp.Diff([]string{"a", "b", "a", "a"}, done.keys); diff != "" {
		t.Errorf("keys are handed out in another order (-want +got):\n%s", diff)
	}
}

// TestQueueOneWorkerAKey adds keys from everywhere at once: each is with one
// worker at a time, and handed out after it was last added.
func TestQueueOneWorkerAKey(t *testing.T) {
	const keys, adders, times = 5, 8, 200
	q := desk.NewQueue()
	var busy, added, seen [keys]atomic.Int32
	var adding sync.WaitGroup
	for range adders {
		adding.Go(func() {
			for i := range times {
				k := i % keys
				added[k].Add(1)
				q.Add(fmt.Sprint(k))
			}
		})
	}
	go func() { adding.Wait(); q.Close() }()
	q.Run(t.Context(), 4, func(name string) (bool, time.Duration) {
		k := int(name[0] - '0')
		if busy[k].Add(1) > 1 {
			t.Errorf("two workers have %s", name)
		}
		seen[k].Store(added[k].Load())
		busy[k].Add(-1)
		return false, 0
	})
	for k := range keys {
		if got, want := seen[k].Load(), added[k].Load(); got != want {
			t.Errorf("%d was last handed out after %d of %d times that it was added", k, got, want)
		}
	}
}

// TestQueuePutsOff lets a key wait for its time, whoever adds it meanwhile, and
// others go on.
func TestQueuePutsOff(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q, done, began := desk.NewQueue(), record{}, time.Now()
		first := true
		q.Add("slow")
		go q.Run(t.Context(), 2, func(k string) (bool, time.Duration) {
			done.add(fmt.Sprint(k, " ", time.Since(began)))
			if k == "slow" && first {
				first = false
				return true, time.Minute
			}
			return false, 0
		})
		for range 10 {
			time.Sleep(time.Second)
			q.Add("slow")
		}
		q.Add("quick")
		if !q.Idle(t.Context()) {
			t.Error("the queue never is idle")
		}
		want := []string{"slow 0s", "quick 10s", "slow 1m0s"}
		if diff := cmp.Diff(want, done.keys); diff != "" {
			t.Errorf("keys are handed out at other times (-want +got):\n%s", diff)
		}
		q.Close()
	})
}

// TestQueueEnds ends workers when everything is done, also what was put off, or
// at once.
func TestQueueEnds(t *testing.T) {
	tests := []struct {
		name string
		end  func(q desk.Queue, stop func())
		want time.Duration
	}{
		{"closed", func(q desk.Queue, _ func()) { q.Close() }, time.Hour},
		{"stopped", func(_ desk.Queue, stop func()) { stop() }, time.Second},
		{"closed, then stopped", func(q desk.Queue, stop func()) { q.Close(); time.AfterFunc(time.Minute, stop) }, time.Minute + time.Second},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				ctx, stop := context.WithCancel(t.Context())
				defer stop()
				q, began := desk.NewQueue(), time.Now()
				q.Add("a")
				time.AfterFunc(time.Second, func() { tt.end(q, stop) })
				q.Run(ctx, 3, func(string) (bool, time.Duration) { return time.Since(began) < time.Hour, time.Hour })
				if got := time.Since(began); got != tt.want {
					t.Errorf("the workers end after %v, want %v", got, tt.want)
				}
				if q.Add("late"); q.Idle(t.Context()) {
					t.Error("a queue that nobody works on says that it is idle")
				}
			})
		})
	}
}

func TestQueueIdleGivesUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := desk.NewQueue()
		if !q.Idle(t.Context()) {
			t.Error("a new queue is not idle")
		}
		q.Add("a")
		ctx, stop := context.WithTimeout(t.Context(), time.Minute)
		defer stop()
		if q.Idle(ctx) {
			t.Error("a queue with a key says that it is idle")
		}
	})
}

func TestBackOffGrowsAndIsBounded(t *testing.T) {
	want := []time.Duration{1, 2, 4, 8, 16, 32, 60, 60}
	for i := range want {
		if got := desk.BackOff(i + 1); got != want[i]*time.Second {
			t.Errorf("after %d tries it waits %v, want %v s", i+1, got, want[i])
		}
	}
	if got := desk.BackOff(1000); got != time.Minute {
		t.Errorf("after 1000 tries it waits %v", got)
	}
}
