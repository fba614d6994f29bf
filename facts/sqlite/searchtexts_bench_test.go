package sqlite_test

import (
	"database/sql"
	"flag"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"footnote/facts"
	"footnote/facts/facttest"
	"footnote/facts/prose"
	"footnote/facts/sqlite"
)

var passages = flag.Int("passages", 100_000, "the most passages of a base that BenchmarkSearchTexts makes; a million take some minutes")

// BenchmarkSearchTexts tells, for bases of growing size, how long one search
// takes at the median and at the 99th percentile, and how much longer FTS5 by
// itself takes for any of the same words, the best 25 sentences by its bm25.
func BenchmarkSearchTexts(b *testing.B) {
	for _, n := range []int{10_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprint("passages=", n), func(b *testing.B) {
			if n > *passages || testing.Short() {
				b.Skip("see the flag -passages")
			}
			benchSearchTexts(b, n)
		})
	}
}

func benchSearchTexts(b *testing.B, n int) {
	base, err := sqlite.Open(b.Context(), filepath.Join(b.TempDir(), "base.db"), sqlite.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer base.Close()
	rate := importTexts(b, base, n)
	queries := benchQueries(b, n)
	for i := range 20 { // as after a while in use
		searchTexts(b, base, queries[i])
	}
	var times []time.Duration
	i := 0
	for b.Loop() {
		start := time.Now()
		found := searchTexts(b, base, queries[i%len(queries)])
		times = append(times, time.Since(start))
		if len(found.Passages) == 0 {
			b.Fatalf("nothing found for %q", queries[i%len(queries)].Stems)
		}
		i++
	}
	for len(times) < len(queries) { // where a quick look was asked for
		start := time.Now()
		searchTexts(b, base, queries[len(times)])
		times = append(times, time.Since(start))
	}
	resident := maxResident(b)
	slices.Sort(times)
	median := times[len(times)/2]
	raw := rawFTS5(b, base, queries[:20])
	b.ReportMetric(milliseconds(median), "p50-ms")
	b.ReportMetric(milliseconds(times[len(times)*99/100]), "p99-ms")
	b.ReportMetric(milliseconds(raw), "fts5-p50-ms")
	b.ReportMetric(float64(median)/float64(raw), "of-fts5")
	b.ReportMetric(rate, "import-MB/s")
	b.ReportMetric(resident, "MB-resident")
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1e3 }

// importTexts fills the base and tells how many megabytes of text a second
// came in.
func importTexts(b *testing.B, base *sqlite.Base, n int) float64 {
	b.Helper()
	bytes := 0
	items := func(yield func(facts.ReadingItem, error) bool) {
		for item, err := range facttest.Texts(n) {
			if bytes += len(item.Reading.Text); !yield(item, err) {
				return
			}
		}
	}
	start := time.Now()
	if _, err := base.ImportReadings(b.Context(), items, sqlite.ReadingsOptions{}); err != nil {
		b.Fatal(err)
	}
	return float64(bytes) / 1e6 / time.Since(start).Seconds()
}

func benchQueries(b *testing.B, n int) []facts.TextQuery {
	b.Helper()
	stemmer, err := prose.NewStemmer()
	if err != nil {
		b.Fatal(err)
	}
	queries := make([]facts.TextQuery, 300)
	for i := range queries {
		for _, word := range facttest.TextQuestion(i, n) {
			queries[i].Stems = append(queries[i].Stems, stemmer.Stem(word))
		}
		queries[i].Limit = 60
	}
	return queries
}

// rawFTS5 is the median of what FTS5 by itself takes, with sentences of the
// same words.
func rawFTS5(b *testing.B, base *sqlite.Base, queries []facts.TextQuery) time.Duration {
	b.Helper()
	db, err := sql.Open("sqlite3", filepath.Join(b.TempDir(), "raw.db")+"?_journal_mode=off&_synchronous=off")
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	fillRaw(b, db, base)
	var times []time.Duration
	for _, q := range queries {
		match := `"` + strings.Join(q.Stems, `" OR "`) + `"`
		start := time.Now()
		var found int
		const best = `SELECT count(*) FROM (SELECT rowid FROM words WHERE words MATCH ? ORDER BY bm25(words) LIMIT 25)`
		if err := db.QueryRowContext(b.Context(), best, match).Scan(&found); err != nil || found == 0 {
			b.Fatal("raw FTS5: ", found, err)
		}
		times = append(times, time.Since(start))
	}
	slices.Sort(times)
	return times[len(times)/2]
}

// fillRaw gives the database a plain FTS5 table of the sentences of the base.
func fillRaw(b *testing.B, db *sql.DB, base *sqlite.Base) {
	b.Helper()
	if _, err := db.ExecContext(b.Context(), `CREATE VIRTUAL TABLE words USING fts5 (text, content = '', tokenize = 'porter unicode61'); BEGIN`); err != nil {
		b.Fatal(err)
	}
	insert, err := db.PrepareContext(b.Context(), `INSERT INTO words (rowid, text) VALUES (?, ?)`)
	if err != nil {
		b.Fatal(err)
	}
	defer insert.Close()
	const sentences = `SELECT s.key, substr(CAST(p.text AS BLOB), s.start_byte - p.start_byte + 1, s.end_byte - s.start_byte)
		FROM passage p CROSS JOIN sentence s ON s.passage = p.key`
	rows, err := base.DB().QueryContext(b.Context(), sentences)
	if err != nil {
		b.Fatal(err)
	}
	defer rows.Close()
	var key int64
	var text string
	for rows.Next() {
		if err := rows.Scan(&key, &text); err != nil {
			b.Fatal(err)
		}
		if _, err := insert.ExecContext(b.Context(), key, text); err != nil {
			b.Fatal(err)
		}
	}
	if err := rows.Err(); err != nil {
		b.Fatal(err)
	}
	if _, err := db.ExecContext(b.Context(), `COMMIT`); err != nil {
		b.Fatal(err)
	}
}
