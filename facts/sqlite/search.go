package sqlite

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"time"

	"footnote/facts"
)

// defaultLimit is how many statements a query gives that sets no limit.
const defaultLimit = 400

// Statements returns the statements that the query selects. Those found by
// Words come first, best matches first, then those found by Entities: first
// those that have one of them as subject, then as value, then those that speak
// of it otherwise. A query with neither selects by its other fields alone: by
// property and from the latest start back if it names properties or a time, and
// otherwise in the order in which statements came into the base.
//
// The statements' slices are shared: the caller must not change them.
//
// Asked as recorded at a moment, statements have the status that they had then.
func (b *Base) Statements(ctx context.Context, q facts.Query) ([]facts.Statement, error) {
	keys, err := b.search(ctx, &q)
	if err != nil {
		return nil, fmt.Errorf("search statements: %w", err)
	}
	read := b.load
	if q.AsRecorded.IsZero() && wantedStatus(&q) == facts.Accepted {
		read = b.shelved
	}
	statements, err := read(ctx, keys)
	if err != nil {
		return nil, fmt.Errorf("load statements: %w", err)
	}
	if !q.AsRecorded.IsZero() {
		for i := range statements {
			asOf(&statements[i], wantedStatus(&q))
		}
	}
	return statements, nil
}

// Statement returns the statement with the ID, whatever its status, or
// [facts.ErrNotFound].
func (b *Base) Statement(ctx context.Context, id string) (facts.Statement, error) {
	key, _, err := b.find(ctx, id)
	if err != nil {
		return facts.Statement{}, fmt.Errorf("statement %q: %w", id, err)
	}
	found, err := b.load(ctx, []int64{key})
	if err != nil {
		return facts.Statement{}, fmt.Errorf("load statement %q: %w", id, err)
	}
	return found[0], nil
}

// asOf gives the statement the status that it had at the moment asked about.
func asOf(s *facts.Statement, status facts.Status) {
	s.Status = status
	if status != facts.Retracted {
		s.RetractedBy, s.RetractedAt = "", time.Time{}
	}
}

func wantedStatus(q *facts.Query) facts.Status { return cmp.Or(q.Status, facts.Accepted) }

// search returns the keys of the statements selected, each once, in order.
func (b *Base) search(ctx context.Context, q *facts.Query) ([]int64, error) {
	match := matchAny(q.Words)
	var keys []int64
	if match != "" {
		found, err := b.keys(ctx, wordSearch(q), q, match)
		if err != nil {
			return nil, err
		}
		keys = found
	}
	switch {
	case len(q.Entities) > 0:
		found, err := b.keys(ctx, entitySearch(q), q, jsonList(unite(nil, q.Entities)))
		if err != nil {
			return nil, err
		}
		keys = union(keys, found, limit(q))
	case len(q.Words) == 0:
		return b.keys(ctx, plainSearch(q), q, "")
	}
	return keys, nil
}

func limit(q *facts.Query) int {
	if q.Limit <= 0 {
		return defaultLimit
	}
	return q.Limit
}

// keys runs one search; what is the argument it searches by.
func (b *Base) keys(ctx context.Context, search string, q *facts.Query, what string) ([]int64, error) {
	var found keys
	err := b.row(ctx, `SELECT group_concat(key) FROM (`+search+`)`, what, string(wantedStatus(q)), jsonList(unite(nil, q.Properties)),
		q.Within.First, q.Within.Last, jsonList(q.Sources), microseconds(q.AsRecorded), jsonOffsets(q.Until), limit(q)).Scan(&found)
	return found, err
}

// union is the keys of a and then of b, each once, up to a limit.
func union(a, b []int64, limit int) []int64 {
	var out []int64
	seen := make(map[int64]bool, len(a)+len(b))
	for _, keys := range [][]int64{a, b} {
		for _, key := range keys {
			if !seen[key] && len(out) < limit {
				seen[key] = true
				out = append(out, key)
			}
		}
	}
	return out
}

// matchAny is the FTS5 expression for any of the words, "" for none.
func matchAny(words []string) string {
	var terms []string
	for _, word := range words {
		if folded := facts.Fold(word); folded != "" {
			terms = append(terms, quoted(folded))
		}
	}
	return strings.Join(terms, " OR ")
}
