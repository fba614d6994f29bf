package question

import (
	"slices"
	"strings"

	"footnote/facts"
	"footnote/facts/prose"
)

// mostSpoken is how many words of one question or answer are read for names.
const mostSpoken = 200

// A speech is a text that was said, and what in it is told by capitals,
// quotation marks and figures alone: no base need know it.
type speech struct {
	text  string
	words []prose.Word
	names []spoken
	dates []prose.Mention
}

// A spoken name is one that no base need know.
type spoken struct {
	text  string     // as written
	words []string   // folded
	kind  facts.Kind // as far as its surroundings tell; else empty
	// modifies is set for a name that only describes the noun behind it, as in "a
	// Larn boat": what was spoken of is the boat.
	modifies bool
	noun     string // the noun before it that says what it is: "album"
	lead     string // the preposition before it, if one is there
	prose.Range
}

// within reports whether the name is the other or a part of it.
func (s *spoken) within(o *spoken) bool {
	return len(s.words) > 0 && strings.Contains(" "+strings.Join(o.words, " ")+" ", " "+strings.Join(s.words, " ")+" ")
}

// nameKinds are the kinds of the names that prose tells apart.
var nameKinds = map[prose.NameClass]facts.Kind{prose.PersonName: facts.Person, prose.GroupName: facts.Group, prose.PlaceName: facts.Place}

// hear reads a text that was said.
func (l *Lexicon) hear(text string) *speech {
	s := &speech{text: text, words: prose.Words(text, mostSpoken)}
	for _, m := range prose.Mentions(text, s.words) {
		switch m.Kind {
		case prose.Name:
			l.add(s, &m, nameKinds[m.Class])
		case prose.Quoted:
			if s.words[m.First].Capital() {
				l.add(s, &m, facts.Work)
			}
		case prose.Date:
			s.dates = append(s.dates, m)
		}
	}
	return s
}

// add adds a name, once.
func (l *Lexicon) add(s *speech, m *prose.Mention, kind facts.Kind) {
	for m.End < len(s.words) && m.Kind == prose.Name && s.words[m.End].Capital() && s.words[m.End-1].Mark == "" && !s.words[m.End-1].Possessive {
		m.End++ // "Calling All Lovers": a title has small words in capitals too
		last := &s.words[m.End-1]
		m.Bytes.End = last.Start + len(last.Text)
	}
	n := spoken{text: strings.TrimRight(m.Text(s.text), ` ,.;:"”`), kind: kind, Range: m.Range}
	for _, w := range s.words[m.First:m.End] {
		n.words = append(n.words, w.Fold)
	}
	if m.First > 0 && placeWords[s.words[m.First-1].Fold] {
		n.lead = s.words[m.First-1].Fold
	}
	if m.End < len(s.words) && s.words[m.End-1].Mark == "" && m.Len() == 1 && m.Kind == prose.Name && !s.words[m.End-1].Possessive {
		next := &s.words[m.End]
		n.modifies = !next.Capital() && !next.Number() && !l.stop[next.Fold] && !l.Past(next.Fold) && !strings.HasSuffix(next.Fold, "ly")
	}
	if i := m.First - 1; i > 0 && callingWords[s.words[i].Fold] {
		l.nounBefore(s, i-1, &n)
	} else if i >= 0 {
		l.nounBefore(s, i, &n)
	}
	if !slices.ContainsFunc(s.names, func(o spoken) bool { return o.text == n.text }) {
		s.names = append(s.names, n)
	}
}

// callingWords may stand between a noun and the name of what it means.
var callingWords = map[string]bool{"titled": true, "entitled": true, "called": true, "named": true}

// nounBefore notes on the name that the word at i before it says what it names:
// "the album Far Shore".
func (l *Lexicon) nounBefore(s *speech, i int, n *spoken) {
	w := &s.words[i]
	if kind, ok := l.kinds[l.Stem(w.Fold)]; ok && !w.Capital() && !w.Possessive && strings.Trim(w.Mark, `,"“`) == "" {
		n.kind, n.noun = kind, w.Text
	}
}

// full is the name with the noun that says what it names, if one was said.
func (s *spoken) full() string {
	if s.noun == "" || strings.HasSuffix(s.noun, "s") {
		return s.text
	}
	return "the " + s.noun + " " + s.text
}

// placeWords lead to where something is, more often than to anything else.
var placeWords = map[string]bool{"in": true, "at": true, "to": true, "from": true, "near": true, "into": true}

// pair is the first names of that kind that the text joins: "Ada Holt and Ben
// Ruck".
func (s *speech) pair(kind facts.Kind) (string, bool) {
	for i, n := range s.names {
		if end := s.joined(i); end > i+1 && (n.kind == kind || s.names[end-1].kind == kind) {
			return s.run(i, end), true
		}
	}
	return "", false
}

// run is the text of the i-th name to that before the end-th.
func (s *speech) run(i, end int) string {
	last := s.names[end-1]
	return s.text[s.words[s.names[i].First].Start:s.words[last.First].Start] + last.text
}

// joined is the end of the names from the i-th on that stand side by side.
func (s *speech) joined(i int) int {
	for i++; i < len(s.names); i++ {
		switch gap := s.names[i].First - s.names[i-1].End; {
		case gap == 0 && s.words[s.names[i].First-1].Mark == ",":
		case gap == 1 && s.words[s.names[i].First-1].Fold == "and":
		default:
			return i
		}
	}
	return i
}
