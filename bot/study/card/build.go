package card

import (
	"context"
	"hash/fnv"
	"math/rand/v2"
	"net/url"
	"slices"
	"strings"

	"footnote/bot/answer"
	"footnote/facts"
)

// A draft is a card that may be made of a statement. To make it costs reading
// what else the base says.
type draft struct {
	id   string
	kind Kind
	make func(ctx context.Context) (Card, bool, error)
}

// drafts are all cards that may be made of the statement. Of one that is told as
// somebody's guess, the sentence is asked as it stands, with whose it is.
func (t *table) drafts(s *facts.Statement) []draft {
	all := append(t.reasons(s), t.completions(s)...)
	sentence := readSentence(s, t.lex.Property(s.Property), t.entities)
	if !sentence.fit() {
		return all
	}
	plain := sentence.plain(t.lex)
	if !plain && s.AssertedBy == "" {
		return all
	}
	for _, g := range sentence.gaps {
		f := &framing{sentence: sentence, gap: g, lex: t.lex, says: t.wanted.Phrases}
		if f.speaksOfOthers() {
			all = append(all, t.asks(f, plain)...)
		}
	}
	if !plain {
		return all
	}
	all = append(all, t.truths(sentence)...)
	all = append(all, t.orders(sentence)...)
	return append(all, t.pairs(s)...)
}

// asks are the drafts that ask for one gap; only by leaving it open where the
// sentence is not plain.
func (t *table) asks(f *framing, plain bool) []draft {
	var all []draft
	for _, form := range forms() {
		if !form.cloze && (!plain || len(all) > 0) {
			continue
		}
		if text, ok := form.frame(f); ok {
			all = append(all, t.draft(f, form, text))
		}
	}
	return all
}

// speaksOfOthers reports whether the sentence names something besides what is
// asked for, so that it can be told what it is about.
func (f *framing) speaksOfOthers() bool {
	if f.of.Text == "" {
		return true
	}
	return slices.ContainsFunc(f.named, func(e facts.Entity) bool {
		return e.ID != f.gap.entity.ID && named(e)
	})
}

func (t *table) draft(f *framing, form form, text string) draft {
	kind := kindOf(f)
	if form.cloze {
		kind = Cloze
	}
	id := cardID(kind, f.of.ID, f.key()+"."+form.name)
	return draft{id: id, kind: kind, make: func(ctx context.Context) (Card, bool, error) {
		c := Card{ID: id, Kind: kind, Question: t.according(f, text)}
		ok, err := t.fill(ctx, f, &c)
		return c, ok, err
	}}
}

// cardID is kind/statement/rest.
func cardID(kind Kind, statement, rest string) string {
	return string(kind) + "/" + url.PathEscape(statement) + "/" + rest
}

// statementOf is the statement that a card's ID tells of.
func statementOf(id string) (string, bool) {
	parts := strings.Split(id, "/")
	if len(parts) != 3 {
		return "", false
	}
	statement, err := url.PathUnescape(parts[1])
	return statement, err == nil && statement != ""
}

// key tells the gap from the others of its statement.
func (f *framing) key() string {
	switch f.gap.role {
	case valueRole:
		return "value"
	case subjectRole:
		return "subject"
	case amountRole:
		return "number"
	case dateRole:
		if f.gap.date == f.of.Valid.From.Date {
			return "from"
		}
		return "to"
	}
	return url.PathEscape(f.gap.entity.ID)
}

// according adds whose word it is, where it is somebody's.
func (t *table) according(f *framing, text string) string {
	by := f.of.AssertedBy
	if by == "" || strings.Contains(facts.Fold(f.text), facts.Fold(by)) || containsWords(facts.Fold(by), facts.Fold(f.gap.entity.Label)) {
		return text
	}
	return t.wanted.Phrases.Say(accordsText, text, by)
}

// randomFor is a source of random numbers that depends on a card and a seed.
func randomFor(id string, seed uint64) *rand.Rand {
	h := fnv.New64a()
	h.Write([]byte(id)) // never fails
	return rand.New(rand.NewPCG(h.Sum64(), seed))
}

// fill completes a card of which the question is there. It returns false where
// that has not exactly one answer, or gives it away.
func (t *table) fill(ctx context.Context, f *framing, c *Card) (bool, error) {
	known, ok, err := t.known(ctx, f)
	if err != nil || !ok {
		return false, err
	}
	if (f.gap.role == dateRole || f.gap.role == amountRole) && f.repeated(known) {
		return false, nil
	}
	wrong, err := t.expect(ctx, f, known, c)
	if err != nil {
		return false, err
	}
	c.Closed = f.rivals(known) || f.gap.role == subjectRole && !f.property.Single
	if c.Closed && (len(wrong) < leastOf || t.wanted.Typed) {
		return false, nil
	}
	if f.givesAway(c.Question, c, wrong) {
		return false, nil
	}
	if len(wrong) >= leastOf && !t.wanted.Typed {
		c.choose(wrong, randomFor(c.ID, t.wanted.Seed))
	}
	t.finish(c, f.of)
	return true, nil
}

// choose puts the answer among the wrong ones.
func (c *Card) choose(wrong []string, random *rand.Rand) {
	c.Choices = append([]string{c.Answer}, wrong...)
	random.Shuffle(len(c.Choices), func(i, j int) { c.Choices[i], c.Choices[j] = c.Choices[j], c.Choices[i] })
}

// finish adds what the answer rests on.
func (t *table) finish(c *Card, statements ...*facts.Statement) {
	var told []string
	var shown []*facts.Statement // with the references that may be shown
	for _, s := range statements {
		c.Statements = append(c.Statements, s.ID)
		told = append(told, answer.Tell(t.lex.Property(s.Property), s))
		seen := *s
		if len(s.References) > 0 {
			seen.References = slices.DeleteFunc(slices.Clone(s.References), func(r facts.Reference) bool { return !t.wanted.shows(r) })
		}
		shown = append(shown, &seen)
	}
	c.Fact = strings.Join(told, " ")
	c.Footnotes = answer.Notes(shown...)
	if c.Accept == nil {
		c.Accept = []string{c.Answer}
	}
}

// known are the statements about what else the question names.
func (t *table) known(ctx context.Context, f *framing) ([]facts.Statement, bool, error) {
	anchors := append([]facts.Entity{f.of.Subject, f.of.Value.Entity}, f.named...)
	for _, e := range anchors {
		if e.ID == "" || e.ID == f.gap.entity.ID {
			continue
		}
		known, ok, err := t.about(ctx, e.ID, f.of.Property)
		return known, ok, err
	}
	return nil, true, nil
}

// expect fills in the answer and what others are compared with, and returns
// wrong choices.
func (t *table) expect(ctx context.Context, f *framing, known []facts.Statement, c *Card) ([]string, error) {
	random := randomFor(c.ID, t.wanted.Seed)
	switch {
	case f.gap.role == dateRole:
		c.Answer = answer.DateText(f.gap.date)
		c.Accept = []string{c.Answer}
		c.Expected = Expected{Form: DateForm, Date: f.gap.date, Least: f.gap.date.Precision()}
		return t.wrongDates(ctx, f, known, random)
	case f.gap.role == amountRole:
		q := f.of.Value.Quantity
		c.Answer = q.String()
		c.Accept = amounts(q)
		c.Expected = Expected{Form: NumberForm, Number: q}
		return wrongAmounts(q, random), nil
	case f.gap.entity.ID == "":
		c.Answer = f.of.Value.Text
		c.Accept = []string{c.Answer}
		wrong, err := t.wrongTexts(ctx, f, known, random)
		c.Expected = Expected{Form: NameForm, Names: c.Accept, Others: wrong}
		return wrong, err
	}
	c.Answer = f.gap.entity.Label
	c.Accept = names(f.gap.entity)
	wrong, err := t.wrongEntities(ctx, f, known, random)
	c.Expected = Expected{Form: NameForm, Names: c.Accept}
	var labels []string
	for _, e := range wrong {
		labels = append(labels, e.Label)
		c.Expected.Others = append(c.Expected.Others, names(e)...)
	}
	for _, e := range f.named {
		if e.ID != f.gap.entity.ID {
			c.Expected.Others = append(c.Expected.Others, e.Label)
		}
	}
	for i := range known { // others that a surname may mean, and those that are right too
		other := &known[i]
		e := part(other, f.gap.role)
		switch {
		case other.Property != f.of.Property || e.ID == "" || e.ID == f.gap.entity.ID:
		case sameLine(f.of, other, f.gap.role) && other.Valid == f.of.Valid:
			c.Expected.Names = append(slices.Clip(c.Expected.Names), e.Label)
		default:
			c.Expected.Others = append(c.Expected.Others, e.Label)
		}
	}
	c.Expected.Others = distinct(c.Expected.Others)
	return labels, err
}

// distinct are the texts, each once, in their order.
func distinct(texts []string) []string {
	seen := make(map[string]bool, len(texts))
	return slices.DeleteFunc(texts, func(t string) bool {
		was := seen[t]
		seen[t] = true
		return was
	})
}

// amounts are the ways to write a quantity down.
func amounts(q facts.Quantity) []string {
	bare := facts.Quantity{Amount: q.Amount}
	unit := facts.Quantity{Amount: q.Amount, Unit: q.Unit}
	return slices.Compact([]string{q.String(), unit.String(), bare.String()})
}

// givesAway reports whether the question tells its answer, with words that the
// wrong choices do not share.
func (f *framing) givesAway(question string, c *Card, wrong []string) bool {
	switch f.gap.role {
	case dateRole:
		month := f.gap.date.Month()
		return strings.Contains(question, yearOf(f.gap.date)) || month != 0 && containsWords(facts.Fold(question), facts.Fold(month.String()))
	case amountRole:
		return leaks(question, []string{facts.Quantity{Amount: f.of.Value.Quantity.Amount}.String()}, nil)
	}
	plain := map[string]bool{}
	for _, noun := range append(f.property.Nouns, f.property.Phrase, f.property.Label) {
		for w := range strings.FieldsSeq(facts.Fold(noun)) {
			plain[w] = true
		}
	}
	counts := map[string]int{}
	for _, w := range wrong {
		for word := range strings.FieldsSeq(facts.Fold(w)) {
			counts[word]++
			plain[word] = plain[word] || counts[word] >= leastOf
		}
	}
	return leaks(question, c.Accept, plain)
}

// yearOf is the year as sentences tell it.
func yearOf(d facts.Date) string { return answer.DateText(facts.YearDate(d.Year())) }
