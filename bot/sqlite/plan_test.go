package sqlite_test

import (
	"database/sql"
	"regexp"
	"testing"

	"footnote/bot/sqlite"
)

// steps are what SQLite does for a command, in their order.
func steps(t *testing.T, db *sql.DB, command string) []string {
	t.Helper()
	command = regexp.MustCompile(`\?\d*`).ReplaceAllString(command, "?1")
	rows, err := db.QueryContext(t.Context(), "EXPLAIN QUERY PLAN "+command, "x")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var all []string
	for rows.Next() {
		var id, parent, unused int
		var step string
		if err := rows.Scan(&id, &parent, &unused, &step); err != nil {
			t.Fatal(err)
		}
		all = append(all, step)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

// What is done for each event is done through an index, and what comes first
// is read off it rather than sorted out. Only at the start are the indexes
// gone through that hold nothing but what waits and what is due.
func TestPlans(t *testing.T) {
	search := regexp.MustCompile(`^(SEARCH .* USING .*\(.+\)|SCAN json_each .*|SCAN CONSTANT ROW|(LIST|SCALAR) SUBQUERY \d+)$`)
	besides := map[string][]string{
		"waitingPlaces": {"SCAN event USING INDEX event_waiting", "USE TEMP B-TREE FOR ORDER BY"},
		"dueRooms":      {"SCAN delivery USING COVERING INDEX delivery_due", "USE TEMP B-TREE FOR ORDER BY"},
		"missing":       {"USE TEMP B-TREE FOR ORDER BY"}, // of several rooms
	}
	db := openFile(t).base.DB()
	for name, command := range sqlite.Commands {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, step := range steps(t, db, command) {
				if !search.MatchString(step) {
					got = append(got, step)
				}
			}
			same(t, "steps besides searches", besides[name], got)
		})
	}
}
