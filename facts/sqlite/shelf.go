package sqlite

import (
	"context"
	"maps"
	"sync"
	"time"

	"footnote/facts"
)

// What a shelf keeps, and for how long at the most. What this Base writes is
// seen at once; another process that adds a property or tells an entity's kind
// is heard of when this time is over. Which statements are found is never
// taken from the shelf.
const (
	shelfSize      = 4096
	shelfAge       = time.Minute
	propertiesAge  = time.Second
	shelfableLimit = shelfSize / 4
)

// A shelf keeps accepted statements and the list of properties as they were
// read, for the next question is mostly about the same things. It is safe for
// concurrent use.
type shelf struct {
	mu         sync.Mutex
	generation int // counts clearings: what was read before one is not kept
	statements map[int64]*facts.Statement
	since      time.Time // when the first statement was put there
	properties []facts.Property
	listed     time.Time // when properties were read; zero when they are not here
}

// clear forgets everything.
func (s *shelf) clear() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.generation++
	s.statements, s.properties, s.listed = nil, nil, time.Time{}
}

// take returns those of the statements that are on the shelf, and the keys of
// those that are not.
func (s *shelf) take(keys []int64, now time.Time) (have map[int64]*facts.Statement, missing []int64, generation int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if now.Sub(s.since) >= shelfAge {
		s.statements = nil
	}
	have = make(map[int64]*facts.Statement, len(keys))
	for _, key := range keys {
		if statement, ok := s.statements[key]; ok {
			have[key] = statement
		} else {
			missing = append(missing, key)
		}
	}
	return have, missing, s.generation
}

// put puts statements on the shelf that were read in the generation.
func (s *shelf) put(read map[int64]*facts.Statement, generation int, now time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if generation != s.generation {
		return
	}
	if s.statements == nil || len(s.statements)+len(read) > shelfSize {
		s.statements, s.since = make(map[int64]*facts.Statement, len(read)), now
	}
	maps.Copy(s.statements, read)
}

// shelved returns the accepted statements with the keys, in their order, from
// the shelf as far as they are there. Their slices are shared: nobody may
// change them.
func (b *Base) shelved(ctx context.Context, keys []int64) ([]facts.Statement, error) {
	if len(keys) > shelfableLimit {
		return b.load(ctx, keys)
	}
	now := b.now()
	have, missing, generation := b.shelf.take(keys, now)
	loaded, err := b.load(ctx, missing)
	if err != nil {
		return nil, err
	}
	read := make(map[int64]*facts.Statement, len(loaded))
	for i, key := range missing {
		read[key] = &loaded[i]
	}
	if len(read) > 0 {
		b.shelf.put(read, generation, now)
		maps.Copy(have, read)
	}
	out := make([]facts.Statement, len(keys))
	for i, key := range keys {
		out[i] = *have[key]
	}
	return out, nil
}

// shelvedProperties returns the properties, read anew when those on the shelf
// are old. Nobody may change the slice.
func (b *Base) shelvedProperties(ctx context.Context) ([]facts.Property, error) {
	now := b.now()
	b.shelf.mu.Lock()
	all, fresh, generation := b.shelf.properties, !b.shelf.listed.IsZero() && now.Sub(b.shelf.listed) < propertiesAge, b.shelf.generation
	b.shelf.mu.Unlock()
	if fresh {
		return all, nil
	}
	all, err := b.allProperties(ctx)
	if err != nil {
		return nil, err
	}
	b.shelf.mu.Lock()
	defer b.shelf.mu.Unlock()
	if generation == b.shelf.generation {
		b.shelf.properties, b.shelf.listed = all, now
	}
	return all, nil
}
