package sqlite

import (
	"context"
	"fmt"
	"math/rand/v2"

	"footnote/facts"
)

// allKeys is a limit that no base reaches.
const allKeys = 1 << 30

// Sample returns the statements that the query selects in an order that is as
// good as random and depends on nothing but the seed and which statements there
// are: from the offset on, at most q.Limit of them. Only these are loaded; of the
// others no more than the keys are read.
func (b *Base) Sample(ctx context.Context, q facts.Query, seed uint64, offset int) ([]facts.Statement, error) {
	most := limit(&q)
	q.Limit = allKeys
	keys, err := b.search(ctx, &q)
	if err != nil {
		return nil, fmt.Errorf("sample statements: %w", err)
	}
	random := rand.New(rand.NewPCG(seed, uint64(len(keys))))
	random.Shuffle(len(keys), func(i, j int) { keys[i], keys[j] = keys[j], keys[i] })
	keys = keys[min(offset, len(keys)):]
	statements, err := b.shelved(ctx, keys[:min(most, len(keys))])
	if err != nil {
		return nil, fmt.Errorf("load sampled statements: %w", err)
	}
	return statements, nil
}
