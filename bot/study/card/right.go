package card

import (
	"strings"

	"footnote/facts"
)

// alongside reports whether another statement may hold when this one does, as
// far as the question's dates tell them apart. Of a property with one value at a
// time the bounds that are stated tell: who led until 2019 is not who led until
// 2022. Of others their times must lie apart.
func alongside(s, other *facts.Statement, single bool) bool {
	if !s.Valid.Known() || !other.Valid.Known() {
		return true
	}
	if single {
		apart := func(a, b facts.Bound) bool {
			return a.Basis == facts.Stated && a.Date.Known() && b.Date.Known() && !a.Date.Span().Overlaps(b.Date.Span())
		}
		if apart(s.Valid.From, other.Valid.From) || apart(s.Valid.To, other.Valid.To) {
			return false
		}
	}
	return s.Valid.Hull().Overlaps(other.Valid.Hull())
}

// sameLine reports whether the two differ in nothing but what the role is: other
// values of one subject, or other subjects of one value.
func sameLine(s, other *facts.Statement, r role) bool {
	switch {
	case s.Property != other.Property:
		return false
	case r == subjectRole:
		return facts.SameValue(s.Value, other.Value) && s.Subject.ID != other.Subject.ID
	}
	return s.Subject.ID == other.Subject.ID && !facts.SameValue(s.Value, other.Value)
}

// rivals reports whether another statement of those known answers the question
// too, so that it has one answer only among its choices.
func (f *framing) rivals(known []facts.Statement) bool {
	s := f.of
	if f.gap.role == dateRole || f.gap.role == amountRole {
		return false // see repeated
	}
	for i := range known {
		other := &known[i]
		if other.ID == s.ID || !sameLine(s, other, f.gap.role) {
			continue
		}
		if alongside(s, other, f.property.Single) {
			return true
		}
	}
	return false
}

// repeated reports whether what the statement says, but for its date or its
// number, is said of another date or with another number too.
func (f *framing) repeated(known []facts.Statement) bool {
	s := f.of
	for i := range known {
		other := &known[i]
		if other.ID == s.ID || other.Subject.ID != s.Subject.ID || other.Property != s.Property {
			continue
		}
		if f.gap.role == amountRole || facts.SameValue(s.Value, other.Value) && other.Valid != s.Valid {
			return true
		}
	}
	return false
}

// alsoRight reports whether the entity in the place of the gap's might be right
// too, by the statements known about what else the question names.
func (f *framing) alsoRight(e facts.Entity, known []facts.Statement) bool {
	for i := range known {
		other := &known[i]
		if other.ID == f.of.ID || !other.Mentions(e.ID) {
			continue
		}
		if f.sameWith(e, other) {
			if alongside(f.of, other, f.property.Single) {
				return true
			}
			continue
		}
		if f.tellsOfAll(other) && f.sameTime(other) {
			return true
		}
	}
	return false
}

// sameWith reports whether the other statement is this one with the entity in
// the gap.
func (f *framing) sameWith(e facts.Entity, other *facts.Statement) bool {
	if f.of.Property != other.Property {
		return false
	}
	switch f.gap.role {
	case valueRole:
		return other.Subject.ID == f.of.Subject.ID && other.Value.Entity.ID == e.ID
	case subjectRole:
		return other.Subject.ID == e.ID && facts.SameValue(other.Value, f.of.Value)
	}
	return false
}

// tellsOfAll reports whether the other statement speaks of all that the question
// names: who else it speaks of may be right in some way.
func (f *framing) tellsOfAll(other *facts.Statement) bool {
	for _, e := range f.named {
		if e.ID != f.gap.entity.ID && !other.Mentions(e.ID) {
			return false
		}
	}
	return true
}

// sameTime reports whether the other statement, which says something else, may
// be of the time that this one is of. Where this one is dated, only what is dated
// can tell the same.
func (f *framing) sameTime(other *facts.Statement) bool {
	if !f.of.Valid.Known() {
		return true
	}
	return !f.property.Single && other.Valid.Known() && f.of.Valid.Hull().Overlaps(other.Valid.Hull())
}

// names are all names of an entity, its label first.
func names(e facts.Entity) []string { return append([]string{e.Label}, e.Aliases...) }

// sameName reports whether one of the names is, or contains, one of the others.
func sameName(a, b []string) bool {
	for _, x := range a {
		x = bare(x)
		for _, y := range b {
			y = bare(y)
			if containsWords(x, y) || containsWords(y, x) {
				return true
			}
		}
	}
	return false
}

// bare is a name folded and without an article.
func bare(name string) string {
	folded := facts.Fold(name)
	for _, article := range []string{"the ", "a ", "an "} {
		folded = strings.TrimPrefix(folded, article)
	}
	return folded
}

// leaks reports whether the question has a word that gives the answer away: one
// of its names, or a word of one that the words around it do not share.
func leaks(text string, answers []string, plain map[string]bool) bool {
	words := strings.Fields(facts.Fold(text))
	whole := strings.Join(words, " ")
	for _, a := range answers {
		folded := bare(a)
		if containsWords(whole, folded) {
			return true
		}
		for w := range strings.FieldsSeq(folded) {
			if len(w) < 4 || plain[w] {
				continue
			}
			for _, asked := range words {
				if asked == w || len(w) >= 5 && strings.HasPrefix(asked, w) || len(asked) >= 5 && strings.HasPrefix(w, asked) && len(w)-len(asked) <= 3 {
					return true
				}
			}
		}
	}
	return false
}
