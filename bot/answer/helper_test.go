package answer_test

import (
	"testing"
	"time"

	"footnote/bot/answer"
	"footnote/bot/question"
	"footnote/facts"
)

// today is the asker's day in all tests.
var today = facts.DayOf(time.Date(2024, 6, 1, 0, 0, 0, 0, time.UTC))

var annals = facts.Source{ID: "annals", Title: "The Tarnwick Annals", Author: "Hetty Oakes", Date: facts.YearDate(1978)}

var properties = []facts.Property{
	{ID: "mayor", Value: facts.EntityValue, Single: true, Phrase: "{value} was mayor of {subject}"},
	{ID: "builder", Value: facts.EntityValue, Nouns: []string{"builder"}, Verbs: []string{"build"}, Phrase: "{value} built {subject}"},
	{ID: "population", Value: facts.QuantityValue, Phrase: "{subject} had {value}"},
	{ID: "reason", Value: facts.TextValue, Phrase: "{value}"},
	{ID: "definition", Value: facts.TextValue, Phrase: "{subject} is {value}"},
}

func newLexicon(t testing.TB) *question.Lexicon {
	t.Helper()
	l, err := question.NewLexicon()
	if err != nil {
		t.Fatal(err)
	}
	return l.With(properties)
}

// The entities of the tests; a person's ID is the label.
var tarnwick = facts.Entity{ID: "tarnwick", Label: "Tarnwick", Kind: facts.Place}

func person(name string) facts.Entity {
	return facts.Entity{ID: name, Label: name, Kind: facts.Person}
}

// read reads a question about what is named in it.
func read(l *question.Lexicon, text string, named ...facts.Entity) question.Question {
	d := l.Read(text)
	var names []facts.Name
	for _, e := range named {
		names = append(names, facts.Name{Phrase: facts.Fold(e.Label), Text: e.Label, Entity: e})
	}
	d.Link(names)
	return d.Question(today)
}

// mayor is a statement that someone was mayor of Tarnwick from one EDTF date
// to another.
func mayor(t testing.TB, name, from, to string) facts.Statement {
	return facts.Statement{
		ID: "mayor " + name + " " + from, Subject: tarnwick, Property: "mayor", Status: facts.Accepted,
		Value:      facts.Value{Kind: facts.EntityValue, Entity: person(name)},
		Valid:      facts.FromTo(date(t, from), date(t, to)),
		References: []facts.Reference{{Source: annals, Locator: "p. " + from}},
	}
}

func date(t testing.TB, edtf string) facts.Date {
	t.Helper()
	d, err := facts.ParseDate(edtf)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// compose answers a question about Tarnwick from the statements.
func compose(l *question.Lexicon, text string, statements ...facts.Statement) answer.Reply {
	q := read(l, text, tarnwick)
	return answer.Compose(&q, answer.Evidence{Statements: statements}, l)
}
