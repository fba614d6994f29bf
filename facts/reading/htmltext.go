package reading

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/facts"
)

// write adds text to the block. In most elements a run of white space is one
// space.
func (w *htmlWalker) write(s string) {
	if w.inLink > 0 {
		w.linked += len(strings.TrimSpace(s))
	}
	if w.inBold > 0 {
		w.strong += len(strings.TrimSpace(s))
	}
	if w.pre > 0 {
		w.text.WriteString(s)
		return
	}
	for i, word := range strings.Fields(s) {
		if i > 0 || beginsSpace(s) {
			w.text.WriteByte(' ')
		}
		w.text.WriteString(word)
	}
	if last, _ := utf8.DecodeLastRuneInString(s); unicode.IsSpace(last) {
		w.text.WriteByte(' ')
	}
}

func beginsSpace(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return unicode.IsSpace(first)
}

// flush ends the block. A short line that is bold is a heading; a caption that
// is no sentence, such as the name of a photographer, is left out.
func (w *htmlWalker) flush() {
	text := w.text.String()
	if w.pre == 0 {
		text = tidyLines(text)
	}
	kind := w.kind
	if kind == facts.ParagraphPassage && 10*w.strong > 9*len(text) && looksLikeHeading(text) {
		kind = facts.HeadingPassage
	}
	if !w.caption || ended(text) {
		before := len(w.d.blocks)
		w.d.add(kind, w.page, text)
		if len(w.d.blocks) > before {
			w.d.blocks[before].links = 2*w.linked > len(text)
		}
	}
	w.text.Reset()
	w.linked, w.strong, w.term = 0, 0, false
}

// tidyLines makes each run of spaces one space, and trims the lines.
func tidyLines(s string) string {
	var lines []string
	for line := range strings.SplitSeq(s, "\n") {
		if line = oneLine(line); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}
