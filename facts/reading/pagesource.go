package reading

import (
	"cmp"
	"strings"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/language"

	"footnote/facts"
)

// articleSource is what readability tells of an article.
func articleSource(a *readability.Article) facts.Source {
	s := facts.Source{
		Title:     oneLine(a.Title()),
		Author:    addName("", a.Byline()),
		Publisher: oneLine(a.SiteName()),
		Language:  languageOf(a.Language()),
	}
	if at, err := a.PublishedTime(); err == nil {
		s.Date = facts.DateOf(facts.DayOf(at))
	}
	return s
}

// pageOverlay is what a page's elements tell, and over that what its article
// does. Several authors in the elements count before the one that the article
// is said to have.
func pageOverlay(page, article facts.Source) facts.Source {
	out := overlay(page, article)
	if page.Author != "" && (strings.Contains(page.Author, article.Author) || strings.ContainsAny(article.Author, "0123456789*")) {
		out.Author = page.Author
	}
	if isTitle(page.Title, article.Title, true) {
		out.Title = page.Title
	}
	return out
}

// authorOf is a byline without the "By" and the date.
func authorOf(s string) string {
	s = oneLine(s)
	if f, ok := frontOf(s); ok && f.author != "" {
		return f.author
	}
	name, _, _ := cutDate(s)
	return name
}

// languageOf is the language as a code; empty if it is none.
func languageOf(s string) string {
	tag, err := language.Parse(strings.TrimSpace(s))
	if err != nil || tag == language.Und {
		return ""
	}
	return tag.String()
}

// metaNames are the names of meta elements that tell of the source.
var metaNames = map[string]func(*facts.Source) *string{
	"citation_title":  func(s *facts.Source) *string { return &s.Title },
	"citation_author": func(s *facts.Source) *string { return &s.Author },
	"author":          func(s *facts.Source) *string { return &s.Author },
	"dc.creator":      func(s *facts.Source) *string { return &s.Author },
	"dcterms.creator": func(s *facts.Source) *string { return &s.Author },
	"dc.title":        func(s *facts.Source) *string { return &s.Title },
	"dc.publisher":    func(s *facts.Source) *string { return &s.Publisher },
	"dc.rights":       func(s *facts.Source) *string { return &s.Licence },
	"dcterms.rights":  func(s *facts.Source) *string { return &s.Licence },
	"dcterms.license": func(s *facts.Source) *string { return &s.Licence },
	"license":         func(s *facts.Source) *string { return &s.Licence },
}

// dateNames are the names of meta elements that tell the date.
var dateNames = map[string]bool{
	"date": true, "dcterms.date": true, "dc.date": true, "dcterms.created": true, "article:published_time": true,
	"pubdate": true, "publishdate": true, "citation_publication_date": true, "datepublished": true,
}

// pageSource is what a page's elements tell of it.
func pageSource(root *html.Node) facts.Source {
	var s facts.Source
	var seen pageFront
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		seen.look(n)
		switch n.DataAtom {
		case atom.Html:
			s.Language = cmp.Or(s.Language, languageOf(cmp.Or(attribute(n, "lang"), attribute(n, "xml:lang"))))
		case atom.Title:
			if n.FirstChild != nil {
				s.Title = cmp.Or(s.Title, oneLine(n.FirstChild.Data))
			}
		case atom.Meta:
			readMeta(&s, n)
		case atom.Link, atom.A:
			if strings.Contains(" "+strings.ToLower(attribute(n, "rel"))+" ", " license ") {
				s.Licence = cmp.Or(s.Licence, attribute(n, "href"))
			}
		}
	}
	visible := seen.source(s.Title)
	s = overlay(visible, s)
	s.Title = cmp.Or(visible.Title, s.Title)
	return s
}

func readMeta(s *facts.Source, n *html.Node) {
	name := strings.ToLower(cmp.Or(attribute(n, "name"), attribute(n, "property"), attribute(n, "itemprop")))
	content := oneLine(attribute(n, "content"))
	if field, ok := metaNames[name]; ok {
		if f := field(s); f == &s.Author {
			if last, first, ok := strings.Cut(content, ", "); ok && name == "citation_author" {
				content = first + " " + last
			}
			*f = addName(*f, content)
		} else {
			*f = cmp.Or(*f, content)
		}
	}
	if dateNames[name] && s.Date == (facts.Date{}) {
		s.Date = dateOf(content)
	}
}

// addName adds a name, or several with semicolons between them, to a list of
// some, once.
func addName(list, names string) string {
	for name := range strings.SplitSeq(names, ";") {
		if name = authorOf(name); name != "" && !strings.Contains(list, name) && !strings.Contains(name, "://") {
			list = strings.TrimPrefix(list+", "+name, ", ")
		}
	}
	return list
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}
