package factfile_test

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"footnote/facts"
	"footnote/facts/factfile"
)

const benchItems = 1000

// many are as many statements as a program might write.
func many() []facts.Item {
	items := make([]facts.Item, benchItems)
	for i := range items {
		items[i] = statement(fmt.Sprintf("player %d", i), "member of sports team", word("Larn United"), facts.FromTo(date("2004-08"), date("2017-07")))
	}
	return items
}

func BenchmarkRead(b *testing.B) {
	for _, format := range []factfile.Format{factfile.YAML, factfile.JSONL} {
		b.Run(string(format), func(b *testing.B) {
			var out bytes.Buffer
			if err := factfile.Write(&out, format, each(many())); err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				if _, err := collect(factfile.Read(strings.NewReader(out.String()), "f", format)); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/benchItems, "µs/item")
		})
	}
}

func BenchmarkWrite(b *testing.B) {
	items := many()
	for _, format := range []factfile.Format{factfile.YAML, factfile.JSONL} {
		b.Run(string(format), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := factfile.Write(io.Discard, format, each(items)); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/benchItems, "µs/item")
		})
	}
}
