package desk_test

import (
	"testing"
	"time"

	"footnote/bot/desk"
)

func TestHours(t *testing.T) {
	night := desk.Hours{From: 22 * 60, To: 7 * 60, Zone: "Europe/Berlin"}
	noon := desk.Hours{From: 12 * 60, To: 13*60 + 30}
	tests := []struct {
		name  string
		hours desk.Hours
		at    string // UTC
		want  bool
	}{
		{"none", desk.Hours{}, "2024-01-01T00:00:00Z", false},
		{"none, named", desk.Hours{From: 60, To: 60}, "2024-01-01T01:00:00Z", false},
		{"before", noon, "2024-01-01T11:59:59Z", false},
		{"first minute", noon, "2024-01-01T12:00:00Z", true},
		{"last minute", noon, "2024-01-01T13:29:59Z", true},
		{"after", noon, "2024-01-01T13:30:00Z", false},
		{"winter evening", night, "2024-01-01T20:59:00Z", false},
		{"winter night", night, "2024-01-01T21:00:00Z", true},
		{"midnight", night, "2024-01-01T23:00:00Z", true},
		{"winter morning", night, "2024-01-01T05:59:00Z", true},
		{"winter day", night, "2024-01-01T06:00:00Z", false},
		{"summer night", night, "2024-07-01T20:00:00Z", true},
		{"summer day", night, "2024-07-01T05:00:00Z", false},
		{"the night that lacks an hour", night, "2024-03-31T04:59:00Z", true},
		{"its morning", night, "2024-03-31T05:00:00Z", false},
		{"the night with an hour twice", night, "2024-10-27T05:59:00Z", true},
		{"its morning", night, "2024-10-27T06:00:00Z", false},
		{"no such zone", desk.Hours{From: 0, To: 60, Zone: "Nowhere/Land"}, "2024-01-01T00:30:00Z", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			at, err := time.Parse(time.RFC3339, tt.at)
			if err != nil {
				t.Fatal(err)
			}
			for _, zone := range []*time.Location{time.UTC, time.FixedZone("far", 9*3600)} {
				if got := tt.hours.Include(at.In(zone)); got != tt.want {
					t.Errorf("%v include %v: %v, want %v", tt.hours, at.In(zone), got, tt.want)
				}
			}
		})
	}
}

func TestParseClock(t *testing.T) {
	tests := []struct {
		text string
		want desk.Clock
		ok   bool
	}{
		{"00:00", 0, true}, {"23:59", 23*60 + 59, true}, {"7:05", 7*60 + 5, true},
		{"24:00", 0, false}, {"12:60", 0, false}, {"-1:00", 0, false}, {"12", 0, false}, {"noon", 0, false}, {"", 0, false},
	}
	for _, tt := range tests {
		got, err := desk.ParseClock(tt.text)
		if got != tt.want || err == nil != tt.ok {
			t.Errorf("ParseClock(%q) = %v, %v, want %v, ok %v", tt.text, got, err, tt.want, tt.ok)
		}
	}
	if got := desk.Clock(65).String(); got != "01:05" {
		t.Errorf("65 minutes after midnight is %s", got)
	}
}
