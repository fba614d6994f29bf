package sqlite_test

import (
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"footnote/facts"
	"footnote/facts/facttest"
	"footnote/facts/seed"
	"footnote/facts/sqlite"
)

// openBench opens a base in a file with a synthetic base in it.
func openBench(b *testing.B, entities, statements int) *sqlite.Base {
	b.Helper()
	base, err := sqlite.Open(b.Context(), filepath.Join(b.TempDir(), "base.db"), sqlite.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { base.Close() })
	if _, err := base.Import(b.Context(), facttest.Synthetic(entities, statements), sqlite.ImportOptions{By: "bench"}); err != nil {
		b.Fatal(err)
	}
	return base
}

// BenchmarkImportMillion imports the base that the project promises to take in
// 120 s. It takes a while, so it is left out under -short.
func BenchmarkImportMillion(b *testing.B) {
	if testing.Short() {
		b.Skip("takes a while")
	}
	for b.Loop() {
		openBench(b, 100_000, 1_000_000)
	}
	b.ReportMetric(b.Elapsed().Seconds()/float64(b.N), "s/import")
	b.ReportMetric(maxResident(b), "MB-resident")
}

// maxResident is the most memory that the process has had, in megabytes.
func maxResident(b *testing.B) float64 {
	b.Helper()
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		b.Fatal(err)
	}
	if runtime.GOOS == "darwin" {
		return float64(usage.Maxrss) / 1e6 // bytes there, kilobytes elsewhere
	}
	return float64(usage.Maxrss) / 1e3
}

func BenchmarkStatements(b *testing.B) {
	synthetic := openBench(b, 2_000, 20_000)
	bundled := openBundled(b)
	for _, bb := range []struct {
		name  string
		base  *sqlite.Base
		query facts.Query
	}{
		{"person", synthetic, facts.Query{Entities: []string{facttest.Person(7)}}},
		{"sixty", synthetic, facts.Query{Entities: []string{facttest.Body(1)}, Limit: 60}},
		{"property", synthetic, facts.Query{Entities: []string{facttest.Person(7)}, Properties: []string{"employer"}}},
		{"bundled", bundled, facts.Query{Entities: []string{"isis"}}},
		{"bundled words", bundled, facts.Query{Entities: []string{"isis"}, Words: []string{"russia", "target"}, Limit: 60}},
	} {
		b.Run(bb.name, func(b *testing.B) {
			found := 0
			for b.Loop() {
				statements, err := bb.base.Statements(b.Context(), bb.query)
				if err != nil {
					b.Fatal(err)
				}
				found = len(statements)
			}
			b.ReportMetric(float64(found), "statements")
		})
	}
}

// openBundled opens a base in a file with the bundled facts in it.
func openBundled(b *testing.B) *sqlite.Base {
	b.Helper()
	base := openBench(b, 2, 0)
	if _, err := base.Import(b.Context(), seed.Items(), sqlite.ImportOptions{By: "bench"}); err != nil {
		b.Fatal(err)
	}
	return base
}

// BenchmarkNames looks up what a question of about twenty words may name: all
// its runs of words as they are, some inside longer names, some by spelling.
func BenchmarkNames(b *testing.B) {
	base := openBench(b, 10_000, 10_000)
	phrases := []string{facts.Fold(facttest.Person(7))}
	for i := range 149 {
		phrases = append(phrases, facts.Fold("who led "+facttest.Person(i+20_000)))
	}
	for _, how := range []facts.Match{facts.Exact, facts.Partial} {
		some := phrases
		if how == facts.Partial {
			some = []string{"university", "works 2004", strings.Fields(phrases[0])[0]}
		}
		b.Run([]string{"exact", "partial"}[how], func(b *testing.B) {
			for b.Loop() {
				if _, err := base.Names(b.Context(), how, some); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("spellings", func(b *testing.B) {
		for b.Loop() {
			if _, err := base.Spellings(b.Context(), []string{"univercity", "recieved", "tarova"}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkOpen opens a base whose tables are up to date.
func BenchmarkOpen(b *testing.B) {
	path := filepath.Join(b.TempDir(), "base.db")
	for b.Loop() {
		base, err := sqlite.Open(b.Context(), path, sqlite.Options{})
		if err != nil {
			b.Fatal(err)
		}
		if err := base.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
