package answer

import (
	"slices"
	"strings"

	"footnote/bot/question"
	"footnote/facts"
)

// sameParts says whether those that the claim names do in the statement what
// they do in the claim, as far as their places beside the verb tell: "Ukraine
// invaded Russia" is not borne out by "Russia invaded Ukraine". It is Maybe
// where the claim names two and their places cannot be compared.
func (c *composer) sameParts(x *candidate) facts.Holding {
	if c.lex.Symmetric(x.Property) {
		return facts.Sure
	}
	claim := words(c.q.Claimed())
	h := c.partsIn(x, claim, words(c.told(&x.Statement)))
	if h == facts.Maybe && x.asked >= lent && c.partsIn(x, claim, c.phrasedFor(x)) == facts.Sure {
		return facts.Sure
	}
	return h
}

// phrasedFor is the statement in the phrase of its property and the names of the
// claim: where its own sentence calls the two otherwise, that tells their parts
// too. It is empty where the claim does not name both.
func (c *composer) phrasedFor(x *candidate) []string {
	named := func(id string) string {
		i := slices.IndexFunc(c.w.topics, func(m question.Mention) bool { return m.Has(id) })
		if id == "" || i < 0 {
			return ""
		}
		return c.w.topics[i].Text
	}
	subject, value := named(x.Subject.ID), named(x.Value.Entity.ID)
	if subject == "" || value == "" || c.lex.Property(x.Property).Phrase == "" {
		return nil
	}
	return words(c.phrased(&x.Statement, subject, value))
}

// partsIn is sameParts for one way of telling the statement.
func (c *composer) partsIn(x *candidate, claim, told []string) facts.Holding {
	compared, unsure := 0, false
	for _, verb := range c.verbs(claim, told) {
		for _, m := range c.w.strong() {
			a, okA := part(claim, words(m.Text), verb.claim)
			b, okB := c.toldPart(told, m, verb.told)
			switch {
			case !okA || c.attributedTo(x, m):
			case okB && a != b && !participle(told, verb.told):
				return facts.No
			case okB && a != b:
				return facts.Maybe
			case !okB && indexOf(claim, words(m.Text)) < verb.claim, a && !c.subjectOf(told, verb.told, m):
				unsure = true
			case okB:
				compared++
			}
		}
	}
	order := c.sameOrder(x, claim, told)
	switch {
	case order != facts.No && unsure:
		return facts.Maybe
	case compared > 1:
		return facts.Sure
	}
	return order
}

// A verbPlace is where a verb stands in the claim and in the statement.
type verbPlace struct{ claim, told int }

// verbs are the content words of the claim that look like verbs and stand in
// the statement too.
func (c *composer) verbs(claim, told []string) []verbPlace {
	var out []verbPlace
	for i, w := range claim {
		stem := c.lex.Stem(w)
		asked := slices.ContainsFunc(c.q.Words, func(q question.Word) bool { return q.Stem == stem })
		if !asked || !c.verbAt(claim, i) {
			continue
		}
		for j, t := range told {
			if c.lex.Stem(t) == stem && c.verbAt(told, j) {
				out = append(out, verbPlace{i, j})
				break
			}
		}
	}
	return out
}

// verbAt reports whether the word at that place may be a verb of the past, and
// no noun of the same stem.
func (c *composer) verbAt(text []string, at int) bool {
	nounLike := at > 0 && slices.Contains([]string{"the", "a", "an", "its", "their", "his", "her", "of"}, text[at-1]) ||
		at+1 < len(text) && text[at+1] == "of"
	return c.lex.Past(text[at]) && !nounLike
}

// part says whether the one who is named does what the verb at that place says
// or has it done to them. It reports false where the name stands apart: "in
// Moscow".
func part(text, name []string, verb int) (does, ok bool) {
	at := indexOf(text, name)
	if at < 0 || adjunct(text, at, apartFrom) || verb < at+len(name) && verb >= at {
		return false, false
	}
	return at < verb != passiveAt(text, verb), true
}

// participle reports whether the verb at that place may only qualify what
// stands before it: "the men charged with the attack".
func participle(text []string, verb int) bool {
	return !passiveAt(text, verb) && verb+1 < len(text) && slices.Contains(apartFrom, text[verb+1])
}

// toldPart is part for whatever the statement calls the one who is named.
func (c *composer) toldPart(told []string, m question.Mention, verb int) (does, ok bool) {
	names := [][]string{words(m.Text)}
	for _, e := range m.Entities {
		names = append(names, words(e.Label))
	}
	for _, name := range names {
		if does, ok := part(told, name, verb); ok {
			return does, true
		}
	}
	return false, false
}

// passiveAt reports whether the word at that place is a passive: a form of be
// stands right before it.
func passiveAt(text []string, verb int) bool {
	return slices.ContainsFunc(text[max(0, verb-2):verb], func(w string) bool {
		return slices.Contains([]string{"is", "are", "was", "were", "be", "been", "being"}, w)
	})
}

// sameOrder says whether the first two that the claim names stand in the same
// order in the statement, or one of both is put in the passive. It is Maybe
// where the first only stands apart in the statement and the second does not
// stand before it.
func (c *composer) sameOrder(x *candidate, claim, told []string) facts.Holding {
	var places []int
	var apart []bool
	named := 0
	for _, m := range c.w.strong() {
		i := indexOf(claim, words(m.Text))
		if i < 0 || adjunct(claim, i, whereAndWhen) || c.attributedTo(x, m) {
			continue
		}
		named++
		if j := c.placeIn(told, m); j >= 0 {
			places, apart = append(places, j), append(apart, adjunct(told, j, apartFrom))
		}
	}
	if named < 2 {
		return facts.Sure
	}
	if len(places) < 2 {
		return facts.Maybe
	}
	swapped := places[0] > places[1]
	switch {
	case apart[0] && !(swapped && !apart[1]):
		return facts.Maybe
	case swapped != (c.q.Passive != c.passive(told)):
		return facts.No
	}
	return facts.Sure
}

// placeIn is where the sentence first has the one who is named, or -1.
func (c *composer) placeIn(told []string, m question.Mention) int {
	for _, e := range m.Entities {
		if j := indexOf(told, words(e.Label)); j >= 0 {
			return j
		}
	}
	return indexOf(told, words(m.Text))
}

// passive reports whether a sentence tells by whom something was done.
func (c *composer) passive(text []string) bool {
	for i, w := range text {
		if w != "by" {
			continue
		}
		for verb := max(0, i-4); verb < i; verb++ {
			if c.lex.Past(text[verb]) && passiveAt(text, verb) {
				return true
			}
		}
	}
	return false
}

// doesIt reports whether the one who is named does what the sentence tells: the
// name opens it, or stands behind "by".
func (c *composer) doesIt(text, name []string) bool {
	at := indexOf(text, name)
	if at > 0 && text[at-1] == "the" {
		at--
	}
	return at == 0 && !c.passive(text) || at > 0 && text[at-1] == "by"
}

// adjunct reports whether one of the prepositions leads to the name at that
// place.
func adjunct(text []string, at int, prepositions []string) bool {
	for at > 0 && (text[at-1] == "the" || text[at-1] == "a") {
		at--
	}
	return at > 0 && slices.Contains(prepositions, text[at-1])
}

// What leads to a name that only tells where or when, and to one that neither
// does it nor has it done to it.
var (
	whereAndWhen = strings.Fields("in at on near during after before since until over")
	apartFrom    = append(strings.Fields("of for from to with as about into beside besides except unlike like than against"), whereAndWhen...)
)

// subjectOf reports whether nothing stands between the name and the verb behind
// it that may be the verb's own subject: "the men charged" are not whoever was
// named before them.
func (c *composer) subjectOf(told []string, verb int, m question.Mention) bool {
	i := verb - 1
	for i > 0 && (c.lex.Stop(told[i]) || c.lex.Denies(c.lex.Stem(told[i])) || strings.HasSuffix(told[i], "ly")) {
		i--
	}
	if i < 0 || passiveAt(told, verb) {
		return true
	}
	own := func(name []string) bool { return slices.Contains(name, told[i]) }
	return own(words(m.Text)) || slices.ContainsFunc(m.Entities, func(e facts.Entity) bool { return own(words(e.Label)) })
}

// indexOf is where the words of name stand in the text, or -1.
func indexOf(text, name []string) int {
	for i := 0; len(name) > 0 && i+len(name) <= len(text); i++ {
		if slices.Equal(text[i:i+len(name)], name) {
			return i
		}
	}
	return -1
}

// statementOf is the candidate with that ID; nil if there is none.
func (c *composer) statementOf(s *facts.Statement) *candidate {
	i := slices.IndexFunc(c.ranks, func(x candidate) bool { return x.ID == s.ID })
	if i < 0 {
		return nil
	}
	return &c.ranks[i]
}
