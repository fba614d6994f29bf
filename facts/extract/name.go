package extract

import (
	"slices"
	"strings"
	"unicode"

	"footnote/facts"
	"footnote/facts/prose"
)

// longestLabel is how many words a label has at most.
const longestLabel = 8

// label is the name that the words make as a fact file would have it, without
// the person's style. It reports false for what is no name to go by.
func (s *sentence) label(r prose.Range) (string, bool) {
	for r.Len() > 1 && s.styled(r) {
		r.First++
	}
	label := s.slice(r.First, r.End)
	switch {
	case r.Len() < 1 || r.Len() > longestLabel, len([]rune(label)) < 2,
		strings.ContainsAny(label, "\n\"“”()[]@#*/,;:"), strings.Contains(label, " ."),
		!s.capital(r.End-1) && r.Len() == 1, s.lexicon.styles[facts.Fold(label)], !strings.ContainsFunc(label, unicode.IsUpper):
		return "", false
	}
	return label, true
}

// called is the label in full where the reading has named somebody in full
// before and goes on with the last name alone. It reports false where it has
// named several who are called so.
func (s *sentence) called(label string) (string, bool) {
	if strings.Contains(label, " ") {
		return label, true
	}
	full := ""
	for _, n := range s.named[facts.Fold(label)] {
		switch {
		case n.sentence >= s.index && full != "":
		case full != "" && facts.Fold(full) != facts.Fold(n.label):
			return "", false
		case n.sentence < s.index && n.person:
			full = n.label
		case !n.person:
			return "", false // a place or a firm is called so too
		}
	}
	if full == "" {
		return label, true
	}
	return full, true
}

// mayBePerson reports whether a name of the class may be somebody's.
func mayBePerson(c prose.NameClass) bool { return c != prose.GroupName && c != prose.PlaceName }

// styled reports whether the first word of a name is a style of the person.
func (s *sentence) styled(r prose.Range) bool {
	if !s.lexicon.styles[s.fold(r.First)] || !s.capital(r.First+1) {
		return false
	}
	if m := s.nameOver(r.First); m != nil && m.Class == prose.GroupName {
		return false // "General Mills"
	}
	return s.mark(r.First) == "" || s.mark(r.First) == "."
}

// opens reports whether the word at i is where the sentence proper begins: its
// first but for an article, or the first behind a comma that ends a few words of
// time or place.
func (s *sentence) opens(i int) bool {
	if i > s.first && s.fold(i-1) == "the" && s.mark(i-1) == "" {
		i--
	}
	if i == s.first {
		return true
	}
	const longestOpening = 8
	return s.mark(i-1) == "," && i-s.first <= longestOpening && s.lexicon.openers[s.fold(s.first)] &&
		!slices.ContainsFunc(s.all[s.first:i-1], func(w prose.Word) bool { return strings.ContainsAny(w.Mark, ",;:()") }) &&
		!s.has(s.first, i, s.lexicon.leaning)
}

// subject is the name that is the subject of the verb at v, at the beginning of
// the sentence: "X was", "X (1852–1931) was", "In 1990, X was", "X, a
// geographer, was", "X was a geographer who".
func (s *sentence) subject(v int) (prose.Mention, string, bool) {
	if s.fold(v-1) == "who" {
		if v = s.copula(v - 1); v == 0 {
			return prose.Mention{}, "", false
		}
	}
	m := s.subjectMention(v)
	if m == nil || !s.opens(m.First) {
		return prose.Mention{}, "", false
	}
	label, ok := s.label(m.Range)
	if ok {
		label, ok = s.called(label)
	}
	return *m, label, ok
}

// copula is the verb of "X was a geographer who", by the index of "who"; 0 if
// what stands before that is something else.
func (s *sentence) copula(who int) int {
	for v := who - 2; v > s.first; v-- {
		if s.oneOf(v, "is", "was") && s.oneOf(v+1, "a", "an") && s.mark(v) == "" && s.phraseEnd(v+1) == who {
			// "A friend of Ben Orr who" and "a son of a miller who" speak of
			// somebody else.
			if s.capital(who-1) || s.has(v, who, wordSet{"of": true}) {
				return 0
			}
			return v
		}
	}
	return 0
}

func (s *sentence) subjectMention(v int) *prose.Mention {
	const longestBetween = 14
	for k := range s.mentions {
		m := &s.mentions[k]
		if m.Kind != prose.Name || m.End > v || s.all[m.End-1].Possessive {
			continue
		}
		if m.End == v {
			if s.mark(v-1) == "" {
				return m
			}
			return nil
		}
		if v-m.End > longestBetween {
			return nil
		}
		open, shut := strings.TrimSpace(s.mark(m.End-1)), strings.TrimSpace(s.mark(v-1))
		if open == "(" && (shut == ")" || shut == "),") && !s.marked(m.End, v-1, ")") {
			return m
		}
		if open == "," && shut == "," && !s.marked(m.End, v-1, ",;:()") && s.oneOf(m.End, "a", "an", "the", "one") {
			return m
		}
		return nil // only the first name of the sentence is its subject
	}
	return nil
}

// marked reports whether one of the marks stands behind a word from first up to
// end.
func (s *sentence) marked(first, end int, marks string) bool {
	for i := first; i < end; i++ {
		if strings.ContainsAny(s.mark(i), marks) {
			return true
		}
	}
	return false
}

// nameFrom is the name that begins at word i, with an article before it or
// without, and the word behind it. What goes on as another noun is none: "Larn
// football".
func (s *sentence) nameFrom(i int) (label string, class prose.NameClass, end int, ok bool) {
	if s.fold(i) == "the" && s.mark(i) == "" {
		i++
	}
	m := s.nameOver(i)
	if m == nil || i >= s.end {
		return "", 0, 0, false
	}
	label, ok = s.label(prose.Range{First: i, End: m.End})
	if !ok || s.all[m.End-1].Possessive || !s.ends(m.End) {
		return "", 0, 0, false
	}
	class = m.Class
	if m.First < i {
		class = prose.UnknownName // it is that of the whole: "President of Larn"
	}
	return label, class, m.End, true
}

// ends reports whether a name or a phrase is over before the word at i.
func (s *sentence) ends(i int) bool {
	if i >= s.end {
		return true
	}
	if m := s.mark(i - 1); m != "" {
		return !strings.HasPrefix(m, "-") && !strings.HasPrefix(m, "/") && !strings.HasPrefix(m, "&") && m != "–"
	}
	if s.fold(i) == "and" || s.fold(i) == "or" {
		return !s.capital(i+1) && s.fold(i+1) != "the" && s.fold(i+1) != "of"
	}
	return s.lexicon.enders[s.fold(i)]
}
