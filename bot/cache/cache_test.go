package cache_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"footnote/bot/cache"
)

// A clock stands still until it is told otherwise.
type clock struct{ now time.Time }

func TestWhatWasLookedUpIsRememberedForAWhile(t *testing.T) {
	broken := errors.New("broken")
	c := &clock{time.Date(2024, 4, 2, 12, 0, 0, 0, time.UTC)}
	looks, fail := 0, false
	known := cache.New(cache.Options{Age: time.Hour, Failure: time.Minute, Now: func() time.Time { return c.now }},
		func(_ context.Context, key string) (int, error) {
			looks++
			if fail {
				return 0, broken
			}
			return looks, nil
		})
	steps := []struct {
		name string
		pass time.Duration
		fail bool
		key  string
		want int
		err  error
	}{
		{"first", 0, false, "a", 1, nil},
		{"again", 59 * time.Minute, false, "a", 1, nil},
		{"another", 0, false, "b", 2, nil},
		{"too old", time.Minute, false, "a", 3, nil},
		{"fails", 2 * time.Hour, true, "a", 0, broken},
		{"does not fail any more, which is not seen at once", time.Second, false, "a", 0, broken},
		{"but soon", time.Minute, false, "a", 5, nil},
	}
	for _, s := range steps {
		c.now, fail = c.now.Add(s.pass), s.fail
		if got, err := known.Get(t.Context(), s.key); got != s.want || !errors.Is(err, s.err) {
			t.Errorf("%s: Get(%q) = %d, %v, want %d, %v", s.name, s.key, got, err, s.want, s.err)
		}
	}
}

func TestOnlySoMuchIsRemembered(t *testing.T) {
	c := &clock{time.Date(2024, 4, 2, 12, 0, 0, 0, time.UTC)}
	looks := 0
	known := cache.New(cache.Options{Age: time.Hour, Most: 2, Now: func() time.Time { return c.now }},
		func(context.Context, int) (int, error) { looks++; return looks, nil })
	get := func(keys ...int) int {
		before := looks
		for _, key := range keys {
			if _, err := known.Get(t.Context(), key); err != nil {
				t.Fatal(err)
			}
		}
		return looks - before
	}
	if n := get(1, 2, 1, 2); n != 2 {
		t.Errorf("looked %d times for two keys, want 2", n)
	}
	if n := get(3, 3, 1); n != 2 {
		t.Errorf("looked %d times after a third, want 2: there is no room for three", n)
	}
	c.now = c.now.Add(2 * time.Hour)
	if n := get(4, 4); n != 1 {
		t.Errorf("looked %d times, want 1: what is too old makes room", n)
	}
}

// TestClearedIsLookedUpAnew clears before a look-up and while one is under way.
func TestClearedIsLookedUpAnew(t *testing.T) {
	c := &clock{time.Date(2024, 4, 2, 12, 0, 0, 0, time.UTC)}
	looks := 0
	var during func()
	known := cache.New(cache.Options{Age: time.Hour, Now: func() time.Time { return c.now }},
		func(context.Context, string) (int, error) {
			looks++
			during()
			return looks, nil
		})
	steps := []struct {
		name   string
		before func()
		during func()
		want   int
	}{
		{"cleared meanwhile", func() {}, known.Clear, 1},
		{"looked up anew", func() {}, func() {}, 2},
		{"remembered", func() {}, func() {}, 2},
		{"cleared", known.Clear, func() {}, 3},
	}
	for _, s := range steps {
		during = s.during
		s.before()
		if got, err := known.Get(t.Context(), "a"); got != s.want || err != nil {
			t.Errorf("%s: Get = %d, %v, want %d", s.name, got, err, s.want)
		}
	}
}
