package sqlite_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"footnote/facts"
	"footnote/facts/sqlite"
)

// passagesInBench is how many passages a base is expected to have at the most.
const passagesInBench = 100_000

// BenchmarkImportReadings imports so many passages of about three sentences,
// fifty to a reading. It takes a while, so it is left out under -short.
func BenchmarkImportReadings(b *testing.B) {
	if testing.Short() {
		b.Skip("takes a while")
	}
	bytes := 0
	for b.Loop() {
		base, err := sqlite.Open(b.Context(), filepath.Join(b.TempDir(), "base.db"), sqlite.Options{})
		if err != nil {
			b.Fatal(err)
		}
		bytes = 0
		items := func(yield func(facts.ReadingItem, error) bool) {
			for n := range passagesInBench / 50 {
				r := syntheticReading(n)
				if bytes += len(r.Text); !yield(facts.ReadingItem{Line: n + 1, Reading: r}, nil) {
					return
				}
			}
		}
		if _, err := base.ImportReadings(b.Context(), items, sqlite.ReadingsOptions{}); err != nil {
			b.Fatal(err)
		}
		if err := base.Close(); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(int64(bytes))
	b.ReportMetric(b.Elapsed().Seconds()/float64(b.N), "s/import")
	b.ReportMetric(maxResident(b), "MB-resident")
}

func syntheticReading(n int) facts.Reading {
	var text strings.Builder
	for i := range 50 {
		fmt.Fprintf(&text, "In %d the council of ward%d met the keeper of bridge%d over the Sill at noon. "+
			"It asked him for the toll of %d carts that had crossed since the spring fair. "+
			"Nobody had told him, he said, that tolls were owed at night too.\n\n", 1900+i, n, n*50+i, i)
	}
	return textOf(facts.Source{ID: fmt.Sprint("r", n), Title: fmt.Sprint("Report of ward ", n)}, text.String())
}
