package quiz

import (
	"context"
	"strings"
	"time"

	"footnote/bot/phrase"
	"footnote/bot/study"
)

const (
	dueNow      phrase.Text = "%d cards are due now."
	dueSoon     phrase.Text = "%d cards are due later today."
	dueTomorrow phrase.Text = "%d cards are due tomorrow."
	dueLater    phrase.Text = "%d cards are due later, the next on %s."
)

// outlook says how many of a member's cards are due when, a line each.
func (m *Master) outlook(ctx context.Context, a *study.Act) (string, error) {
	all, err := m.kept.DueCards(ctx, a.Place.Network, a.Member)
	if err != nil {
		return "", err
	}
	zone, err := m.zone(ctx, a)
	if err != nil {
		return "", err
	}
	now := a.At.In(zone)
	var counts [4]int
	var next time.Time
	for _, d := range all {
		i := bucket(now, d.At.In(zone))
		if counts[i]++; i == 3 && next.IsZero() {
			next = d.At.In(zone)
		}
	}
	var lines []string
	for i, text := range []phrase.Text{dueNow, dueSoon, dueTomorrow} {
		if counts[i] > 0 {
			lines = append(lines, a.Say(text, counts[i]))
		}
	}
	if counts[3] > 0 {
		lines = append(lines, a.Say(dueLater, counts[3], a.Phrases.Day(next)))
	}
	return strings.Join(lines, "\n"), nil
}

// bucket is 0 for what is due now, 1 for later today, 2 for tomorrow, 3 for
// later, by the calendar of the two times' zone.
func bucket(now, due time.Time) int {
	switch days := daysBetween(now, due); {
	case !due.After(now):
		return 0
	case days == 0:
		return 1
	case days == 1:
		return 2
	}
	return 3
}

// daysBetween is how many days the calendar counts from one time to another.
func daysBetween(from, to time.Time) int {
	noon := func(t time.Time) time.Time {
		return time.Date(t.Year(), t.Month(), t.Day(), 12, 0, 0, 0, time.UTC)
	}
	return int(noon(to).Sub(noon(from)).Hours() / 24)
}

const (
	inMinutes phrase.Text = "in %d minutes"
	inHours   phrase.Text = "in %d hours"
	inDays    phrase.Text = "in %d days"
	seconds   phrase.Text = "%d seconds"
	minutes   phrase.Text = "%d minutes"
)

// until is how long it is from the act to a time, roughly.
func until(a *study.Act, t time.Time) string {
	switch d := t.Sub(a.At); {
	case d < time.Hour:
		return a.Say(inMinutes, max(1, int(d.Round(time.Minute).Minutes())))
	case d < 24*time.Hour:
		return a.Say(inHours, int(d.Round(time.Hour).Hours()))
	default:
		return a.Say(inDays, int(d.Round(24*time.Hour).Hours()/24))
	}
}

// length is a duration in words: seconds or, where it has no others, minutes.
func length(a *study.Act, d time.Duration) string {
	if d%time.Minute == 0 {
		return a.Say(minutes, int(d.Minutes()))
	}
	return a.Say(seconds, int(d.Seconds()))
}

// joinLines are those that are not empty.
func joinLines(lines ...string) string {
	var some []string
	for _, line := range lines {
		if line != "" {
			some = append(some, line)
		}
	}
	return strings.Join(some, "\n")
}
