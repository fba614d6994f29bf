package card

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/bot/answer"
	"footnote/bot/question"
	"footnote/facts"
	"footnote/facts/prose"
)

// A role is what part a gap's filling has in its statement.
type role uint8

const (
	valueRole   role = iota // the value, an entity or some words
	subjectRole             // the subject
	otherRole               // an entity that the statement speaks of besides
	dateRole                // a date that it states
	amountRole              // its number
)

// A gap is a part of a sentence that can be asked for.
type gap struct {
	role       role
	start, end int          // bytes of the sentence
	entity     facts.Entity // with its aliases; for value, subject and other
	date       facts.Date   // for date
}

// A sentence is a statement as it is told, with its gaps.
type sentence struct {
	of       *facts.Statement
	property facts.Property
	text     string
	gaps     []gap
	named    []facts.Entity // those that the sentence names
}

// readSentence finds the gaps of a statement. The entities are those that it
// speaks of, with their aliases.
func readSentence(s *facts.Statement, p facts.Property, entities map[string]facts.Entity) *sentence {
	t := &sentence{of: s, property: p, text: answer.Tell(p, s)}
	t.findNames(entities)
	words := prose.Words(t.text, 0)
	mentions := prose.Mentions(t.text, words)
	t.findDates(mentions)
	t.findAmount(mentions)
	t.findWords()
	slices.SortStableFunc(t.gaps, func(a, b gap) int { return cmp.Compare(a.start, b.start) })
	return t
}

// A naming is a name that an entity may go by in a sentence.
type naming struct {
	name   string
	role   role
	entity facts.Entity
}

// findNames finds the entities that the sentence names, longer names first, so
// that none is found within another. One that it names twice is no gap: the
// other name would give it away.
func (t *sentence) findNames(entities map[string]facts.Entity) {
	var names []naming
	for _, e := range t.of.Entities() {
		if known, ok := entities[e.ID]; ok {
			e = known
		}
		for _, name := range append([]string{e.Label}, e.Aliases...) {
			if name != "" && (name == e.Label || strings.IndexFunc(name, unicode.IsUpper) >= 0) {
				names = append(names, naming{name, t.roleOf(e.ID), e})
			}
		}
	}
	slices.SortStableFunc(names, func(a, b naming) int { return cmp.Compare(len(b.name), len(a.name)) })
	taken := make([]bool, len(t.text))
	found := make(map[string][]gap)
	for _, n := range names {
		for _, at := range places(t.text, n.name) {
			if !slices.Contains(taken[at:at+len(n.name)], true) {
				for i := range len(n.name) {
					taken[at+i] = true
				}
				found[n.entity.ID] = append(found[n.entity.ID], gap{role: n.role, start: at, end: at + len(n.name), entity: n.entity})
			}
		}
	}
	for _, e := range t.of.Entities() {
		gaps := found[e.ID]
		if len(gaps) > 0 {
			t.named = append(t.named, gaps[0].entity)
		}
		if len(gaps) == 1 && plainName(t.text[gaps[0].start:gaps[0].end], gaps[0].entity.Label) {
			t.gaps = append(t.gaps, gaps[0])
		}
	}
}

func (t *sentence) roleOf(id string) role {
	switch id {
	case t.of.Value.Entity.ID:
		return valueRole
	case t.of.Subject.ID:
		return subjectRole
	}
	return otherRole
}

// plainName reports whether a name stands for the thing and is not derived from
// it, as "Russian" is: it is the label, some of its words or an abbreviation.
func plainName(name, label string) bool {
	if strings.EqualFold(name, label) || name == strings.ToUpper(name) {
		return true
	}
	return containsWords(facts.Fold(label), facts.Fold(name)) || containsWords(facts.Fold(name), facts.Fold(label))
}

// containsWords reports whether the words of part stand in the folded text, in
// one piece.
func containsWords(text, part string) bool {
	return part != "" && strings.Contains(" "+text+" ", " "+part+" ")
}

// places are where the name stands in the text as whole words; a sentence may
// begin with a capital where the name does not.
func places(text, name string) []int {
	var out []int
	if len(text) >= len(name) && strings.EqualFold(text[:len(name)], name) && text[1:len(name)] == name[1:] && wordEnds(text, len(name)) {
		out = append(out, 0)
	}
	for from := 1; from < len(text); {
		i := strings.Index(text[from:], name)
		if i < 0 {
			break
		}
		at := from + i
		if wordBegins(text, at) && wordEnds(text, at+len(name)) {
			out = append(out, at)
		}
		from = at + 1
	}
	return out
}

func wordBegins(text string, at int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:at])
	return at == 0 || !inWord(r)
}

func wordEnds(text string, at int) bool {
	r, _ := utf8.DecodeRuneInString(text[at:])
	return at == len(text) || !inWord(r)
}

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r) || r == '-' || r == '_'
}

// findDates finds the dates that the statement states, where the sentence tells
// each once.
func (t *sentence) findDates(mentions []prose.Mention) {
	for _, b := range []facts.Bound{t.of.Valid.From, t.of.Valid.To} {
		if b.Basis != facts.Stated || !b.Date.Known() || b.Date.Approximate() {
			continue
		}
		for _, g := range t.gaps {
			if g.role == dateRole && g.date == b.Date {
				return // it happened on one date
			}
		}
		if g, ok := t.dateGap(b.Date, mentions); ok {
			t.gaps = append(t.gaps, g)
		}
	}
}

func (t *sentence) dateGap(d facts.Date, mentions []prose.Mention) (gap, bool) {
	told := answer.DateText(d)
	var at []int
	for _, i := range places(t.text, told) {
		if !t.partOfDate(i, i+len(told)) {
			at = append(at, i)
		}
	}
	if len(at) == 1 {
		return gap{role: dateRole, start: at[0], end: at[0] + len(told), date: d}, true
	}
	var found []gap
	for _, m := range mentions {
		if m.Kind == prose.Date && !m.TwoEnded && m.From == d {
			found = append(found, gap{role: dateRole, start: m.Bytes.Start, end: m.Bytes.End, date: d})
		}
	}
	if len(at) > 1 || len(found) != 1 {
		return gap{}, false
	}
	return found[0], true
}

// partOfDate reports whether what stands there goes on before it as a date: the
// year in "October 2019".
func (t *sentence) partOfDate(start, end int) bool {
	before := strings.Fields(t.text[:start])
	if len(before) == 0 {
		return false
	}
	last := strings.Trim(before[len(before)-1], ",")
	words := prose.Words(last+" "+t.text[start:end], 0)
	mentions := prose.Mentions(last+" "+t.text[start:end], words)
	return len(mentions) == 1 && mentions[0].Kind == prose.Date && mentions[0].First == 0
}

// findAmount finds the statement's number with what hedges it.
func (t *sentence) findAmount(mentions []prose.Mention) {
	if t.of.Value.Kind != facts.QuantityValue {
		return
	}
	var found []gap
	for _, m := range mentions {
		number := m.Kind == prose.Number || m.Kind == prose.Duration
		if !number || m.Value != t.of.Value.Quantity.Amount {
			continue
		}
		g := gap{role: amountRole, start: m.Bytes.Start, end: m.Bytes.End}
		if n := len(found); n > 0 && strings.TrimSpace(t.text[found[n-1].end:g.start]) == "(" {
			found[n-1].end = g.end + strings.IndexByte(t.text[g.end:]+")", ')') + 1 // the same in digits
			continue
		}
		if m.Kind == prose.Duration { // the unit stays
			g.end = g.start + strings.LastIndexByte(t.text[g.start:g.end], ' ')
		}
		found = append(found, g)
	}
	if len(found) != 1 || found[0].end <= found[0].start || found[0].end > len(t.text) {
		return
	}
	g := found[0]
	if sense := string(t.of.Value.Quantity.Sense); sense != "" {
		if before, ok := cutLastWord(t.text[:g.start], sense+" "); ok {
			g.start = len(before)
		}
	}
	t.gaps = append(t.gaps, g)
}

// mostWords is how many words there are at most in a gap that is no name: more
// cannot be guessed.
const mostWords = 5

// findWords finds the value where it is a few words, as the sentence says them.
func (t *sentence) findWords() {
	value := t.of.Value.Text
	if t.of.Value.Kind != facts.TextValue || len(strings.Fields(value)) > mostWords || strings.ContainsAny(value, "0123456789") {
		return
	}
	at := places(t.text, value)
	if len(at) != 1 {
		return
	}
	for _, g := range t.gaps {
		if g.start < at[0]+len(value) && at[0] < g.end {
			return
		}
	}
	t.gaps = append(t.gaps, gap{role: valueRole, start: at[0], end: at[0] + len(value)})
}

// fit reports whether the sentence can be asked about at all: it says what is so,
// or may be, and who it is about.
func (t *sentence) fit() bool {
	if t.of.Rank == facts.Deprecated || t.text == "" || len(t.text) > longest {
		return false
	}
	if slices.ContainsFunc(t.named, func(e facts.Entity) bool { return e.Kind == facts.Work && !named(e) }) {
		return false // "the article": which?
	}
	folded := facts.Fold(t.text)
	if containsWords(folded, "the article") || containsWords(folded, "the author") {
		return false // it speaks of its source, which the question does not name
	}
	words := prose.Words(t.text, 0)
	return !prose.OpensWithPronoun(words) && len(words) >= 3 &&
		!slices.ContainsFunc(words[1:], func(w prose.Word) bool { return w.Fold == "such" })
}

// plain reports whether the sentence says it as a plain fact, without a hedge.
func (t *sentence) plain(lex *question.Lexicon) bool {
	return t.of.Certainty != facts.Suggests && !slices.ContainsFunc(prose.Words(t.text, 0), func(w prose.Word) bool {
		return lex.Hedges(lex.Stem(w.Fold)) && !w.Capital()
	})
}

// longest is how many bytes a sentence may have: nobody reads more in a quiz.
const longest = 220

// named reports whether the entity's label is a name, which has a capital.
func named(e facts.Entity) bool { return strings.ToLower(e.Label) != e.Label }
