package chart

import (
	"fmt"
	"time"

	"gonum.org/v1/plot/vg"

	"footnote/bot/phrase"
	"footnote/facts"
)

// An axis lays days out from left to right.
type axis struct {
	days        facts.Span
	left, right vg.Length
}

// at is where a day begins.
func (a axis) at(d facts.Day) vg.Length {
	part := float64(int64(d)-int64(a.days.First)) / float64(a.days.Days())
	return a.left + vg.Length(part)*(a.right-a.left)
}

// A tick is a day with a name below it.
type tick struct {
	day  facts.Day
	name string
}

// A step is how far ticks are apart: so many years, months or days.
type step struct{ years, months, days int }

// steps are all there are, the closest first.
var steps = []step{
	{days: 1}, {days: 2}, {days: 5}, {days: 10}, {months: 1}, {months: 2}, {months: 3}, {months: 6},
	{years: 1}, {years: 2}, {years: 5}, {years: 10}, {years: 20}, {years: 50}, {years: 100}, {years: 200},
	{years: 500}, {years: 1000}, {years: 2000}, {years: 5000},
}

// ticks are as many as there is room for.
func (a axis) ticks(say phrase.Printer) []tick {
	for _, s := range steps {
		if s.least()*float64(a.right-a.left) >= float64(s.room()*a.days.Days()) {
			return s.ticks(a.days, say)
		}
	}
	return nil
}

// room is what a tick takes so that its name does not meet the next, in points.
func (s step) room() int {
	switch {
	case s.days > 0:
		return 62
	case s.months > 0:
		return 50
	}
	return 40
}

// least is how many days two ticks are apart at least.
func (s step) least() float64 {
	switch {
	case s.days > 0:
		return float64(s.days)
	case s.months > 0:
		return 28 * float64(s.months)
	}
	return 365 * float64(s.years)
}

// ticks are those of the days.
func (s step) ticks(days facts.Span, say phrase.Printer) []tick {
	var all []tick
	last := days.Last.Time()
	for t := s.start(days.First.Time()); !t.After(last); t = s.next(t) {
		if day := facts.DayOf(t); day >= days.First {
			all = append(all, tick{day, s.name(t, say)})
		}
	}
	return all
}

// start is a tick that is not after the time.
func (s step) start(t time.Time) time.Time {
	switch {
	case s.days > 0:
		return date(t.Year(), t.Month(), 1)
	case s.months > 0:
		return date(t.Year(), 1, 1)
	}
	return date(s.even(t.Year()-s.years), 1, 1)
}

// even is a year of which there is a tick, that year or the next one after it:
// multiples of the years, and the year 1 between them and those before it, which
// are counted back from 1 BC, the year 0.
func (s step) even(year int) int {
	n := s.years
	if n == 1 {
		return year
	}
	for ; ; year++ {
		if year > 0 && year%n == 0 || year <= 0 && (1-year)%n == 0 || year == 1 && n >= 5 {
			return year
		}
	}
}

// next is the tick after that one.
func (s step) next(t time.Time) time.Time {
	switch {
	case s.days > 0:
		// Whole steps from the first of the month, and none right before the next
		// month's.
		next := t.AddDate(0, 0, s.days)
		if next.Month() != t.Month() || s.days > 1 && next.Day() > 31-s.days/2-1 {
			next = date(t.Year(), t.Month()+1, 1)
		}
		return next
	case s.months > 0:
		return t.AddDate(0, s.months, 0)
	}
	return date(s.even(t.Year()+1), 1, 1)
}

// name is what stands at a tick: the year, the month or the day, as ISO 8601 has
// them, and years before the first as historians count them.
func (s step) name(t time.Time, say phrase.Printer) string {
	if t.Year() <= 0 {
		name := say.Say(beforeChrist, fmt.Sprint(1-t.Year()))
		if s.years == 0 {
			name += t.Format(" 01-02")
		}
		return name
	}
	switch {
	case s.days > 0:
		return fmt.Sprintf("%d-%02d-%02d", t.Year(), t.Month(), t.Day())
	case s.months > 0:
		return fmt.Sprintf("%d-%02d", t.Year(), t.Month())
	}
	return fmt.Sprint(t.Year())
}

func date(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

// around is the days of a timeline with some room at both ends.
func around(days facts.Span) facts.Span {
	const least = 10
	room := facts.Day(max(days.Days()/40, (least-days.Days()+1)/2, 1))
	return facts.Span{First: days.First - room, Last: days.Last + room}
}
