package reading

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

var (
	boldStyle = regexp.MustCompile(`(?i)font-weight\s*:\s*(bold|[6-9]00)`)
	styleRule = regexp.MustCompile(`\.([\w-]+)\s*\{([^}]*)\}`)
)

// boldClass marks what is bold by its own style, for styles get lost while an
// article is looked for.
const boldClass = "reading-bold"

// boldClasses are the classes that a style sheet sets in bold type. Word
// processors name all paragraphs alike and make headings by that alone.
func boldClasses(sheet string) map[string]bool {
	classes := map[string]bool{boldClass: true}
	for _, rule := range styleRule.FindAllStringSubmatch(sheet, -1) {
		if boldStyle.MatchString(rule[2]) {
			classes[rule[1]] = true
		}
	}
	return classes
}

// markBold gives boldClass to what is bold by its own style.
func markBold(root *html.Node) {
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && boldStyle.MatchString(attribute(n, "style")) {
			n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "class" })
			n.Attr = append(n.Attr, html.Attribute{Key: "class", Val: boldClass})
		}
	}
}

// styleSheets are those within a page.
func styleSheets(root *html.Node) string {
	var b strings.Builder
	for n := range root.Descendants() {
		if n.DataAtom == atom.Style && n.FirstChild != nil {
			b.WriteString(n.FirstChild.Data)
		}
	}
	return b.String()
}

// isBold reports whether an element is set in bold type.
func (w *htmlWalker) isBold(n *html.Node) bool {
	if n.DataAtom == atom.B || n.DataAtom == atom.Strong {
		return true
	}
	for class := range strings.FieldsSeq(attribute(n, "class")) {
		if w.bold[class] {
			return true
		}
	}
	return false
}
