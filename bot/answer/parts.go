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
	claim, told := words(c.q.Claimed()), words(c.told(&x.Statement))
	if indexOf(told, claim) >= 0 {
		return facts.Sure
	}
	compared := 0
	for _, verb := range c.verbs(claim, told) {
		for _, m := range c.w.strong() {
			a, okA := part(claim, words(m.Text), verb.claim)
			b, okB := c.toldPart(told, m, verb.told)
			switch {
			case !okA || !okB || c.attributedTo(x, m):
			case a != b:
				return facts.No
			default:
				compared++
			}
		}
	}
	if compared > 1 || c.lex.Symmetric(x.Property) {
		return facts.Sure
	}
	return c.sameOrder(x, claim, told)
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
		if !asked || !c.lex.Past(w) {
			continue
		}
		if j := slices.IndexFunc(told, func(t string) bool { return c.lex.Stem(t) == stem && c.lex.Past(t) }); j >= 0 {
			out = append(out, verbPlace{i, j})
		}
	}
	return out
}

// part says whether the one who is named does what the verb at that place says
// or has it done to them. It reports false where the name stands apart: "in
// Moscow".
func part(text, name []string, verb int) (does, ok bool) {
	at := indexOf(text, name)
	if at < 0 || adjunct(text, at) || verb < at+len(name) && verb >= at {
		return false, false
	}
	return at < verb != passiveAt(text, verb), true
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
// where the first only stands apart in the statement.
func (c *composer) sameOrder(x *candidate, claim, told []string) facts.Holding {
	var places []int
	named, apart := 0, false
	for _, m := range c.w.strong() {
		i := indexOf(claim, words(m.Text))
		if i < 0 || adjunct(claim, i) || c.attributedTo(x, m) {
			continue
		}
		named++
		if j := c.placeIn(told, m); j >= 0 {
			places = append(places, j)
			apart = apart || adjunct(told, j) && len(places) == 1
		}
	}
	if named < 2 {
		return facts.Sure
	}
	if len(places) < 2 || apart {
		return facts.Maybe
	}
	if swapped := places[0] > places[1]; swapped != (c.q.Passive != passive(told)) {
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
func passive(text []string) bool {
	for i, w := range text {
		if w == "by" && i > 0 && slices.ContainsFunc(text[:i], func(b string) bool { return b == "was" || b == "were" || b == "is" || b == "are" || b == "been" }) {
			return true
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
	return at == 0 && !passive(text) || at > 0 && text[at-1] == "by"
}

// adjunct reports whether the name at that place only says where, when or of
// what something was.
func adjunct(text []string, at int) bool {
	for at > 0 && (text[at-1] == "the" || text[at-1] == "a") {
		at--
	}
	return at > 0 && slices.Contains(adjuncts, text[at-1])
}

var adjuncts = strings.Fields("in at on near of for during from after before since until to with as about into over")

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
