package reading_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"footnote/facts/reading"
)

// prose is about so many bytes of paragraphs with a gap between them.
func prose(size int, gap string) string {
	var b strings.Builder
	for i := 0; b.Len() < size; i++ {
		fmt.Fprintf(&b, "In %d the council of Larn met Mr. Oke, who kept the bridge over the Sill. It asked him for twopence and %d shillings. "+
			"“Nobody told me,” he said; the U.S. consul, Capt. J. R. Moss, had left for St. Brannock on 14 June %d.%s", 1900+i%100, i, 1900+i%90, gap)
	}
	return b.String()
}

// BenchmarkRead tells how much text of each format is read in a second.
func BenchmarkRead(b *testing.B) {
	const size = 1 << 20
	page := "<html><body><article><p>" + strings.ReplaceAll(prose(size, "\n\n"), "\n\n", "</p><p>") + "</p></article></body></html>"
	body := `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:t>` +
		strings.ReplaceAll(prose(size, "\n\n"), "\n\n", "</w:t></w:p><w:p><w:t>") + "</w:t></w:p></w:document>"
	epub := map[string]string{
		"META-INF/container.xml": `<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>`,
		"a.opf":                  `<package><manifest><item id="a" href="a.html" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>`,
		"a.html":                 page,
	}
	for _, bb := range []struct {
		format  reading.Format
		content []byte
	}{
		{reading.Text, []byte(prose(size, "\n\n"))},
		{reading.Markdown, []byte(prose(size, "\n\n"))},
		{reading.HTML, []byte(page)},
		{reading.DOCX, pack(b, map[string]string{"word/document.xml": body})},
		{reading.EPUB, pack(b, epub)},
	} {
		b.Run(string(bb.format), func(b *testing.B) { benchRead(b, bb.content, reading.Options{Format: bb.format}) })
	}
}

// BenchmarkReadPDF reads a page, with the engine that is interpreted and with
// the one that was compiled before; most of it is the start of the engine.
func BenchmarkReadPDF(b *testing.B) {
	content, err := os.ReadFile("testdata/files/libreoffice.pdf")
	if err != nil {
		b.Fatal(err)
	}
	b.Run("interpreted", func(b *testing.B) { benchRead(b, content, reading.Options{}) })
	b.Run("compiled", func(b *testing.B) {
		opts := reading.Options{CacheDir: b.TempDir()}
		if _, err := reading.Read(b.Context(), content, opts); err != nil {
			b.Fatal(err)
		}
		benchRead(b, content, opts)
	})
}

func benchRead(b *testing.B, content []byte, opts reading.Options) {
	b.ReportAllocs()
	for b.Loop() {
		r, err := reading.Read(b.Context(), content, opts)
		if err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(len(r.Text)))
	}
}
