package discuss

import (
	"slices"
	"strings"

	"footnote/bot/answer"
	"footnote/bot/study"
	"footnote/facts"
)

// Cited are the readings that the bot's answers among the lines have footnotes
// to, each once with the places in it, in the order of their first mention. What
// only came near an answer was not cited.
func Cited(lines []study.Line) []string {
	var sources []facts.Source
	places := make(map[string][]string) // by the source's ID
	for i := range lines {
		r := lines[i].Reply
		if r == nil || r.Status == answer.NotFound {
			continue
		}
		for _, f := range r.Footnotes {
			if _, known := places[f.Source.ID]; !known {
				sources, places[f.Source.ID] = append(sources, f.Source), nil
			}
			if f.Locator != "" && !slices.Contains(places[f.Source.ID], f.Locator) {
				places[f.Source.ID] = append(places[f.Source.ID], f.Locator)
			}
		}
	}
	var all []string
	for _, s := range sources {
		all = append(all, answer.Cite(s, strings.Join(places[s.ID], ", ")))
	}
	return all
}
