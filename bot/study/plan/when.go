package plan

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/olebedev/when"
	"github.com/olebedev/when/rules/en"

	"footnote/bot/phrase"
)

// A problem is why something cannot be done, for whoever wants it.
type problem struct {
	text phrase.Text
	args []any
}

// Error says it in English.
func (p *problem) Error() string { return phrase.Printer{}.Say(p.text, p.args...) }

func refuse(t phrase.Text, args ...any) *problem { return &problem{t, args} }

const (
	noDay     phrase.Text = "On which day? For instance: %s"
	noTime    phrase.Text = "At what time on %s? For instance: %s"
	noClock   phrase.Text = "There is no %s on the clock."
	noDate    phrase.Text = "There is no %s in the calendar."
	noSense   phrase.Text = "I don't know what time “%s” is. Write it like this: %s"
	noZone    phrase.Text = "I don't know the time zone “%s”. Write it like Europe/Berlin or America/New_York."
	isPast    phrase.Text = "%s is past."
	isFar     phrase.Text = "%s is more than ten years ahead."
	needLast  phrase.Text = "For how many weeks? For instance: every Thursday 18:00 for 6 weeks"
	tooOften  phrase.Text = "I plan at most %s sessions at once."
	whenLike              = "Thursday 18:00, tomorrow 9am, 2026-12-03 18:00 Europe/Berlin"
	mostYears             = 10
)

// A moment is a time as people say it.
type moment struct {
	Wall   Wall
	Zone   string // as it was named; empty where none was
	Repeat int    // weeks, at least 1; 0 for "every" without a number
	Every  bool
}

var (
	everyForm = regexp.MustCompile(`(?i)^\s*every\s+(.*?)(?:\s+for\s+(\d{1,3})\s+(?:weeks?|times|sessions?))?(\s+\S+/\S+)?\s*$`)
	clockForm = regexp.MustCompile(`(?i)\b(\d{1,2}):(\d{2})(?:\s*([ap])\.?m\b\.?)?|\b(\d{1,2})\s*([ap])\.?m\b\.?|\b(noon|midnight)\b`)
	isoForm   = regexp.MustCompile(`^\d{4}-\d{1,2}-\d{1,2}$`)
	dotForm   = regexp.MustCompile(`^\d{1,2}\.\d{1,2}\.\d{4}$`)
	dayMonth  = regexp.MustCompile(`(?i)^(\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?([a-z]+)\.?,?(?:\s+(\d{4}))?$`)
	monthDay  = regexp.MustCompile(`(?i)^([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?(?:\s+(\d{4}))?$`)
	joined    = regexp.MustCompile(`(\d)[Tt](\d)`)
)

// longestTime is how many bytes of text may tell a time.
const longestTime = 100

// readMoment reads a time, said at the time now. Weekdays and "tomorrow" count
// from the day that it is in the zone meant: the one named or, without one, home.
func readMoment(text string, now time.Time, home *time.Location) (moment, *problem) {
	var m moment
	if len(text) > longestTime {
		return m, refuse(noSense, strings.ToValidUTF8(text[:20], "")+"…", whenLike)
	}
	text = fromGerman(text)
	if parts := everyForm.FindStringSubmatch(text); parts != nil {
		m.Every, text = true, parts[1]+" "+parts[3]
		m.Repeat, _ = strconv.Atoi(parts[2]) // empty where it is not said
	}
	rest, zone, wrong := cutZone(strings.Fields(strings.TrimRight(text, ".!?")))
	if wrong != nil {
		return m, wrong
	}
	m.Zone = zone
	if zone != "" {
		home, _ = FindZone(zone)
	}
	local := now.In(home)
	words := joined.ReplaceAllString(strings.Join(rest, " "), "$1 $2")
	clock, said, words, wrong := cutClock(words)
	if wrong != nil {
		return m, wrong
	}
	day, wrong := readDay(words, clock, said, local)
	if wrong != nil {
		return m, wrong
	}
	if !said {
		return m, refuse(noTime, strings.TrimSpace(words), whenLike)
	}
	m.Wall = Wall(day.Format(time.DateOnly) + "T" + clock)
	return m, checkAhead(m.Wall, home, now)
}

// checkAhead refuses times that are over or that nobody plans for.
func checkAhead(w Wall, zone *time.Location, now time.Time) *problem {
	at := w.In(zone)
	switch {
	case !at.After(now):
		return refuse(isPast, spoken{at})
	case at.After(now.AddDate(mostYears, 0, 0)):
		return refuse(isFar, spoken{at})
	}
	return nil
}

// A spoken time is said in the language of whoever is refused.
type spoken struct{ time.Time }

// String says it in English.
func (s spoken) String() string { return phrase.Printer{}.Moment(s.Time) }

// cutZone takes the zone's name away from the words of a time, and those that
// only connect them.
func cutZone(words []string) (rest []string, zone string, wrong *problem) {
	for i, word := range words {
		word = strings.Trim(word, "(),")
		switch {
		case strings.Contains(word, "/") && strings.IndexFunc(word, unicode.IsLetter) >= 0, isZoneWord(word), i == len(words)-1 && isUpper(word):
			found, ok := FindZone(word)
			if !ok {
				return nil, "", refuse(noZone, word)
			}
			zone = found.String()
		case strings.EqualFold(word, "on") || strings.EqualFold(word, "at"):
		default:
			rest = append(rest, word)
		}
	}
	return rest, zone, nil
}

func isZoneWord(word string) bool {
	return strings.EqualFold(word, "UTC") || strings.EqualFold(word, "GMT")
}

// isUpper reports whether the word is written like CET or EST.
func isUpper(word string) bool {
	other := func(r rune) bool { return r < 'A' || r > 'Z' }
	return len(word) >= 3 && len(word) <= 5 && strings.IndexFunc(word, other) < 0
}

// cutClock takes the time of day away from a text; said is false if it has none.
func cutClock(text string) (clock string, said bool, rest string, wrong *problem) {
	at := clockForm.FindStringSubmatchIndex(text)
	if at == nil {
		return "00:00", false, text, nil
	}
	part := func(i int) string {
		if at[2*i] < 0 {
			return ""
		}
		return text[at[2*i]:at[2*i+1]]
	}
	rest = strings.TrimSpace(text[:at[0]] + " " + text[at[1]:])
	switch strings.ToLower(part(6)) {
	case "noon":
		return "12:00", true, rest, nil
	case "midnight":
		return "00:00", true, rest, nil
	}
	hour, _ := strconv.Atoi(part(1) + part(4)) // digits
	minute, _ := strconv.Atoi(part(2))         // digits, or empty for 0
	if half := strings.ToLower(part(3) + part(5)); half != "" {
		if hour < 1 || hour > 12 {
			return "", true, rest, refuse(noClock, part(0))
		}
		hour %= 12
		if half == "p" {
			hour += 12
		}
	}
	if hour > 23 || minute > 59 {
		return "", true, rest, refuse(noClock, part(0))
	}
	return fmt.Sprintf("%02d:%02d", hour, minute), true, rest, nil
}

// readDay reads a day; local is the time now where it is meant.
func readDay(text, clock string, said bool, local time.Time) (time.Time, *problem) {
	text = strings.Trim(strings.TrimSpace(text), ",")
	today := time.Date(local.Year(), local.Month(), local.Day(), 0, 0, 0, 0, time.UTC)
	over := said && clock <= local.Format("15:04")
	lower := strings.ToLower(text)
	switch lower {
	case "":
		if !said {
			return today, refuse(noDay, whenLike)
		}
		return today, refuse(noDay, whenLike)
	case "today", "tonight", "this evening":
		return today, nil
	case "tomorrow":
		return today.AddDate(0, 0, 1), nil
	case "the day after tomorrow", "day after tomorrow":
		return today.AddDate(0, 0, 2), nil
	}
	if day, ok := readWeekday(lower, today, over); ok {
		return day, nil
	}
	if day, is, wrong := readDate(text, today); is {
		return day, wrong
	}
	return readNatural(text, today)
}

// readWeekday reads "thursday", the next day of that name, and "next thursday",
// which is that of the next week.
func readWeekday(lower string, today time.Time, over bool) (time.Time, bool) {
	name := strings.TrimPrefix(strings.TrimPrefix(lower, "this "), "coming ")
	name, nextWeek := strings.CutPrefix(name, "next ")
	for d := time.Sunday; d <= time.Saturday; d++ {
		full := strings.ToLower(d.String())
		if name != full && name != full[:3] && name != full+"s" && !(len(name) == 4 && strings.HasPrefix(full, name)) {
			continue
		}
		ahead := (int(d) - int(today.Weekday()) + 7) % 7
		if nextWeek { // weeks begin on Monday
			ahead = (int(d)+6)%7 - (int(today.Weekday())+6)%7 + 7
		} else if ahead == 0 && over {
			ahead = 7
		}
		return today.AddDate(0, 0, ahead), true
	}
	return today, false
}

// readDate reads a date of the calendar; one without a year is the next of that
// name.
func readDate(text string, today time.Time) (day time.Time, is bool, wrong *problem) {
	if isoForm.MatchString(text) || dotForm.MatchString(text) {
		for _, layout := range []string{"2006-1-2", "2.1.2006"} {
			if day, err := time.Parse(layout, text); err == nil {
				return day, true, nil
			}
		}
		return today, true, refuse(noDate, text)
	}
	number, month, year := "", "", ""
	if m := dayMonth.FindStringSubmatch(text); m != nil {
		number, month, year = m[1], m[2], m[3]
	} else if m := monthDay.FindStringSubmatch(text); m != nil {
		number, month, year = m[2], m[1], m[3]
	}
	of, ok := readMonth(month)
	if !ok {
		return today, false, nil
	}
	n, _ := strconv.Atoi(number) // digits
	y, err := strconv.Atoi(year)
	for try := range 8 { // a leap day comes within eight years
		if err != nil {
			y = today.Year() + try
		}
		day = time.Date(y, of, n, 0, 0, 0, 0, time.UTC)
		if day.Day() == n && day.Month() == of && (err == nil || !day.Before(today)) {
			return day, true, nil
		}
	}
	return today, true, refuse(noDate, text)
}

func readMonth(name string) (time.Month, bool) {
	name = strings.ToLower(name)
	for m := time.January; m <= time.December; m++ {
		full := strings.ToLower(m.String())
		if name == full || name == full[:3] || name == "sept" && m == time.September {
			return m, true
		}
	}
	return 0, false
}

// readNatural reads what else people say of days: "in two weeks". It must
// understand all of it.
func readNatural(text string, today time.Time) (time.Time, *problem) {
	p := when.New(nil)
	p.Add(en.All...)
	found, err := p.Parse(text, today.Add(12*time.Hour))
	if err != nil || found == nil || !strings.EqualFold(strings.TrimSpace(found.Text), strings.TrimSpace(text)) {
		return today, refuse(noSense, text, whenLike)
	}
	t := found.Time
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC), nil
}

// upperWords writes the words of a zone's name as most are: Europe/Berlin.
func upperWords(name string) string {
	letters := []rune(strings.ToLower(name))
	begin := true
	for i, r := range letters {
		if begin {
			letters[i] = unicode.ToUpper(r)
		}
		begin = r == '/' || r == '_' || r == '-'
	}
	return string(letters)
}

// upperName is the name in capitals, as UTC and CET are.
func upperName(name string) string {
	if strings.Contains(name, "/") {
		return ""
	}
	return strings.ToUpper(name)
}
