package reading

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

var (
	// boxes are the words in the class or ID of what pages put beside and below
	// their articles.
	boxes = regexp.MustCompile(`(?i)(^|[\s_-])(cookies?|consent|gdpr|newsletters?|sign-?up|subscribe|subscription|paywall|shar(e|ing)|social|` +
		`related|recommend(ed|ations?)?|most-?(read|popular|viewed)|read-?(next|more|also)|up-?next|trending|promos?|promoted|advert(s|isements?)?|ads?|` +
		`sponsor(ed)?|comments?|respond|disqus|outbrain|taboola|breadcrumbs?|pagination|pager|toc|navbox|catlinks|hatnote|mw-(editsection|jump-link)|noprint|references|reflist|` +
		`sidebar|widgets?|skip-?(link|nav)|sr-only|visually-?hidden|screen-reader-text|author-?(bio|box)|pop-?up|modal|toolbar|tag-?list)($|[\s_-])`)
	// notesMarks are the words in the class, role or type of the marks of notes
	// and of the ways back from a note.
	noteMarks = regexp.MustCompile(`(?i)(^|[\s:_-])(footnote-?(ref|back|backref|reference|anchor|number)|note-?ref|backlink|doc-noteref|doc-backlink|sdfootnote(anc|sym)|` +
		`sdendnote(anc|sym)|mw-cite-backlink|inline-template)($|[\s_-])`)
	// wayBack is where a link leads from a note to its mark.
	wayBack = regexp.MustCompile(`(?i)^#_?(ftnref|ftnt_ref|fnref|fn-?ref|footnote-?ref|footnote-anchor|noteref|cite_ref|ednref)`)
	roles   = map[string]bool{"navigation": true, "banner": true, "contentinfo": true, "search": true, "dialog": true, "alertdialog": true,
		"menu": true, "menubar": true, "toolbar": true}
	unseen = regexp.MustCompile(`(?i)display\s*:\s*none|visibility\s*:\s*hidden`)
)

// prune takes out of a page what is no part of its text: what is not seen, the
// marks of notes, and the boxes around an article, unless such a box holds
// much of the page.
func prune(root *html.Node) {
	whole := textLength(root)
	var doomed []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && (isUnseen(n) || isNoteMark(n) || isBox(n) && 3*textLength(n) < whole) {
			doomed = append(doomed, n)
		}
	}
	for _, n := range doomed {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
}

func isUnseen(n *html.Node) bool {
	return hidden(n) || unseen.MatchString(attribute(n, "style"))
}

// isNoteMark reports whether an element is the mark of a note: raised, with
// nothing but a link within the page, or said to be one.
func isNoteMark(n *html.Node) bool {
	if n.DataAtom == atom.Sup || n.DataAtom == atom.A || n.DataAtom == atom.Span {
		if noteMarks.MatchString(attribute(n, "class") + " " + attribute(n, "role") + " " + attribute(n, "epub:type")) {
			return true
		}
	}
	const longest = 12
	if n.DataAtom == atom.A && wayBack.MatchString(attribute(n, "href")) {
		return textLength(n) <= longest
	}
	if n.DataAtom != atom.Sup || textLength(n) > longest {
		return false
	}
	if n.PrevSibling == nil && n.NextSibling != nil && strings.Trim(shortText(n), "0123456789*") == "" {
		return true
	}
	for a := range n.Descendants() {
		if a.DataAtom == atom.A && strings.HasPrefix(attribute(a, "href"), "#") {
			return true
		}
	}
	return n.Parent != nil && n.Parent.DataAtom == atom.A && strings.HasPrefix(attribute(n.Parent, "href"), "#")
}

// isBox reports whether an element is a box by its role, class or ID.
func isBox(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Html, atom.Body, atom.Article, atom.Main, atom.H1, atom.Time:
		return false
	case atom.Nav:
		return true
	case atom.Header, atom.Footer:
		return !within(n, atom.Article) && !within(n, atom.Main)
	}
	if title := attribute(n, "title"); n.DataAtom == atom.Div && (title == "header" || title == "footer") { // of a word processor's page
		return true
	}
	return roles[attribute(n, "role")] || boxes.MatchString(attribute(n, "class")) || boxes.MatchString(attribute(n, "id"))
}

// within reports whether an element stands in one of that name.
func within(n *html.Node, name atom.Atom) bool {
	for p := range n.Ancestors() {
		if p.DataAtom == name {
			return true
		}
	}
	return false
}

// textLength is how many bytes of text an element holds.
func textLength(n *html.Node) int {
	length := 0
	for d := range n.Descendants() {
		if d.Type == html.TextNode && !skipped[d.Parent.DataAtom] {
			length += len(strings.TrimSpace(d.Data))
		}
	}
	return length
}
