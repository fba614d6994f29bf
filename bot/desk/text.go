package desk

import (
	"cmp"
	"fmt"
	"strings"

	"footnote/bot/answer"
)

// Text is the whole post in plain text: what a notification shows, what a
// screen reader reads, and what stands beside every richer form. Quotes and
// footnotes have a line each; buttons are left out. It has no trailing newline,
// and is not escaped for any network.
func (p Post) Text() string {
	var lines []string
	if p.Note != "" {
		lines = append(lines, p.Note)
	}
	for _, q := range p.Quotes {
		lines = append(lines, q.Source, `"`+q.Text+`"`)
	}
	if p.Reply != nil {
		lines = append(lines, p.replyLines()...)
	}
	return strings.Join(lines, "\n")
}

func (p Post) replyLines() []string {
	r := p.Reply
	var lines []string
	if text := r.Text(); text != "" {
		lines = append(lines, text)
	}
	if len(r.Nearest) > 0 {
		lines = append(lines, "The nearest the readings say:")
	}
	for _, n := range r.Nearest {
		lines = append(lines, fmt.Sprintf("- %s [%d]", cmp.Or(n.Text, n.Quote), n.N))
	}
	for _, n := range p.Footnotes() {
		lines = append(lines, fmt.Sprintf("[%d] %s", n.N, answer.Cite(n.Source, n.Locator)))
		if n.Quote != "" {
			lines = append(lines, `"`+n.Quote+`"`)
		}
	}
	return lines
}

// Footnotes are the places that the marks of the post's reply point to, each
// once: those of the answer, then those of what is nearest to it.
func (p Post) Footnotes() []answer.Footnote {
	if p.Reply == nil {
		return nil
	}
	var all []answer.Footnote
	seen := make(map[int]bool)
	for _, list := range [][]answer.Footnote{p.Reply.Footnotes, p.Reply.Nearest} {
		for _, n := range list {
			if !seen[n.N] {
				seen[n.N] = true
				all = append(all, n)
			}
		}
	}
	return all
}
