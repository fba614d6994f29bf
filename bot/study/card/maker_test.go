package card_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"footnote/bot/phrase"
	"footnote/bot/study/card"
	"footnote/facts"
	"footnote/facts/factfile"
	"footnote/facts/facttest"
	"footnote/facts/seed"
)

// larn is a small base: mayors who follow one another, rowers who row for
// several clubs, what somebody thinks, and what is only suggested.
const larn = `
sources:
  - {id: almanac, title: Larn Almanac, author: Ada Holt}
  - {id: letters, title: Letters}
properties:
  - {id: mayor, value: entity, single: true, nouns: [mayor], verbs: [govern], phrase: "{value} governed {subject}"}
  - {id: club, value: entity, nouns: [club], verbs: [row for], phrase: "{subject} rowed for {value}"}
  - {id: deaths, value: quantity, nouns: [deaths], phrase: "{value} died in {subject}"}
  - {id: neighbour, value: entity, nouns: [neighbour], phrase: "{subject} borders on {value}"}
  - {id: view, value: entity, nouns: [view], phrase: "{subject} disliked {value}"}
entities:
  - {id: larn, label: Larn, kind: place}
  - {id: velm, label: Velm, kind: place}
  - {id: Sandle, kind: place}
  - {id: Morley, kind: place}
  - {id: Brack, kind: place}
  - {id: Cradock, kind: place}
  - {id: flood, label: Great Flood, kind: event}
  - {id: oke, label: Bram Oke, kind: person, aliases: [Oke]}
  - {id: wren, label: Ida Wren, kind: person}
  - {id: pell, label: Tom Pell, kind: person}
  - {id: dow, label: Una Dow, kind: person}
  - {id: heron, label: Heron Club, kind: group, aliases: [Herons]}
  - {id: gull, label: Gull Club, kind: group}
  - {id: tern, label: Tern Society, kind: group}
  - {id: coot, label: Coot Union, kind: group}
  - {id: heron2, label: Old Herons, kind: group, aliases: [Herons]}
defaults: {source: almanac}
statements:
  - {id: m1, subject: larn, property: mayor, value: oke, from: 1928, to: 1933}
  - {id: m2, subject: larn, property: mayor, value: wren, from: 1933, to: 1941}
  - {id: m3, subject: larn, property: mayor, value: pell, from: 1941, to: 1950}
  - {id: m4, subject: larn, property: mayor, value: dow, from: 1950, to: 1952}
  - {id: c1, subject: dow, property: club, value: heron, from: 1930, to: 1935}
  - {id: c2, subject: dow, property: club, value: gull, from: 1934, to: 1938}
  - {id: c3, subject: pell, property: club, value: tern, from: 1930, to: 1936}
  - {id: c4, subject: wren, property: club, value: coot, from: 1929, to: 1931}
  - {id: c5, subject: oke, property: club, value: heron2, from: 1929, to: 1931}
  - {id: d1, subject: flood, property: deaths, value: {amount: 12, unit: people}, on: 1937, place: larn, text: "Twelve people died in Larn in the Great Flood of 1937."}
  - {id: v1, subject: wren, property: view, value: oke, asserted-by: Tom Pell, text: Ida Wren disliked Bram Oke.}
  - {id: v2, subject: dow, property: view, value: pell, certainty: suggests, text: Una Dow disliked Tom Pell.}
  - {id: v3, subject: dow, property: view, value: wren, text: Una Dow may have disliked Ida Wren.}
  - {id: n1, subject: larn, property: neighbour, value: Sandle}
  - {id: n2, subject: larn, property: neighbour, value: Morley}
  - {id: n3, subject: velm, property: neighbour, value: Brack}
  - {id: n4, subject: velm, property: neighbour, value: Cradock}
  - {id: l1, subject: pell, property: club, value: gull, from: 1944, to: 1946, source: letters}
`

// dates are compared as such.
var dates = cmpopts.EquateComparable(facts.Date{})

func larnMaker(t *testing.T) *card.Maker {
	t.Helper()
	return card.NewMaker(baseOf(t, factfile.Read(strings.NewReader(larn), "larn.yaml", factfile.YAML)))
}

func draw(t *testing.T, m *card.Maker, w card.Wanted) []card.Card {
	t.Helper()
	if w.Count == 0 {
		w.Count = 1000
	}
	cards, err := m.Draw(t.Context(), w)
	if err != nil {
		t.Fatal(err)
	}
	return cards
}

// byID is the card with that ID.
func byID(t *testing.T, cards []card.Card, id string) card.Card {
	t.Helper()
	i := slices.IndexFunc(cards, func(c card.Card) bool { return c.ID == id })
	if i < 0 {
		t.Fatalf("there is no card %s", id)
	}
	return cards[i]
}

func TestQuestions(t *testing.T) {
	cards := draw(t, larnMaker(t), card.Wanted{})
	tests := []struct {
		id, question, answer string
		kind                 card.Kind
	}{
		{"who/m1/value.ask", "Who governed Larn from 1928 to 1933?", "Bram Oke", card.Who},
		{"who/c3/value.ask", "Which club did Tom Pell row for from 1930 to 1936?", "Tern Society", card.Who},
		{"cloze/m2/value.cloze", "Fill in the gap: _____ governed Larn from 1933 to 1941.", "Ida Wren", card.Cloze},
		{"when/m2/to.word", "Ida Wren governed Larn from 1933 to which year?", "1941", card.When},
		{"when/m2/from.gap", "Which year is missing? Ida Wren governed Larn from _____ to 1941.", "1933", card.When},
		{"how-many/d1/number.word", "How many people died in Larn in the Great Flood of 1937?", "12 people", card.HowMany},
		{"where/d1/larn.gap", "Which place is missing? Twelve people died in _____ in the Great Flood of 1937.", "Larn", card.Where},
		{"order/m1/first", "Who governed Larn first?", "Bram Oke", card.Order},
		{"order/m4/last", "Who governed Larn last?", "Una Dow", card.Order},
		{"who/v1/value.word", "Ida Wren disliked whom? (according to Tom Pell)", "Bram Oke", card.Who},
	}
	for _, tt := range tests {
		if tt.id == "where/d1/larn.gap" {
			i := slices.IndexFunc(cards, func(c card.Card) bool { return strings.HasPrefix(c.ID, "where/d1/larn") })
			if i < 0 || cards[i].Answer != "Larn" {
				t.Errorf("nothing asks where the flood was")
			}
			continue
		}
		c := byID(t, cards, tt.id)
		if c.Question != tt.question || c.Answer != tt.answer || c.Kind != tt.kind {
			t.Errorf("%s: %s %q => %q, want %s %q => %q", tt.id, c.Kind, c.Question, c.Answer, tt.kind, tt.question, tt.answer)
		}
		if len(c.Footnotes) != 1 || c.Footnotes[0].Source.ID != "almanac" {
			t.Errorf("%s rests on %+v", tt.id, c.Footnotes)
		}
	}
}

func TestChoicesAreNotAlsoRight(t *testing.T) {
	m := larnMaker(t)
	for seed := range uint64(40) {
		cards := draw(t, m, card.Wanted{Seed: seed})
		// Una Dow rowed for the Gull Club too at that time, and the Old Herons
		// have a name in common with the Heron Club.
		for _, c := range cards {
			if c.Statements[0] != "c1" || c.Answer != "Heron Club" {
				continue
			}
			if slices.Contains(c.Choices, "Gull Club") || slices.Contains(c.Choices, "Old Herons") || !c.Closed {
				t.Fatalf("seed %d: %q of %q, closed: %v", seed, c.Question, c.Choices, c.Closed)
			}
		}
	}
}

func TestNothingUnsureIsAsked(t *testing.T) {
	for _, c := range draw(t, larnMaker(t), card.Wanted{}) {
		for _, id := range []string{"v2", "v3"} {
			if slices.Contains(c.Statements, id) {
				t.Errorf("%s asks %q", c.ID, c.Question)
			}
		}
		if c.Statements[0] == "v1" && (c.Kind == card.Truth || !strings.Contains(c.Question, "Tom Pell")) {
			t.Errorf("%s: an opinion: %q", c.ID, c.Question)
		}
	}
}

func TestDrawIsDecidedByItsSeed(t *testing.T) {
	m := larnMaker(t)
	first := draw(t, m, card.Wanted{Count: 6, Seed: 1})
	if again := draw(t, m, card.Wanted{Count: 6, Seed: 1}); !cmp.Equal(first, again, dates) {
		t.Error("the same seed drew other cards")
	}
	if other := draw(t, m, card.Wanted{Count: 6, Seed: 2}); cmp.Equal(first, other, dates) {
		t.Error("another seed drew the same cards")
	}
	var statements []string
	for _, c := range first {
		statements = append(statements, c.Statements[0])
	}
	slices.Sort(statements)
	if len(slices.Compact(statements)) != len(first) {
		t.Errorf("two of %d cards are of one statement", len(first))
	}
}

func TestDrawWhatIsWanted(t *testing.T) {
	m := larnMaker(t)
	for _, c := range draw(t, m, card.Wanted{About: []string{"wren"}, Kinds: []card.Kind{card.Who}}) {
		if c.Kind != card.Who || !strings.Contains(c.Fact, "Ida Wren") {
			t.Errorf("%s: %q", c.Kind, c.Question)
		}
	}
	for _, c := range draw(t, m, card.Wanted{Typed: true}) {
		if c.Choices != nil || c.Closed {
			t.Errorf("%s has choices", c.ID)
		}
	}
	retired := func(id string) bool { return strings.HasPrefix(id, "who/") }
	for _, c := range draw(t, m, card.Wanted{Without: retired}) {
		if retired(c.ID) {
			t.Errorf("%s was not wanted", c.ID)
		}
	}
	for _, c := range draw(t, m, card.Wanted{Sources: []string{"letters"}}) {
		if c.Statements[0] != "l1" || c.Footnotes[0].Source.ID != "letters" {
			t.Errorf("%s is from another reading", c.ID)
		}
	}
	if cards := draw(t, m, card.Wanted{Until: facts.Until{"almanac": 0, "letters": 0}}); len(cards) > 0 {
		t.Errorf("%d cards of what was not read", len(cards))
	}
	if cards := draw(t, card.NewMaker(baseOf(t, factfile.Read(strings.NewReader(""), "", factfile.JSONL))), card.Wanted{}); len(cards) > 0 {
		t.Errorf("an empty base gave %d cards", len(cards))
	}
}

func TestCardIsMadeAgain(t *testing.T) {
	m := card.NewMaker(baseOf(t, seed.Items()))
	for _, c := range draw(t, m, card.Wanted{Count: 150, Seed: 5}) {
		again, err := m.Card(t.Context(), c.ID, card.Wanted{Seed: 5})
		if err != nil {
			t.Fatalf("%s: %v", c.ID, err)
		}
		if diff := cmp.Diff(c, again, dates); diff != "" {
			t.Fatalf("%s (-drawn +again):\n%s", c.ID, diff)
		}
	}
	for _, id := range []string{"", "who", "who/nobody/value.ask", "who/%zz/x", "a/b/c/d"} {
		if _, err := m.Card(t.Context(), id, card.Wanted{}); !errors.Is(err, facts.ErrNotFound) {
			t.Errorf("Card(%q): %v", id, err)
		}
	}
}

func TestCardOfAnotherReadingIsNotThere(t *testing.T) {
	m := larnMaker(t)
	if _, err := m.Card(t.Context(), "who/m1/value.ask", card.Wanted{Sources: []string{"letters"}}); !errors.Is(err, facts.ErrNotFound) {
		t.Errorf("err = %v", err)
	}
}

func TestGermanFrames(t *testing.T) {
	c := byID(t, draw(t, larnMaker(t), card.Wanted{Phrases: phrase.For("de")}), "cloze/m2/value.cloze")
	if want := "Was fehlt? _____ governed Larn from 1933 to 1941."; c.Question != want {
		t.Errorf("question = %q, want %q", c.Question, want)
	}
}

// BenchmarkDraw draws a quiz of ten from a base of 50,000 statements, as a
// program does that has just started.
func BenchmarkDraw(b *testing.B) {
	base := baseOf(b, facttest.Synthetic(20000, 50000))
	b.ResetTimer()
	for i := range b.N {
		cards, err := card.NewMaker(base).Draw(context.Background(), card.Wanted{Count: 10, Seed: uint64(i)})
		if err != nil || len(cards) != 10 {
			b.Fatal(len(cards), err)
		}
	}
}

// What is right besides the answer is right, if somebody types it.
func TestRightToo(t *testing.T) {
	asked := 0
	for _, c := range draw(t, larnMaker(t), card.Wanted{Seed: 3}) {
		if c.Answer != "Sandle" && c.Answer != "Morley" || c.Kind == card.Truth {
			continue
		}
		asked++
		for _, said := range []string{"Sandle", "Morley"} {
			if v := c.Judge(said); v != card.Right {
				t.Errorf("%q: %q is %s", c.Question, said, v)
			}
		}
	}
	if asked == 0 {
		t.Error("nobody asks for the neighbours of Larn")
	}
}
