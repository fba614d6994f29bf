package sqlite_test

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"footnote/facts/facttest"
	"footnote/facts/reading"
	"footnote/facts/sqlite"
)

// passagesInBench are some eight megabytes of text.
const passagesInBench = 20_000

// BenchmarkImportReadings tells how much text comes into a base in a second, as
// a batch and as one plain text; reading it counts in.
func BenchmarkImportReadings(b *testing.B) {
	var batch bytes.Buffer
	var plain strings.Builder
	lines := json.NewEncoder(&batch)
	for item, err := range facttest.Texts(passagesInBench) {
		if err != nil {
			b.Fatal(err)
		}
		r := &item.Reading
		if err := lines.Encode(map[string]string{"id": r.Source.ID, "title": r.Source.Title, "text": r.Text}); err != nil {
			b.Fatal(err)
		}
		plain.WriteString(r.Text + "\n\n")
	}
	b.Run("jsonl", func(b *testing.B) {
		benchImport(b, plain.Len(), func(base *sqlite.Base) error {
			_, err := base.ImportReadings(b.Context(), reading.Batch(bytes.NewReader(batch.Bytes()), reading.Options{}), sqlite.ReadingsOptions{})
			return err
		})
	})
	b.Run("text", func(b *testing.B) {
		benchImport(b, plain.Len(), func(base *sqlite.Base) error {
			r, err := reading.Read(b.Context(), []byte(plain.String()), reading.Options{Format: reading.Text})
			if err == nil {
				_, err = base.AddReading(b.Context(), r, "ana")
			}
			return err
		})
	})
}

// benchImport imports so many bytes of text into a fresh base, again and again.
func benchImport(b *testing.B, size int, importAll func(*sqlite.Base) error) {
	b.SetBytes(int64(size))
	for b.Loop() {
		base, err := sqlite.Open(b.Context(), filepath.Join(b.TempDir(), "base.db"), sqlite.Options{})
		if err != nil {
			b.Fatal(err)
		}
		if err := importAll(base); err != nil {
			b.Fatal(err)
		}
		if err := base.Close(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(maxResident(b), "MB-resident")
}
