package post

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"footnote/bot/answer"
	"footnote/bot/phrase"
)

// A Part is a line or a paragraph of a post as it is told: adapters draw posts
// part by part, each in the way of its network. Its text is a line without
// control characters, but with whatever a network takes for mark-up.
type Part struct {
	Kind  PartKind
	Text  string
	Notes []int  // the footnotes whose marks stand behind the text
	N     int    // the footnote's number, of Origin and Passage; 0 for one that nothing points to
	URL   string // the web page of an Origin; empty if it has none
	// Table is that of a Grid, whose texts are lines too; nil for other parts. Its
	// Text is empty.
	Table *answer.Table
}

// A PartKind says what a part is to its post.
type PartKind string

// The kinds of part.
const (
	Words   PartKind = "words"   // a paragraph
	Point   PartKind = "point"   // an item of a list; those of one list follow each other
	Lead    PartKind = "lead"    // the answer in a sentence
	Grid    PartKind = "grid"    // a table
	Offered PartKind = "offered" // something to choose, for networks without buttons
	Caveat  PartKind = "caveat"  // what limits the answer
	Origin  PartKind = "origin"  // where something stands
	Passage PartKind = "passage" // the words that stand at the Origin before it
)

// Parts is the whole post but for its buttons, in the order in which it is
// read. Text of the desk's own is cut into its lines, of which those that begin
// with a dash are points; empty ones are left out.
func (p Post) Parts() []Part {
	var all []Part
	for line := range strings.Lines(p.Note) {
		if line = strings.TrimRight(line, "\n"); line != "" {
			item, listed := strings.CutPrefix(line, "- ")
			if listed {
				all = append(all, Part{Kind: Point, Text: item})
			} else {
				all = append(all, Part{Kind: Words, Text: line})
			}
		}
	}
	for _, q := range p.Quotes {
		all = append(all, Part{Kind: Origin, Text: q.Source}, Part{Kind: Passage, Text: q.Text})
	}
	if p.Reply != nil {
		all = slices.Concat(all, p.answered(), p.nearest(), p.footnotes())
	}
	for i := range all {
		all[i].Text = answer.Plain(all[i].Text)
	}
	return all
}

// Questions are the questions of the reply that a button each may ask.
func (p Post) Questions() []Action {
	if p.Reply == nil {
		return nil
	}
	var all []Action
	for _, o := range p.Reply.Offers {
		all = append(all, Action{Name: Offer, Value: o.Question, Label: o.Label})
	}
	return all
}

// answered are the parts of the answer itself.
func (p *Post) answered() []Part {
	var all []Part
	r := p.Reply
	if r.Lead != "" {
		all = append(all, Part{Kind: Lead, Text: r.Lead, Notes: r.LeadNotes})
	}
	for _, x := range r.Points {
		all = append(all, Part{Kind: Point, Text: x.Text, Notes: x.Notes})
	}
	if r.Table != nil && len(r.Table.Rows) > 0 {
		all = append(all, Part{Kind: Grid, Table: plainTable(r.Table)})
	}
	if r.Status == answer.Unclear {
		for _, o := range r.Offers {
			all = append(all, Part{Kind: Offered, Text: o.Label})
		}
	}
	for _, c := range r.Caveats {
		all = append(all, Part{Kind: Caveat, Text: c})
	}
	return all
}

// nearest are the parts about what the readings do say.
func (p *Post) nearest() []Part {
	if len(p.Reply.Nearest) == 0 {
		return nil
	}
	in := phrase.For(cmp.Or(p.Language, p.Reply.Language))
	all := []Part{{Kind: Words, Text: in.Say("The nearest the readings say:")}}
	for _, n := range p.Reply.Nearest {
		all = append(all, Part{Kind: Point, Text: cmp.Or(n.Text, n.Quote), Notes: []int{n.N}})
	}
	return all
}

// footnotes are the places that the marks point to, each once: those of the
// answer, then those of what is nearest to it.
func (p *Post) footnotes() []Part {
	var all []Part
	seen := make(map[int]bool)
	for _, f := range slices.Concat(p.Reply.Footnotes, p.Reply.Nearest) {
		if seen[f.N] {
			continue
		}
		seen[f.N] = true
		all = append(all, Part{Kind: Origin, N: f.N, Text: answer.Cite(f.Source, f.Locator), URL: WebPage(f.Source.URL)})
		if !p.Reply.Tells(&f) {
			all = append(all, Part{Kind: Passage, N: f.N, Text: f.Quote})
		}
	}
	return all
}

// WebPage is an address of a web page, or nothing where it is none.
func WebPage(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || answer.Plain(address) != address {
		return ""
	}
	return address
}

// Marked is the text with what belongs to it: the footnote's own number before
// it, the marks of those it rests on behind it.
func (p *Part) Marked() string {
	if p.Kind == Origin && p.N > 0 {
		return fmt.Sprintf("[%d] %s", p.N, p.Text)
	}
	return p.Text + answer.Marks(p.Notes)
}

// Text is the whole post in plain text: what a notification shows, what a
// screen reader reads, and what stands beside every richer form. Quotes,
// footnotes and the rows of a table have a line each; buttons are left out. It
// has no trailing newline, and is not escaped for any network.
func (p Post) Text() string {
	var lines []string
	for _, part := range p.Parts() {
		switch text := part.Marked(); part.Kind {
		case Grid:
			for _, line := range part.Table.Lines() {
				lines = append(lines, "- "+line)
			}
		case Point, Offered:
			lines = append(lines, "- "+text)
		case Passage:
			lines = append(lines, `"`+text+`"`)
		default:
			lines = append(lines, text)
		}
	}
	return strings.Join(lines, "\n")
}
