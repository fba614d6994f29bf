package reading

import (
	"bytes"
	"errors"
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"footnote/facts"
)

// container names the package file of an EPUB.
type container struct {
	Roots []struct {
		Path string `xml:"full-path,attr"`
	} `xml:"rootfiles>rootfile"`
}

// epubPackage lists the parts of an EPUB and their order.
type epubPackage struct {
	Title     []string   `xml:"metadata>title"`
	Creator   []string   `xml:"metadata>creator"`
	Date      []string   `xml:"metadata>date"`
	Language  []string   `xml:"metadata>language"`
	Publisher []string   `xml:"metadata>publisher"`
	Rights    []string   `xml:"metadata>rights"`
	Items     []epubItem `xml:"manifest>item"`
	Spine     []struct {
		Ref    string `xml:"idref,attr"`
		Linear string `xml:"linear,attr"`
	} `xml:"spine>itemref"`
}

// epubItem is a file of an EPUB.
type epubItem struct {
	ID         string `xml:"id,attr"`
	Href       string `xml:"href,attr"`
	Type       string `xml:"media-type,attr"`
	Properties string `xml:"properties,attr"`
}

// readEPUB reads the chapters of an EPUB in the order of its spine, without its
// table of contents.
func readEPUB(content []byte, limit int64) (*document, error) {
	f, err := openFolder(content, limit)
	if err != nil {
		return nil, err
	}
	if err := refuseDRM(f); err != nil {
		return nil, err
	}
	var box container
	if err := f.decode("META-INF/container.xml", &box); err != nil {
		return nil, err
	}
	if len(box.Roots) == 0 {
		return nil, broken(errors.New("it names no package"))
	}
	var p epubPackage
	if err := f.decode(box.Roots[0].Path, &p); err != nil {
		return nil, err
	}
	d := &document{source: p.source()}
	dir := path.Dir(box.Roots[0].Path)
	bold, err := p.boldClasses(f, dir)
	if err != nil {
		return nil, err
	}
	for _, name := range p.chapters(dir) {
		if err := readChapter(d, f, name, bold); err != nil {
			return nil, err
		}
	}
	d.markFront()
	return d.seal(), nil
}

// refuseDRM refuses a book whose chapters are encrypted. Fonts may be.
func refuseDRM(f *folder) error {
	var list struct {
		Data []struct {
			Method struct {
				Algorithm string `xml:"Algorithm,attr"`
			} `xml:"EncryptionMethod"`
		} `xml:"EncryptedData"`
	}
	if err := f.decode("META-INF/encryption.xml", &list); err != nil {
		return err
	}
	for _, data := range list.Data {
		if a := data.Method.Algorithm; a != "http://www.idpf.org/2008/embedding" && a != "http://ns.adobe.com/pdf/enc#RC" {
			return problem(ErrEncrypted, "it is protected against copying", "get a copy without protection")
		}
	}
	return nil
}

// source is what the package tells of the book.
func (p *epubPackage) source() facts.Source {
	first := func(list []string) string {
		if len(list) == 0 {
			return ""
		}
		return oneLine(list[0])
	}
	names := ""
	for _, name := range p.Creator {
		names = addName(names, name)
	}
	return facts.Source{Title: first(p.Title), Author: names, Date: dateOf(first(p.Date)),
		Language: languageOf(first(p.Language)), Publisher: first(p.Publisher), Licence: first(p.Rights)}
}

// chapters are the paths of the files to read, in order, in a package in that
// folder. Where the order names none of the files, it is that of their list.
func (p *epubPackage) chapters(dir string) []string {
	var out []string
	for _, part := range p.Spine {
		for i := range p.Items {
			if p.Items[i].ID == part.Ref && part.Linear != "no" && p.Items[i].isChapter() {
				out = append(out, p.Items[i].path(dir))
			}
		}
	}
	if len(out) > 0 || !p.unordered() {
		return out
	}
	for i := range p.Items {
		if p.Items[i].isChapter() {
			out = append(out, p.Items[i].path(dir))
		}
	}
	return out
}

// unordered reports whether the order names none of the files.
func (p *epubPackage) unordered() bool {
	return !slices.ContainsFunc(p.Items, func(item epubItem) bool {
		for _, part := range p.Spine {
			if part.Ref == item.ID {
				return true
			}
		}
		return false
	})
}

func (item *epubItem) isChapter() bool {
	return strings.Contains(item.Type, "html") && !slices.Contains(strings.Fields(item.Properties), "nav")
}

func (item *epubItem) path(dir string) string {
	href, err := url.PathUnescape(item.Href)
	if err != nil {
		href = item.Href
	}
	return path.Join(dir, href)
}

// boldClasses are those of the style sheets.
func (p *epubPackage) boldClasses(f *folder, dir string) (map[string]bool, error) {
	var sheets strings.Builder
	for _, item := range p.Items {
		if item.Type != "text/css" {
			continue
		}
		sheet, err := f.read(item.path(dir))
		if err != nil {
			return nil, err
		}
		sheets.Write(sheet)
	}
	return boldClasses(sheets.String()), nil
}

// readChapter adds the blocks of a chapter.
func readChapter(d *document, f *folder, name string, bold map[string]bool) error {
	data, err := f.read(name)
	if err != nil {
		return err
	}
	if data == nil {
		return broken(errors.New("the chapter " + name + " is missing"))
	}
	text, err := decodePage(data, "application/xhtml+xml; charset=utf-8")
	if err != nil {
		return err
	}
	root, err := html.Parse(bytes.NewReader([]byte(text)))
	if err != nil {
		return broken(err)
	}
	prune(root)
	markBold(root)
	w := htmlWalker{d: d, bare: true, bold: bold}
	w.walk(root)
	w.flush()
	return nil
}
