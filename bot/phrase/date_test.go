package phrase_test

import (
	"testing"
	"time"

	"footnote/bot/phrase"
	"footnote/facts"
)

func TestDate(t *testing.T) {
	tests := []struct{ edtf, role, en, de string }{
		{"2024-03-22", "", "22 March 2024", "22. März 2024"},
		{"2019-10", "", "October 2019", "Oktober 2019"},
		{"2022-21", "", "spring 2022", "Frühjahr 2022"},
		{"2019", "", "2019", "2019"},
		{"2019~", "", "about 2019", "etwa 2019"},
		{"2024-03-22?", "", "about 22 March 2024", "etwa 22. März 2024"},
		{"199X", "", "the 1990s", "die 1990er-Jahre"},
		{"19XX", "", "the 1900s (century)", "das 20. Jahrhundert"},
		{"-0043", "", "44 BC", "44 v. Chr."},
		{"", "", "an unknown date", "unbekannt"},
		{"..", "", "an unknown date", "unbekannt"},
		{"2024-03-22", "at", "on 22 March 2024", "am 22. März 2024"},
		{"2019-10", "at", "in October 2019", "im Oktober 2019"},
		{"2019", "at", "in 2019", "2019"},
		{"199X", "at", "in the 1990s", "in den 1990er-Jahren"},
		{"19XX", "at", "in the 1900s (century)", "im 20. Jahrhundert"},
		{"2019-10~", "at", "in about October 2019", "etwa Oktober 2019"},
		{"2024-03-22", "from", "from 22 March 2024", "vom 22. März 2024"},
		{"2007-10", "from", "from October 2007", "von Oktober 2007"},
		{"2024-03-22", "since", "from 22 March 2024", "ab dem 22. März 2024"},
		{"2011", "since", "from 2011", "ab 2011"},
		{"2024-03-22", "to", "to 22 March 2024", "bis zum 22. März 2024"},
		{"199X", "until", "until the 1990s", "bis in die 1990er-Jahre"},
		{"2011-05", "after", "after May 2011", "nach Mai 2011"},
	}
	for _, tt := range tests {
		d, err := facts.ParseDate(tt.edtf)
		if err != nil {
			t.Fatal(err)
		}
		for tag, want := range map[string]string{"en": tt.en, "de": tt.de} {
			p := phrase.For(tag)
			say := map[string]func(facts.Date) string{"": p.Date, "at": p.At, "from": p.From, "since": p.Since, "to": p.To, "until": p.Until, "after": p.After}
			if got := say[tt.role](d); got != want {
				t.Errorf("%s of %q in %s = %q, want %q", tt.role, tt.edtf, tag, got, want)
			}
		}
	}
}

func TestTimes(t *testing.T) {
	at := time.Date(2026, 3, 5, 18, 0, 0, 0, time.FixedZone("CET", 3600))
	kathmandu := time.FixedZone("+0545", 5*3600+45*60)
	en, de := phrase.Printer{}, phrase.For("de")
	for _, tt := range []struct{ got, want string }{
		{en.Day(at), "5 March 2026"},
		{de.Day(at), "5. März 2026"},
		{en.DayInYear(at), "5 March"},
		{de.DayInYear(at), "5. März"},
		{en.LongDay(at), "Thursday, 5 March 2026"},
		{de.LongDay(at), "Donnerstag, 5. März 2026"},
		{en.Clock(at), "18:00"},
		{en.Moment(at), "Thursday, 5 March 2026, 18:00 CET"},
		{de.Moment(at), "Donnerstag, 5. März 2026, 18:00 Uhr (CET)"},
		{en.Moment(at.In(kathmandu)), "Thursday, 5 March 2026, 22:45 UTC+05:45"},
		{de.Moment(at.In(kathmandu)), "Donnerstag, 5. März 2026, 22:45 Uhr (UTC+05:45)"},
	} {
		if tt.got != tt.want {
			t.Errorf("got %q, want %q", tt.got, tt.want)
		}
	}
}
