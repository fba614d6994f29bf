package card

import (
	"context"
	"fmt"
	"slices"

	"footnote/bot/answer"
	"footnote/bot/phrase"
	"footnote/facts"
)

// orders are the drafts of cards that ask which value of the subject came first
// or last.
func (t *table) orders(s *sentence) []draft {
	f := &framing{sentence: s, gap: gap{role: valueRole, entity: s.of.Value.Entity}, lex: t.lex, says: t.wanted.Phrases}
	clause, ok := f.clause()
	all := t.befores(f)
	if !ok || s.of.Value.Entity.ID == "" || !s.of.Valid.Known() || s.of.Valid.Point {
		return all
	}
	for _, end := range []string{"first", "last"} {
		id := cardID(Order, s.of.ID, end)
		all = append(all, draft{id: id, kind: Order, make: func(ctx context.Context) (Card, bool, error) {
			c := Card{ID: id, Kind: Order, Question: fmt.Sprintf("%s %s?", clause, end), Closed: true}
			ok, err := t.rank(ctx, f, end == "last", &c)
			return c, ok, err
		}})
	}
	return all
}

// rank completes an Order card, if the statement is the first or the last of its
// line and the others lie wholly on one side of it.
func (t *table) rank(ctx context.Context, f *framing, last bool, c *Card) (bool, error) {
	if t.wanted.Typed {
		return false, nil
	}
	known, ok, err := t.about(ctx, f.of.Subject.ID, f.of.Property)
	if err != nil || !ok {
		return false, err
	}
	if err := t.meet(ctx, []facts.Entity{f.of.Value.Entity}); err != nil {
		return false, err
	}
	var wrong []facts.Entity
	for i := range known {
		other := &known[i]
		if other.ID == f.of.ID || other.Subject.ID != f.of.Subject.ID || other.Property != f.of.Property {
			continue
		}
		if facts.SameValue(other.Value, f.of.Value) || !after(f.of, other, last) {
			return false, nil // it came back, or nobody can say
		}
		wrong = append(wrong, other.Value.Entity)
	}
	if err := t.meet(ctx, wrong); err != nil {
		return false, err
	}
	c.Answer, c.Accept = f.of.Value.Entity.Label, names(t.entities[f.of.Value.Entity.ID])
	c.Expected = Expected{Form: NameForm, Names: c.Accept}
	labels := t.different(wrong, c)
	if len(labels) < leastOf || f.givesAway(c.Question, c, labels) {
		return false, nil
	}
	random := randomFor(c.ID, t.wanted.Seed)
	random.Shuffle(len(labels), func(i, j int) { labels[i], labels[j] = labels[j], labels[i] })
	c.choose(labels[:min(mostWrong, len(labels))], random)
	c.Expected.Others = slices.DeleteFunc(slices.Clone(c.Choices), func(s string) bool { return s == c.Answer })
	t.finish(c, f.of)
	return true, nil
}

// after reports whether the other statement surely begins after the first one,
// or before the last one; where beginnings are not known, whether it ends so.
func after(s, other *facts.Statement, last bool) bool {
	if last {
		s, other = other, s
	}
	behind := func(a, b facts.Date) bool { return a.Known() && b.Known() && a.Span().Last < b.Span().First }
	a, b := s.Valid, other.Valid
	return behind(a.From.Date, b.From.Date) || !a.From.Date.Known() && !b.From.Date.Known() && behind(a.To.Date, b.To.Date)
}

// different are the labels of the entities, each once, that are not by name what
// the answer is.
func (t *table) different(entities []facts.Entity, c *Card) []string {
	var labels []string
	for _, e := range entities {
		taken := append(slices.Clone(c.Accept), labels...)
		if !sameName(names(t.entities[e.ID]), taken) {
			labels = append(labels, e.Label)
		}
	}
	return labels
}

// beforeText asks which of some events was earlier than another.
const beforeText phrase.Text = "Which of these came before this: %s (%s)?"

// befores is the draft of a card that asks which of some events came before
// another, for an event that the statement dates.
func (t *table) befores(f *framing) []draft {
	if !dates(f.of) {
		return nil
	}
	id := cardID(Order, f.of.ID, "before")
	return []draft{{id: id, kind: Order, make: func(ctx context.Context) (Card, bool, error) {
		c := Card{ID: id, Kind: Order, Closed: true}
		ok, err := t.before(ctx, f, &c)
		return c, ok, err
	}}}
}

// dates reports whether the statement says when an event was.
func dates(s *facts.Statement) bool {
	return s.Valid.Point && s.Subject.Kind == facts.Event && s.Valid.From.Basis == facts.Stated && !s.Valid.From.Date.Approximate()
}

// before completes the card: of the events that are later, one is asked about
// and others are wrong choices.
func (t *table) before(ctx context.Context, f *framing, c *Card) (bool, error) {
	pool, err := t.pool(ctx, f.of.Property)
	if err != nil || t.wanted.Typed {
		return false, err
	}
	random := randomFor(c.ID, 0)
	line := []*facts.Statement{f.of} // each surely later than the one before
	for _, i := range random.Perm(len(pool)) {
		s := &pool[i]
		if last := line[len(line)-1]; dates(s) && len(line) < 2 && after(f.of, s, false) ||
			dates(s) && len(line) >= 2 && len(line) < 5 && after(line[1], s, false) && s.Subject.ID != last.Subject.ID {
			line = append(line, s)
		}
	}
	if len(line) < 2+leastOf {
		return false, nil
	}
	var met []facts.Entity
	for _, s := range line {
		met = append(met, s.Subject)
	}
	if err := t.meet(ctx, met); err != nil {
		return false, err
	}
	c.Answer, c.Accept = f.of.Subject.Label, names(t.entities[f.of.Subject.ID])
	c.Expected = Expected{Form: NameForm, Names: c.Accept}
	labels := t.different(met[2:], c)
	anchor := line[1]
	c.Question = t.wanted.Phrases.Say(beforeText, anchor.Subject.Label, answer.DateText(anchor.Valid.From.Date))
	if len(labels) < leastOf || leaks(c.Question, append(names(met[0]), labels...), nil) {
		return false, nil
	}
	c.choose(labels, randomFor(c.ID, t.wanted.Seed))
	c.Expected.Others = labels
	t.finish(c, f.of, anchor)
	return true, nil
}
