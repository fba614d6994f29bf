package sqlite

import (
	"cmp"
	"context"
	"fmt"
	"strconv"
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
// Asked as recorded at a moment, statements have the status that they had then.
func (b *Base) Statements(ctx context.Context, q facts.Query) ([]facts.Statement, error) {
	keys, err := b.search(ctx, &q)
	if err != nil {
		return nil, fmt.Errorf("search statements: %w", err)
	}
	statements, err := b.load(ctx, keys)
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

// The parameters of every search, by number, so that one list of arguments
// serves all shapes of query.
const (
	entityArg   = "?1" // JSON array of IDs, or the MATCH expression
	statusArg   = "?2"
	propertyArg = "?3" // JSON array of IDs
	firstArg    = "?4"
	lastArg     = "?5"
	sourceArg   = "?6" // JSON array of IDs
	momentArg   = "?7"
	limitArg    = "?8"
)

// search returns the keys of the statements selected, each once, in order.
func (b *Base) search(ctx context.Context, q *facts.Query) ([]int64, error) {
	match := matchAny(q.Words)
	var keys []int64
	if match != "" {
		found, err := b.keys(ctx, wordSearch(filter(q)), q, match)
		if err != nil {
			return nil, err
		}
		keys = found
	}
	switch {
	case len(q.Entities) > 0:
		found, err := b.keys(ctx, entitySearch(filter(q)), q, jsonList(q.Entities))
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

// keys runs one search; what is the argument it searches by. The keys come in
// one row, since each row costs a call into SQLite.
func (b *Base) keys(ctx context.Context, search string, q *facts.Query, what string) ([]int64, error) {
	var list optional
	err := b.row(ctx, `SELECT group_concat(key) FROM (`+search+`)`, what, string(wantedStatus(q)), jsonList(q.Properties),
		q.Within.First, q.Within.Last, jsonList(q.Sources), microseconds(q.AsRecorded), limit(q)).Scan(&list)
	if err != nil || list == "" {
		return nil, err
	}
	keys := make([]int64, 0, 64)
	for text := range strings.SplitSeq(string(list), ",") {
		key, err := strconv.ParseInt(text, 10, 64)
		if err != nil {
			return nil, err
		}
		keys = append(keys, key)
	}
	return keys, nil
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

// statusThen is the status that statement s had at a moment: that of the last
// change until then, or else what it was before the first change, or else, if
// it never changed, what it is.
const statusThen = `coalesce(
	(SELECT status FROM status_change c WHERE c.statement = s.key AND c.changed_at <= ` + momentArg + ` ORDER BY c.key DESC LIMIT 1),
	(SELECT was FROM status_change c WHERE c.statement = s.key ORDER BY c.key LIMIT 1),
	s.status)`

// filter is the condition on statement s that narrows the query. Its text
// depends only on which fields are set, so there are few.
func filter(q *facts.Query) string {
	conditions := []string{`s.status = ` + statusArg}
	if !q.AsRecorded.IsZero() {
		conditions[0] = `s.recorded_at <= ` + momentArg + ` AND ` + statusThen + ` = ` + statusArg
	}
	if len(q.Properties) > 0 {
		conditions = append(conditions,
			`s.property IN (SELECT p.key FROM json_each(`+propertyArg+`) j CROSS JOIN property p ON p.id = j.value)`)
	}
	if q.Within != (facts.Span{}) {
		conditions = append(conditions, `s.first_day <= `+lastArg+` AND s.last_day >= `+firstArg)
	}
	if len(q.Sources) > 0 {
		conditions = append(conditions, `EXISTS (SELECT 1 FROM reference r JOIN source o ON o.key = r.source
			WHERE r.statement = s.key AND o.id IN (SELECT value FROM json_each(`+sourceArg+`)))`)
	}
	return strings.Join(conditions, " AND ")
}

// plainSearch selects by the filter alone. Where that has a time or properties,
// it walks the index by time of each property.
func plainSearch(q *facts.Query) string {
	order := `s.key`
	where := filter(q)
	if q.Within != (facts.Span{}) || len(q.Properties) > 0 {
		order = `s.property, s.first_day DESC`
	}
	if len(q.Properties) == 0 && q.Within != (facts.Span{}) {
		where += ` AND s.property IN (SELECT key FROM property)`
	}
	return `SELECT s.key FROM statement s WHERE ` + where + ` ORDER BY ` + order + ` LIMIT ` + limitArg
}

func wordSearch(filter string) string {
	return `SELECT s.key FROM statement_words w CROSS JOIN statement s ON s.key = w.rowid
		WHERE w.statement_words MATCH ` + entityArg + ` AND ` + filter + `
		ORDER BY bm25(statement_words), s.key LIMIT ` + limitArg
}

// entitySearch looks in turn for subjects, for values and for the others, so
// that with many statements the limit keeps the closest ones. Each part walks
// an index and stops at the limit. A statement may come once in each part;
// leaving out the second one here would cost more than passing over it later.
func entitySearch(filter string) string {
	const wanted = `(SELECT e.key FROM json_each(` + entityArg + `) j CROSS JOIN entity e ON e.id = j.value)`
	return `SELECT s.key FROM ` + wanted + ` e CROSS JOIN statement s ON s.subject = e.key WHERE ` + filter + `
	UNION ALL
	SELECT s.key FROM ` + wanted + ` e CROSS JOIN statement s ON s.value = e.key WHERE ` + filter + `
	UNION ALL
	SELECT s.key FROM (SELECT DISTINCT p.statement FROM ` + wanted + ` e CROSS JOIN participant p ON p.entity = e.key) p
		CROSS JOIN statement s ON s.key = p.statement WHERE ` + filter + `
	LIMIT 3 * ` + limitArg
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

// microseconds is how moments are stored; the zero time is 0.
func microseconds(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMicro()
}

// moment is the stored time in UTC.
func moment(microseconds int64) time.Time {
	if microseconds == 0 {
		return time.Time{}
	}
	return time.UnixMicro(microseconds).UTC()
}
