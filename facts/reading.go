package facts

import (
	"fmt"
	"strings"
	"time"
)

// A Reading is a source with its text. The text is UTF-8; all byte ranges of
// passages, sentences and quotes refer to it.
type Reading struct {
	Source Source
	// Format is the form in which the text came, such as "pdf".
	Format string
	Text   string
	// Passages are in the order of the text and hold all of it but white space
	// between them.
	Passages []Passage
}

// A PassageKind says what a passage is in its reading. The empty kind is an
// ordinary paragraph.
type PassageKind string

// The kinds of passage. Only paragraphs are numbered.
const (
	ParagraphPassage PassageKind = ""
	HeadingPassage   PassageKind = "heading"
	TitlePassage     PassageKind = "title"    // the work's own title
	SubtitlePassage  PassageKind = "subtitle" // what stands between the title and the author's name
	BylinePassage    PassageKind = "byline"
)

// A Passage is a paragraph of a reading, or what stands in the place of one: a
// heading, an item of a list, a row of a table.
type Passage struct {
	Ordinal int // its place among the passages of the reading, from 0
	Kind    PassageKind
	Page    int    // from 1; 0 where the format has no pages
	Heading string // the heading it stands under; may be empty
	// Paragraph numbers the paragraphs of the reading from 1; 0 for other
	// kinds. Parts of a paragraph that is too long for one passage share its
	// number.
	Paragraph  int
	Start, End int    // its byte range in the reading's text
	Text       string // the text at that range
	// Sentences are the byte ranges of its sentences in the reading's text, in
	// order. There is at least one.
	Sentences []ByteRange
}

// A ByteRange is the bytes from Start up to, and without, End.
type ByteRange struct{ Start, End int }

// Locator is where the passage stands, as a reference names it: page, heading
// and paragraph, as far as there are such.
func (p *Passage) Locator() string {
	var parts []string
	if p.Page > 0 {
		parts = append(parts, fmt.Sprintf("p. %d", p.Page))
	}
	if p.Heading != "" {
		parts = append(parts, "“"+p.Heading+"”")
	}
	if p.Paragraph > 0 {
		parts = append(parts, fmt.Sprintf("¶ %d", p.Paragraph))
	} else {
		parts = append(parts, string(p.Kind))
	}
	return strings.Join(parts, ", ")
}

// Sentence is the text of the sentence with that index.
func (p *Passage) Sentence(i int) string {
	s := p.Sentences[i]
	return p.Text[s.Start-p.Start : s.End-p.Start]
}

// A ReadingItem is one reading of a batch.
type ReadingItem struct {
	Line    int // where it begins in the batch, from 1; 0 if it came from none
	Reading Reading
}

// An AddedReading says what became of a reading that was brought into a base.
type AddedReading struct {
	// Source is the source as the base has it now.
	Source Source
	// New reports that this source had no text before.
	New bool
}

// A ReadingSummary describes a reading without its text.
type ReadingSummary struct {
	Source    Source
	Format    string
	Bytes     int // of the text
	Passages  int
	Sentences int
	AddedBy   string
	AddedAt   time.Time // UTC
}
