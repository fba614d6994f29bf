package quiz_test

import (
	"testing"
	"time"

	"footnote/bot/study/quiz"
)

func zone(t *testing.T, name string) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Skip("no time zones: ", err)
	}
	return z
}

// The clocks of Berlin went forward on 31 March 2024 from 2:00 to 3:00, and back
// on 27 October 2024 from 3:00 to 2:00; those of Lord Howe Island go by half an
// hour.
func TestOnDay(t *testing.T) {
	for _, tt := range []struct {
		name, zone string
		month      time.Month
		day        int
		hour, min  int
		want       string // UTC
	}{
		{"winter", "Europe/Berlin", 1, 5, 18, 0, "2024-01-05T17:00:00Z"},
		{"summer", "Europe/Berlin", 7, 5, 18, 0, "2024-07-05T16:00:00Z"},
		{"before the clock goes forward", "Europe/Berlin", 3, 31, 1, 59, "2024-03-31T00:59:00Z"},
		{"there is no such time", "Europe/Berlin", 3, 31, 2, 30, "2024-03-31T01:00:00Z"},
		{"after the clock has gone forward", "Europe/Berlin", 3, 31, 3, 0, "2024-03-31T01:00:00Z"},
		{"the evening of that day", "Europe/Berlin", 3, 31, 18, 0, "2024-03-31T16:00:00Z"},
		{"the first of two", "Europe/Berlin", 10, 27, 2, 30, "2024-10-27T00:30:00Z"},
		{"behind the two", "Europe/Berlin", 10, 27, 3, 0, "2024-10-27T02:00:00Z"},
		{"the first of two by half an hour", "Australia/Lord_Howe", 4, 7, 1, 45, "2024-04-06T14:45:00Z"},
		{"no such time by half an hour", "Australia/Lord_Howe", 10, 6, 2, 15, "2024-10-05T15:30:00Z"},
		{"far in the east", "Pacific/Kiritimati", 5, 1, 0, 0, "2024-04-30T10:00:00Z"},
		{"far in the west", "Pacific/Pago_Pago", 5, 1, 23, 59, "2024-05-02T10:59:00Z"},
	} {
		got := quiz.OnDay(2024, tt.month, tt.day, tt.hour*60+tt.min, zone(t, tt.zone))
		if got.UTC().Format(time.RFC3339) != tt.want {
			t.Errorf("%s: onDay = %v, want %s", tt.name, got.UTC(), tt.want)
		}
	}
}

// Over two years, every day has one such minute, in every zone.
func TestNextAt(t *testing.T) {
	for _, name := range []string{"UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Chatham", "America/Sao_Paulo"} {
		z := zone(t, name)
		for _, minute := range []int{0, 90, 150, 1080, 1439} {
			at := time.Date(2017, 12, 31, 12, 0, 0, 0, time.UTC)
			for i := range 730 {
				next := quiz.NextAt(at, minute, z)
				if gap := next.Sub(at); gap <= 0 || i > 0 && (gap < 22*time.Hour || gap > 26*time.Hour) {
					t.Fatalf("%s, minute %d: %v follows %v", name, minute, next, at)
				}
				at = next
			}
		}
	}
}

func TestReadMinute(t *testing.T) {
	for _, tt := range []struct {
		text string
		want int
		ok   bool
	}{
		{"18:00", 1080, true}, {"7:30", 450, true}, {"18h", 1080, true}, {"18.15", 1095, true}, {"0:00", 0, true}, {"23:59", 1439, true},
		{"24:00", 0, false}, {"12:60", 0, false}, {"-1:00", 0, false}, {"noon", 0, false}, {"7:5", 0, false}, {"", 0, false},
	} {
		if got, ok := quiz.ReadMinute(tt.text); ok != tt.ok || ok && got != tt.want {
			t.Errorf("readMinute(%q) = %d, %v, want %d, %v", tt.text, got, ok, tt.want, tt.ok)
		}
	}
}

func TestInARow(t *testing.T) {
	today := time.Date(2024, 3, 2, 1, 0, 0, 0, time.UTC)
	for _, tt := range []struct {
		name string
		days []string
		want int
	}{
		{"none", nil, 0},
		{"today", []string{"2024-03-02"}, 1},
		{"not yet today", []string{"2024-03-01", "2024-02-29"}, 2},
		{"over the end of a month", []string{"2024-03-02", "2024-03-01", "2024-02-29", "2024-02-28"}, 4},
		{"a day left out", []string{"2024-03-02", "2024-02-29", "2024-02-28"}, 1},
		{"broken off", []string{"2024-02-29"}, 0},
	} {
		if got := quiz.InARow(tt.days, today); got != tt.want {
			t.Errorf("%s: inARow = %d, want %d", tt.name, got, tt.want)
		}
	}
}
