package slack

import (
	"time"

	lru "github.com/hashicorp/golang-lru/v2"
)

// failureAge is how long a failed look-up is not tried again, so that a slow or
// limited Slack is not asked for every message.
const failureAge = 10 * time.Second

// A cache keeps what was looked up for a while. It is safe for concurrent use.
type cache[V any] struct {
	kept *lru.Cache[string, found[V]]
	age  time.Duration
	now  func() time.Time
}

type found[V any] struct {
	value V
	err   error
	until time.Time
}

func newCache[V any](age time.Duration, now func() time.Time) *cache[V] {
	kept, _ := lru.New[string, found[V]](remembered) // fails only for no room at all
	return &cache[V]{kept: kept, age: age, now: now}
}

// get returns what is kept for the key, or what find finds.
func (c *cache[V]) get(key string, find func() (V, error)) (V, error) {
	if f, ok := c.kept.Get(key); ok && c.now().Before(f.until) {
		return f.value, f.err
	}
	value, err := find()
	age := c.age
	if err != nil {
		age = failureAge
	}
	c.kept.Add(key, found[V]{value, err, c.now().Add(age)})
	return value, err
}
