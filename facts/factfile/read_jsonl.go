package factfile

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"footnote/facts"
)

// maxLine is how long a line of JSONL may be, in bytes.
const maxLine = 1 << 20

// maxDepth is how deep lists and objects may stand in one another; facts need
// four levels.
const maxDepth = 10

// oneObject is what a line must be.
const oneObject = `one object in braces, such as {"subject": "isis", "property": "leader", "value": "baghdadi"}`

const byteOrderMark = "\uFEFF"

// readJSONL reads one object a line until the end or until emit has enough.
// Empty lines are passed over.
func readJSONL(r io.Reader, emit func(facts.Item) bool) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 0, 64<<10), maxLine)
	line := 0
	for lines.Scan() {
		line++
		b := lines.Bytes()
		if line == 1 {
			b = bytes.TrimPrefix(b, []byte(byteOrderMark))
		}
		if len(bytes.TrimSpace(b)) == 0 {
			continue
		}
		it, err := jsonItem(b, line)
		if err != nil {
			return err
		}
		if !emit(it) {
			return nil
		}
	}
	at := &node{line: line + 1}
	switch err := lines.Err(); {
	case errors.Is(err, bufio.ErrTooLong):
		return at.errorf("the line is longer than %d bytes; write one object a line", maxLine)
	case err != nil:
		return at.errorf("read: %w", err)
	}
	return nil
}

func jsonItem(b []byte, line int) (facts.Item, error) {
	n, err := jsonNode(b, line)
	if err != nil {
		return facts.Item{}, err
	}
	s, err := typeOf(&n)
	if err != nil {
		return facts.Item{}, err
	}
	return itemOf(s, &n, defaults{})
}

// typeOf takes the key "type" from the object; without one it is a statement.
func typeOf(n *node) (section, error) {
	if n.kind != objectKind {
		return 0, n.errorf(`a line must be %s; this is %s`, oneObject, n.kind)
	}
	i := slices.IndexFunc(n.fields, func(f field) bool { return f.key == "type" })
	if i < 0 {
		return statements, nil
	}
	name := n.fields[i].value
	n.fields = slices.Delete(n.fields, i, i+1)
	if s := slices.Index(typeNames[:], name.text); s >= 0 {
		return section(s), nil
	}
	return 0, n.errorf("type: %s is not a choice; %sallowed: %s", quote(name.text), suggestion(name.text, typeNames[:]), strings.Join(typeNames[:], ", "))
}

// jsonNode reads the one JSON value of a line.
func jsonNode(b []byte, line int) (node, error) {
	at := &node{line: line}
	if !utf8.Valid(b) {
		return node{}, at.errorf("%s", notUTF8)
	}
	d := json.NewDecoder(bytes.NewReader(b))
	d.UseNumber()
	n, err := jsonValue(d, line, maxDepth)
	if err == nil {
		if _, err = d.Token(); err == nil {
			err = errors.New("there is more than one object on the line")
		}
	}
	switch {
	case errors.Is(err, io.EOF):
		return n, nil
	case errors.Is(err, io.ErrUnexpectedEOF):
		return node{}, at.errorf("broken JSON: the object does not end on this line; a line must be %s", oneObject)
	}
	return node{}, at.errorf("broken JSON: %w; a line must be %s", err, oneObject)
}

// jsonValue reads the next value. It gives io.ErrUnexpectedEOF where the line
// ends too early, never io.EOF.
func jsonValue(d *json.Decoder, line, depth int) (node, error) {
	t, err := d.Token()
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	n := node{line: line}
	if err != nil {
		return n, err
	}
	switch t := t.(type) {
	case string:
		n.kind, n.text = textKind, t
	case json.Number:
		n.kind, n.text = numberKind, t.String()
	case bool:
		n.kind, n.text = booleanKind, fmt.Sprint(t)
	case json.Delim:
		if depth == 0 {
			return n, errors.New("lists and objects stand too deep in one another")
		}
		return jsonInside(d, t, line, depth-1)
	}
	return n, nil
}

// jsonInside reads what stands between brackets or braces.
func jsonInside(d *json.Decoder, open json.Delim, line, depth int) (node, error) {
	n := node{kind: listKind, line: line}
	if open == '{' {
		n.kind = objectKind
	}
	for d.More() {
		f := field{line: line}
		var err error
		if n.kind == objectKind {
			var k node
			if k, err = jsonValue(d, line, 0); err != nil {
				return n, err
			}
			f.key = k.text
		}
		if f.value, err = jsonValue(d, line, depth); err != nil {
			return n, err
		}
		if n.kind == objectKind {
			n.fields = append(n.fields, f)
		} else {
			n.items = append(n.items, f.value)
		}
	}
	_, err := d.Token()
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}
