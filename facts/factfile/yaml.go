package factfile

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"footnote/facts"
)

// maxYAML is how large a YAML file may be, in bytes: it is in memory whole.
const maxYAML = 16 << 20

const notUTF8 = "this is not UTF-8 text; save the file with the encoding UTF-8"

// yamlDocument is the top of a YAML document.
type yamlDocument struct {
	defaults defaults
	sections [len(sectionNames)][]node
}

var yamlKeys = func() []key[yamlDocument] {
	keys := []key[yamlDocument]{{
		name: "defaults",
		read: func(d *yamlDocument, n *node) error {
			return decode(n, "the defaults", defaultKeys, &d.defaults)
		},
	}}
	for s, name := range sectionNames {
		keys = append(keys, key[yamlDocument]{
			name: name,
			read: func(d *yamlDocument, n *node) error {
				if n.kind != list {
					return n.errorf("%s: must be a list; begin each %s with a dash on a line of its own", name, typeNames[s])
				}
				d.sections[s] = n.items
				return nil
			},
		})
	}
	return keys
}()

// readYAML reads the documents of a file one after the other.
func readYAML(r io.Reader, emit func(facts.Item) bool) error {
	data, err := io.ReadAll(io.LimitReader(r, maxYAML+1))
	at := &node{line: 1}
	switch {
	case err != nil:
		return at.errorf("read: %w", err)
	case len(data) > maxYAML:
		return at.errorf("the file is larger than %d bytes; split it, or write JSONL, which may be of any length", maxYAML)
	case !utf8.Valid(data):
		at.line = 1 + bytes.Count(data[:validPrefix(data)], []byte("\n"))
		return at.errorf("%s", notUTF8)
	}
	tops, err := parseYAML(strings.TrimPrefix(string(data), byteOrderMark))
	if err != nil {
		return err
	}
	for i := range tops {
		more, err := readDocument(&tops[i], emit)
		if err != nil || !more {
			return err
		}
	}
	return nil
}

// readDocument reports whether emit wants more.
func readDocument(top *node, emit func(facts.Item) bool) (more bool, err error) {
	var d yamlDocument
	if err := decode(top, "a fact file", yamlKeys, &d); err != nil {
		return false, err
	}
	for s, nodes := range d.sections {
		for i := range nodes {
			it, err := itemOf(section(s), &nodes[i], d.defaults)
			if err != nil {
				return false, err
			}
			if !emit(it) {
				return false, nil
			}
		}
	}
	return true, nil
}

// validPrefix is how many bytes of data are UTF-8.
func validPrefix(data []byte) int {
	n := 0
	for n < len(data) {
		r, size := utf8.DecodeRune(data[n:])
		if r == utf8.RuneError && size <= 1 {
			break
		}
		n += size
	}
	return n
}

// parseYAML gives the top node of each document that is not empty.
func parseYAML(s string) ([]node, error) {
	tokens := lexer.Tokenize(s)
	if err := checkDepth(tokens); err != nil {
		return nil, err
	}
	file, err := parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		return nil, syntaxError(err)
	}
	var tops []node
	for _, d := range file.Docs {
		if d.Body == nil {
			continue
		}
		n, err := yamlNode(d.Body)
		if err != nil {
			return nil, err
		}
		if n.kind != null {
			tops = append(tops, n)
		}
	}
	return tops, nil
}

// checkDepth refuses what stands too deep in one another before the parser,
// which takes time and stack for it, sees it.
func checkDepth(tokens token.Tokens) error {
	flow, dashes, line := 0, 0, 0
	for _, t := range tokens {
		if t.Position.Line != line {
			dashes, line = 0, t.Position.Line
		}
		switch t.Type {
		case token.MappingStartType, token.SequenceStartType:
			flow++
		case token.MappingEndType, token.SequenceEndType:
			flow--
		case token.SequenceEntryType, token.MappingKeyType:
			dashes++
		}
		if flow > maxDepth || dashes > maxDepth || t.Position.IndentNum > 100*maxDepth {
			return (&node{line: line}).errorf("lists and groups of keys stand too deep in one another")
		}
	}
	return nil
}

// syntaxError says where the text is not YAML and what the cause mostly is.
func syntaxError(err error) error {
	at := &node{line: 1}
	message := err.Error()
	var e yaml.Error
	if errors.As(err, &e) {
		message = e.GetMessage()
		if t := e.GetToken(); t != nil && t.Position != nil {
			at.line = max(1, t.Position.Line)
		}
	}
	return at.errorf("broken YAML: %s; check the indentation, and put texts with : or # or quotes in them, or that begin with a sign, into \"double quotes\"", message)
}

// yamlNode is the node of a piece of YAML.
func yamlNode(y ast.Node) (node, error) {
	n := node{line: lineOf(y)}
	switch y := y.(type) {
	case nil, *ast.NullNode:
	case *ast.StringNode:
		n.kind, n.text = text, y.Value
	case *ast.LiteralNode:
		n.kind, n.text = text, strings.TrimRight(y.Value.Value, "\n")
	case *ast.BoolNode:
		n.kind, n.text = boolean, fmt.Sprint(y.Value)
	case *ast.IntegerNode, *ast.FloatNode, *ast.InfinityNode, *ast.NanNode:
		n.kind, n.text = text, y.GetToken().Value
		if isNumber(n.text) {
			n.kind = number
		}
	case *ast.SequenceNode:
		n.kind = list
		for _, v := range y.Values {
			item, err := yamlNode(v)
			if err != nil {
				return n, err
			}
			n.items = append(n.items, item)
		}
	case *ast.MappingNode:
		n.kind = object
		for _, v := range y.Values {
			f, err := yamlField(v)
			if err != nil {
				return n, err
			}
			n.fields = append(n.fields, f)
		}
	case *ast.MappingValueNode:
		f, err := yamlField(y)
		n.kind, n.fields = object, []field{f}
		return n, err
	case *ast.AliasNode, *ast.AnchorNode, *ast.TagNode:
		return n, n.errorf("texts that begin with *, & or ! must be in \"double quotes\"; references inside YAML (anchors, aliases, tags) are not read")
	default:
		return n, n.errorf("this part of YAML is not used in fact files; write keys, lists and texts only")
	}
	return n, nil
}

func yamlField(y *ast.MappingValueNode) (field, error) {
	f := field{line: lineOf(y.Key)}
	k, err := yamlNode(y.Key)
	if err != nil {
		return f, err
	}
	if f.key, err = k.scalar("a key"); err != nil {
		return f, err
	}
	f.value, err = yamlNode(y.Value)
	return f, err
}

func lineOf(y ast.Node) int {
	if y == nil || y.GetToken() == nil || y.GetToken().Position == nil {
		return 1
	}
	if m, ok := y.(*ast.MappingNode); ok && len(m.Values) > 0 {
		return lineOf(m.Values[0].Key)
	}
	if m, ok := y.(*ast.MappingValueNode); ok {
		return lineOf(m.Key)
	}
	return max(1, y.GetToken().Position.Line)
}
