package reading_test

import (
	"fmt"
	"os"
	"slices"
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

// BenchmarkReadPDF reads a book of a megabyte with the engine that was compiled
// before, for a file that is trusted and one that is not, and a page; most of a
// page is the start of the engine.
func BenchmarkReadPDF(b *testing.B) {
	page, err := os.ReadFile("testdata/files/libreoffice.pdf")
	if err != nil {
		b.Fatal(err)
	}
	book := makePDF(prose(1<<20, "\n"))
	cache := b.TempDir()
	for _, bb := range []struct {
		name    string
		content []byte
		opts    reading.Options
	}{
		{"trusted", book, reading.Options{CacheDir: cache, Trusted: true}},
		{"guarded", book, reading.Options{CacheDir: cache}},
		{"page", page, reading.Options{CacheDir: cache}},
		{"page interpreted", page, reading.Options{}},
	} {
		b.Run(bb.name, func(b *testing.B) {
			if _, err := reading.Read(b.Context(), bb.content, bb.opts); err != nil { // compiled and kept
				b.Fatal(err)
			}
			benchRead(b, bb.content, bb.opts)
		})
	}
}

// makePDF makes a plain PDF of the lines of a text, 50 a page, each broken at 90
// characters.
func makePDF(text string) []byte {
	var lines []string
	for paragraph := range strings.Lines(text) {
		line := ""
		for _, word := range strings.Fields(paragraph) {
			if len(line)+len(word) > 90 {
				lines, line = append(lines, line), ""
			}
			line += word + " "
		}
		lines = append(lines, line)
	}
	var b strings.Builder
	var at []int
	object := func(format string, args ...any) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n", len(at))
		fmt.Fprintf(&b, format+"\nendobj\n", args...)
	}
	pages := (len(lines) + 49) / 50
	var kids strings.Builder
	for i := range pages {
		fmt.Fprintf(&kids, "%d 0 R ", 5+2*i)
	}
	b.WriteString("%PDF-1.4\n")
	object("<</Type/Catalog/Pages 2 0 R>>")
	object("<</Type/Pages/Count %d/Kids[%s]>>", pages, kids.String())
	object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
	escape := strings.NewReplacer("(", `\(`, ")", `\)`, "“", `\223`, "”", `\224`)
	for page := range slices.Chunk(lines, 50) {
		stream := "BT /F1 10 Tf 50 780 Td 13 TL\n"
		for _, line := range page {
			stream += "(" + escape.Replace(line) + ") Tj T*\n"
		}
		object("<</Length %d>>stream\n%s\nendstream", len(stream)+2, stream+"ET")
		object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>", len(at))
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, offset := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&b, "trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF", len(at)+1, start)
	return []byte(b.String())
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
