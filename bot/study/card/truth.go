package card

import (
	"context"
	"strings"

	"footnote/facts"
)

// The answers to a Truth card.
const (
	yes = "true"
	no  = "false"
)

// truths are the drafts of cards that ask whether the sentence is true: one as it
// stands, or with something else in one of its gaps, and one for each other gap
// with something else there. Which gap is which depends on the statement only, so
// that the cards stay the same.
func (t *table) truths(s *sentence) []draft {
	var gaps []gap
	for _, g := range s.gaps {
		defined := g.role == subjectRole && t.lex.Defines(s.property.ID)
		if g.role != amountRole && g.role != otherRole && !defined {
			gaps = append(gaps, g)
		}
	}
	if s.of.AssertedBy != "" {
		return nil
	}
	random := randomFor(s.of.ID, 0)
	random.Shuffle(len(gaps), func(i, j int) { gaps[i], gaps[j] = gaps[j], gaps[i] })
	holds := random.IntN(2) == 0
	var all []draft
	for i, g := range gaps {
		f := &framing{sentence: s, gap: g, lex: t.lex, says: t.wanted.Phrases, strict: true}
		all = append(all, t.truth(f, holds && i == 0))
	}
	return all
}

func (t *table) truth(f *framing, holds bool) draft {
	id := cardID(Truth, f.of.ID, f.key())
	return draft{id: id, kind: Truth, make: func(ctx context.Context) (Card, bool, error) {
		c := Card{ID: id, Kind: Truth}
		ok, err := t.claim(ctx, f, holds, &c)
		return c, ok, err
	}}
}

// claim completes a Truth card.
func (t *table) claim(ctx context.Context, f *framing, holds bool, c *Card) (bool, error) {
	known, ok, err := t.known(ctx, f)
	if err != nil || !ok || f.gap.role == dateRole && f.repeated(known) {
		return false, err
	}
	at := *t
	at.wanted.Seed = 0
	wrong, err := at.expect(ctx, f, known, c)
	if err != nil {
		return false, err
	}
	told, filling := f.text, ""
	if !holds {
		if filling, ok = f.fitting(wrong); !ok {
			return false, nil
		}
		told = upper(f.before() + filling + f.after())
	}
	c.Answer = map[bool]string{true: yes, false: no}[holds]
	c.Accept = []string{c.Answer}
	c.Expected = Expected{Form: TruthForm, True: holds}
	c.Question = t.wanted.Phrases.Say(truthText, told)
	t.finish(c, f.of)
	return true, nil
}

// fitting is the first wrong choice that can stand where the right one does, by
// its article.
func (f *framing) fitting(wrong []string) (string, bool) {
	_, the := cutLastWord(f.before(), "the ")
	_, a := cutLastWord(f.before(), "a ")
	_, an := cutLastWord(f.before(), "an ")
	for _, w := range wrong {
		if f.gap.role == dateRole || !a && !an && the == takesThe(w) {
			return w, true
		}
	}
	return "", false
}

// takesThe reports whether a name stands with an article: one with a common noun
// at its end, or of states, or in the plural.
func takesThe(name string) bool {
	last := name[strings.LastIndexByte(name, ' ')+1:]
	if facts.Fold(last) == "" || strings.HasPrefix(name, "the ") {
		return false
	}
	common := strings.Contains(name, " ") && last == strings.ToLower(last)
	for _, noun := range []string{"States", "Kingdom", "Netherlands", "Emirates", "Philippines", "Republic", "Union", "Nations", "Taliban"} {
		common = common || last == noun
	}
	return common
}
