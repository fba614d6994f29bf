package thesaurus_test

import (
	"testing"

	"footnote/bot/thesaurus"
)

func BenchmarkOpen(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := thesaurus.Open(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRelatives(b *testing.B) {
	words, err := thesaurus.Open()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		words.Relatives("leader")
	}
}

func BenchmarkIsA(b *testing.B) {
	words, err := thesaurus.Open()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		words.IsA("franc", "countri")
	}
}

func BenchmarkClass(b *testing.B) {
	words, err := thesaurus.Open()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		words.Class("leader")
	}
}
