package reading

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"footnote/facts"
)

// htmlWalker makes blocks of the elements of a page.
type htmlWalker struct {
	d    *document
	bare bool // headers, footers and forms are left out
	page int

	bold map[string]bool // the classes that are set in bold type

	text    strings.Builder // of the block that is being read
	kind    facts.PassageKind
	caption bool // it is the caption of a picture
	term    bool // it is a term of a list of definitions, so far
	pre     int  // depth of elements whose line breaks count
	cells   int  // depth of cells of tables
	linked  int  // bytes of the text that are in links
	inLink  int  // depth of links
	strong  int  // bytes of the text that are bold
	inBold  int  // depth of bold elements
}

// skipped are the elements that hold no text for readers.
var skipped = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Head: true, atom.Svg: true,
	atom.Button: true, atom.Select: true, atom.Textarea: true, atom.Iframe: true, atom.Object: true, atom.Math: true, atom.Nav: true,
}

// around are the elements that stand around what a page is about.
var around = map[atom.Atom]bool{atom.Header: true, atom.Footer: true, atom.Aside: true, atom.Form: true}

// inline are the elements that stand within a line. All others begin a new
// block.
var inline = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Cite: true, atom.Code: true, atom.Data: true,
	atom.Del: true, atom.Dfn: true, atom.Em: true, atom.Font: true, atom.I: true, atom.Ins: true, atom.Kbd: true, atom.Label: true,
	atom.Mark: true, atom.Q: true, atom.Rp: true, atom.Rt: true, atom.Ruby: true, atom.S: true, atom.Samp: true, atom.Small: true,
	atom.Span: true, atom.Strong: true, atom.Sub: true, atom.Sup: true, atom.Time: true, atom.Tt: true, atom.U: true, atom.Var: true,
	atom.Wbr: true, atom.Img: true,
}

// walk goes through a tree without recursion, for pages can be nested without
// end.
func (w *htmlWalker) walk(root *html.Node) {
	for n := root; n != nil; {
		down := w.enter(n)
		if down && n.FirstChild != nil {
			n = n.FirstChild
			continue
		}
		for {
			if down {
				w.leave(n)
			}
			if n == root {
				return
			}
			if n.NextSibling != nil {
				n = n.NextSibling
				break
			}
			n, down = n.Parent, true
		}
	}
}

// enter takes what a node begins, and reports whether to look inside.
func (w *htmlWalker) enter(n *html.Node) bool {
	switch n.Type {
	case html.TextNode:
		w.write(n.Data)
		return false
	case html.DocumentNode:
		return true
	case html.ElementNode:
	default:
		return false
	}
	if skipped[n.DataAtom] || w.bare && around[n.DataAtom] || hidden(n) {
		return false
	}
	w.depths(n, 1)
	switch {
	case n.DataAtom == atom.Br:
		w.breakLine()
	case isCell(n):
		w.divide(" | ")
	case n.DataAtom == atom.Dd && w.term:
		w.divide(": ")
		w.term = false
	case inline[n.DataAtom]:
	case w.cells > 0:
		w.text.WriteByte(' ')
	default:
		w.flush()
		w.kind = w.kindOf(n)
		w.caption = n.DataAtom == atom.Figcaption
	}
	return true
}

// breakLine ends a line; two of them end a paragraph.
func (w *htmlWalker) breakLine() {
	if text := strings.TrimRight(w.text.String(), " "); w.pre == 0 && w.cells == 0 && strings.HasSuffix(text, "\n") {
		kind := w.kind
		w.flush()
		w.kind = kind
		return
	}
	w.text.WriteByte('\n')
}

// divide puts a mark between what stands side by side.
func (w *htmlWalker) divide(mark string) {
	if strings.TrimSpace(w.text.String()) != "" {
		w.text.WriteString(mark)
	}
}

// isCell reports whether an element is a cell of a table, and not one of those
// that divide a page into columns.
func isCell(n *html.Node) bool {
	if n.DataAtom != atom.Td && n.DataAtom != atom.Th {
		return false
	}
	const most, longest = 100, 400
	length, paragraphs, seen := 0, 0, 0
	for d := range n.Descendants() {
		seen++
		switch d.DataAtom {
		case atom.H1, atom.H2, atom.H3, atom.H4, atom.Table, atom.Article:
			return false
		case atom.P:
			paragraphs++
		}
		if d.Type == html.TextNode {
			length += len(d.Data)
		}
		if seen > most || length > longest || paragraphs > 4 {
			return false
		}
	}
	return true
}

// depths counts into which elements the walk goes, and out of which.
func (w *htmlWalker) depths(n *html.Node, step int) {
	switch n.DataAtom {
	case atom.A:
		w.inLink += step
	case atom.Pre:
		w.pre += step
	case atom.Td, atom.Th:
		if isCell(n) {
			w.cells += step
		}
	}
	if w.isBold(n) {
		w.inBold += step
	}
}

// leave takes what a node ends.
func (w *htmlWalker) leave(n *html.Node) {
	if n.Type != html.ElementNode {
		return
	}
	w.depths(n, -1)
	switch {
	case inline[n.DataAtom], n.DataAtom == atom.Br, isCell(n):
		return
	case w.cells > 0:
		w.text.WriteByte(' ')
		return
	case n.DataAtom == atom.Dt: // what it means comes next
		w.term = true
		return
	}
	w.flush()
	w.kind, w.caption = facts.ParagraphPassage, n.Parent != nil && n.Parent.DataAtom == atom.Figcaption
}

// kindOf is what an element is, by its name or, above the text, by what writing
// programs call it.
func (w *htmlWalker) kindOf(n *html.Node) facts.PassageKind {
	const longest = 200
	above := !slices.ContainsFunc(w.d.blocks, func(b block) bool { return b.kind == facts.ParagraphPassage })
	if kind, ok := classKind(n); ok && above && textLength(n) <= longest {
		return kind
	}
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return facts.HeadingPassage
	}
	return facts.ParagraphPassage
}

// classKind is what a writing program calls an element.
func classKind(n *html.Node) (facts.PassageKind, bool) {
	for class := range strings.FieldsSeq(strings.ToLower(attribute(n, "class"))) {
		switch class {
		case "title":
			return facts.TitlePassage, true
		case "subtitle":
			return facts.SubtitlePassage, true
		case "author", "date", "byline":
			return facts.BylinePassage, true
		}
	}
	return "", false
}

func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		if a.Key == "hidden" || a.Key == "aria-hidden" && a.Val == "true" {
			return true
		}
	}
	return false
}
