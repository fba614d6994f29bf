package card

import (
	"context"
	"slices"
	"strings"

	"footnote/bot/phrase"
	"footnote/bot/question"
	"footnote/facts"
	"footnote/facts/prose"
)

// What asks for a reason, and for what one is a reason.
const (
	reasonText phrase.Text = "Which of these is given as a reason %s?"
	reasonsFor phrase.Text = "Which of these is given as a reason for this: %s?"
	effectText phrase.Text = "What is this given as a reason for: %s?"
)

// reasons are the drafts of cards that ask for the reason that a statement gives,
// and for what it gives it. Both say whose word that is where it is somebody's,
// so that what is only suggested may be asked too.
func (t *table) reasons(s *facts.Statement) []draft {
	p := t.lex.Property(s.Property)
	why := explained(s)
	if t.lex.Gives(p.ID) != question.WantsReason || s.Of == "" || s.Value.Kind != facts.TextValue || s.Rank == facts.Deprecated || owner(s) == "" {
		return nil
	}
	if len(why)+len(s.Value.Text) > longest {
		return nil
	}
	form := func(name string, ask phrase.Text, given, answer string, other func(*facts.Statement) string) draft {
		id := cardID(Why, s.ID, name)
		return draft{id: id, kind: Why, make: func(ctx context.Context) (Card, bool, error) {
			c := Card{ID: id, Kind: Why, Question: t.ownedBy(s, t.wanted.Phrases.Say(ask, given)), Answer: answer, Accept: []string{answer}}
			ok, err := t.told(ctx, s, &c, other)
			return c, ok, err
		}}
	}
	ask := reasonsFor
	if strings.HasPrefix(s.Of, "why ") {
		ask = reasonText
	}
	all := []draft{form("reason", ask, why, s.Value.Text, valueText)}
	if !prose.OpensWithPronoun(prose.Words(s.Value.Text, 0)) { // whose?
		all = append(all, form("effect", effectText, s.Value.Text, why, explained))
	}
	return all
}

// valueText is the value of a statement in words.
func valueText(s *facts.Statement) string { return s.Value.Text }

// ownedBy adds to a question whose word the statement is.
func (t *table) ownedBy(s *facts.Statement, question string) string {
	by := owner(s)
	if by == "" || containsWords(facts.Fold(question), facts.Fold(by)) {
		return question
	}
	return t.wanted.Phrases.Say(accordsText, question, by)
}

// explained is what a statement gives a reason for, told by itself; empty for none.
func explained(s *facts.Statement) string {
	if s.Of == "" || strings.HasPrefix(s.Of, "why ") || strings.Contains(facts.Fold(s.Of), facts.Fold(s.Subject.Label)) {
		return s.Of
	}
	return s.Subject.Label + ": " + s.Of
}

// owner is whose word the statement is: by name, or its source's author; empty
// where nobody is known.
func owner(s *facts.Statement) string {
	if s.AssertedBy != "" || len(s.References) == 0 {
		return s.AssertedBy
	}
	return s.References[0].Source.Author
}

// told completes a card of words: its wrong choices are the same of other
// statements of the property, of things that have nothing to do with this one, for
// what is so of one of two neighbours may be so of the other.
func (t *table) told(ctx context.Context, s *facts.Statement, c *Card, other func(*facts.Statement) string) (bool, error) {
	pool, err := t.pool(ctx, s.Property)
	if err != nil || t.wanted.Typed {
		return false, err
	}
	random := randomFor(c.ID, t.wanted.Seed)
	var wrong []string
	for _, i := range random.Perm(len(pool)) {
		x := &pool[i]
		if x.Value.Kind != facts.TextValue || len(wrong) == mostWrong || t.akin(s, x) {
			continue
		}
		if text := other(x); text != "" && len(text) <= longest && !slices.Contains(wrong, text) {
			wrong = append(wrong, text)
		}
	}
	c.Closed = true
	c.Expected = Expected{Form: NameForm, Names: c.Accept, Others: slices.Clone(wrong)}
	if len(wrong) < leastOf || leaks(c.Question, c.Accept, sharedWords(wrong)) {
		return false, nil
	}
	c.choose(wrong, random)
	t.finish(c, s)
	return true, nil
}

// sharedWords are the folded words that at least two of the texts have.
func sharedWords(texts []string) map[string]bool {
	counts, shared := map[string]int{}, map[string]bool{}
	for _, text := range texts {
		for _, w := range slices.Compact(slices.Sorted(strings.FieldsSeq(facts.Fold(text)))) {
			counts[w]++
			shared[w] = counts[w] >= leastOf
		}
	}
	return shared
}

// akin reports whether what the two statements tell may be so of both their
// subjects: one speaks of what the other is about, or they have words in common.
func (t *table) akin(a, b *facts.Statement) bool {
	if a.Mentions(b.Subject.ID) || b.Mentions(a.Subject.ID) {
		return true
	}
	for _, tell := range []func(*facts.Statement) string{explained, valueText} {
		mine := t.lex.Stems(tell(a))
		if slices.ContainsFunc(t.lex.Stems(tell(b)), func(w string) bool { return slices.Contains(mine, w) }) {
			return true
		}
	}
	return false
}
