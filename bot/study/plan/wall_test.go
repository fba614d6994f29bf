package plan_test

import (
	"testing"
	"time"
	_ "time/tzdata"

	"footnote/bot/study/plan"
)

// TestWall_In tries every minute around changes of the clocks: what a clock
// shows comes back as it is, at the first time that it shows it, and what it
// skips is the first moment after the gap.
func TestWall_In(t *testing.T) {
	for _, name := range []string{"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Tehran", "America/Sao_Paulo", "Africa/Casablanca", "Pacific/Apia", "Europe/Dublin", "UTC"} {
		zone, ok := plan.FindZone(name)
		if !ok {
			t.Fatalf("there is no zone %s", name)
		}
		for at := time.Date(2009, 1, 1, 0, 0, 0, 0, zone); at.Year() < 2027; {
			_, end := at.ZoneBounds()
			if end.IsZero() {
				break
			}
			for minutes := -180; minutes <= 180; minutes++ {
				moment := end.Add(time.Duration(minutes) * time.Minute)
				w := plan.WallOf(moment.In(zone))
				got := w.In(zone)
				if plan.WallOf(got) != w || got.After(moment) {
					t.Fatalf("%s: %s, shown at %v, is at %v", name, w, moment, got)
				}
			}
			before, after := plan.WallOf(end.Add(-time.Nanosecond).In(zone)), plan.WallOf(end.In(zone))
			if before < after {
				shown, err := time.Parse("2006-01-02T15:04", string(after))
				if err != nil {
					t.Fatal(err)
				}
				skipped := plan.WallOf(shown.Add(-time.Minute))
				if skipped > before && !skipped.In(zone).Equal(end) {
					t.Errorf("%s: %s, which is skipped, is at %v, want %v", name, skipped, skipped.In(zone), end)
				}
			}
			at = end.In(zone).Add(time.Hour)
		}
	}
}

// TestLead_Before counts a day by the clock on the wall, and an hour by the hour.
func TestLead_Before(t *testing.T) {
	zone, _ := plan.FindZone("Europe/Berlin")
	for _, tt := range []struct {
		lead plan.Lead
		at   plan.Wall
		want string
	}{
		{"1d", "2026-03-29T18:00", "2026-03-28T18:00:00+01:00"},
		{"1h", "2026-03-29T03:30", "2026-03-29T01:30:00+01:00"},
		{"1d", "2026-10-25T18:00", "2026-10-24T18:00:00+02:00"},
		{"1h", "2026-10-25T03:30", "2026-10-25T02:30:00+01:00"},
		{"1d", "2026-03-30T02:30", "2026-03-29T03:00:00+02:00"},
	} {
		if got := tt.lead.Before(tt.at, zone).Format(time.RFC3339); got != tt.want {
			t.Errorf("%s before %s is %s, want %s", tt.lead, tt.at, got, tt.want)
		}
	}
}
