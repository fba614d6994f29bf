package card_test

import (
	"context"
	"flag"
	"fmt"
	"iter"
	"os"
	"slices"
	"strings"
	"testing"

	"footnote/bot/study/card"
	"footnote/facts"
	"footnote/facts/factfile"
	"footnote/facts/facttest"
	"footnote/facts/seed"
	factstore "footnote/facts/sqlite"
)

var factFile = flag.String("facts", "", "check a thousand questions from this fact file (.jsonl or .yaml) too")

// wanted is how many questions are checked of each base.
const wanted = 1000

// baseOf makes a base of the entries.
func baseOf(t testing.TB, items iter.Seq2[facts.Item, error]) *factstore.Base {
	t.Helper()
	base, err := factstore.Open(t.Context(), factstore.Memory, factstore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { base.Close() })
	if _, err := base.Import(t.Context(), items, factstore.ImportOptions{By: "ana"}); err != nil {
		t.Fatal(err)
	}
	return base
}

// The bundled base cannot give a thousand different questions; it gives as many
// as there are.
func TestQuestionsOfTheBundledBase(t *testing.T) {
	cards := checkAll(t, baseOf(t, seed.Items()))
	if len(cards) < 800 {
		t.Errorf("only %d questions", len(cards))
	}
}

func TestQuestionsOfALargeBase(t *testing.T) {
	if cards := checkAll(t, baseOf(t, facttest.Synthetic(3000, 6000))); len(cards) != wanted {
		t.Errorf("%d questions, want %d", len(cards), wanted)
	}
}

func TestQuestionsOfAFactFile(t *testing.T) {
	if *factFile == "" {
		t.Skip("no -facts")
	}
	f, err := os.Open(*factFile)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	format := factfile.YAML
	if strings.HasSuffix(*factFile, ".jsonl") {
		format = factfile.JSONL
	}
	if cards := checkAll(t, baseOf(t, factfile.Read(f, *factFile, format))); len(cards) != wanted {
		t.Errorf("%d questions, want %d", len(cards), wanted)
	}
}

// checkAll draws questions and checks each by asking the base, and by nothing
// that the maker of cards knows.
func checkAll(t *testing.T, base *factstore.Base) []card.Card {
	t.Helper()
	cards, err := card.NewMaker(base).Draw(t.Context(), card.Wanted{Count: wanted, Seed: 7})
	if err != nil {
		t.Fatal(err)
	}
	c := &checker{base: base, seen: map[string]string{}, kinds: map[card.Kind]int{}}
	for i := range cards {
		for _, fault := range c.faults(t.Context(), &cards[i]) {
			t.Errorf("%s: %q, %q of %q: %s", cards[i].ID, cards[i].Question, cards[i].Answer, cards[i].Choices, fault)
		}
	}
	t.Logf("%d questions: %v; %d with choices, %d wrong choices checked; %d quotes and places", len(cards), c.kinds, c.choices, c.wrong, c.places)
	return cards
}

// A checker looks for faults, and counts what it looked at.
type checker struct {
	base                   *factstore.Base
	seen                   map[string]string // IDs by folded question
	kinds                  map[card.Kind]int
	choices, wrong, places int
}

func (c *checker) faults(ctx context.Context, k *card.Card) []string {
	var out []string
	fault := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	c.kinds[k.Kind]++
	if before, twice := c.seen[facts.Fold(k.Question)]; twice {
		fault("the same question as %s", before)
	}
	c.seen[facts.Fold(k.Question)] = k.ID
	if len(k.Footnotes) == 0 || k.Fact == "" {
		fault("rests on nothing")
	}
	c.places += len(k.Footnotes)
	if len(k.Accept) == 0 || k.Accept[0] != k.Answer || k.Judge(k.Answer) != card.Right {
		fault("its own answer is not accepted")
	}
	s, err := c.base.Statement(ctx, k.Statements[0])
	if err != nil || s.Status != facts.Accepted {
		fault("rests on what is not accepted: %v", err)
		return out
	}
	if s.Certainty == facts.Suggests && (s.AssertedBy == "" || !strings.Contains(facts.Fold(k.Question), facts.Fold(s.AssertedBy)) || k.Kind == card.Truth) {
		fault("a guess as a fact")
	}
	if s.AssertedBy != "" && !strings.Contains(facts.Fold(k.Question), facts.Fold(s.AssertedBy)) && s.AssertedBy != k.Answer && k.Kind == card.Truth {
		fault("an opinion as a fact")
	}
	for _, given := range c.given(ctx, k, &s) {
		fault("the question gives %q away", given)
	}
	if k.Choices == nil {
		return out
	}
	c.choices++
	if right := slices.DeleteFunc(slices.Clone(k.Choices), func(x string) bool { return x != k.Answer }); len(right) != 1 {
		fault("%d right choices", len(right))
	}
	for _, choice := range k.Choices {
		if choice == k.Answer {
			continue
		}
		c.wrong++
		if k.Judge(choice) == card.Right {
			fault("the wrong choice %q is judged right", choice)
		}
		if why := c.alsoRight(ctx, k, &s, choice); why != "" {
			fault("%q is right too: %s", choice, why)
		}
	}
	return out
}

// given are the accepted wordings, and the words of the answer that its wrong
// choices lack, that stand in the question.
func (c *checker) given(ctx context.Context, k *card.Card, s *facts.Statement) []string {
	if k.Kind == card.Truth {
		return nil
	}
	question := " " + facts.Fold(k.Question) + " "
	named := func(choice string) bool { return strings.Contains(question, " "+facts.Fold(choice)+" ") }
	if k.Kind == card.Order && len(k.Choices) == 2 && named(k.Choices[0]) && named(k.Choices[1]) {
		return nil // it names both, and tells nothing of either
	}
	var out []string
	for _, a := range k.Accept {
		if strings.Contains(question, " "+facts.Fold(a)+" ") {
			out = append(out, a)
		}
	}
	properties, err := c.base.Properties(ctx)
	if err != nil {
		return []string{err.Error()}
	}
	common := facts.Fold(s.Property + " " + strings.Join(k.Choices, " "))
	for _, p := range properties {
		if p.ID == s.Property {
			common += " " + facts.Fold(p.Phrase+" "+strings.Join(p.Nouns, " "))
		}
	}
	if k.Expected.Form == card.NumberForm {
		return out // what is counted stands in both
	}
	for w := range strings.FieldsSeq(facts.Fold(k.Answer)) {
		shared := strings.Count(" "+common+" ", " "+w+" ") > 1
		if len(w) > 4 && !shared && !strings.Contains(facts.Fold(s.Property), w) && strings.Contains(question, " "+w+" ") {
			out = append(out, w)
		}
	}
	return out
}

// alsoRight says why a wrong choice is right too; empty where it is not.
func (c *checker) alsoRight(ctx context.Context, k *card.Card, s *facts.Statement, choice string) string {
	switch k.Expected.Form {
	case card.DateForm:
		return c.sameDate(ctx, k, s, choice)
	case card.NumberForm:
		if k.Judge(choice) != card.Wrong {
			return "the number agrees"
		}
		return ""
	}
	if k.Kind == card.Order {
		return c.sameOrder(ctx, k, s, choice)
	}
	if s.Value.Kind == facts.TextValue && (k.Answer == s.Value.Text || k.Kind == card.Why) {
		return c.sameWords(ctx, k, s, choice)
	}
	right, wrong := c.called(ctx, k.Answer), c.called(ctx, choice)
	for _, e := range wrong {
		if slices.ContainsFunc(right, func(r facts.Entity) bool { return r.ID == e.ID }) {
			return "another name of the answer"
		}
	}
	// Every statement of the property that says of the choice what this one says
	// of the answer.
	all, err := c.base.Statements(ctx, facts.Query{Entities: ids(wrong), Properties: []string{s.Property}, Limit: 5000})
	if err != nil {
		return err.Error()
	}
	for i := range all {
		other := &all[i]
		asValue := s.Value.Entity.Label == k.Answer && other.Subject.ID == s.Subject.ID && other.Value.Entity.Label == choice
		asSubject := s.Subject.Label == k.Answer && facts.SameValue(other.Value, s.Value) && other.Subject.Label == choice
		if (asValue || asSubject) && c.meet(ctx, s, other) {
			return "statement " + other.ID + " says so: " + other.Valid.EDTF()
		}
	}
	return ""
}

// sameWords says that the base has the choice in the place of the answer: of the
// same thing another value, or of the same reason another thing that it explains.
func (c *checker) sameWords(ctx context.Context, k *card.Card, s *facts.Statement, choice string) string {
	all, err := c.base.Statements(ctx, facts.Query{Properties: []string{s.Property}, Limit: 5000})
	if err != nil {
		return err.Error()
	}
	for i := range all {
		x := &all[i]
		value := k.Answer == s.Value.Text && x.Subject.ID == s.Subject.ID && facts.Fold(x.Value.Text) == facts.Fold(choice)
		thing := k.Answer != s.Value.Text && facts.Fold(x.Value.Text) == facts.Fold(s.Value.Text) && strings.HasSuffix(choice, x.Of)
		if value && (k.Kind != card.Why || x.Of == s.Of) || thing {
			return "statement " + x.ID + " says so"
		}
	}
	return ""
}

// meet reports whether two statements may hold at the same time, and the second
// fits the dates that the first tells.
func (c *checker) meet(ctx context.Context, s, other *facts.Statement) bool {
	if !s.Valid.Hull().Overlaps(other.Valid.Hull()) {
		return false
	}
	properties, _ := c.base.Properties(ctx)
	single := slices.ContainsFunc(properties, func(p facts.Property) bool { return p.ID == s.Property && p.Single })
	differ := func(a, b facts.Date) bool { return a.Known() && b.Known() && !a.Span().Overlaps(b.Span()) }
	return !single || !differ(s.Valid.To.Date, other.Valid.To.Date) && !differ(s.Valid.From.Date, other.Valid.From.Date)
}

// called are the entities of that label.
func (c *checker) called(ctx context.Context, label string) []facts.Entity {
	found, _ := c.base.Names(ctx, facts.Exact, []string{facts.Fold(label)})
	var out []facts.Entity
	for _, n := range found {
		out = append(out, n.Entity)
	}
	return out
}

func ids(entities []facts.Entity) []string {
	out := []string{"nothing"}
	for _, e := range entities {
		out = append(out, e.ID)
	}
	return out
}

// sameDate says that a wrong date agrees with one that is known of the same
// subject, property and value.
func (c *checker) sameDate(ctx context.Context, k *card.Card, s *facts.Statement, choice string) string {
	if v := k.Judge(choice); v != card.Wrong {
		return "judged " + v.String()
	}
	all, err := c.base.Statements(ctx, facts.Query{Entities: []string{s.Subject.ID}, Properties: []string{s.Property}, Limit: 5000})
	if err != nil {
		return err.Error()
	}
	for i := range all {
		other := &all[i]
		for _, b := range []facts.Bound{other.Valid.From, other.Valid.To} {
			dated := card.Card{Expected: card.Expected{Form: card.DateForm, Date: b.Date, Least: b.Date.Precision()}}
			if other.Subject.ID == s.Subject.ID && facts.SameValue(other.Value, s.Value) && b.Date.Known() && dated.Judge(choice) == card.Right {
				return "so says statement " + other.ID
			}
		}
	}
	return ""
}

// sameOrder says that a wrong choice is not surely on the other side of the
// answer.
func (c *checker) sameOrder(ctx context.Context, k *card.Card, s *facts.Statement, choice string) string {
	all, err := c.base.Statements(ctx, facts.Query{Entities: append(ids(c.called(ctx, choice)), s.Subject.ID), Properties: []string{s.Property}, Limit: 5000})
	if err != nil {
		return err.Error()
	}
	for i := range all {
		other := &all[i]
		event := len(k.Statements) == 2 && other.Subject.Label == choice && other.Valid.Point
		spell := len(k.Statements) == 1 && other.Subject.ID == s.Subject.ID && facts.ValueLabel(other.Value) == choice
		if !event && !spell {
			continue
		}
		a, b := s.Valid.From.Date, other.Valid.From.Date
		if !a.Known() && !b.Known() {
			a, b = s.Valid.To.Date, other.Valid.To.Date
		}
		if !a.Known() || !b.Known() || a.Span().Overlaps(b.Span()) {
			return "nobody can tell by statement " + other.ID
		}
		if last := strings.HasSuffix(k.ID, "/last"); last != (b.Span().First < a.Span().First) {
			return "by statement " + other.ID
		}
	}
	return ""
}
