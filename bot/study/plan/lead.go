package plan

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// A Lead is how long before a session a reminder is given: "1d", "1h", "1d12h",
// "30m", "1w".
type Lead string

// leads are what a plan begins with.
var leads = []Lead{"1d", "1h"}

// mostDays is how many days a lead has at most.
const mostDays = 60

var leadForm = regexp.MustCompile(`^(?:(\d{1,2})w)?(?:(\d{1,2})d)?(?:(\d{1,3})h)?(?:(\d{1,3})m)?$`)

// ReadLead reads a lead as people write it.
func ReadLead(text string) (Lead, bool) {
	l := Lead(strings.ToLower(text))
	days, rest := l.parts()
	return l, leadForm.MatchString(string(l)) && days <= mostDays && (days > 0 || rest > 0)
}

// parts are its whole days, and what it has besides.
func (l Lead) parts() (days int, rest time.Duration) {
	m := leadForm.FindStringSubmatch(string(l))
	if m == nil {
		return 0, 0
	}
	n := func(i int) int { n, _ := strconv.Atoi(m[i]); return n } // digits, or empty for 0
	return 7*n(1) + n(2), time.Duration(n(3))*time.Hour + time.Duration(n(4))*time.Minute
}

// Before is when a reminder with that lead is given: whole days are counted on
// the calendar, hours and minutes on the clock.
func (l Lead) Before(w Wall, zone *time.Location) time.Time {
	days, rest := l.parts()
	return w.AddDays(-days).In(zone).Add(-rest)
}

// alarmID names the reminder of a session at that time.
func alarmID(s *Session, zone string, l Lead) string {
	return fmt.Sprintf("%s %s %s %s", s.ID, s.Wall, zone, l)
}

// readAlarmID is the other way round.
func readAlarmID(id string) (session string, w Wall, zone string, l Lead, ok bool) {
	parts := strings.Fields(id)
	if len(parts) != 4 {
		return "", "", "", "", false
	}
	return parts[0], Wall(parts[1]), parts[2], Lead(parts[3]), true
}
