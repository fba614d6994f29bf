package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/facts"
	"footnote/facts/prose"
)

// An office is one that somebody held: its name as written, the property that
// it is recorded under, and what it is the office of.
type office struct {
	property, name, of string
	spokenOf           string // what it is the office of, with its article
	end                int    // the word behind it
}

// officeAt reads the office that begins at word i: "the 5th president of the
// Larn Institute". One that is not said to be of something named is none.
func (s *sentence) officeAt(i int) (office, bool) {
	for s.oneOf(i, "the", "a", "an", "its") || s.mentionAt(i, prose.Ordinal) != nil {
		if s.fold(i) == "its" || s.mark(i) != "" {
			return office{}, false
		}
		i++
	}
	property, end := s.officeName(i)
	if end == i || s.mark(end-1) != "" || !s.oneOf(end, "of", "for") {
		return office{}, false
	}
	of, class, stop, ok := s.nameFrom(end + 1)
	if !ok || class == prose.PersonName || s.fold(end) == "for" && property != "head coach" && property != "director" {
		return office{}, false
	}
	return office{property, s.slice(i, end), of, s.spoken(end+1, of), stop}, true
}

// officeName is the property of the longest name of an office that begins at
// word i, and the word behind it; i if there is none.
func (s *sentence) officeName(i int) (property string, end int) {
	if s.lexicon.notOffice[s.fold(i)] {
		return "", i
	}
	name := ""
	for j := i; j < min(i+s.lexicon.longest, s.end); j++ {
		if j > i {
			if m := s.mark(j - 1); m != "" && m != "-" {
				break
			}
			name += " "
		}
		name += s.fold(j)
		if p, ok := s.lexicon.offices[name]; ok {
			property, end = p, j+1
		}
	}
	return property, max(end, i)
}

// A tenure is a form of words in which somebody holds an office.
type tenure struct {
	words []string
	// begins is set where the date told is that on which it began.
	begins bool
	// chosen is set where it is that of a choice, which is no bound.
	chosen bool
}

// tenureAt is the form that begins at word v, and the word behind it.
func (s *sentence) tenureAt(v int) (tenure, int, bool) {
	for _, t := range s.lexicon.tenures {
		if s.is(v, t.words...) && s.mark(v+len(t.words)-1) == "" {
			return t, v + len(t.words), true
		}
	}
	return tenure{}, 0, false
}

// bounds is how long something lasted that is told in the form, with the period
// that goes with it; it reports false where the period is one that does not say
// when it began or ended, but names a time within.
func (t *tenure) bounds(p *period) (facts.Interval, bool) {
	switch {
	case !p.on.Known():
		return p.valid(), true
	case t.begins:
		return facts.FromTo(p.on, facts.Date{}), true
	}
	return facts.Interval{}, t.chosen
}

// offices reads who held an office: "X was president of Y from 1990 to 1995".
func offices(s *sentence) []facts.Statement {
	var out []facts.Statement
	for v := s.first + 1; v < s.end-2; v++ {
		if t, next, ok := s.tenureAt(v); ok {
			if _, who, ok := s.subject(v); ok {
				if o, ok := s.officeAt(next); ok {
					p := s.periodAround(o.end)
					out = append(out, s.held(who, &o, &t, &p)...)
				}
			}
		}
	}
	return out
}

// held is the statement that somebody held an office in the form, over the
// period.
func (s *sentence) held(who string, o *office, t *tenure, p *period) []facts.Statement {
	valid, ok := t.bounds(p)
	if !ok || facts.Fold(who) == facts.Fold(o.of) {
		return nil
	}
	return []facts.Statement{{
		Subject: facts.Entity{Label: o.of}, Property: o.property, Value: entity(who), Valid: valid,
		Text: sentenceOf(who, " "+strings.Join(t.words, " ")+" "+o.name+" of "+o.spokenOf, s.told(p)),
	}}
}

// apposed reads offices and positions behind names: "X, leader of Y from 1990 to
// 1995, …", "said X, a judge at the Y Court". Whatever the sentence says of its
// subject, even that it may do something, this is told as so.
func apposed(s *sentence) []facts.Statement {
	var out []facts.Statement
	for k := range s.mentions {
		m := &s.mentions[k]
		if m.Kind != prose.Name || m.Class != prose.PersonName || s.mark(m.End-1) != "," || s.all[m.End-1].Possessive || s.listed(m) {
			continue
		}
		who, ok := s.label(m.Range)
		if !ok || !strings.Contains(who, " ") {
			continue
		}
		if o, ok := s.officeAt(m.End); ok {
			if p, dated := s.periodAt(o.end); dated && !p.on.Known() || !dated && s.ended(o.end) {
				out = append(out, s.held(who, &o, &tenure{words: []string{"was"}}, &p)...)
			}
			continue
		}
		if s.preposition(m.End) || s.oneOf(m.End, "then", "later", "now", "once", "like", "also", "both", "one") {
			continue
		}
		if job, end, ok := s.jobAt(m.End); ok && s.ended(end) && s.tied(m.End, end) {
			out = append(out, facts.Statement{
				Subject: facts.Entity{Label: who}, Property: "position", Value: textValue(job), Text: sentenceOf(who, " was "+job),
			})
		}
	}
	return out
}

// ended reports whether a comma or the end of the sentence stands before the
// word at i.
func (s *sentence) ended(i int) bool {
	m := s.mark(i - 1)
	return m == "," || m == "." && i >= s.end
}

// tied reports whether the words from first up to end tell for whom or of what
// by name: "a judge at the Larn Court".
func (s *sentence) tied(first, end int) bool {
	for i := first + 1; i < end-1; i++ {
		if s.oneOf(i, "of", "for", "at", "with") && (s.capital(i+1) || s.fold(i+1) == "the" && s.capital(i+2)) {
			return s.has(first, i, s.lexicon.jobs)
		}
	}
	return false
}

// listed reports whether the name stands in a list, so that what follows its
// comma may be another item of it.
func (s *sentence) listed(m *prose.Mention) bool { return s.mark(m.First-1) == "," }

func entity(label string) facts.Value {
	return facts.Value{Kind: facts.EntityValue, Entity: facts.Entity{Label: label}}
}

// textValue is the text, without spaces around it, as a value.
func textValue(text string) facts.Value {
	return facts.Value{Kind: facts.TextValue, Text: strings.TrimSpace(text)}
}

// sentenceOf puts a sentence together from its parts.
func sentenceOf(parts ...string) string {
	text := strings.Join(strings.Fields(strings.ReplaceAll(strings.Join(parts, ""), " ,", ",")), " ")
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:] + "."
}

// spoken is the label of the name that begins at word i, with the article that
// stands before it.
func (s *sentence) spoken(i int, label string) string {
	if s.fold(i) == "the" || s.fold(i-1) == "the" && s.mark(i-1) == "" {
		return "the " + label
	}
	return label
}
