package answer

import (
	"slices"
	"strings"

	"footnote/bot/question"
	"footnote/facts"
)

// bears reports whether the statement may bear out the claim as it is put: it
// has the words that bind it, gives the cause that is claimed, and speaks of no
// other year.
func (c *composer) bears(x *candidate) bool {
	return c.binds(x) && c.sameCause(x) && c.sameYear(x) && c.sameParts(x) != facts.Maybe && c.denials() < 2
}

// saysJust reports whether the statement has the claim word for word, and not
// in a clause of another: "the successor of X was killed" does not say that X
// was.
func (c *composer) saysJust(x *candidate) bool {
	if !c.q.Claim {
		return false
	}
	told := words(c.english(&x.Statement))
	at := indexOf(told, words(c.q.Claimed()))
	return at == 0 || at > 0 && !adjunct(told, at, apartFrom) && !slices.Contains(subordinate, told[at-1])
}

// subordinate are the words before a clause that is not told as being so.
var subordinate = strings.Fields("how whether if why when unless without that by")

// denials is how often the claim denies something.
func (c *composer) denials() int {
	n := 0
	for _, w := range words(c.q.Claimed()) {
		if c.lex.Denies(c.lex.Stem(w)) {
			n++
		}
	}
	return n
}

// attributedTo reports whether the claim gives m as the one whose word it is,
// and the statement does so too: "Ada Holt says that ...".
func (c *composer) attributedTo(x *candidate, m question.Mention) bool {
	claim, name := words(c.q.Claimed()), words(m.Text)
	at := indexOf(claim, name)
	if !c.q.Claim || at < 0 || !c.w.asserts(x, m) {
		return false
	}
	next := at + len(name)
	said := next < len(claim) && c.lex.Attributes(c.lex.Stem(claim[next]))
	return said || at > 1 && claim[at-1] == "to" && claim[at-2] == "according"
}

// binds reports whether the statement has the claim's words that change what is
// said though they name nothing: "only", "may", "first"; but for those that
// have their say elsewhere.
func (c *composer) binds(x *candidate, but ...string) bool {
	told := words(c.english(&x.Statement))
	claim := words(strings.Replace(c.q.Claimed(), c.q.Time.Text, " ", 1))
	return !slices.ContainsFunc(claim, func(w string) bool {
		if c.lex.Hedges(c.lex.Stem(w)) && (x.Certainty == facts.Suggests || x.AssertedBy != "") {
			return false
		}
		if rank := c.lex.Rank(w); rank != question.AnyPosition {
			return !slices.ContainsFunc(told, func(t string) bool { return c.lex.Rank(t) == rank })
		}
		return c.lex.Binding(w) && !slices.Contains(told, w) && !slices.Contains(but, w)
	})
}

// sameCause reports whether the statement gives the cause that the claim gives,
// of what the claim gives it for.
func (c *composer) sameCause(x *candidate) bool {
	effect, cause, ok := c.lex.Cause(c.q.Claimed())
	if !ok {
		return true
	}
	if of, by, ok := c.lex.Cause(x.Text); ok && c.within(effect, of) && c.within(cause, by) {
		return true
	}
	told := facts.ValueLabel(x.Value) + " " + x.Text
	return c.w.reasonLike(x) && c.within(effect, x.Of+" "+x.Subject.Label) && c.within(cause, told) && c.sharesWord(cause, facts.ValueLabel(x.Value))
}

// within reports whether all content words of part, or ones that mean the same,
// are in the text.
func (c *composer) within(part, text string) bool {
	have := c.lex.Stems(text)
	return !slices.ContainsFunc(c.lex.Stems(part), func(s string) bool {
		return !slices.Contains(have, s) && !slices.ContainsFunc(c.lex.Synonyms(s), func(t string) bool { return slices.Contains(have, t) })
	})
}

// sharesWord reports whether the texts have a content word in common.
func (c *composer) sharesWord(a, b string) bool {
	have := c.lex.Stems(b)
	return slices.ContainsFunc(c.lex.Stems(a), func(s string) bool { return slices.Contains(have, s) })
}

// sameYear reports whether a sentence that speaks of years has one of the
// claim's, if that speaks of any: what was so in 2020 is not told by what the
// one in office then did in 2022.
func (c *composer) sameYear(x *candidate) bool {
	claimed, told := years(c.q.Claimed()), years(x.Text)
	return len(claimed) == 0 || len(told) == 0 || slices.ContainsFunc(claimed, func(y string) bool { return slices.Contains(told, y) })
}

func years(text string) []string {
	return slices.DeleteFunc(words(text), func(w string) bool { return !question.IsYear(w) })
}

// words are the folded words of a text, but for the month of May, which is no
// "may".
func words(text string) []string {
	return strings.Fields(facts.Fold(strings.ReplaceAll(text, " May ", " ")))
}

// phrasedLike reports whether the claim puts the words of the property's phrase
// between two that it names, whoever they are.
func (c *composer) phrasedLike(x *candidate) bool {
	return len(c.w.topics) == 2 && slices.Equal(c.joint(x), c.betweenNames())
}

// joint are the plain words between subject and value in the property's phrase;
// nil if it has none.
func (c *composer) joint(x *candidate) []string {
	_, rest, _ := strings.Cut(c.lex.Property(x.Property).Phrase, "}")
	joint, _, _ := strings.Cut(rest, "{")
	return c.plainWords(joint)
}

// betweenNames are the plain words between the first two that the claim names.
func (c *composer) betweenNames() []string {
	_, after, ok := strings.Cut(c.q.Claimed(), c.w.topics[0].Text)
	between, _, ok2 := strings.Cut(after, c.w.topics[1].Text)
	if !ok || !ok2 {
		return []string{"?"}
	}
	return c.plainWords(between)
}

// phrasedAlike reports whether the claim puts the words between the two that it
// names that the property's phrase has between subject and value, in the same
// order: "{value} was in {subject}".
func (c *composer) phrasedAlike(x *candidate) bool {
	phrase := c.lex.Property(x.Property).Phrase
	if !c.q.Claim || phrase == "" || x.Value.Kind != facts.EntityValue {
		return false
	}
	first, second := x.Subject, x.Value.Entity
	if c.valueFirst(phrase) {
		first, second = second, first
	}
	if !c.w.topics[0].Has(first.ID) || !c.w.topics[1].Has(second.ID) {
		return false
	}
	return slices.Equal(c.joint(x), c.betweenNames())
}

func (c *composer) valueFirst(phrase string) bool {
	return strings.Index(phrase, "{value}") < strings.Index(phrase, "{subject}")
}

// plainWords are the stems of all words but articles and have; forms of be are
// one.
func (c *composer) plainWords(text string) []string {
	var out []string
	for _, w := range words(text) {
		switch w {
		case "the", "a", "an", "has", "have", "had":
		case "is", "are", "was", "were", "been":
			out = append(out, "be")
		default:
			out = append(out, c.lex.Stem(w))
		}
	}
	return out
}
