package terminal

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// wrap breaks plain text into lines of at most width columns, at spaces where
// it can and inside a word where it must. The tail stays on one line with the
// last word. A width of 0 never breaks.
func wrap(text, tail string, width int) []string {
	if width <= 0 || ansi.StringWidth(text+tail) <= width {
		return []string{text + tail}
	}
	words := strings.Split(text, " ")
	words[len(words)-1] += tail
	var lines []string
	line := ""
	for i, word := range words {
		switch joined := line + " " + word; {
		case i == 0:
			line = word
		case ansi.StringWidth(joined) <= width:
			line = joined
		default:
			lines = append(lines, strings.TrimRight(line, " "))
			line = word
		}
		if ansi.StringWidth(line) > width {
			pieces := strings.Split(ansi.Hardwrap(line, width, true), "\n")
			last := len(pieces) - 1
			lines = append(lines, pieces[:last]...)
			line = pieces[last]
		}
	}
	return append(lines, strings.TrimRight(line, " "))
}
