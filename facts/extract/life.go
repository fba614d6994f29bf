package extract

import (
	"strings"

	"footnote/facts"
	"footnote/facts/prose"
)

// lives reads when and where people were born and died: "X was born on 3 May
// 1914 in Larn", "X died in 1990", "X (3 May 1914 – 9 June 1990) was …".
func lives(s *sentence) []facts.Statement {
	out := s.lifespan()
	for v := s.first + 1; v < s.end-1; v++ {
		property, verb, next := "", "", v+1
		switch {
		case s.is(v, "was", "born"):
			property, verb, next = "birth", "was born", v+2
		case s.fold(v) == "died":
			property, verb = "death", "died"
		case s.is(v, "was", "killed"), s.is(v, "was", "assassinated"), s.is(v, "was", "executed"):
			property, verb, next = "death", "was "+s.fold(v+1), v+2
		default:
			continue
		}
		if s.mark(next-1) != "" {
			continue
		}
		m, who, ok := s.subject(v)
		if !ok || !mayBePerson(m.Class) || !strings.ContainsAny(who, " -") {
			continue // many are called by the one name
		}
		if found, ok := s.lifeEvent(who, property, verb, next); ok {
			out = append(out, found)
		}
	}
	return out
}

// lifeEvent reads the date and the place from word i on, in either order.
func (s *sentence) lifeEvent(who, property, verb string, i int) (facts.Statement, bool) {
	st := facts.Statement{Subject: facts.Entity{Label: who}, Property: property}
	start, end := i, i
	for range 2 {
		if p, ok := s.periodAt(end); ok && p.on.Known() && !st.Valid.Known() {
			st.Valid, end = facts.At(p.on), p.end
			continue
		}
		if s.oneOf(end, "in", "at") && s.mark(end) == "" && st.Place.Label == "" {
			if place, class, stop, ok := s.nameFrom(end + 1); ok && class != prose.PersonName && class != prose.GroupName {
				st.Place, end = facts.Entity{Label: place}, stop
			}
		}
	}
	if end == start {
		return st, false
	}
	text := s.slice(start, end)
	st.Value = textValue(text)
	if property == "death" {
		st.Value = textValue(strings.TrimPrefix(verb, "was ") + " " + text)
	}
	st.Text = sentenceOf(who, " "+verb+" "+text)
	return st, true
}

// endings reads the end of a life by its name: "the killing of X in 1990".
func endings(s *sentence) []facts.Statement {
	var out []facts.Statement
	for i := s.first + 1; i < s.end-3; i++ {
		if !s.lexicon.endings[s.fold(i)] || s.fold(i-1) != "the" || !s.is(i+1, "of") || s.mark(i) != "" || s.fold(i+2) == "the" {
			continue
		}
		who, class, end, ok := s.nameFrom(i + 2)
		if !ok || !mayBePerson(class) || s.mark(end-1) != "" {
			continue
		}
		if who, ok = s.called(who); !ok {
			continue
		}
		p, ok := s.periodAt(end)
		if !ok || !p.on.Known() {
			continue
		}
		verb := "was killed"
		if s.fold(i) == "death" {
			verb = "died"
		}
		out = append(out, facts.Statement{
			Subject: facts.Entity{Label: who}, Property: "death", Valid: facts.At(p.on),
			Value: textValue(strings.TrimPrefix(verb, "was ") + s.told(&p)), Text: sentenceOf(who, " "+verb, s.told(&p)),
		})
	}
	return out
}

// lifespan reads the dates in brackets behind a person's name.
func (s *sentence) lifespan() []facts.Statement {
	if len(s.mentions) < 2 {
		return nil
	}
	who, dates := &s.mentions[0], &s.mentions[1]
	if who.Kind != prose.Name || !mayBePerson(who.Class) || !s.opens(who.First) || strings.TrimSpace(s.mark(who.End-1)) != "(" {
		return nil
	}
	// "(c. 1914 – 1990)" and "(born 1914)" are told in other words.
	if dates.Kind != prose.Date || dates.First != who.End || !dates.TwoEnded || !dates.To.Known() || strings.TrimSpace(s.mark(dates.End-1)) != ")" {
		return nil
	}
	label, ok := s.label(who.Range)
	if !ok || !strings.Contains(label, " ") || !s.oneOf(dates.End, "was", "is") || !s.oneOf(dates.End+1, "a", "an", "the") {
		return nil
	}
	const longestLife = 120 // years; what is longer is the life of something else
	if lived := dates.To.Year() - dates.From.Year(); lived < 10 || lived > longestLife {
		return nil
	}
	born, died := inWords(dates.From), inWords(dates.To)
	return []facts.Statement{
		{
			Subject: facts.Entity{Label: label}, Property: "birth", Value: textValue(born), Valid: facts.At(dates.From),
			Text: sentenceOf(label, " was born "+born),
		},
		{
			Subject: facts.Entity{Label: label}, Property: "death", Value: textValue("died " + died), Valid: facts.At(dates.To),
			Text: sentenceOf(label, " died "+died),
		},
	}
}

// inWords is a date of day, month or year precision with its preposition.
func inWords(d facts.Date) string {
	t := d.Span().First.Time()
	switch d.Precision() {
	case facts.DayPrecision:
		return "on " + t.Format("2 January 2006")
	case facts.Month:
		return "in " + t.Format("January 2006")
	}
	return "in " + strings.TrimLeft(d.String(), "0")
}
