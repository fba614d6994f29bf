package reading

import (
	"strings"
	"time"

	"footnote/facts"
)

// layouts are the forms in which files write the day, besides EDTF.
var layouts = []string{
	time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006/01/02", "2 January 2006", "January 2, 2006", "2 January, 2006",
	"2 Jan 2006", "Jan 2, 2006", "Jan. 2, 2006", "2 Jan. 2006", time.RFC1123, time.RFC1123Z,
}

// dateOf reads a date of a file; unknown if it is none.
func dateOf(s string) facts.Date {
	s = strings.TrimSpace(s)
	if d, err := facts.ParseDate(s); err == nil && d.Known() {
		return d
	}
	for _, layout := range []string{"January 2006", "Jan 2006"} {
		if at, err := time.Parse(layout, strings.ReplaceAll(s, ".", "")); err == nil {
			return facts.MonthDate(at.Year(), at.Month())
		}
	}
	for _, layout := range layouts {
		if at, err := time.Parse(layout, strings.Replace(s, "Sept ", "Sep ", 1)); err == nil {
			return facts.DateOf(facts.DayOf(at))
		}
	}
	if day, _, ok := strings.Cut(s, "T"); ok {
		if d, err := facts.ParseDate(day); err == nil && d.Known() {
			return d
		}
	}
	return facts.Date{}
}
