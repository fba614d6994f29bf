package reading

import (
	"bytes"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"golang.org/x/net/html"

	"footnote/facts"
)

// readMarkdown reads Markdown with tables, footnotes and strikethrough, and
// what a YAML header says of the source. The stored text is what a reader sees,
// without the marks. What has more marks than people write is read as plain
// text.
func readMarkdown(content []byte, contentType string) (*document, error) {
	text, err := decodeText(content, contentType)
	if err != nil {
		return nil, err
	}
	header, body := cutHeader(text)
	if overmarked(body) {
		return plainDocument(text), nil
	}
	d := new(document)
	d.source = headerSource(header)
	var page bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote)).Convert([]byte(body), &page); err != nil {
		return nil, problem(ErrBroken, err.Error(), "import it with --format text")
	}
	root, err := html.Parse(&page)
	if err != nil {
		return nil, problem(ErrBroken, err.Error(), "import it with --format text")
	}
	prune(root)
	w := htmlWalker{d: d}
	w.walk(root)
	w.flush()
	d.titleFromHeading()
	d.markFront()
	return d.seal(), nil
}

// Bounds on the marks at the beginning of a line and within a paragraph: the
// parser takes time by the square of them.
const (
	maxNested = 100
	maxMarks  = 2000
)

// overmarked reports whether a text has more marks than that.
func overmarked(text string) bool {
	inParagraph := 0
	for line := range strings.Lines(text) {
		if strings.TrimSpace(line) == "" {
			inParagraph = 0
		}
		nested := 0
		for _, c := range line {
			if strings.ContainsRune(">-+*", c) {
				nested++
			} else if c != ' ' && c != '\t' {
				break
			}
		}
		inParagraph += strings.Count(line, "[") + strings.Count(line, "*") + strings.Count(line, "_") + strings.Count(line, "<")
		if inParagraph > maxMarks || nested > maxNested && strings.Trim(strings.TrimSpace(line), "-*") != "" {
			return true
		}
	}
	return false
}

// cutHeader divides a text that begins with a YAML header.
func cutHeader(text string) (header, body string) {
	rest, ok := strings.CutPrefix(text, "---\n")
	if !ok {
		return "", text
	}
	for _, end := range []string{"\n---\n", "\n...\n"} {
		if header, body, ok := strings.Cut(rest, end); ok {
			return header, body
		}
	}
	return "", text
}

// headerSource is what a header says of the source; a header that is no YAML
// says nothing.
func headerSource(header string) facts.Source {
	var h struct {
		Title, Date, Lang, Language, Licence, License, Publisher, URL string
		Author                                                        any
	}
	if yaml.Unmarshal([]byte(header), &h) != nil {
		return facts.Source{}
	}
	return overlay(facts.Source{Language: languageOf(h.Lang), Licence: h.License}, facts.Source{
		Title: oneLine(h.Title), Author: authors(h.Author), Date: dateOf(h.Date), Language: languageOf(h.Language),
		Licence: h.Licence, Publisher: h.Publisher, URL: h.URL,
	})
}

// authors is one name, or a list of some.
func authors(v any) string {
	switch v := v.(type) {
	case string:
		return oneLine(v)
	case []any:
		var names []string
		for _, name := range v {
			if name := authors(name); name != "" {
				names = append(names, name)
			}
		}
		return strings.Join(names, ", ")
	}
	return ""
}

// titleFromHeading takes a heading at the beginning for the title.
func (d *document) titleFromHeading() {
	if len(d.blocks) == 0 || d.blocks[0].kind != facts.HeadingPassage {
		return
	}
	if title := oneLine(d.parts[0]); d.source.Title == "" || facts.Fold(d.source.Title) == facts.Fold(title) {
		d.source.Title = title
		d.blocks[0].kind = facts.TitlePassage
	}
}
