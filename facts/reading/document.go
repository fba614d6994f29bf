package reading

import (
	"strings"

	"footnote/facts"
)

// A document is what a parser makes of a file: a text, the blocks that it
// consists of, and what the format tells of the source.
type document struct {
	source facts.Source
	text   string
	blocks []block
	parts  []string // of the text, where it is made block by block
	size   int      // of the text that the parts make
}

// A block is a paragraph, or what stands in the place of one, with its byte
// range in the document's text.
type block struct {
	kind       facts.PassageKind
	page       int
	start, end int
	links      bool // most of it is links
}

// gap is what stands between two blocks of a text that is made here.
const gap = "\n\n"

// add appends a block. One that is nothing but white space is left out. When
// all are there, seal makes the text.
func (d *document) add(kind facts.PassageKind, page int, text string) {
	text = strings.TrimSpace(strings.ToValidUTF8(strings.ReplaceAll(text, "\x00", ""), "\uFFFD"))
	if text == "" {
		return
	}
	if len(d.parts) > 0 {
		d.size += len(gap)
	}
	d.blocks = append(d.blocks, block{kind: kind, page: page, start: d.size, end: d.size + len(text)})
	d.parts = append(d.parts, text)
	d.size += len(text)
}

// content is the text of the block with that index.
func (d *document) content(i int) string {
	if d.parts != nil {
		return d.parts[i]
	}
	return d.text[d.blocks[i].start:d.blocks[i].end]
}

// seal makes the text of the blocks that were added.
func (d *document) seal() *document {
	d.text = strings.Join(d.parts, gap)
	return d
}

// passages are the blocks, numbered, with their headings and sentences.
func (d *document) passages() []facts.Passage {
	var out []facts.Passage
	heading, paragraph := "", 0
	for _, b := range d.blocks {
		p := facts.Passage{Kind: b.kind, Page: b.page, Heading: heading}
		switch b.kind {
		case facts.ParagraphPassage:
			paragraph++
			p.Paragraph = paragraph
		case facts.HeadingPassage:
			heading = oneLine(d.text[b.start:b.end])
			p.Heading = ""
		}
		for _, sentences := range portions(splitSentences(d.text[b.start:b.end], b.start)) {
			p.Ordinal = len(out)
			p.Start, p.End = sentences[0].Start, sentences[len(sentences)-1].End
			p.Text, p.Sentences = d.text[p.Start:p.End], sentences
			out = append(out, p)
		}
	}
	return out
}

// maxPassage is how long a passage becomes before a paragraph is divided, in
// bytes: about a third of a printed page. Pages that are one paragraph would be
// found for any question, and for no reason that can be seen.
const maxPassage = 2 << 10

// portions divides the sentences of a paragraph that is too long for one
// passage into parts of about the same length.
func portions(sentences []facts.ByteRange) [][]facts.ByteRange {
	start, end := sentences[0].Start, sentences[len(sentences)-1].End
	parts := (end - start + maxPassage - 1) / maxPassage
	var out [][]facts.ByteRange
	first := 0
	for i := range sentences {
		due := start + (end-start)*(len(out)+1)/parts // where this part is to end
		if i > first && sentences[i].End-due > due-sentences[i].Start {
			out = append(out, sentences[first:i])
			first = i
		}
	}
	return append(out, sentences[first:])
}

// oneLine is the text with each run of white space made one space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
