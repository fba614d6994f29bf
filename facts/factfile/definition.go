package factfile

import (
	"strings"

	"golang.org/x/text/language"

	"footnote/facts"
)

var sourceKeys = []key[facts.Source]{
	textKey("id", func(s *facts.Source) *string { return &s.ID }),
	textKey("title", func(s *facts.Source) *string { return &s.Title }),
	textKey("author", func(s *facts.Source) *string { return &s.Author }),
	textKey("publisher", func(s *facts.Source) *string { return &s.Publisher }),
	dateKey("date", func(s *facts.Source) *facts.Date { return &s.Date }),
	textKey("url", func(s *facts.Source) *string { return &s.URL }),
	checked(textKey("language", func(s *facts.Source) *string { return &s.Language }), knownLanguage),
	textKey("licence", func(s *facts.Source) *string { return &s.Licence }),
}

func sourceOf(n *node) (*facts.Source, error) {
	s := new(facts.Source)
	if err := decode(n, "a source", sourceKeys, s); err != nil {
		return nil, err
	}
	if isBlank(s.ID) {
		return nil, n.errorf("the source has no id; give it one for statements to name it by, such as id: smith-2024")
	}
	return s, nil
}

// knownLanguage refuses "English" and what else is not a language's code.
func knownLanguage(n *node) error {
	if _, err := language.Parse(n.text); err != nil {
		return n.errorf("language: %s is not the code of a language; write en for English, ar for Arabic, pt-BR for Brazilian Portuguese", quote(n.text))
	}
	return nil
}

// valueKinds have no word for what goes without saying: it is then for the
// base to find out from the values.
var valueKinds = choicesOf("", facts.EntityValue, facts.TextValue, facts.QuantityValue)[1:]

var propertyKeys = []key[facts.Property]{
	textKey("id", func(p *facts.Property) *string { return &p.ID }),
	textKey("label", func(p *facts.Property) *string { return &p.Label }),
	choiceKey("value", func(p *facts.Property) *facts.ValueKind { return &p.Value }, valueKinds),
	textsKey("nouns", func(p *facts.Property) *[]string { return &p.Nouns }),
	textsKey("verbs", func(p *facts.Property) *[]string { return &p.Verbs }),
	boolKey("single", func(p *facts.Property) *bool { return &p.Single }),
	checked(textKey("phrase", func(p *facts.Property) *string { return &p.Phrase }), onlyPlaceholders),
}

func propertyOf(n *node) (*facts.Property, error) {
	p := new(facts.Property)
	if err := decode(n, "a property", propertyKeys, p); err != nil {
		return nil, err
	}
	if isBlank(p.ID) {
		return nil, n.errorf("the property has no id; give it one for statements to name it by, such as id: leader")
	}
	p.Label = unlessSame(p.Label, p.ID)
	return p, nil
}

// shortProperty leaves out the label that goes without saying.
func shortProperty(p *facts.Property) *facts.Property {
	short := *p
	short.Label = unlessSame(p.Label, p.ID)
	return &short
}

var placeholders = strings.NewReplacer("{subject}", "", "{value}", "")

// onlyPlaceholders refuses braces around anything that a sentence cannot be
// made of.
func onlyPlaceholders(n *node) error {
	if strings.ContainsAny(placeholders.Replace(n.text), "{}") {
		return n.errorf("phrase: only {subject} and {value} may stand in braces, as in \"{value} led {subject}\"")
	}
	return nil
}

var entityKeys = []key[facts.Entity]{
	textKey("id", func(e *facts.Entity) *string { return &e.ID }),
	textKey("label", func(e *facts.Entity) *string { return &e.Label }),
	textKey("kind", func(e *facts.Entity) *string { return (*string)(&e.Kind) }),
	textsKey("aliases", func(e *facts.Entity) *[]string { return &e.Aliases }),
	textKey("description", func(e *facts.Entity) *string { return &e.Description }),
}

func entityOf(n *node) (*facts.Entity, error) {
	e := new(facts.Entity)
	if err := decode(n, "an entity", entityKeys, e); err != nil {
		return nil, err
	}
	if isBlank(e.ID) && isBlank(e.Label) {
		return nil, n.errorf("the entity has no id; give it one for statements to name it by, such as id: islamic-state")
	}
	if isBlank(e.ID) {
		e.ID = e.Label
	}
	e.Label = unlessSame(e.Label, e.ID)
	return e, nil
}

// shortEntity leaves out the label that goes without saying.
func shortEntity(e *facts.Entity) *facts.Entity {
	short := *e
	short.Label = unlessSame(e.Label, e.ID)
	return &short
}

// unlessSame is the label, or "" where the ID says the same.
func unlessSame(label, id string) string {
	if label == id {
		return ""
	}
	return label
}
