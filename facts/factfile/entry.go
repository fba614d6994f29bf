package factfile

import (
	"errors"
	"fmt"
	"strings"

	"footnote/facts"
)

// section is a kind of entry.
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
		var st *draft
		if st, err = statementOf(n, d); err == nil {
			it.Statement, it.History = &st.Statement, st.history
		}
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
		e.section, e.node, id = properties, encode(shortProperty(it.Property), propertyKeys), it.Property.ID
	case it.Entity != nil:
		e.section, e.node, id = entities, encode(shortEntity(it.Entity), entityKeys), it.Entity.ID
	case it.Statement != nil:
		e.section, e.node, id = statements, statementNode(it.Statement, it.History), it.Statement.ID
	default:
		return e, errors.New("write an item that is empty")
	}
	e.what = strings.TrimSpace(typeNames[e.section] + " " + id)
	if _, err := itemOf(e.section, &e.node, defaults{}); err != nil {
		return e, fmt.Errorf("write %s: %w", e.what, errors.Unwrap(err))
	}
	return e, nil
}
