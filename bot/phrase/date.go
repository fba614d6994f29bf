package phrase

import (
	"strconv"
	"strings"
	"time"

	"footnote/facts"
)

// The names of CLDR's Gregorian calendar, and those of the seasons.
var (
	months   = [...]Text{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
	weekdays = [...]Text{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}
	seasons  = [...]Text{"spring", "summer", "autumn", "winter"}
)

// A role is what a date is to its sentence. Languages that inflect have the
// preposition and the date in one phrase. A century's phrase is given its first
// year and its number, and uses them as it likes.
type role struct{ day, month, decade, century, other Text }

var (
	bare = role{
		day: "%[1]s %[2]s %[3]s¦day month year", month: "%[1]s %[2]s¦month year",
		decade: "the %ss", century: "the %[1]ss (century)%.0[2]s", other: "%s¦a date",
	}
	at = role{
		day: "on %[1]s %[2]s %[3]s", month: "in %[1]s %[2]s¦month year",
		decade: "in the %ss", century: "in the %[1]ss (century)%.0[2]s", other: "in %s¦a date",
	}
	from = role{
		day: "from %[1]s %[2]s %[3]s", month: "from %[1]s %[2]s¦month year",
		decade: "from the %ss", century: "from the %[1]ss (century)%.0[2]s", other: "from %s¦a date",
	}
	since = role{
		day: "from %[1]s %[2]s %[3]s¦without an end", month: "from %[1]s %[2]s¦month year, without an end",
		decade: "from the %ss¦without an end", century: "from the %[1]ss (century)%.0[2]s¦without an end", other: "from %s¦a date, without an end",
	}
	to = role{
		day: "to %[1]s %[2]s %[3]s", month: "to %[1]s %[2]s¦month year",
		decade: "to the %ss", century: "to the %[1]ss (century)%.0[2]s", other: "to %s¦a date",
	}
	until = role{
		day: "until %[1]s %[2]s %[3]s", month: "until %[1]s %[2]s¦month year",
		decade: "until the %ss", century: "until the %[1]ss (century)%.0[2]s", other: "until %s¦a date",
	}
	before = role{
		day: "before %[1]s %[2]s %[3]s", month: "before %[1]s %[2]s¦month year",
		decade: "before the %ss", century: "before the %[1]ss (century)%.0[2]s", other: "before %s¦a date",
	}
	after = role{
		day: "after %[1]s %[2]s %[3]s", month: "after %[1]s %[2]s¦month year",
		decade: "after the %ss", century: "after the %[1]ss (century)%.0[2]s", other: "after %s¦a date",
	}
)

// Date is a date as people write it: "22 March 2024", "October 2019", "spring
// 2022", "the 1990s", "about 2019"; "an unknown date" when it is not known.
func (p Printer) Date(d facts.Date) string {
	if d.Precision() <= facts.Open {
		return p.Say("an unknown date")
	}
	return p.about(bare, d)
}

// At is when something was: "on 22 March 2024", "in 2019".
func (p Printer) At(d facts.Date) string { return p.placed(at, d) }

// From is since when something was that also ended: "from October 2019".
func (p Printer) From(d facts.Date) string { return p.placed(from, d) }

// Since is since when something was that did not end: "from October 2019".
func (p Printer) Since(d facts.Date) string { return p.placed(since, d) }

// To is when what has a beginning ended: "to October 2019".
func (p Printer) To(d facts.Date) string { return p.placed(to, d) }

// Until is when something ended: "until October 2019".
func (p Printer) Until(d facts.Date) string { return p.placed(until, d) }

// Before is the time up to a date: "before October 2019".
func (p Printer) Before(d facts.Date) string { return p.placed(before, d) }

// After is the time behind a date: "after October 2019".
func (p Printer) After(d facts.Date) string { return p.placed(after, d) }

// placed is a date in its role; one that is not exact stands in it as a whole.
func (p Printer) placed(r role, d facts.Date) string {
	if d.Precision() <= facts.Open || d.Approximate() {
		return p.Say(r.other, p.Date(d))
	}
	return p.exact(r, d)
}

// about is the date, with a word for it if it is not exact.
func (p Printer) about(r role, d facts.Date) string {
	if d.Approximate() {
		return p.Say("about %s¦a date", p.exact(r, d))
	}
	return p.exact(r, d)
}

// exact is a known date in its role, taken as exact.
func (p Printer) exact(r role, d facts.Date) string {
	year := p.year(d.Year())
	switch d.Precision() {
	case facts.Century:
		return p.Say(r.century, year, strconv.Itoa(d.Year()/100+1))
	case facts.Decade:
		return p.Say(r.decade, year)
	case facts.Season:
		return p.Say(r.month, p.Say(seasons[d.Season()-1]), year)
	case facts.Month:
		return p.Say(r.month, p.Month(d.Month()), year)
	case facts.DayPrecision:
		return p.Say(r.day, strconv.Itoa(d.Day()), p.Month(d.Month()), year)
	}
	return p.Say(r.other, year)
}

// year is an astronomical year, in which 0 is 1 BC, as people count.
func (p Printer) year(n int) string {
	if n > 0 {
		return strconv.Itoa(n)
	}
	return p.Say("%s BC", strconv.Itoa(1-n))
}

// Month is a month's name.
func (p Printer) Month(m time.Month) string { return p.Say(months[m-1]) }

// Weekday is a day's name.
func (p Printer) Weekday(d time.Weekday) string { return p.Say(weekdays[d]) }

// Day is the date of a time in its own zone: "5 March 2026".
func (p Printer) Day(t time.Time) string {
	return p.Say(bare.day, strconv.Itoa(t.Day()), p.Month(t.Month()), strconv.Itoa(t.Year()))
}

// LongDay is Day with the day of the week: "Thursday, 5 March 2026".
func (p Printer) LongDay(t time.Time) string {
	return p.Say("%[1]s, %[2]s¦weekday, date", p.Weekday(t.Weekday()), p.Day(t))
}

// DayInYear is Day without the year: "5 March".
func (p Printer) DayInYear(t time.Time) string {
	return p.Say("%[1]s %[2]s¦day month", strconv.Itoa(t.Day()), p.Month(t.Month()))
}

// Clock is the time of day in the time's own zone: "18:00".
func (p Printer) Clock(t time.Time) string { return t.Format("15:04") }

// Moment is date, time of day and zone: "Thursday, 5 March 2026, 18:00 CET". A
// zone whose clocks have no name is told by how far they are ahead: "UTC+05:45".
func (p Printer) Moment(t time.Time) string {
	zone := t.Format("MST")
	if strings.HasPrefix(zone, "+") || strings.HasPrefix(zone, "-") {
		zone = t.Format("UTC-07:00")
	}
	return p.Say("%[1]s, %[2]s %[3]s¦date, time, zone", p.LongDay(t), p.Clock(t), zone)
}
