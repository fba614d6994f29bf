package facts

import (
	"fmt"
	"strings"
	"time"
)

// ParseDate reads the part of EDTF that Footnote uses: "2022", "2022-02",
// "2022-02-14", "202X" (decade), "20XX" (century), "2022-21" to "2022-24"
// (spring to winter), each with an optional "?", "~" or "%" after it, ".." for
// an open bound and "" for an unknown one. Years run from -9999 to 9999.
// The error says what is wrong and what is allowed.
func ParseDate(s string) (Date, error) {
	switch s {
	case "":
		return Date{}, nil
	case "..":
		return OpenDate, nil
	}
	body := strings.TrimRight(s, "?~%")
	d, wrong := parseParts(body)
	if len(s)-len(body) > 1 {
		wrong = noDate
	}
	if wrong != "" {
		return Date{}, fmt.Errorf("date %.40q: %s; write YYYY, YYYY-MM, YYYY-MM-DD, YYYX for a decade, or .. for an open bound", s, wrong)
	}
	if body != s {
		d.qualifier = s[len(s)-1]
	}
	return d, nil
}

// noDate is what is wrong with a text that looks like no date at all.
const noDate = "not a date of this form"

// parseParts reads a date without its qualifier. If it is none, wrong says why.
func parseParts(s string) (d Date, wrong string) {
	negative := strings.HasPrefix(s, "-")
	parts := strings.Split(strings.TrimPrefix(s, "-"), "-")
	d, ok := parseYear(parts[0], negative)
	if !ok || len(parts) > 3 || len(parts) > 1 && d.precision != Year {
		return Date{}, noDate
	}
	if len(parts) > 1 {
		month := twoDigits(parts[1])
		switch {
		case month >= 1 && month <= 12:
			d.precision = Month
		case month >= 21 && month <= 24:
			d.precision = Season
		default:
			return Date{}, fmt.Sprintf("there is no month %.10q", parts[1])
		}
		d.month = uint8(month)
	}
	if len(parts) > 2 {
		day := twoDigits(parts[2])
		if d.precision != Month || day < 1 || day > daysIn(int(d.year), int(d.month)) {
			return Date{}, fmt.Sprintf("that month has no day %.10q", parts[2])
		}
		d.day, d.precision = uint8(day), DayPrecision
	}
	return d, ""
}

// parseYear reads four digits, of which the last or the last two may be X.
func parseYear(s string, negative bool) (d Date, ok bool) {
	known := strings.TrimRight(s, "X")
	unspecified := len(s) - len(known)
	n, ok := digits(known)
	if !ok || len(s) != 4 || unspecified > 2 || negative && (unspecified > 0 || n == 0) {
		return Date{}, false
	}
	for range unspecified {
		n *= 10
	}
	if negative {
		n = -n
	}
	return Date{year: int16(n), precision: [...]Precision{Year, Decade, Century}[unspecified]}, true
}

// twoDigits is the number of a month or a day, or 0 if s is not one.
func twoDigits(s string) int {
	n, ok := digits(s)
	if !ok || len(s) != 2 {
		return 0
	}
	return n
}

// digits is the number that s writes in ASCII digits. It is of use only for a
// few of them: more may overflow.
func digits(s string) (int, bool) {
	n := 0
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, s != ""
}

func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}
