package answer

import (
	"fmt"
	"strconv"
	"strings"

	"footnote/facts"
)

// DateText is a date as people write it: "22 March 2024", "October 2019",
// "spring 2022", "the 1990s", "about 2019"; "an unknown date" when it is not
// known.
func DateText(d facts.Date) string {
	var s string
	year := strconv.Itoa(d.Year())
	if d.Precision() > facts.Open && d.Year() <= 0 {
		year = strconv.Itoa(-d.Year()+1) + " BC"
	}
	switch d.Precision() {
	case facts.Century:
		s = "the " + year + "s (century)"
	case facts.Decade:
		s = "the " + year + "s"
	case facts.Year:
		s = year
	case facts.Season:
		s = [...]string{"spring", "summer", "autumn", "winter"}[d.Season()-1] + " " + year
	case facts.Month:
		s = d.Month().String() + " " + year
	case facts.DayPrecision:
		s = fmt.Sprintf("%d %s %s", d.Day(), d.Month(), year)
	default:
		return "an unknown date"
	}
	if d.Approximate() {
		return "about " + s
	}
	return s
}

// lengthText is a duration in words: "8 months", "about 8 months", "2 years
// and 4 months", "10 days".
func lengthText(d facts.Duration) string {
	if wide := d.Max - d.Min; wide > 90 && wide > d.Days()/2 {
		return "between " + lengthText(facts.Duration{Min: d.Min, Max: d.Min}) + " and " + lengthText(facts.Duration{Min: d.Max, Max: d.Max})
	}
	about := ""
	if !d.Exact() {
		about = "about "
	}
	months := d.Months()
	switch {
	case d.Days() < 45:
		return about + plural(d.Days(), "day")
	case months < 24:
		return about + plural(months, "month")
	case months%12 == 0:
		return about + plural(months/12, "year")
	case d.Max-d.Min > 300:
		return about + plural((months+6)/12, "year")
	}
	return about + plural(months/12, "year") + " and " + plural(months%12, "month")
}

func plural(n int, unit string) string {
	if n == 1 {
		return "1 " + unit
	}
	return strconv.Itoa(n) + " " + unit + "s"
}

// countWord is a number in words up to twelve, in digits above, capitalised for
// the head of a sentence. It must not be negative.
func countWord(n int) string {
	words := []string{"None", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"}
	if n < len(words) {
		return words[n]
	}
	return strconv.Itoa(n)
}

// join lists words as a sentence does: "a", "a and b", "a, b and c".
func join(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

// sentence capitalises s and ends it with a full stop.
func sentence(s string) string {
	s = capitalise(strings.TrimSpace(s))
	if s == "" || strings.ContainsAny(s[len(s)-1:], ".!?:") {
		return s
	}
	return s + "."
}

// capitalise writes the first letter large; words such as "al-Baghdadi" too,
// since they begin a sentence.
func capitalise(s string) string {
	if s != "" && s[0] >= 'a' && s[0] <= 'z' {
		return strings.ToUpper(s[:1]) + s[1:]
	}
	return s
}

// boundText tells how an inferred bound is known.
func boundText(b facts.Bound) string {
	switch b.Rule {
	case facts.Followed:
		return "inferred: followed " + b.Via
	case facts.FollowedBy:
		return "inferred: " + b.Via + " followed"
	case facts.OneAtATime:
		return "inferred: one at a time, then " + b.Via
	}
	return ""
}

// heldText tells an interval beside a name: "until February 2022", "from
// October 2007 to May 2011", "on 22 March 2024", "from February 2022
// (inferred: followed X) to October 2022". Inferred bounds are told only when
// they are wanted.
func heldText(v facts.Interval, wantInferred bool) string {
	if v.Point {
		if v.From.Date.Precision() == facts.DayPrecision {
			return "on " + DateText(v.From.Date)
		}
		return "in " + DateText(v.From.Date)
	}
	told := func(b facts.Bound) bool {
		return b.Date.Known() && (b.Basis == facts.Stated || wantInferred)
	}
	from, to := told(v.From), told(v.To)
	var s string
	switch {
	case from && to && v.From.Date == v.To.Date:
		s = "in " + DateText(v.From.Date)
	case from && to:
		s = "from " + DateText(v.From.Date) + basisNote(v.From) + " to " + DateText(v.To.Date) + basisNote(v.To)
	case from:
		s = "from " + DateText(v.From.Date) + basisNote(v.From)
	case to:
		s = "until " + DateText(v.To.Date) + basisNote(v.To)
	}
	if v.To.Date == facts.OpenDate {
		s = strings.TrimSpace(s + " onwards")
	}
	return s
}

// basisNote is what stands in brackets behind the date of an inferred bound.
func basisNote(b facts.Bound) string {
	if b.Basis != facts.Inferred {
		return ""
	}
	return " (" + boundText(b) + ")"
}

// told is the statement as a sentence: its own text, or else its property's
// phrase with the time it held.
func (c *composer) told(s *facts.Statement) string {
	if s.Text != "" {
		return sentence(s.Text)
	}
	return sentence(c.phrased(s, s.Subject.Label, facts.ValueLabel(s.Value)) + spaced(heldText(s.Valid, false)))
}

// phrased fills the property's phrase, or writes "Subject, property: value".
func (c *composer) phrased(s *facts.Statement, subject, value string) string {
	p := c.lex.Property(s.Property)
	if p.Phrase != "" {
		return strings.NewReplacer("{subject}", subject, "{value}", value).Replace(p.Phrase)
	}
	return subject + ", " + p.Label + ": " + value
}

// attributed is a told sentence with whose claim it is, when it is someone's
// and the sentence does not say so.
func attributed(s *facts.Statement, told string) string {
	if s.AssertedBy == "" || strings.Contains(strings.ToLower(told), strings.ToLower(lastWord(s.AssertedBy))) {
		return told
	}
	verb := map[facts.Certainty]string{facts.Suggests: "suggests", facts.Reports: "reports"}[s.Certainty]
	if verb == "" {
		verb = "says"
	}
	if plural := strings.HasSuffix(s.AssertedBy, "s") || strings.HasSuffix(s.AssertedBy, "media"); plural {
		verb = strings.TrimSuffix(verb, "s")
	}
	stop := ""
	if cut, ok := strings.CutSuffix(told, "."); ok {
		told, stop = cut, "."
	}
	return told + " (so " + s.AssertedBy + " " + verb + ")" + stop
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// spaced leads from a sentence to what follows, if anything does.
func spaced(s string) string {
	if s == "" {
		return ""
	}
	return " " + s
}

// comma leads from a name to what follows, if anything does.
func comma(s string) string {
	if s == "" {
		return ""
	}
	return ", " + s
}
