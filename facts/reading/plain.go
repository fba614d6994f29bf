package reading

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/facts"
)

// readPlain reads plain text. The stored text is the text as it is.
func readPlain(content []byte, contentType string) (*document, error) {
	text, err := decodeText(content, contentType)
	if err != nil {
		return nil, err
	}
	d := plainDocument(text)
	d.frontMatter()
	return d, nil
}

// plainDocument divides a text at its blank lines, and where lines are
// paragraphs or items of a list.
func plainDocument(text string) *document {
	d := &document{text: text}
	start := 0
	for start < len(text) {
		end, next := blockEnd(text, start)
		for _, r := range divideLines(text, start, end) {
			d.blocks = append(d.blocks, block{start: r.Start, end: r.End})
		}
		start = next
	}
	for i := range max(0, len(d.blocks)-1) {
		if d.headsNext(i) {
			d.blocks[i].kind = facts.HeadingPassage
		}
	}
	return d
}

// headsNext reports whether a block is the heading of the one after it. One
// with a number in front is, unless it is among the items of a list.
func (d *document) headsNext(i int) bool {
	text, next := d.content(i), d.content(i+1)
	if mark := numberMark.FindString(text); mark != "" {
		if listMark.MatchString(next) || looksLikeHeading(next) || i > 0 && listMark.MatchString(d.content(i-1)) {
			return false
		}
		text = text[len(mark):]
	}
	return looksLikeHeading(text) && !looksLikeHeading(next)
}

// blockEnd is where the lines from start up to the next blank one end, and
// where what follows begins.
func blockEnd(text string, start int) (end, next int) {
	for next = start; next < len(text); {
		line := strings.IndexByte(text[next:], '\n')
		after := len(text)
		if line >= 0 {
			after = next + line + 1
		}
		if strings.TrimSpace(text[next:after]) == "" {
			return next, after
		}
		next = after
	}
	return next, next
}

var (
	listMark   = regexp.MustCompile(`^\s*([-*•–]|\d{1,3}[.)]|\([a-z0-9]{1,3}\))\s+\S`)
	numberMark = regexp.MustCompile(`^\s*\d{1,2}(\.\d{1,2})*[.)]?\s+`)
	// offer is a line among the paragraphs of an article that offers another.
	offer = regexp.MustCompile(`^(?i:(read|see|watch|learn|hear|find out)? ?more|related|also read|read (also|next)|watch|watch now|listen|exclusive|opinion|` +
		`get the latest[^:]*|sign up[^:]*)( (here|on|about)\b[^:]*)?:|\w:[\p{Lu}“'"]`)
)

// maxWrapped is the longest line, in bytes, that may be one of a paragraph
// broken into lines.
const maxWrapped = 120

// divideLines divides some lines into paragraphs: they are one if they look
// like one that was broken to fit a width, and one each otherwise.
func divideLines(text string, start, end int) []facts.ByteRange {
	if strings.TrimSpace(text[start:end]) == "" {
		return nil
	}
	block := text[start:end]
	wrapped := looksWrapped(block)
	var out []facts.ByteRange
	at := start
	for line := range strings.Lines(block) {
		r := trimRange(text, at, at+len(line), 0)
		at += len(line)
		n := len(out)
		inSentence := n > 0 && beginsLower(strings.TrimSpace(line)) && !strings.ContainsAny(lastRune(text[out[n-1].Start:out[n-1].End]), ".?!:;”\"…")
		if n > 0 && (wrapped || inSentence) && !listMark.MatchString(line) {
			out[n-1].End = r.End
		} else {
			out = append(out, r)
		}
	}
	return out
}

// looksWrapped reports whether most lines end in the middle of a sentence.
func looksWrapped(block string) bool {
	lines := strings.Split(strings.TrimSpace(block), "\n")
	open := 0
	for _, line := range lines[:len(lines)-1] {
		line = strings.TrimSpace(line)
		if len(line) > maxWrapped {
			return false
		}
		if !strings.ContainsAny(lastRune(line), ".?!:;”\"…") {
			open++
		}
	}
	return 2*open >= len(lines)-1
}

func lastRune(s string) string {
	_, size := utf8.DecodeLastRuneInString(s)
	return s[len(s)-size:]
}

const (
	maxHeadingBytes = 80
	maxHeadingWords = 12
)

// looksLikeHeading reports whether a block is short, on one line, and no
// sentence. Texts in which all punctuation stands apart have a full stop after
// headings too.
func looksLikeHeading(s string) bool {
	s = strings.TrimSuffix(s, " .")
	first, _ := utf8.DecodeRuneInString(s)
	return len(s) <= maxHeadingBytes && !strings.Contains(s, "\n") && len(strings.Fields(s)) <= maxHeadingWords &&
		(unicode.IsUpper(first) || unicode.IsDigit(first)) && !listMark.MatchString(s) && !offer.MatchString(s) &&
		!strings.ContainsAny(lastRune(s), ".?!:;,”\"…—–-")
}

// frontMatter takes title, subtitle, author and date from the beginning of a
// text, if it begins with these.
func (d *document) frontMatter() {
	if len(d.blocks) < 2 || d.blocks[0].kind != facts.HeadingPassage && !looksLikeTitle(d.content(0)) {
		return
	}
	by := d.readFront(0)
	heads := d.blocks[0].kind == facts.HeadingPassage || d.blocks[1].kind == facts.HeadingPassage && looksLikeHeading(d.content(0))
	if by < 0 && !heads {
		return // a first line without a full stop may be anything
	}
	d.source.Title = oneLine(d.content(0))
	d.blocks[0].kind = facts.TitlePassage
	for i := 1; i < by; i++ {
		if d.blocks[i].kind != facts.BylinePassage {
			d.blocks[i].kind = facts.SubtitlePassage
		}
	}
}

// looksLikeTitle is like looksLikeHeading, for titles may be longer.
func looksLikeTitle(s string) bool {
	return len(s) <= 3*maxHeadingBytes && !strings.Contains(s, "\n") && !strings.ContainsAny(lastRune(s), ".:;,—–-")
}
