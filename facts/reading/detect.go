package reading

import (
	"archive/zip"
	"bytes"
	"cmp"
	"mime"
	"path/filepath"
	"strings"
)

// signatures are beginnings of files that are known and cannot be read.
var signatures = []struct{ begins, what, hint string }{
	{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old Word file, or one with a password", "open it in a word processor and save it as DOCX without a password"},
	{`{\rtf`, "a rich text file", "open it in a word processor and save it as DOCX"},
	{"%!PS", "a PostScript file", "convert it to PDF"},
	{"\x89PNG", "a picture", pictureHint},
	{"\xFF\xD8\xFF", "a picture", pictureHint},
	{"GIF8", "a picture", pictureHint},
	{"\x1F\x8B", "a compressed file", unpackHint},
	{"7z\xBC\xAF\x27\x1C", "a compressed file", unpackHint},
	{"Rar!", "a compressed file", unpackHint},
	{"SQLite format 3", "a database", "import text, Markdown, HTML, PDF, DOCX or EPUB"},
	{"\x7FELF", "a program", "import text, Markdown, HTML, PDF, DOCX or EPUB"},
}

const (
	pictureHint = "run text recognition (OCR) over it and import the result"
	unpackHint  = "unpack it and import what is in it"
)

// pdfHead is how far from the beginning of a PDF file its mark may stand.
const pdfHead = 1024

// detect finds out what the content is, from its beginning first, then from
// what the server says, then from the name.
func detect(content []byte, name, contentType string) (Format, error) {
	for _, s := range signatures {
		if bytes.HasPrefix(content, []byte(s.begins)) {
			return "", problem(ErrFormat, "it is "+s.what, s.hint)
		}
	}
	head := content[:min(len(content), pdfHead)]
	switch {
	case len(bytes.TrimSpace(content)) == 0:
		return "", problem(ErrEmpty, "it is empty", "check that this is the right file")
	case bytes.Contains(head, []byte("%PDF-")):
		return PDF, nil
	case bytes.HasPrefix(content, []byte("PK\x03\x04")):
		return detectZip(content)
	}
	return cmp.Or(formatOfType(contentType), formatOfName(name), sniffText(head)), nil
}

// detectZip tells the two formats that are folders packed as one file.
func detectZip(content []byte) (Format, error) {
	z, err := openZip(content)
	if err != nil {
		return "", err
	}
	const openDocument = "application/vnd.oasis.opendocument"
	has := make(map[string]bool, len(z.File))
	for _, f := range z.File {
		has[f.Name] = true
	}
	switch {
	case has["word/document.xml"]:
		return DOCX, nil
	case has["META-INF/container.xml"]:
		return EPUB, nil
	case has["xl/workbook.xml"]:
		return "", problem(ErrFormat, "it is a spreadsheet", "save the sheet as CSV, or print it to PDF, and import that")
	case has["ppt/presentation.xml"]:
		return "", problem(ErrFormat, "it is a set of slides", "print it to PDF and import that")
	case bytes.Contains(content[:min(len(content), pdfHead)], []byte(openDocument)):
		return "", problem(ErrFormat, "it is an OpenDocument file", "open it in a word processor and save it as DOCX")
	}
	return "", problem(ErrFormat, "it is an archive that is neither DOCX nor EPUB", "unpack it, or save it as DOCX, and import that")
}

func openZip(content []byte) (*zip.Reader, error) {
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, broken(err)
	}
	return z, nil
}

func formatOfType(contentType string) Format {
	kind, _, _ := mime.ParseMediaType(contentType)
	switch kind {
	case "text/html", "application/xhtml+xml":
		return HTML
	case "text/markdown":
		return Markdown
	}
	return "" // "text/plain" is said of all sorts of files
}

func formatOfName(name string) Format {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".md", ".markdown":
		return Markdown
	case ".html", ".htm", ".xhtml":
		return HTML
	case ".jsonl", ".ndjson":
		return JSONL
	case ".txt", ".text":
		return Text
	}
	return ""
}

// sniffText tells a page from other text by how it begins.
func sniffText(head []byte) Format {
	begin := bytes.ToLower(bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\uFEFF"))))
	for _, mark := range []string{"<!doctype html", "<html", "<head", "<body"} {
		if bytes.HasPrefix(begin, []byte(mark)) {
			return HTML
		}
	}
	return Text
}

// titleOfName is a title made of a file's name.
func titleOfName(name string) string {
	base := filepath.Base(name)
	if name == "" {
		return ""
	}
	return oneLine(strings.Map(func(r rune) rune {
		if r == '_' || r == '-' {
			return ' '
		}
		return r
	}, strings.TrimSuffix(base, filepath.Ext(base))))
}
