package extract

import (
	"unicode"
	"unicode/utf8"

	"footnote/facts"
	"footnote/facts/prose"
)

// A period is when something was so, as a sentence tells it: both bounds, one
// of them, or one date.
type period struct {
	from, to, on facts.Date
	start, end   int // its words
}

// none reports whether the period tells nothing.
func (p *period) none() bool { return !p.from.Known() && !p.to.Known() && !p.on.Known() }

// valid is the time over which something lasted; what is told of one date alone
// says nothing of its bounds.
func (p *period) valid() facts.Interval { return facts.FromTo(p.from, p.to) }

// periodAt reads the period that begins at word i: "from 1990 to 1995", "(1990–
// 1995)", "since 1990", "in March 1990". One that is not told to the year is
// none.
func (s *sentence) periodAt(i int) (period, bool) {
	at := i
	const longestLead = 4 // "since about the year"
	for at-i < longestLead && s.mentionAt(at, prose.Date) == nil && leads[s.fold(at)] {
		at++
	}
	m := s.mentionAt(at, prose.Date)
	if m == nil || !m.From.Known() {
		return period{}, false
	}
	p := period{start: i, end: m.End}
	from, to := s.hedged(m.From, at), s.hedged(m.To, at)
	word := s.fold(i)
	switch {
	case m.TwoEnded:
		if p.from = from; to.Known() {
			p.to = to
		}
	case at == i:
		return period{}, false // a date without a word before it says too little
	case word == "from" || word == "since":
		p.from = from
	case word == "until" || word == "till":
		p.to = from
	case word == "in" || word == "on" || word == "during":
		p.on = from
	default:
		return period{}, false
	}
	return p, true
}

// leads are the words that may stand between a period's preposition and its
// date, with the prepositions.
var leads = setOf([]string{
	"from", "between", "since", "until", "till", "in", "on", "during", "about", "around", "circa", "c", "the", "year", "early", "late",
})

// hedged is the date, approximate if a word before the mention at i says so.
func (s *sentence) hedged(d facts.Date, i int) facts.Date {
	if !d.Known() || d.Approximate() || !s.oneOf(i-1, "about", "around", "circa", "c", "approximately", "roughly") {
		return d
	}
	if about, err := facts.ParseDate(d.String() + "~"); err == nil {
		return about
	}
	return d
}

// periodAround reads the period that follows at word i, behind a comma or a
// bracket too, or else the one with which the sentence opens: "In 1990, …".
func (s *sentence) periodAround(i int) period {
	if p, ok := s.periodAt(i); ok && s.mark(i-1) != ";" {
		return p
	}
	if p, ok := s.periodAt(s.first); ok && s.mark(p.end-1) == "," && p.end < i {
		return p
	}
	return period{}
}

// told is a space and the words of the period, "" if it tells nothing.
func (s *sentence) told(p *period) string {
	if p.none() {
		return ""
	}
	text := s.slice(p.start, p.end)
	if s.mentionAt(p.start, prose.Date) != nil { // in brackets
		return " (" + text + ")"
	}
	first, size := utf8.DecodeRuneInString(text)
	return " " + string(unicode.ToLower(first)) + text[size:]
}
