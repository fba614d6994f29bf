package plan_test

import (
	"strings"
	"testing"
	"time"

	"footnote/bot/study/plan"
)

// noon is a Tuesday.
var noon = time.Date(2024, 4, 2, 12, 0, 0, 0, time.UTC)

func TestReadMoment(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		text string
		want plan.Moment
	}{
		{"Thursday 18:00", plan.Moment{Wall: "2024-04-04T18:00"}},
		{"on thu at 6pm", plan.Moment{Wall: "2024-04-04T18:00"}},
		{"next Tuesday 9 am", plan.Moment{Wall: "2024-04-09T09:00"}},
		{"tomorrow noon", plan.Moment{Wall: "2024-04-03T12:00"}},
		{"3 December 18:00", plan.Moment{Wall: "2024-12-03T18:00"}},
		{"2024-12-03T18:00 America/New_York", plan.Moment{Wall: "2024-12-03T18:00", Zone: "America/New_York"}},
		{"in two weeks 18:00", plan.Moment{Wall: "2024-04-16T18:00"}},
		{"every Thursday 18:00 for 6 weeks", plan.Moment{Wall: "2024-04-04T18:00", Every: true, Repeat: 6}},
		{"every friday 18:00", plan.Moment{Wall: "2024-04-05T18:00", Every: true}},
		{"Donnerstag 18 Uhr", plan.Moment{Wall: "2024-04-04T18:00"}},
		{"am Donnerstag um 18.30 Uhr", plan.Moment{Wall: "2024-04-04T18:30"}},
		{"am 3. Dezember um 18:00 Uhr", plan.Moment{Wall: "2024-12-03T18:00"}},
		{"nächsten Dienstag 9 Uhr Europe/Vienna", plan.Moment{Wall: "2024-04-09T09:00", Zone: "Europe/Vienna"}},
		{"jeden Freitag 18 Uhr für 6 Wochen", plan.Moment{Wall: "2024-04-05T18:00", Every: true, Repeat: 6}},
		{"morgen mittags", plan.Moment{Wall: "2024-04-03T12:00"}},
	}
	for _, tt := range tests {
		if got, wrong := plan.ReadMoment(tt.text, noon, berlin); wrong != nil || got != tt.want {
			t.Errorf("%q is %+v, %v; want %+v", tt.text, got, wrong, tt.want)
		}
	}
	for text, want := range map[string]string{
		"18:00":                          "On which day?",
		"Thursday":                       "At what time on",
		"Thursday 25:00":                 "There is no 25:00 on the clock.",
		"31 February 18:00":              "There is no",
		"Thursday 18:00 Europe/Atlantis": "I don't know the time zone",
		"1 April 2024 18:00":             "is past.",
		"2050-01-01 18:00":               "more than ten years ahead",
		"whenever 18:00":                 "I don't know what time",
	} {
		if m, wrong := plan.ReadMoment(text, noon, berlin); wrong == nil || !strings.Contains(wrong.Error(), want) {
			t.Errorf("%q is %+v, %v; want %q", text, m, wrong, want)
		}
	}
}

// Whatever is read lies ahead, and reads the same when it is written plainly.
func FuzzReadMoment(f *testing.F) {
	for _, text := range []string{"Thursday 18:00", "am 3. Dezember um 18:00 Uhr", "every fri 6 p.m. for 3 weeks Asia/Kathmandu", "in 3 days at noon", "1.2.2025 7:05", "2024-05-01T9:00 UTC"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		m, wrong := plan.ReadMoment(text, noon, time.UTC)
		if wrong != nil {
			if wrong.Error() == "" {
				t.Errorf("%q is refused without a word", text)
			}
			return
		}
		zone := time.UTC
		if m.Zone != "" {
			zone, _ = plan.FindZone(m.Zone)
		}
		if at := m.Wall.In(zone); !at.After(noon) || at.After(noon.AddDate(plan.MostYears, 0, 1)) {
			t.Errorf("%q is at %v", text, at)
		}
		plain := strings.Replace(string(m.Wall), "T", " ", 1) + " " + m.Zone
		again, wrong := plan.ReadMoment(plain, noon, time.UTC)
		if wrong != nil || again.Wall != m.Wall || again.Zone != m.Zone {
			t.Errorf("%q is %+v, and as %q it is %+v, %v", text, m, plain, again, wrong)
		}
	})
}
