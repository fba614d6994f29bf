package factfile

import (
	"errors"
	"fmt"
	"strings"

	"footnote/facts"
)

// section is a kind of entry; the sections of a YAML document come in this
// order.
type section uint8

const (
	sources section = iota
	properties
	entities
	statements
)

// sectionNames are the keys of the sections in YAML.
var sectionNames = [...]string{"sources", "properties", "entities", "statements"}

// typeNames are the values of "type" in JSONL.
var typeNames = [...]string{"source", "property", "entity", "statement"}

// An entry is a node and the section that it belongs in.
type entry struct {
	section section
	node    node
	what    string // for errors: "statement isis-leader-1"
}

// itemOf reads an entry.
func itemOf(s section, n *node, d defaults) (facts.Item, error) {
	it := facts.Item{Line: n.line}
	var err error
	switch s {
	case sources:
		it.Source, err = sourceOf(n)
	case properties:
		it.Property, err = propertyOf(n)
	case entities:
		it.Entity, err = entityOf(n)
	case statements:
		it.Statement, err = statementOf(n, d)
	}
	return it, err
}

// entryOf is the inverse of itemOf. It reads what it gives back once, so that
// nothing is written that could not be read.
func entryOf(it facts.Item) (entry, error) {
	var e entry
	var id string
	switch {
	case it.Source != nil:
		e.section, e.node, id = sources, encode(it.Source, sourceKeys), it.Source.ID
	case it.Property != nil:
		e.section, e.node, id = properties, encode(it.Property, propertyKeys), it.Property.ID
	case it.Entity != nil:
		e.section, e.node, id = entities, encode(shortEntity(it.Entity), entityKeys), it.Entity.ID
	case it.Statement != nil:
		e.section, e.node, id = statements, statementNode(it.Statement), it.Statement.ID
	default:
		return e, errors.New("write an item that is empty")
	}
	e.what = strings.TrimSpace(typeNames[e.section] + " " + id)
	if _, err := itemOf(e.section, &e.node, defaults{}); err != nil {
		return e, fmt.Errorf("write %s: %w", e.what, errors.Unwrap(err))
	}
	return e, nil
}

var sourceKeys = []key[facts.Source]{
	textKey("id", func(s *facts.Source) *string { return &s.ID }),
	textKey("title", func(s *facts.Source) *string { return &s.Title }),
	textKey("author", func(s *facts.Source) *string { return &s.Author }),
	textKey("publisher", func(s *facts.Source) *string { return &s.Publisher }),
	dateKey("date", func(s *facts.Source) *facts.Date { return &s.Date }),
	textKey("url", func(s *facts.Source) *string { return &s.URL }),
	textKey("language", func(s *facts.Source) *string { return &s.Language }),
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

var propertyKeys = []key[facts.Property]{
	textKey("id", func(p *facts.Property) *string { return &p.ID }),
	textKey("label", func(p *facts.Property) *string { return &p.Label }),
	choiceKey("value", func(p *facts.Property) *facts.ValueKind { return &p.Value }, "",
		choicesOf(facts.EntityValue, facts.TextValue, facts.QuantityValue)),
	textsKey("nouns", func(p *facts.Property) *[]string { return &p.Nouns }),
	textsKey("verbs", func(p *facts.Property) *[]string { return &p.Verbs }),
	boolKey("single", func(p *facts.Property) *bool { return &p.Single }),
	textKey("phrase", func(p *facts.Property) *string { return &p.Phrase }),
}

func propertyOf(n *node) (*facts.Property, error) {
	p := new(facts.Property)
	if err := decode(n, "a property", propertyKeys, p); err != nil {
		return nil, err
	}
	if isBlank(p.ID) {
		return nil, n.errorf("the property has no id; give it one for statements to name it by, such as id: leader")
	}
	return p, nil
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
	e.ID, e.Label = orElse(e.ID, e.Label), orElse(e.Label, e.ID)
	return e, nil
}

// shortEntity leaves out the label that entityOf would fill in.
func shortEntity(e *facts.Entity) *facts.Entity {
	short := *e
	if short.Label == short.ID {
		short.Label = ""
	}
	return &short
}

func isBlank(s string) bool { return strings.TrimSpace(s) == "" }
