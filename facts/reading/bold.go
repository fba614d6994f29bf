package reading

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

var (
	boldStyle = regexp.MustCompile(`(?i)font-weight\s*:\s*(bold|[6-9]00)`)
	styleRule = regexp.MustCompile(`\.([\w-]+)\s*\{([^}]*)\}`)
)

// boldClasses are the classes that a style sheet sets in bold type. Word
// processors name all paragraphs alike and make headings by that alone.
func boldClasses(sheet string) map[string]bool {
	classes := make(map[string]bool)
	for _, rule := range styleRule.FindAllStringSubmatch(sheet, -1) {
		if boldStyle.MatchString(rule[2]) {
			classes[rule[1]] = true
		}
	}
	return classes
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
	for _, a := range n.Attr {
		switch a.Key {
		case "style":
			if boldStyle.MatchString(a.Val) {
				return true
			}
		case "class":
			for class := range strings.FieldsSeq(a.Val) {
				if w.bold[class] {
					return true
				}
			}
		}
	}
	return false
}
