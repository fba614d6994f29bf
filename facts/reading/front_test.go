package reading_test

import (
	"strings"
	"testing"

	"footnote/facts"
	"footnote/facts/reading"
)

// What stands between a title and the text tells the author and the date.
func TestRead_front(t *testing.T) {
	const text = "\n\nThe bridge at Larn is to be kept, by nine votes to four. Nobody was surprised.\n\nIt opened in 1933."
	day := facts.DayDate(2024, 3, 22)
	for _, tt := range []struct {
		name, front, author string
		date                facts.Date
	}{
		{"nothing", "", "", facts.Date{}},
		{"author", "By Ida Wren", "Ida Wren", facts.Date{}},
		{"author and date", "By Ida Wren, 22 March 2024", "Ida Wren", day},
		{"author, paper and date", "By Ida Wren and Bram Oke | The Sill Courier | March 22, 2024", "Ida Wren and Bram Oke", day},
		{"author and update", "By Ida Wren Published: 22nd March 2024", "Ida Wren", day},
		{"two lines", "By Zoë Łukasiewicz\n\nFriday, March 22, 2024 at 10:15 AM GMT", "Zoë Łukasiewicz", day},
		{"date before author", "2024-03-22\n\nBy Ida Wren", "Ida Wren", day},
		{"published and updated", "By Ida Wren\n\nPublished 10:15 p.m.\n\nPublished 22 March 2024, updated 23 March 2024", "Ida Wren", day},
		{"month", "By Ida Wren\n\nMarch 2024", "Ida Wren", facts.MonthDate(2024, 3)},
		{"no author", "By the sea it was cold.", "", facts.Date{}},
		{"an event", "By Ida Wren\n\nOn 22 March 2024 the bridge was closed.", "Ida Wren", facts.Date{}},
		{"a chronicle", "22 March 2024\n\nThe vote.\n\n23 March 2024\n\nThe quarrel.\n\n24 March 2024\n\nThe end.", "", facts.Date{}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r, err := reading.Read(t.Context(), []byte("Larn votes to keep its bridge\n\n"+strings.TrimPrefix(tt.front+text, "\n\n")), reading.Options{Format: reading.Text})
			if err != nil {
				t.Fatal(err)
			}
			checkRanges(t, &r)
			if r.Source.Author != tt.author || r.Source.Date != tt.date || r.Source.Title != "Larn votes to keep its bridge" {
				t.Errorf("author %q, date %v, title %q, want %q, %v", r.Source.Author, r.Source.Date, r.Source.Title, tt.author, tt.date)
			}
		})
	}
}
