package facts

// A Duration is a length of time known to lie between two numbers of days,
// both included.
type Duration struct {
	Min, Max int // days
}

// daysPerMonth is the mean length of a Gregorian month, 146097 days / 4800.
const daysPerMonth = 146097.0 / 4800

// Length is how long the interval lasts at the least and at the most, in
// days. It reports false when a bound is unknown or open, so that no length
// can be told, and for a point.
func Length(v Interval) (Duration, bool) {
	from, to := v.From.Date, v.To.Date
	if v.Point || !from.Known() || !to.Known() {
		return Duration{}, false
	}
	a, z := from.Span(), to.Span()
	return Duration{
		Min: max(0, int(z.First)-int(a.Last)),
		Max: max(0, int(z.Last)-int(a.First)),
	}, true
}

// Months is the middle of the duration in months, rounded to the nearest.
// From February to October is 8 months, whichever their days.
func (d Duration) Months() int {
	return int(float64(d.Min+d.Max)/2/daysPerMonth + 0.5)
}

// Days is the middle of the duration in days.
func (d Duration) Days() int { return (d.Min + d.Max) / 2 }

// Exact reports whether the duration is known to the day.
func (d Duration) Exact() bool { return d.Min == d.Max }
