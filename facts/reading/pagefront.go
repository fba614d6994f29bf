package reading

import (
	"cmp"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"footnote/facts"
)

// A pageFront is what the visible elements of a page tell of its source, where
// its head tells nothing.
type pageFront struct {
	heading, author string
	headings        int
	said, first     facts.Date // by an element that is said to hold it; by the first that holds any
}

var (
	authorClass = regexp.MustCompile(`(?i)(^|[\s_-])(author|byline|by-line|vcard|fn)($|[\s_-])`)
	dateClass   = regexp.MustCompile(`(?i)(^|[\s_-])(published|pub-?date|posted-?on|date-?published|dateline|entry-date|timestamp|date)($|[\s_-])`)
)

// look takes what one element tells.
func (f *pageFront) look(n *html.Node) {
	class := attribute(n, "class")
	switch {
	case n.DataAtom == atom.H1:
		f.headings++
		f.heading = cmp.Or(f.heading, shortText(n))
	case f.author == "" && (attribute(n, "rel") == "author" || attribute(n, "itemprop") == "author" || authorClass.MatchString(class)):
		f.author = nameIn(shortText(n))
	}
	said := attribute(n, "itemprop") == "datePublished" || dateClass.MatchString(class)
	if n.DataAtom == atom.Time || said {
		f.lookDate(n, said)
		return
	}
	// Else a line below the heading with a date and nothing else.
	if f.headings == 1 && !f.first.Known() && n.FirstChild != nil && n.FirstChild == n.LastChild && n.FirstChild.Type == html.TextNode {
		f.first = dateLine(oneLine(n.FirstChild.Data))
	}
}

// lookDate takes a date from an element that may hold one.
func (f *pageFront) lookDate(n *html.Node, said bool) {
	if beside(n) {
		return
	}
	date := dateOf(cmp.Or(attribute(n, "datetime"), attribute(n, "content")))
	if !date.Known() {
		date = dateLine(shortText(n))
	}
	if said && !f.said.Known() {
		f.said = date
	}
	if !f.first.Known() {
		f.first = date
	}
}

// beside reports whether an element stands beside an article or below it.
func beside(n *html.Node) bool {
	for p := range n.Ancestors() {
		if p.DataAtom == atom.Aside || p.DataAtom == atom.Footer || p.DataAtom == atom.Nav || p.Type == html.ElementNode && isBox(p) {
			return true
		}
	}
	return false
}

// nameIn is the name of a person that a text consists of, but for the "By" and
// the date.
func nameIn(s string) string {
	name := authorOf(s)
	if rest, ok := strings.CutPrefix(strings.ToLower(name), "by "); ok {
		name = name[len(name)-len(rest):]
	}
	if !names.MatchString(name) {
		return ""
	}
	return name
}

// shortText is the text of an element on one line; empty if it is long.
func shortText(n *html.Node) string {
	const longest = 300
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data + " ")
		}
		if b.Len() > longest {
			return ""
		}
	}
	return oneLine(b.String())
}

// source is what was found. A heading alone of its rank is the title if the
// page's own title holds it.
func (f *pageFront) source(title string) facts.Source {
	s := facts.Source{Author: f.author, Date: cmp.Or(f.said, f.first)}
	if f.headings == 1 && isTitle(f.heading, title, true) {
		s.Title = f.heading
	}
	return s
}
