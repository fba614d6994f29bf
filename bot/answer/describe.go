package answer

import (
	"strings"

	"footnote/bot/phrase"
	"footnote/facts"
)

// Describe tells a statement in a line, as people who look after the facts want
// it: its own sentence or, without one, subject, property and value, with the
// time that it holds over.
func Describe(s *facts.Statement) string { return DescribeIn(phrase.Printer{}, s) }

// DescribeIn is Describe in the language of the printer.
func DescribeIn(p phrase.Printer, s *facts.Statement) string {
	text := s.Text
	if text == "" {
		text = s.Subject.Label + ", " + s.Property + ": " + p.Value(s.Value)
	}
	if when := held(p, s.Valid); when != "" && !strings.Contains(text, when) {
		text += " (" + when + ")"
	}
	return text
}

// Account tells a statement in a sentence, its own or as DescribeIn does, and whose
// word it is where it is no plain fact.
func Account(p phrase.Printer, s *facts.Statement) string {
	told := s.Text
	if told == "" {
		told = DescribeIn(p, s)
	}
	return speaker{p}.owned(s, sentence(told))
}

// held tells an interval; it is empty where nothing is known.
func held(p phrase.Printer, v facts.Interval) string {
	from, to := v.From.Date, v.To.Date
	switch {
	case v.Point:
		return p.Date(from)
	case from.Known() && to.Known():
		return p.From(from) + " " + p.To(to)
	case from.Known() && to == facts.OpenDate:
		return p.Say("%s until now", p.Since(from))
	case from.Known():
		return p.Since(from)
	case to.Known():
		return p.Until(to)
	}
	return ""
}
