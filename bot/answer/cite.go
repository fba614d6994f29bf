package answer

import (
	"strings"

	"footnote/facts"
)

// Cite names a place in a source: Author, "Title", locator. What is not known
// is left out; a source with no title goes by its ID. It may have to be made
// [Plain].
func Cite(s facts.Source, locator string) string {
	parts := make([]string, 0, 3)
	if s.Author != "" {
		parts = append(parts, s.Author)
	}
	if s.Title != "" {
		parts = append(parts, `"`+s.Title+`"`)
	} else {
		parts = append(parts, s.ID)
	}
	if locator != "" {
		parts = append(parts, locator)
	}
	return strings.Join(parts, ", ")
}
