package factfile

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"footnote/facts"
)

// kind is what a node is.
type kind uint8

const (
	nullKind kind = iota
	textKind
	numberKind
	booleanKind
	listKind
	objectKind
)

// String is the kind in the words of the error messages.
func (k kind) String() string {
	return [...]string{"nothing", "a text", "a number", "true or false", "a list", "a group of keys"}[k]
}

// A node is a piece of a file between its syntax and its meaning. The zero
// node is null, which means the same as a key that is not there.
type node struct {
	kind   kind
	text   string // of a text, number or boolean: as it is written
	bare   bool   // a text that YAML reads back the same without quotes
	line   int
	items  []node  // of a list
	fields []field // of an object
}

// A field is a key and its value.
type field struct {
	key   string
	line  int
	value node
}

// errorf is an error at the node's line.
func (n *node) errorf(format string, args ...any) error {
	return &facts.LineError{Line: n.line, Err: fmt.Errorf(format, args...)}
}

// inFile names the file in an error that has only a line so far.
func inFile(name string, err error) error {
	var at *facts.LineError
	if errors.As(err, &at) {
		at.File = name
		return at
	}
	return &facts.LineError{File: name, Line: 1, Err: err}
}

// isEmpty reports whether the node says nothing: a key with it is as good as
// left out.
func (n *node) isEmpty() bool {
	return n.kind == nullKind || n.kind == textKind && n.text == ""
}

// scalar is the node's text as it is written, for a node that is not a list or
// an object. A number is fine where a name or a date is asked for.
func (n *node) scalar(key string) (string, error) {
	if n.kind == listKind || n.kind == objectKind {
		return "", n.errorf("%s: must be one word or text, not %s", key, n.kind)
	}
	return n.text, nil
}

// isNumber reports whether s is a number as JSON writes it, which is also how
// people do; 007 and 1_000 are words.
func isNumber(s string) bool {
	return s != "" && (s[0] == '-' || s[0] >= '0' && s[0] <= '9') && json.Valid([]byte(s))
}

// textNode is the text, or null when it is empty.
func textNode(s string) node {
	if s == "" {
		return node{}
	}
	return node{kind: textKind, text: s}
}

func isBlank(s string) bool { return strings.TrimSpace(s) == "" }
