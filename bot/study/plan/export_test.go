package plan

import "time"

// Moment is a time as people say it.
type Moment = moment

// MostYears is how many years ahead something may be planned.
const MostYears = mostYears

// ReadMoment reads such a time, and refuses what is none.
func ReadMoment(text string, now time.Time, home *time.Location) (Moment, error) {
	m, wrong := readMoment(text, now, home)
	if wrong != nil {
		return m, wrong
	}
	return m, nil
}
