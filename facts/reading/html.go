package reading

import (
	"net/url"
	"slices"
	"strings"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"

	"footnote/facts"
)

// maxElements bounds the elements of a page in which an article is looked for.
// One that has more is no article, but perhaps a book.
const maxElements = 200_000

// readHTML reads a page: its article, without what stands around it. A page
// that has none, such as a short one, is read as a whole without its menus,
// headers and footers.
func readHTML(content []byte, opts *Options) (*document, error) {
	text, err := decodePage(content, opts.ContentType)
	if err != nil {
		return nil, err
	}
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return nil, problem(ErrBroken, err.Error(), "check that this is the right file")
	}
	d := new(document)
	d.source = pageSource(root)
	prune(root)
	markBold(root)
	w := htmlWalker{d: d, bold: boldClasses(styleSheets(root))}
	if article, ok := findArticle(root, opts.URL); ok {
		d.source = pageOverlay(d.source, articleSource(&article))
		w.walk(article.Node)
		w.flush()
	}
	if len(d.blocks) == 0 {
		w.bare = true
		w.walk(root)
		w.flush()
	}
	d.dropFurniture()
	d.markFront()
	return d.seal(), nil
}

// findArticle looks for the article of a page from that address, which may be
// unknown.
func findArticle(root *html.Node, address string) (readability.Article, bool) {
	base, _ := url.Parse(address) // without one, links stay as they are
	parser := readability.NewParser()
	parser.MaxElemsToParse = maxElements
	parser.KeepClasses = true
	article, err := parser.ParseDocument(root, base)
	return article, err == nil && article.Node != nil
}

// titleIndex is the block that is the title; -1 if it is not among them.
func (d *document) titleIndex() int {
	return slices.IndexFunc(d.blocks, func(b block) bool { return b.kind == facts.TitlePassage })
}
