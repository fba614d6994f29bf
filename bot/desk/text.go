package desk

import (
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
		lines = append(lines, "“"+q.Text+"” — "+q.Source)
	}
	if r := p.Reply; r != nil {
		if text := r.Text(); text != "" {
			lines = append(lines, text)
		}
		lines = append(lines, notes(r.Footnotes)...)
		if len(r.Nearest) > 0 {
			lines = append(lines, "What comes nearest:")
		}
		for _, n := range r.Nearest {
			lines = append(lines, "- "+n.Text+" ("+answer.Cite(n.Source, n.Locator)+")")
		}
	}
	return strings.Join(lines, "\n")
}

// notes are footnotes as lines: number, source, place and quote.
func notes(all []answer.Footnote) []string {
	lines := make([]string, len(all))
	for i, n := range all {
		lines[i] = fmt.Sprintf("[%d] %s", n.N, answer.Cite(n.Source, n.Locator))
		if n.Quote != "" {
			lines[i] += ": “" + n.Quote + "”"
		}
	}
	return lines
}
