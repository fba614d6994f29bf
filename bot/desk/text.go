package desk

import "strings"

// Text is the whole post in plain text: what a notification shows, what a
// screen reader reads, and what stands beside every richer form. Quotes and
// footnotes have a line each; buttons are left out. It has no trailing newline,
// and is not escaped for any network.
func (p Post) Text() string {
	var lines []string
	for _, part := range p.Parts() {
		switch text := part.Marked(); part.Kind {
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
