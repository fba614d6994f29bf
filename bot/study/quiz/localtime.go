package quiz

import "time"

// onDay is the moment at which a wall clock in the zone shows that minute of the
// day (from midnight, 0 to 1439) on the day of the year, month and day given.
// Where the clock is put back and shows it twice, it is the first time; where it
// is put forward over it, the moment of that.
func onDay(year int, month time.Month, day, minute int, zone *time.Location) time.Time {
	shown := time.Date(year, month, day, 0, minute, 0, 0, time.UTC)
	_, before := shown.Add(-24 * time.Hour).In(zone).Zone()
	_, after := shown.Add(24 * time.Hour).In(zone).Zone()
	for _, offset := range []int{before, after} {
		t := shown.Add(-time.Duration(offset) * time.Second).In(zone)
		if t.Day() == shown.Day() && t.Hour() == shown.Hour() && t.Minute() == shown.Minute() {
			return t
		}
	}
	forward, _ := shown.Add(-time.Duration(before) * time.Second).In(zone).ZoneBounds()
	return forward
}

// nextAt is the first moment after the given one at which a wall clock in the
// zone shows that minute of the day; see onDay.
func nextAt(after time.Time, minute int, zone *time.Location) time.Time {
	y, m, d := after.In(zone).Date()
	for {
		if t := onDay(y, m, d, minute, zone); t.After(after) {
			return t
		}
		d++
	}
}
