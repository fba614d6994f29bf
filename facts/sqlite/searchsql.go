package sqlite

import (
	"strings"

	"footnote/facts"
)

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
	untilArg    = "?8" // JSON object: byte offsets by ID
	limitArg    = "?9"
)

// The keys of the entities and of the properties asked for, by their IDs.
const (
	wantedEntities   = `(SELECT e.key FROM json_each(` + entityArg + `) j CROSS JOIN entity e ON e.id = j.value)`
	wantedProperties = `(SELECT p.key FROM json_each(` + propertyArg + `) j CROSS JOIN property p ON p.id = j.value)`
)

// statusThen is the status that statement s had at a moment: that of the last
// change until then, or else what it was before the first change, or else, if
// it never changed, what it is.
const statusThen = `coalesce(
	(SELECT status FROM status_change c WHERE c.statement = s.key AND c.changed_at <= ` + momentArg + ` ORDER BY c.key DESC LIMIT 1),
	(SELECT was FROM status_change c WHERE c.statement = s.key ORDER BY c.key LIMIT 1),
	s.status)`

// filter is the condition on statement s that narrows the query, but for the
// properties. Its text depends only on which fields are set, so there are few.
func filter(q *facts.Query) string {
	conditions := []string{`s.status = ` + statusArg}
	if !q.AsRecorded.IsZero() {
		conditions[0] = `s.recorded_at <= ` + momentArg + ` AND ` + statusThen + ` = ` + statusArg
	}
	if q.Within != (facts.Span{}) {
		conditions = append(conditions, `s.first_day <= `+lastArg+` AND s.last_day >= `+firstArg)
	}
	if q.Sources != nil || len(q.Until) > 0 {
		conditions = append(conditions, `(NOT EXISTS (SELECT 1 FROM reference r WHERE r.statement = s.key)
			OR EXISTS (SELECT 1 FROM reference r JOIN source o ON o.key = r.source
			WHERE r.statement = s.key`+seen(q)+`))`)
	}
	return strings.Join(conditions, " AND ")
}

// seen is the condition on reference r to source o that it may be told. A
// reference without a quote, or with one whose place is not known, rests on
// anything in its source.
func seen(q *facts.Query) string {
	condition := ""
	if q.Sources != nil {
		condition += ` AND o.id IN (SELECT value FROM json_each(` + sourceArg + `))`
	}
	if len(q.Until) > 0 {
		condition += ` AND NOT EXISTS (SELECT 1 FROM json_each(` + untilArg + `) u
			WHERE u.key = o.id AND (r.quote = '' OR r.end_byte <= 0 OR r.end_byte > u.value))`
	}
	return condition
}

// filterAll is filter with the properties.
func filterAll(q *facts.Query) string {
	if len(q.Properties) == 0 {
		return filter(q)
	}
	return filter(q) + ` AND s.property IN ` + wantedProperties
}

// plainSearch selects by the filter alone. Where that has a time or properties,
// it walks the index by time of each property.
func plainSearch(q *facts.Query) string {
	order := `s.key`
	where := filterAll(q)
	if q.Within != (facts.Span{}) || len(q.Properties) > 0 {
		order = `s.property, s.first_day DESC`
	}
	if len(q.Properties) == 0 && q.Within != (facts.Span{}) {
		where += ` AND s.property IN (SELECT key FROM property)`
	}
	return `SELECT s.key FROM statement s WHERE ` + where + ` ORDER BY ` + order + ` LIMIT ` + limitArg
}

func wordSearch(q *facts.Query) string {
	return `SELECT s.key FROM statement_words w CROSS JOIN statement s ON s.key = w.rowid
		WHERE w.statement_words MATCH ` + entityArg + ` AND ` + filterAll(q) + `
		ORDER BY bm25(statement_words), s.key LIMIT ` + limitArg
}

// entitySearch looks in turn for subjects, for values and for the others, so
// that with many statements the limit keeps the closest ones. Each part walks
// an index and stops at the limit. A statement may come once in each part;
// leaving out the second one here would cost more than passing over it later.
// For the same reason the first two join the properties: an IN would build a
// list in each part, which takes longer than all the rest.
func entitySearch(q *facts.Query) string {
	from, where := wantedEntities+` e`, filter(q)
	if len(q.Properties) > 0 {
		from += ` CROSS JOIN ` + wantedProperties + ` p`
		where += ` AND s.property = p.key`
	}
	return `SELECT s.key FROM ` + from + ` CROSS JOIN statement s ON s.subject = e.key WHERE ` + where + `
	UNION ALL
	SELECT s.key FROM ` + from + ` CROSS JOIN statement s ON s.value = e.key WHERE ` + where + `
	UNION ALL
	SELECT s.key FROM (SELECT DISTINCT a.statement FROM ` + wantedEntities + ` e CROSS JOIN participant a ON a.entity = e.key) a
		CROSS JOIN statement s ON s.key = a.statement WHERE ` + filterAll(q) + `
	LIMIT 3 * ` + limitArg
}
