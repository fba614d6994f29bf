// Package cache remembers what was looked up elsewhere, for a while, so that a
// slow or strict network is not asked the same thing for every message.
package cache

import (
	"context"
	"sync"
	"time"
)

// Options say how much a Cache remembers. Now is required.
type Options struct {
	Age     time.Duration // how long a value is believed
	Failure time.Duration // how long a failure is; 0 asks again each time
	Most    int           // how many keys are remembered at once; 0 means 4096
	Now     func() time.Time
}

const defaultMost = 4096

// A Cache looks values up and remembers them. It is safe for concurrent use;
// those who ask for the same key at once may each look it up.
type Cache[K comparable, V any] struct {
	opts Options
	look func(context.Context, K) (V, error)

	mu     sync.Mutex // guards what follows
	known  map[K]entry[V]
	clears int // how often all was forgotten
}

type entry[V any] struct {
	value V
	err   error
	until time.Time
}

// New returns an empty cache over a look-up.
func New[K comparable, V any](opts Options, look func(context.Context, K) (V, error)) *Cache[K, V] {
	if opts.Most == 0 {
		opts.Most = defaultMost
	}
	return &Cache[K, V]{opts: opts, look: look, known: make(map[K]entry[V])}
}

// Get returns the key's value, or the look-up's error, as of now or lately.
func (c *Cache[K, V]) Get(ctx context.Context, key K) (V, error) {
	c.mu.Lock()
	e, ok := c.known[key]
	clears := c.clears
	c.mu.Unlock()
	if ok && c.opts.Now().Before(e.until) {
		return e.value, e.err
	}
	value, err := c.look(ctx, key)
	age := c.opts.Age
	if err != nil {
		age = c.opts.Failure
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if age <= 0 || c.clears != clears {
		return value, err // it may be out of date already
	}
	c.makeRoom()
	c.known[key] = entry[V]{value, err, c.opts.Now().Add(age)}
	return value, err
}

// Clear forgets everything, also what is being looked up meanwhile.
func (c *Cache[K, V]) Clear() {
	c.mu.Lock()
	defer c.mu.Unlock()
	clear(c.known)
	c.clears++
}

// makeRoom forgets what is too old or, where that does not do, everything.
func (c *Cache[K, V]) makeRoom() {
	if len(c.known) < c.opts.Most {
		return
	}
	now := c.opts.Now()
	for key, e := range c.known {
		if !now.Before(e.until) {
			delete(c.known, key)
		}
	}
	if len(c.known) >= c.opts.Most {
		clear(c.known)
	}
}
