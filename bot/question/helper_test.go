package question_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"footnote/bot/question"
	"footnote/facts"
)

// today is the asker's day in all tests, a Saturday.
var today = facts.DayOf(time.Date(2024, 6, 1, 0, 0, 0, 0, time.UTC))

// entities are those whom the questions of the tests may name.
var entities = []facts.Entity{
	{ID: "tarnwick", Label: "Tarnwick", Kind: facts.Place},
	{ID: "rovers", Label: "Brackwell Rovers", Kind: facts.Group, Aliases: []string{"the Rovers", "Rovers"}},
	{ID: "athletic", Label: "Morley Athletic", Kind: facts.Group},
	{ID: "stroud", Label: "Abel Stroud", Kind: facts.Person, Aliases: []string{"Stroud"}},
	{ID: "lunn", Label: "Bertha Lunn", Kind: facts.Person, Aliases: []string{"Lunn"}},
	{ID: "flood", Label: "the great flood", Kind: facts.Event, Aliases: []string{"great flood", "flood"}},
	{ID: "us", Label: "United States", Kind: facts.Country, Aliases: []string{"US"}},
	{ID: "ann-1", Label: "Ann Pellow the elder", Kind: facts.Person, Aliases: []string{"Ann Pellow"}},
	{ID: "ann-2", Label: "Ann Pellow the younger", Kind: facts.Person, Aliases: []string{"Ann Pellow"}},
}

// properties are those that the questions of the tests may ask for.
var properties = []facts.Property{
	{ID: "mayor", Value: facts.EntityValue, Single: true},
	{ID: "leader", Value: facts.EntityValue, Single: true},
	{ID: "head coach", Value: facts.EntityValue, Single: true},
	{ID: "deaths", Value: facts.QuantityValue},
	{ID: "reason", Value: facts.TextValue},
	{ID: "lighthouse keeper of", Value: facts.EntityValue},
}

func newLexicon(t testing.TB) *question.Lexicon {
	t.Helper()
	l, err := question.NewLexicon()
	if err != nil {
		t.Fatal(err)
	}
	return l.With(properties)
}

// read reads a text as the bot does, with the names of entities.
func read(l *question.Lexicon, text string) (*question.Draft, question.Question) {
	d := l.Read(text)
	d.Link(names(facts.Exact, d.Phrases()))
	d.Link(names(facts.Partial, d.Unlinked()))
	return d, d.Question(today)
}

// names looks the phrases up among the names of entities.
func names(how facts.Match, phrases []string) []facts.Name {
	var out []facts.Name
	for _, p := range phrases {
		for _, e := range entities {
			for _, name := range append([]string{e.Label}, e.Aliases...) {
				folded := facts.Fold(name)
				partial := how == facts.Partial && strings.Contains(" "+folded+" ", " "+p+" ")
				if folded == p || partial {
					out = append(out, facts.Name{Phrase: p, Text: name, Entity: e, Match: how})
				}
			}
		}
	}
	return out
}

// topics are the IDs of what the question is about.
func topics(q *question.Question) []string {
	var out []string
	for _, m := range q.Topics() {
		out = append(out, m.Entities[0].ID)
	}
	return out
}

// asked are the properties that the question asks for most plainly, in order
// of their name.
func asked(q *question.Question) []string {
	best := 0.0
	for _, a := range q.Properties {
		best = max(best, a.Weight)
	}
	var out []string
	for _, a := range q.Properties {
		if a.Weight > best-0.05 {
			out = append(out, a.Property)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
