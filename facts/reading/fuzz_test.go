package reading_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"footnote/facts/reading"
)

// fuzz feeds a parser with files and anything else: it gives a sound reading or
// an Error, and nothing else.
func fuzz(f *testing.F, format reading.Format, seeds ...string) {
	for _, pattern := range seeds {
		names, err := filepath.Glob("testdata/*/" + pattern)
		if err != nil {
			f.Fatal(err)
		}
		for _, name := range names {
			content, err := os.ReadFile(name)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(content)
		}
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		r, err := reading.Read(context.Background(), content, reading.Options{Format: format, MaxSize: 1 << 20})
		if err != nil {
			if !errors.As(err, new(*reading.Error)) {
				t.Fatalf("error %v, want an Error", err)
			}
			return
		}
		checkRanges(t, &r)
	})
}

func FuzzReadText(f *testing.F) {
	f.Add([]byte("Title\n\nBy Ada Holt\n\n1. One . Two . \"Three!\" U.S. … \xff"))
	fuzz(f, reading.Text, "*.md")
}

func FuzzReadMarkdown(f *testing.F) { fuzz(f, reading.Markdown, "*.md") }
func FuzzReadHTML(f *testing.F)     { fuzz(f, reading.HTML, "*.html") }
func FuzzReadDOCX(f *testing.F)     { fuzz(f, reading.DOCX, "*.docx") }
func FuzzReadEPUB(f *testing.F)     { fuzz(f, reading.EPUB, "*.epub") }

func FuzzBatch(f *testing.F) {
	f.Add(`{"id":"a","text":"One. Two."}` + "\n\n" + `{"id":1}`)
	f.Fuzz(func(t *testing.T, batch string) {
		for item, err := range reading.Batch(strings.NewReader(batch), reading.Options{MaxSize: 1 << 16}) {
			if err == nil {
				checkRanges(t, &item.Reading)
			}
		}
	})
}
