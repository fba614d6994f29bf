package sqlite_test

import (
	"path/filepath"
	"runtime"
	"syscall"
	"testing"

	"footnote/facts"
	"footnote/facts/facttest"
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
	base := openBench(b, 2_000, 20_000)
	for _, bb := range []struct {
		name  string
		query facts.Query
	}{
		{"person", facts.Query{Entities: []string{facttest.Person(7)}}},
		{"sixty", facts.Query{Entities: []string{facttest.Body(1)}, Limit: 60}},
		{"property", facts.Query{Entities: []string{facttest.Person(7)}, Properties: []string{"employer"}}},
	} {
		b.Run(bb.name, func(b *testing.B) {
			found := 0
			for b.Loop() {
				statements, err := base.Statements(b.Context(), bb.query)
				if err != nil {
					b.Fatal(err)
				}
				found = len(statements)
			}
			b.ReportMetric(float64(found), "statements")
		})
	}
}

func BenchmarkNames(b *testing.B) {
	base := openBench(b, 10_000, 10_000)
	phrases := []string{facts.Fold(facttest.Person(7))}
	for i := range 149 {
		phrases = append(phrases, facts.Fold("who led "+facttest.Person(i+20_000)))
	}
	for b.Loop() {
		if _, err := base.Names(b.Context(), facts.Exact, phrases); err != nil {
			b.Fatal(err)
		}
	}
}
