package facts_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/sfomuseum/go-edtf/parser"

	"footnote/facts"
)

// ours are dates on which Footnote and go-edtf v1.2.2 differ on purpose; all
// others must be read alike.
var ours = []struct {
	date   string
	accept bool
	why    string
}{
	// Our profile is narrower than EDTF: what no reading needs.
	{"2XXX", false, "a millennium"},
	{"2022-25", false, "spring in the southern hemisphere, quarters, halves"},
	{"2022-33", false, "a quarter"},
	{"2022-XX", false, "a month that is unspecified rather than left out"},
	{"2022-02-XX", false, "a day that is unspecified rather than left out"},
	{"2022?-02", false, "a qualification of one part"},
	{"2022/2023", false, "an interval, which is two dates in a fact file"},
	{"2022-02-14T10:00:00", false, "a time of day"},
	{"Y-17000", false, "years of more than four digits"},
	{"1950S2", false, "significant digits"},
	{"{2022,2023}", false, "a set"},
	// It is wider where the library leaves out what the standard has.
	{"202X?", true, "a decade that is uncertain"},
	{"20XX~", true, "a century that is approximate"},
	{"2022-21%", true, "a season that is both"},
	{"-0044-21", true, "a season before the year 0"},
	{"9999-24", true, "the last winter"},
	{"-0000", false, "a second name for the year 0, which ISO 8601 rules out"},
	// The library takes day 00 for a qualification and reads the last of the month.
	{"2022-02-00", false, "no day"},
}

func TestParseDateProfile(t *testing.T) {
	for _, tt := range ours {
		if _, err := facts.ParseDate(tt.date); (err == nil) != tt.accept {
			t.Errorf("ParseDate(%q), %s: %v, want it accepted: %v", tt.date, tt.why, err, tt.accept)
		}
	}
}

// TestParseDateLikeEDTF compares with another implementation: hand-picked dates
// on the edges of the calendar, and generated ones, right and wrong.
func TestParseDateLikeEDTF(t *testing.T) {
	dates := []string{
		"0000", "0001", "-0001", "9999", "-9999", "9999-12-31", "-0400-02-29", "0000-02-29", "1900-02-29", "2000-02-29",
		"2023-02-29", "2024-02-29", "2024-02-30", "2022-04-31", "2022-12-32", "2022-00", "2022-13", "2022-20", "2022-24", "2023-24",
		"000X", "00XX", "200X", "199X", "19XX", "20XX", "99XX", "-202X", "202", "20222", "022", "", "..", ".", "?", "-", "--2022", "X", "20X2", "XX22",
		"2022-1", "2022-021", "2022-002", "2022-1-1", "2022-01-011", "2022-01-1", "2022-", "2022-01-", "2022 ", " 2022", "2022-02-14?", "2022-02~", "2022%", "2022??", "2022?~", "２０２２",
		"March 2024", "22 March 2024", "2024/03/22", "2024-3", "24-03-22",
	}
	g := rand.New(rand.NewPCG(7, 7))
	for range 5000 {
		dates = append(dates, someDate(g))
	}
	for _, s := range dates {
		checkLikeEDTF(t, s)
	}
}

// someDate is a date of our form, of which about half do not exist.
func someDate(g *rand.Rand) string {
	s := fmt.Sprintf("%04d", g.IntN(10000))
	if g.IntN(8) == 0 {
		s = "-" + s
	}
	switch g.IntN(5) {
	case 0:
		return s[:3] + "X"
	case 1:
		return s[:2] + "XX"
	case 2:
		return s
	}
	month := g.IntN(25)
	if s[0] == '-' {
		month = g.IntN(20) // go-edtf has no seasons before the year 0
	}
	s += fmt.Sprintf("-%02d", month)
	if g.IntN(3) > 0 {
		s += fmt.Sprintf("-%02d", 1+g.IntN(32))
	}
	if g.IntN(4) == 0 {
		s += string("?~%"[g.IntN(3)])
	}
	return s
}

// checkLikeEDTF checks that a date is accepted by both or by neither, with the
// same first and last day. Qualified dates are compared without their
// qualification: it does not move the days, but go-edtf reads "2022-02-14~" as
// all of February.
func checkLikeEDTF(t *testing.T, s string) {
	t.Helper()
	got, err := facts.ParseDate(s)
	bare := strings.TrimRight(s, "?~%")
	if len(s)-len(bare) > 1 || bare == "" && s != "" {
		bare = s
	}
	theirs, theirErr := parser.ParseString(bare)
	if (err == nil) != (theirErr == nil) {
		t.Errorf("ParseDate(%q): %v, but go-edtf: %v", s, err, theirErr)
	}
	if err != nil || theirErr != nil || !got.Known() {
		return
	}
	first, err1 := theirs.Lower()
	last, err2 := theirs.Upper()
	if err1 != nil || err2 != nil {
		t.Fatalf("go-edtf gives no days for %q: %v, %v", s, err1, err2)
	}
	if want := (facts.Span{First: facts.DayOf(*first), Last: facts.DayOf(*last)}); got.Span() != want {
		t.Errorf("ParseDate(%q).Span() = %v, but go-edtf %v to %v", s, got.Span(), first, last)
	}
}

func TestParseDateErrors(t *testing.T) {
	const allowed = "; write YYYY, YYYY-MM, YYYY-MM-DD, YYYX for a decade, or .. for an open bound"
	tests := []struct{ in, want string }{
		{"March 2024", `date "March 2024": not a date of this form` + allowed},
		{"2024-13", `date "2024-13": there is no month "13"` + allowed},
		{"2024-3", `date "2024-3": there is no month "3"` + allowed},
		{"2023-02-29", `date "2023-02-29": that month has no day "29"` + allowed},
		{"2024-22-01", `date "2024-22-01": that month has no day "01"` + allowed},
		{strings.Repeat("2", 100), `date "2222222222222222222222222222222222222222": not a date of this form` + allowed},
	}
	for _, tt := range tests {
		if _, err := facts.ParseDate(tt.in); err == nil || err.Error() != tt.want {
			t.Errorf("ParseDate(%q) gives the error %v, want %s", tt.in, err, tt.want)
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"", "..", "2024", "2024-03", "2024-03-22", "202X", "20XX?", "2024-21~", "-0044-03-15%", "2024-13", "-0000"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, in string) {
		d, err := facts.ParseDate(in)
		if err != nil {
			if len(err.Error()) > 500 {
				t.Errorf("ParseDate(%q) gives an error of %d bytes", in, len(err.Error()))
			}
			return
		}
		if d.String() != in {
			t.Errorf("ParseDate(%q).String() = %q", in, d)
		}
		if d.Span().IsEmpty() {
			t.Errorf("ParseDate(%q) covers no day", in)
		}
		checkLikeEDTFUnlessOurs(t, in, d)
	})
}

// checkLikeEDTFUnlessOurs compares with go-edtf what both accept.
func checkLikeEDTFUnlessOurs(t *testing.T, in string, d facts.Date) {
	if d.Approximate() || d.Season() != 0 && (d.Year() < 0 || d.Year() == 9999) {
		return
	}
	if _, err := parser.ParseString(in); err != nil {
		t.Errorf("ParseDate accepts %q, but go-edtf: %v", in, err)
	}
}

func TestDateParts(t *testing.T) {
	tests := []struct {
		date        string
		precision   facts.Precision
		name        string
		year        int
		month       time.Month
		day, season int
		approximate bool
	}{
		{"", facts.Unknown, "unknown", 0, 0, 0, 0, false},
		{"..", facts.Open, "open", 0, 0, 0, 0, false},
		{"19XX", facts.Century, "century", 1900, 0, 0, 0, false},
		{"199X~", facts.Decade, "decade", 1990, 0, 0, 0, true},
		{"-0044?", facts.Year, "year", -44, 0, 0, 0, true},
		{"2022-24", facts.Season, "season", 2022, 0, 0, 4, false},
		{"2022-02%", facts.Month, "month", 2022, time.February, 0, 0, true},
		{"2022-02-14", facts.DayPrecision, "day", 2022, time.February, 14, 0, false},
	}
	for _, tt := range tests {
		d := date(t, tt.date)
		if d.Precision() != tt.precision || d.Precision().String() != tt.name || d.Year() != tt.year || d.Month() != tt.month ||
			d.Day() != tt.day || d.Season() != tt.season || d.Approximate() != tt.approximate || d.Known() != (tt.precision > facts.Open) {
			t.Errorf("%q: precision %s, year %d, month %d, day %d, season %d, approximate %v, known %v, want %+v", tt.date,
				d.Precision(), d.Year(), d.Month(), d.Day(), d.Season(), d.Approximate(), d.Known(), tt)
		}
	}
}

func TestDateConstructors(t *testing.T) {
	tests := []struct {
		got  facts.Date
		want string
	}{
		{facts.Date{}, ""},
		{facts.OpenDate, ".."},
		{facts.YearDate(2022), "2022"},
		{facts.YearDate(-44), "-0044"},
		{facts.MonthDate(2022, time.February), "2022-02"},
		{facts.DayDate(2022, time.February, 14), "2022-02-14"},
		{facts.DayDate(2022, time.February, 31), "2022-03-03"},
		{facts.DecadeDate(1994), "199X"},
		{facts.CenturyDate(1950), "19XX"},
		{facts.DateOf(facts.DayOf(time.Date(2024, 3, 22, 23, 59, 0, 0, time.FixedZone("", -5*3600)))), "2024-03-22"},
		{facts.DateOf(-1), "1969-12-31"},
	}
	for _, tt := range tests {
		if tt.got.String() != tt.want {
			t.Errorf("date %s, want %s", tt.got, tt.want)
		}
		if parsed := date(t, tt.want); parsed != tt.got {
			t.Errorf("ParseDate(%q) = %#v, want %#v", tt.want, parsed, tt.got)
		}
	}
}

func TestDateText(t *testing.T) {
	want := date(t, "2022-02?")
	text, err := want.MarshalText()
	if err != nil {
		t.Fatal(err)
	}
	var got facts.Date
	if err := got.UnmarshalText(text); err != nil || got != want {
		t.Errorf("UnmarshalText(%s) = %v, %v, want %v", text, got, err, want)
	}
	if err := got.UnmarshalText([]byte("soon")); err == nil {
		t.Error("UnmarshalText(soon) gives no error")
	}
}

// TestDays checks the count of days against the calendar.
func TestDays(t *testing.T) {
	day := facts.DayOf(time.Date(-400, 1, 1, 0, 0, 0, 0, time.UTC))
	for at := time.Date(-400, 1, 1, 0, 0, 0, 0, time.UTC); at.Year() < 2100; at = at.AddDate(0, 0, 1) {
		if facts.DayOf(at) != day || !day.Time().Equal(at) {
			t.Fatalf("%v is day %d and that is %v, want day %d", at, facts.DayOf(at), facts.DayOf(at).Time(), day)
		}
		day++
	}
}

func date(t *testing.T, s string) facts.Date {
	t.Helper()
	d, err := facts.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
