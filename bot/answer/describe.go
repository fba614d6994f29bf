package answer

import (
	"strings"

	"footnote/facts"
)

// Describe tells a statement in a line, as people who look after the facts want
// it: its own sentence or, without one, subject, property and value, with the
// time that it holds over.
func Describe(s *facts.Statement) string {
	text := s.Text
	if text == "" {
		text = s.Subject.Label + ", " + s.Property + ": " + facts.ValueLabel(s.Value)
	}
	if when := held(s.Valid); when != "" && !strings.Contains(text, when) {
		text += " (" + when + ")"
	}
	return text
}

// held tells an interval; it is empty where nothing is known.
func held(v facts.Interval) string {
	from, to := v.From.Date, v.To.Date
	switch {
	case v.Point:
		return DateText(from)
	case from.Known() && to.Known():
		return "from " + DateText(from) + " to " + DateText(to)
	case from.Known() && to == facts.OpenDate:
		return "from " + DateText(from) + " until now"
	case from.Known():
		return "from " + DateText(from)
	case to.Known():
		return "until " + DateText(to)
	}
	return ""
}
