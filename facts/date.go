package facts

import (
	"fmt"
	"math"
	"time"
)

// Day counts days from 1970-01-01 in the proleptic Gregorian calendar,
// without a time zone: a fact's day is the day its source names.
type Day int32

// MinDay and MaxDay stand for "as early as there is" and "as late as there
// is"; they bound a [Span] that has no first or no last day.
const (
	MinDay Day = math.MinInt32
	MaxDay Day = math.MaxInt32
)

// DayOf is the calendar day that t shows in its own location.
func DayOf(t time.Time) Day {
	y, m, d := t.Date()
	return dayNumber(y, int(m), d)
}

// Time is midnight UTC at the start of d. MinDay and MaxDay give nonsense.
func (d Day) Time() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

func dayNumber(year, month, day int) Day {
	return Day(time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// Precision says how much of a [Date] is known.
type Precision uint8

// The precisions of a Date, from nothing known to the day.
const (
	Unknown Precision = iota // no date: EDTF's empty bound
	Open                     // no bound by the source's own word: EDTF's ".."
	Century
	Decade
	Year
	Season
	Month
	DayPrecision
)

// String is the precision's name in lower case.
func (p Precision) String() string {
	return [...]string{"unknown", "open", "century", "decade", "year", "season", "month", "day"}[p]
}

// A Date is an EDTF date to the precision its source gives. The zero Date is
// unknown. Dates are comparable with ==.
type Date struct {
	year      int16
	month     uint8 // for Season: EDTF's 21 (spring) to 24 (winter)
	day       uint8
	precision Precision
	qualifier byte // 0, '?' uncertain, '~' approximate, '%' both
}

// OpenDate is EDTF's "..": the source itself says that there is no bound.
var OpenDate = Date{precision: Open}

// YearDate is a date known to the year, which must lie between -9999 and 9999,
// as for every Date.
func YearDate(year int) Date { return Date{year: int16(year), precision: Year} }

// MonthDate is a date known to the month.
func MonthDate(year int, month time.Month) Date {
	return Date{year: int16(year), month: uint8(month), precision: Month}
}

// DayDate is a date known to the day; an impossible day (31 February) is
// normalised as [time.Date] does.
func DayDate(year int, month time.Month, day int) Date {
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	return Date{year: int16(t.Year()), month: uint8(t.Month()), day: uint8(t.Day()), precision: DayPrecision}
}

// DecadeDate is a date known to the decade: DecadeDate(1994) is the 1990s.
// EDTF has no decades and centuries before the year 0.
func DecadeDate(year int) Date { return Date{year: int16(floorTo(year, 10)), precision: Decade} }

// CenturyDate is a date known to the hundred years that begin with the given
// year's: CenturyDate(1950) covers 1900 to 1999, EDTF's 19XX.
func CenturyDate(year int) Date { return Date{year: int16(floorTo(year, 100)), precision: Century} }

// DateOf is d as a date known to the day.
func DateOf(d Day) Date {
	t := d.Time()
	return DayDate(t.Year(), t.Month(), t.Day())
}

func floorTo(n, step int) int {
	if n < 0 {
		n -= step - 1
	}
	return n / step * step
}

// String is the date in EDTF; ParseDate reads it back to the same Date.
func (d Date) String() string {
	var s string
	year := func(y int) string {
		if y < 0 {
			return fmt.Sprintf("-%04d", -y)
		}
		return fmt.Sprintf("%04d", y)
	}
	switch d.precision {
	case Unknown:
		return ""
	case Open:
		return ".."
	case Century:
		s = fmt.Sprintf("%02dXX", d.year/100)
	case Decade:
		s = fmt.Sprintf("%03dX", d.year/10)
	case Year:
		s = year(int(d.year))
	case Season, Month:
		s = year(int(d.year)) + fmt.Sprintf("-%02d", d.month)
	case DayPrecision:
		s = year(int(d.year)) + fmt.Sprintf("-%02d-%02d", d.month, d.day)
	}
	if d.qualifier != 0 {
		s += string(d.qualifier)
	}
	return s
}

// Precision says how much of the date is known.
func (d Date) Precision() Precision { return d.precision }

// Known reports whether the date says anything at all: it is neither unknown
// nor open.
func (d Date) Known() bool { return d.precision > Open }

// Approximate reports whether the source itself hedges the date (EDTF ?, ~, %).
func (d Date) Approximate() bool { return d.qualifier != 0 }

// Year is the (first) year of the date; 0 when it is not Known.
func (d Date) Year() int { return int(d.year) }

// Month is the month of a date of month or day precision, otherwise 0.
func (d Date) Month() time.Month {
	if d.precision < Month {
		return 0
	}
	return time.Month(d.month)
}

// Day is the day of the month of a date of day precision, otherwise 0.
func (d Date) Day() int { return int(d.day) }

// Season is 1 (spring) to 4 (winter) for a date of season precision,
// otherwise 0. Seasons are the northern meteorological ones; winter runs from
// December of the named year to February of the next.
func (d Date) Season() int {
	if d.precision != Season {
		return 0
	}
	return int(d.month) - 20
}

// Span is the days that the date covers: all of October for 2019-10.
// Unknown and open dates cover everything.
func (d Date) Span() Span {
	y := int(d.year)
	switch d.precision {
	case Century:
		return Span{dayNumber(y, 1, 1), dayNumber(y+100, 1, 0)}
	case Decade:
		return Span{dayNumber(y, 1, 1), dayNumber(y+10, 1, 0)}
	case Year:
		return Span{dayNumber(y, 1, 1), dayNumber(y+1, 1, 0)}
	case Season:
		first := 3 * (int(d.month) - 20)
		return Span{dayNumber(y, first, 1), dayNumber(y, first+3, 0)}
	case Month:
		return Span{dayNumber(y, int(d.month), 1), dayNumber(y, int(d.month)+1, 0)}
	case DayPrecision:
		day := dayNumber(y, int(d.month), int(d.day))
		return Span{day, day}
	}
	return Always
}

// MarshalText gives the EDTF form.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads the EDTF form, as [ParseDate] does.
func (d *Date) UnmarshalText(text []byte) (err error) {
	*d, err = ParseDate(string(text))
	return err
}
