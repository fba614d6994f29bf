package discuss

import (
	"regexp"
	"slices"
	"strings"

	"footnote/bot/study"
)

// footnoteLine is how a footnote stands in the plain text of an answer.
var footnoteLine = regexp.MustCompile(`^\[\d+\] (.+)$`)

// Cited are the places in readings that the bot's answers among the lines have
// footnotes to, each once, in the order of their first mention.
func Cited(lines []study.Line) []string {
	var all []string
	for i := range lines {
		if !lines[i].Own {
			continue
		}
		for line := range strings.Lines(lines[i].Text) {
			m := footnoteLine.FindStringSubmatch(strings.TrimSpace(line))
			if m != nil && !slices.Contains(all, m[1]) {
				all = append(all, m[1])
			}
		}
	}
	return all
}
