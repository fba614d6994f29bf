package answer

import (
	"strings"

	"footnote/bot/phrase"
	"footnote/facts"
)

// DateText is a date as people write it in English; see [phrase.Printer.Date].
func DateText(d facts.Date) string { return phrase.Printer{}.Date(d) }

// A speaker says things in its language.
type speaker struct{ in phrase.Printer }

// say says a phrase.
func (c speaker) say(t phrase.Text, args ...any) string { return c.in.Say(t, args...) }

// lengthText is a duration in words: "8 months", "about 8 months", "2 years
// and 4 months", "10 days".
func (c speaker) lengthText(d facts.Duration) string {
	if d.Exact() || wide(d) {
		return c.length(d)
	}
	return c.say("about %s¦a length of time", c.length(d))
}

// wide reports whether the duration is so uncertain that both its bounds are
// told.
func wide(d facts.Duration) bool {
	width := d.Max - d.Min
	return width > 90 && width > d.Days()/2
}

// length is lengthText without what says that it is not exact.
func (c speaker) length(d facts.Duration) string {
	if wide(d) {
		return c.say("between %[1]s and %[2]s¦lengths of time", c.lengthText(facts.Duration{Min: d.Min, Max: d.Min}), c.lengthText(facts.Duration{Min: d.Max, Max: d.Max}))
	}
	months := d.Months()
	switch {
	case d.Days() < 45:
		return c.say("%d days", d.Days())
	case months < 24:
		return c.say("%d months", months)
	case months%12 == 0:
		return c.say("%d years", months/12)
	case d.Max-d.Min > 300:
		return c.say("%d years", (months+6)/12)
	}
	return c.in.And([]string{c.say("%d years", months/12), c.say("%d months", months%12)})
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
func (c speaker) boundText(b facts.Bound) string {
	switch b.Rule {
	case facts.Followed:
		return c.say("inferred: followed %s", b.Via)
	case facts.FollowedBy:
		return c.say("inferred: %s followed", b.Via)
	case facts.OneAtATime:
		return c.say("inferred: one at a time, then %s", b.Via)
	}
	return ""
}

// heldText tells an interval beside a name: "until February 2022", "from
// October 2007 to May 2011", "on 22 March 2024", "from February 2022
// (inferred: followed X) to October 2022". Inferred bounds are told only when
// they are wanted.
func (c speaker) heldText(v facts.Interval, wantInferred bool) string {
	if v.Point {
		return c.in.At(v.From.Date)
	}
	told := func(b facts.Bound) bool {
		return b.Date.Known() && (b.Basis == facts.Stated || wantInferred)
	}
	from, to := told(v.From), told(v.To)
	var s string
	switch {
	case from && to && v.From.Date == v.To.Date:
		s = c.in.At(v.From.Date)
	case from && to:
		s = c.in.From(v.From.Date) + c.basisNote(v.From) + " " + c.in.To(v.To.Date) + c.basisNote(v.To)
	case from:
		s = c.in.Since(v.From.Date) + c.basisNote(v.From)
	case to:
		s = c.in.Until(v.To.Date) + c.basisNote(v.To)
	}
	if v.To.Date == facts.OpenDate {
		s = strings.TrimSpace(c.say("%s onwards", s))
	}
	return s
}

// basisNote is what stands in brackets behind the date of an inferred bound.
func (c speaker) basisNote(b facts.Bound) string {
	if b.Basis != facts.Inferred {
		return ""
	}
	return " (" + c.boundText(b) + ")"
}

// told is the statement as a sentence: its own text, or else its property's
// phrase with the time it held.
func (c *composer) told(s *facts.Statement) string {
	if s.Text != "" {
		return sentence(s.Text)
	}
	return c.filledFor(s, false)
}

// english is told in the language that questions are asked in: what words are
// looked for in.
func (c *composer) english(s *facts.Statement) string {
	own := *c
	own.in = phrase.Printer{}
	return own.told(s)
}

// filled is the property's phrase with the statement's subject and value.
func (c *composer) filled(s *facts.Statement) string {
	return c.phrased(s, s.Subject.Label, c.in.Value(s.Value))
}

// filledFor is the property's phrase as a sentence, with the time it held.
func (c *composer) filledFor(s *facts.Statement, wantInferred bool) string {
	return sentence(c.when(c.filled(s), c.heldText(s.Valid, wantInferred)))
}

// when adds to a sentence in the base's own words when that was, if it is known.
func (c speaker) when(told, time string) string {
	if time == "" {
		return told
	}
	return c.say("%[1]s %[2]s¦a sentence in English, when that was", told, time)
}

// phrased fills the property's phrase, or writes "Subject, property: value".
func (c *composer) phrased(s *facts.Statement, subject, value string) string {
	p := c.lex.Property(s.Property)
	if p.Phrase != "" {
		return strings.NewReplacer("{subject}", subject, "{value}", value).Replace(p.Phrase)
	}
	return subject + ", " + p.Label + ": " + value
}

// The frames of a claim's author: one, and several.
var (
	says     = [...]phrase.Text{"so %s says", "so %s say"}
	suggests = [...]phrase.Text{"so %s suggests", "so %s suggest"}
	reports  = [...]phrase.Text{"so %s reports", "so %s report"}
)

// attributed is a told sentence with whose claim it is, when it is someone's
// and the sentence does not say so.
func (c speaker) attributed(s *facts.Statement, told string) string {
	if s.AssertedBy == "" || strings.Contains(strings.ToLower(told), strings.ToLower(lastWord(s.AssertedBy))) {
		return told
	}
	frames := says
	switch s.Certainty {
	case facts.Suggests:
		frames = suggests
	case facts.Reports:
		frames = reports
	}
	several := strings.HasSuffix(s.AssertedBy, "s") || strings.HasSuffix(s.AssertedBy, "media")
	stop := ""
	if cut, ok := strings.CutSuffix(told, "."); ok {
		told, stop = cut, "."
	}
	return told + " (" + c.say(frames[btoi(several)], s.AssertedBy) + ")" + stop
}

// owned is attributed, but for a statement that is hedged and nobody's by name: then
// it says whose view that is.
func (c speaker) owned(s *facts.Statement, told string) string {
	view := c.viewOf(s)
	if s.AssertedBy != "" || view == "" {
		return c.attributed(s, told)
	}
	return strings.TrimSuffix(told, ".") + " (" + view + ")."
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
