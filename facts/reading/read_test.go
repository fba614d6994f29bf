package reading_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"footnote/facts"
	"footnote/facts/reading"
)

func TestRead_refused(t *testing.T) {
	file := func(name string) []byte {
		content, err := os.ReadFile(filepath.Join("testdata/bad", name))
		if err != nil {
			t.Fatal(err)
		}
		return content
	}
	for _, tt := range []struct {
		name    string
		content []byte
		opts    reading.Options
		want    error
		says    string
	}{
		{"empty", nil, reading.Options{}, reading.ErrEmpty, "empty"},
		{"white space", []byte(" \n\t\n"), reading.Options{}, reading.ErrEmpty, "empty"},
		{"page without text", []byte("<html><body><script>x</script></body></html>"), reading.Options{}, reading.ErrEmpty, "no text"},
		{"picture", []byte("\x89PNG\r\n\x1a\n1234"), reading.Options{}, reading.ErrFormat, "picture"},
		{"bytes", []byte("abc\x00\x01\x02\xff\xfedef"), reading.Options{}, reading.ErrBinary, "no text has"},
		{"old word", []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and so on"), reading.Options{}, reading.ErrFormat, "old Word file"},
		{"rich text", []byte(`{\rtf1 hello}`), reading.Options{}, reading.ErrFormat, "rich text"},
		{"cut docx", file("cut.docx"), reading.Options{}, reading.ErrBroken, "broken"},
		{"cut epub", file("cut.epub"), reading.Options{}, reading.ErrBroken, "broken"},
		{"cut pdf", file("cut.pdf"), reading.Options{}, reading.ErrBroken, "broken"},
		{"pdf with a password", file("encrypted.pdf"), reading.Options{}, reading.ErrEncrypted, "password"},
		{"scanned pdf", file("scanned.pdf"), reading.Options{}, reading.ErrEmpty, "pictures"},
		{"password of a pdf", file("password.pdf"), reading.Options{}, reading.ErrEncrypted, "password"},
		{"pages made pictures", file("scan-ghostscript.pdf"), reading.Options{}, reading.ErrEmpty, "pictures"},
		{"old word file", file("old.doc"), reading.Options{}, reading.ErrFormat, "old Word file"},
		{"old word file by another name", file("old.doc"), reading.Options{Name: "new.docx"}, reading.ErrFormat, "old Word file"},
		{"rich text file", file("rich.rtf"), reading.Options{}, reading.ErrFormat, "rich text"},
		{"open document", file("open.odt"), reading.Options{}, reading.ErrFormat, "OpenDocument"},
		{"spreadsheet", pack(t, map[string]string{"xl/workbook.xml": "<a/>"}), reading.Options{}, reading.ErrFormat, "spreadsheet"},
		{"slides", pack(t, map[string]string{"ppt/presentation.xml": "<a/>"}), reading.Options{}, reading.ErrFormat, "slides"},
		{"pdf said to be docx", file("cut.pdf"), reading.Options{Format: reading.DOCX}, reading.ErrBroken, "zip"},
		{"text said to be pdf", []byte("Only text."), reading.Options{Format: reading.PDF}, reading.ErrBroken, "PDF"},
		{"other archive", pack(t, map[string]string{"a.txt": "a"}), reading.Options{}, reading.ErrFormat, "archive"},
		{"docx without body", pack(t, map[string]string{"word/styles.xml": "<a/>"}), reading.Options{Format: reading.DOCX}, reading.ErrBroken, "missing"},
		{"docx with broken body", pack(t, map[string]string{"word/document.xml": "<w:p><w:t>half"}), reading.Options{}, reading.ErrBroken, "XML"},
		{"protected epub", protectedEPUB(t), reading.Options{}, reading.ErrEncrypted, "protected"},
		{"too large", []byte(strings.Repeat("word ", 100)), reading.Options{MaxSize: 99}, reading.ErrTooLarge, "99 bytes"},
		{"bomb", bomb(t), reading.Options{MaxSize: 1 << 20}, reading.ErrTooLarge, "1048576 bytes"},
		{"batch", []byte(`{"id":"a","text":"b"}`), reading.Options{Name: "x.jsonl"}, reading.ErrFormat, "batch"},
		{"no such format", []byte("a"), reading.Options{Format: "odt"}, reading.ErrFormat, "odt"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := reading.Read(t.Context(), tt.content, tt.opts)
			var problem *reading.Error
			if !errors.As(err, &problem) || !errors.Is(err, tt.want) || problem.Hint == "" || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("error %v, want an Error that is %v and says %q", err, tt.want, tt.says)
			}
		})
	}
}

// pack makes an archive of some files.
func pack(t testing.TB, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range files {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// bomb is a small file that unpacks to 64 MB.
func bomb(t testing.TB) []byte {
	return pack(t, map[string]string{"word/document.xml": "<d>" + strings.Repeat(" ", 64<<20) + "</d>"})
}

func protectedEPUB(t testing.TB) []byte {
	return pack(t, map[string]string{
		"META-INF/container.xml": `<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>`,
		"META-INF/encryption.xml": `<encryption><EncryptedData><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/>` +
			`</EncryptedData></encryption>`,
	})
}

func TestRead_encodings(t *testing.T) {
	const german = "Die Brücke über den Sill wurde 1933 für 41.500 Pfund gebaut, und die Fähre wäre später überflüssig gewesen. Schön!"
	const russian = "Мост через реку был открыт в 1933 году, и паром больше не был нужен. Город платил за него двадцать лет."
	encode := func(e interface{ String(string) (string, error) }, s string) []byte {
		out, err := e.String(s)
		if err != nil {
			t.Fatal(err)
		}
		return []byte(out)
	}
	for _, tt := range []struct {
		name        string
		content     []byte
		contentType string
		want        string
	}{
		{"utf-8", []byte(german), "", german},
		{"utf-8 with mark", []byte("\xEF\xBB\xBF" + german), "", german},
		{"utf-16 little", encode(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder(), german), "", german},
		{"utf-16 big", encode(unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder(), german), "", german},
		{"windows-1252", encode(charmap.Windows1252.NewEncoder(), german), "", german},
		{"windows-1251", encode(charmap.Windows1251.NewEncoder(), russian), "", russian},
		{"iso-8859-15", encode(charmap.ISO8859_15.NewEncoder(), german+" Das wären heute 90 €."), "", german + " Das wären heute 90 €."},
		{"utf-16 without mark", encode(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder(), german), "", german},
		{"utf-16 big without mark", encode(unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder(), german), "", german},
		{"koi8-r", encode(charmap.KOI8R.NewEncoder(), russian), "", russian},
		{"page that says", []byte("<html><meta charset=windows-1251><body><p>" + string(encode(charmap.Windows1251.NewEncoder(), russian))), "", russian},
		{"server that says", []byte("<html><body><p>" + string(encode(charmap.KOI8R.NewEncoder(), russian))), "text/html; charset=koi8-r", russian},
		{"server before page", []byte("<html><meta charset=windows-1252><body><p>" + string(encode(charmap.KOI8R.NewEncoder(), russian))), "text/html; charset=koi8-r", russian},
		{"mark before server", []byte("\xEF\xBB\xBF<html><body><p>" + russian), "text/html; charset=koi8-r", russian},
		{"server of a text", encode(charmap.KOI8U.NewEncoder(), "Міст"), "text/plain; charset=koi8-u", "Міст"},
		{"server that is wrong", []byte(russian), "text/plain; charset=iso-8859-1", russian},
		{"server that knows none", []byte(german), "text/plain; charset=martian", german},
		{"ends of lines", []byte("one\r\n\r\ntwo\rthree"), "", "one\n\ntwo\nthree"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r, err := reading.Read(t.Context(), tt.content, reading.Options{ContentType: tt.contentType})
			if err != nil {
				t.Fatal(err)
			}
			if r.Text != tt.want {
				t.Errorf("text %q, want %q", r.Text, tt.want)
			}
		})
	}
}

func TestRead_plain(t *testing.T) {
	const text = "The Bridge at Larn\n\nIt was cheap. It still stands.\n\nBy \u00a0Ada Holt\n\n" +
		"Larn lies where the Sill meets\nthe sea, in the north of the\nisland.\n\n  A line that is a paragraph.\nAnother one.\n\n" +
		"Building\n\n- granite\n- sand\n"
	r, err := reading.Read(t.Context(), []byte(text), reading.Options{Name: "larn_bridge.txt"})
	if err != nil {
		t.Fatal(err)
	}
	if r.Text != text {
		t.Errorf("text %q, want it as it was", r.Text)
	}
	checkRanges(t, &r)
	if diff := cmp.Diff(facts.Source{Title: "The Bridge at Larn", Author: "Ada Holt"}, r.Source, cmp.AllowUnexported(facts.Date{})); diff != "" {
		t.Errorf("source (-want +got):\n%s", diff)
	}
	var got []string
	for i := range r.Passages {
		got = append(got, r.Passages[i].Locator()+": "+r.Passages[i].Text)
	}
	want := []string{"title: The Bridge at Larn", "subtitle: It was cheap. It still stands.", "byline: By \u00a0Ada Holt",
		"¶ 1: Larn lies where the Sill meets\nthe sea, in the north of the\nisland.", "¶ 2: A line that is a paragraph.", "¶ 3: Another one.",
		"heading: Building", "“Building”, ¶ 4: - granite", "“Building”, ¶ 5: - sand"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("passages (-want +got):\n%s", diff)
	}
}

// Files made to keep a parser busy are read, or refused, at once.
func TestRead_hostile(t *testing.T) {
	for _, tt := range []struct {
		name    string
		format  reading.Format
		content string
	}{
		{"nested quotations", reading.Markdown, strings.Repeat("> ", 300_000) + "deep"},
		{"nested lists", reading.Markdown, strings.Repeat("- ", 300_000) + "deep"},
		{"open links", reading.Markdown, strings.Repeat("[a](", 300_000) + "deep"},
		{"open emphasis", reading.Markdown, strings.Repeat("*a _b ", 300_000) + "deep"},
		{"nested elements", reading.HTML, strings.Repeat("<div>", 300_000) + "deep"},
		{"open elements", reading.HTML, strings.Repeat("<p>a ", 300_000)},
		{"empty lines", reading.Text, strings.Repeat("\n", 1_000_000) + "deep"},
		{"stops", reading.Text, strings.Repeat(". ", 200_000)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r, err := reading.Read(t.Context(), []byte(tt.content), reading.Options{Format: tt.format})
			if err == nil {
				checkRanges(t, &r)
			} else if !errors.As(err, new(*reading.Error)) {
				t.Errorf("error %v, want an Error", err)
			}
		})
	}
}

func TestRead_progress(t *testing.T) {
	var got [][2]int
	readFile(t, "testdata/files/heads-groff.pdf", reading.Options{Progress: func(done, total int) { got = append(got, [2]int{done, total}) }})
	if diff := cmp.Diff([][2]int{{0, 0}, {1, 2}, {2, 2}}, got); diff != "" {
		t.Errorf("pages done of all (-want +got):\n%s", diff)
	}
}

func TestRead_given(t *testing.T) {
	given := facts.Source{ID: "larn", Title: "Other title", Date: facts.YearDate(1999), Licence: "public domain"}
	r := readFile(t, "testdata/files/larn.md", reading.Options{Given: given})
	want := facts.Source{ID: "larn", Title: "Other title", Author: "Ada Holt, Bram Oke", Date: facts.YearDate(1999),
		Language: "en-GB", Licence: "public domain"}
	if diff := cmp.Diff(want, r.Source, cmp.AllowUnexported(facts.Date{})); diff != "" {
		t.Errorf("source (-want +got):\n%s", diff)
	}
}

// A paragraph without end is divided evenly, and its parts share a number.
func TestRead_longParagraph(t *testing.T) {
	r, err := reading.Read(t.Context(), []byte(strings.Repeat("The bridge at Larn opened in the year 1933. ", 1000)), reading.Options{})
	if err != nil {
		t.Fatal(err)
	}
	checkRanges(t, &r)
	if n := len(r.Passages); n != 22 || r.Passages[n-1].Paragraph != 1 {
		t.Errorf("%d passages, the last of paragraph %d, want 22 of paragraph 1", n, r.Passages[n-1].Paragraph)
	}
	for i := range r.Passages {
		if n := len(r.Passages[i].Sentences); n < 44 || n > 47 {
			t.Errorf("passage %d has %d sentences, want about a twenty-second of 1000", i, n)
		}
	}
}

func TestRead_plainHeadings(t *testing.T) {
	const text = "1. The bridge\n\nIt opened in 1933.\n\n2.1 The ferry\n\nIt sank.\n\nTolls\n\nThere were three:\n\n1. Carts\n\n2. Cattle\n\n" +
		"3. People\n\nNobody paid.\n\nMore: The mayor of Larn resigns\n\nStorm:Harbour of Larn closes\n\nThe line broke in the\nmiddle of a sentence and went on for such a " +
		"length that nobody would have taken it for one of several that were broken to fit a page,\nbut it was. It ended.\nThen came another."
	r, err := reading.Read(t.Context(), []byte(text), reading.Options{Format: reading.Text})
	if err != nil {
		t.Fatal(err)
	}
	checkRanges(t, &r)
	var headings []string
	for i := range r.Passages {
		if r.Passages[i].Kind != facts.ParagraphPassage {
			headings = append(headings, r.Passages[i].Text)
		}
	}
	if diff := cmp.Diff([]string{"1. The bridge", "2.1 The ferry", "Tolls"}, headings); diff != "" {
		t.Errorf("headings (-want +got):\n%s", diff)
	}
	if last := r.Passages[len(r.Passages)-2].Text; !strings.HasPrefix(last, "The line") || !strings.HasSuffix(last, "It ended.") {
		t.Errorf("paragraph %q, want three lines", last)
	}
}
