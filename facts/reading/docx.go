package reading

import (
	"cmp"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"footnote/facts"
)

const (
	wordSpace   = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	strictSpace = "http://purl.oclc.org/ooxml/wordprocessingml/main" // of the strict variety
	compatSpace = "http://schemas.openxmlformats.org/markup-compatibility/2006"
)

// coreProperties are what DOCX tells of the source. The day on which the file
// was made is not the work's date.
type coreProperties struct {
	Title    string `xml:"title"`
	Creator  string `xml:"creator"`
	Language string `xml:"language"`
}

// readDOCX reads the body of a Word file: its paragraphs, lists and tables,
// and after them its notes, without headers, footers, comments and what was
// struck out. Pages are those
// of the program that saved it last, where that noted them.
func readDOCX(content []byte, limit int64) (*document, error) {
	f, err := openFolder(content, limit)
	if err != nil {
		return nil, err
	}
	var core coreProperties
	if err := f.decode("docProps/core.xml", &core); err != nil {
		return nil, err
	}
	styles, err := readStyles(f)
	if err != nil {
		return nil, err
	}
	body, err := f.read("word/document.xml")
	if err != nil {
		return nil, err
	}
	if body == nil {
		return nil, broken(errors.New("word/document.xml is missing"))
	}
	d := &document{source: facts.Source{Title: oneLine(core.Title), Author: addName("", core.Creator),
		Language: languageOf(core.Language)}}
	w := wordReader{d: d, styles: styles, page: 1}
	if err := w.read(xmlDecoder(body)); err != nil {
		return nil, err
	}
	if err := w.readNotes(f); err != nil {
		return nil, err
	}
	if !w.paged {
		for i := range d.blocks {
			d.blocks[i].page = 0
		}
	}
	d.source.Title = cmp.Or(w.title, d.source.Title)
	d.markFront()
	return d.seal(), nil
}

// readNotes adds the notes after the text.
func (w *wordReader) readNotes(f *folder) error {
	for _, name := range []string{"word/footnotes.xml", "word/endnotes.xml"} {
		notes, err := f.read(name)
		if err != nil {
			return err
		}
		w.page, w.begins = 0, 0
		if err := w.read(xmlDecoder(notes)); err != nil {
			return err
		}
	}
	return nil
}

// readStyles are the kinds of the paragraphs that have a style, by its ID.
// Styles are known by their names, which Word keeps in English, or else by the
// level that they have in an outline.
func readStyles(f *folder) (map[string]facts.PassageKind, error) {
	var sheet struct {
		Styles []struct {
			ID   string `xml:"styleId,attr"`
			Name struct {
				Val string `xml:"val,attr"`
			} `xml:"name"`
			Outline *struct{} `xml:"pPr>outlineLvl"`
		} `xml:"style"`
	}
	if err := f.decode("word/styles.xml", &sheet); err != nil {
		return nil, err
	}
	kinds := make(map[string]facts.PassageKind)
	for _, s := range sheet.Styles {
		switch name := strings.ToLower(s.Name.Val); {
		case name == "title":
			kinds[s.ID] = facts.TitlePassage
		case name == "subtitle":
			kinds[s.ID] = facts.SubtitlePassage
		case name == "author", name == "date":
			kinds[s.ID] = facts.BylinePassage
		case strings.HasPrefix(name, "heading") || s.Outline != nil:
			kinds[s.ID] = facts.HeadingPassage
		}
	}
	return kinds, nil
}

// wordReader makes blocks of the elements of a Word file.
type wordReader struct {
	d      *document
	styles map[string]facts.PassageKind
	page   int
	paged  bool // a page break was met
	title  string

	text   strings.Builder // of the paragraph that is being read
	kind   facts.PassageKind
	begins int // the page on which it begins
	cells  int // depth of cells
	inText bool
}

// read goes through the body.
func (w *wordReader) read(x *xml.Decoder) error {
	for {
		token, err := x.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return broken(err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if left(t.Name) {
				if err := x.Skip(); err != nil {
					return broken(err)
				}
				continue
			}
			w.start(t)
		case xml.EndElement:
			w.end(t.Name)
		case xml.CharData:
			if w.inText {
				w.text.Write(t)
			}
		}
	}
}

// left reports whether an element is left out: what was struck out or moved
// away, codes of fields, and the second of two forms of the same.
func left(name xml.Name) bool {
	switch {
	case name.Space == compatSpace:
		return name.Local == "Fallback"
	case name.Space != wordSpace && name.Space != strictSpace:
		return false
	}
	switch name.Local {
	case "del", "moveFrom", "instrText", "delText":
		return true
	}
	return false
}

func (w *wordReader) start(t xml.StartElement) {
	if t.Name.Space != wordSpace && t.Name.Space != strictSpace {
		return
	}
	switch t.Name.Local {
	case "p":
		if w.cells == 0 {
			w.flush()
		}
	case "tc":
		w.cells++
	case "pStyle":
		w.kind = w.styles[value(t, "val")]
	case "t":
		w.inText = true
	case "tab":
		w.text.WriteByte(' ')
	case "noBreakHyphen":
		w.text.WriteString("‑")
	case "br", "cr":
		w.breakLine(value(t, "type") == "page")
	case "lastRenderedPageBreak":
		w.breakPage()
	}
}

func (w *wordReader) breakLine(page bool) {
	if page {
		w.breakPage()
	} else {
		w.text.WriteByte('\n')
	}
}

func (w *wordReader) breakPage() {
	w.page++
	w.paged = true
	if strings.TrimSpace(w.text.String()) == "" {
		w.begins = w.page
	}
}

func (w *wordReader) end(name xml.Name) {
	switch name.Local {
	case "t":
		w.inText = false
	case "p":
		if w.cells == 0 {
			w.flush()
		} else {
			w.text.WriteByte(' ')
		}
	case "tc":
		w.cells--
		w.text.WriteString(" | ")
	case "tr":
		if w.cells == 0 {
			w.flush()
		}
	}
}

// flush ends the paragraph, or the row of a table.
func (w *wordReader) flush() {
	text := strings.Trim(tidyLines(w.text.String()), " |")
	if w.kind == facts.TitlePassage && w.title == "" {
		w.title = oneLine(text)
	}
	w.d.add(w.kind, w.begins, text)
	w.text.Reset()
	w.kind, w.begins = facts.ParagraphPassage, w.page
}

// value is the attribute with that local name.
func value(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
