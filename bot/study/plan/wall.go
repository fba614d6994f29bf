package plan

import (
	"time"
)

// A Wall is a date and a time of day as a clock on the wall shows them, without
// a zone: "2026-12-03T18:00". Walls are ordered as texts. The empty Wall is no
// time.
type Wall string

const wallLayout = "2006-01-02T15:04"

// WallOf is what a clock shows at the time, in its zone.
func WallOf(t time.Time) Wall { return Wall(t.Format(wallLayout)) }

// plain is the wall's time as if it were in UTC, to count days with; the zero time
// if it is none.
func (w Wall) plain() time.Time {
	t, err := time.Parse(wallLayout, string(w))
	if err != nil {
		return time.Time{}
	}
	return t
}

// AddDays is the same time so many days later.
func (w Wall) AddDays(n int) Wall { return WallOf(w.plain().AddDate(0, 0, n)) }

// In is when the clocks of the zone show that: the first time if they do so
// twice, and the first moment after the gap if they skip it.
func (w Wall) In(zone *time.Location) time.Time {
	plain := w.plain()
	// Which of the offsets around a change it takes, time.Date leaves open.
	near := time.Date(plain.Year(), plain.Month(), plain.Day(), plain.Hour(), plain.Minute(), 0, 0, zone)
	begin, end := near.ZoneBounds()
	var first time.Time
	for _, other := range []time.Time{near, begin.Add(-time.Nanosecond), end} {
		if other.Year() <= 1 { // the zone has no such bound
			continue
		}
		_, offset := other.In(zone).Zone()
		t := plain.Add(-time.Duration(offset) * time.Second).In(zone)
		if WallOf(t) == w && (first.IsZero() || t.Before(first)) {
			first = t
		}
	}
	if !first.IsZero() {
		return first
	}
	if !begin.IsZero() && skips(begin.In(zone), w) {
		return begin.In(zone)
	}
	return end.In(zone)
}

// skips reports whether the clocks skip the wall's time when the zone's offset
// changes.
func skips(change time.Time, w Wall) bool {
	return WallOf(change.Add(-time.Nanosecond)) < w && w < WallOf(change)
}

// FindZone finds a time zone by its name, whatever the case of its letters.
func FindZone(name string) (*time.Location, bool) {
	if name == "" || name == "Local" || len(name) > 64 {
		return nil, false
	}
	for _, try := range []string{name, upperWords(name), upperName(name)} {
		if zone, err := time.LoadLocation(try); err == nil && try != "" && try != "Local" {
			return zone, true
		}
	}
	return nil, false
}
