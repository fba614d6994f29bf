package factfile

import (
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// parseYAML gives the top node of each document that is not empty.
func parseYAML(s string) ([]node, error) {
	tokens := lexer.Tokenize(s)
	if err := checkDepth(tokens); err != nil {
		return nil, err
	}
	var tops []node
	for len(tokens) > 0 {
		var document token.Tokens
		document, tokens = cutDocument(tokens)
		file, err := parser.Parse(document, 0, parser.AllowDuplicateMapKey())
		if err != nil {
			return nil, syntaxError(err)
		}
		for _, d := range file.Docs {
			n, err := yamlNode(d.Body)
			if err != nil {
				return nil, err
			}
			if n.kind != nullKind {
				tops = append(tops, n)
			}
		}
	}
	return tops, nil
}

// cutDocument cuts the tokens at the first line of --- or "...". The parser
// would do so too, but it drops all that follows two of them in a row.
func cutDocument(tokens token.Tokens) (document, rest token.Tokens) {
	for i, t := range tokens {
		if t.Type == token.DocumentHeaderType || t.Type == token.DocumentEndType {
			return tokens[:i], tokens[i+1:]
		}
	}
	return tokens, nil
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

// causes are what people mostly did when the parser says that something is
// wrong, in the order in which they are looked for.
var causes = []struct{ parser, person string }{
	{"tab character", "a tab cannot indent; use spaces"},
	{"found character '\t'", "a tab cannot indent; use spaces"},
	{"could not find end character", "a quotation mark is not closed; put one at the end of the text"},
	{"must be specified", "a bracket is not closed; lists end with ] and braces with }"},
	{"is a reserved character", "a text cannot begin with this sign; put the text into \"double quotes\""},
	{"mapping value is not allowed", "a colon stands where none can; put a text that has \": \" in it into \"double quotes\", and begin all keys of an entry in the same column"},
	{"value is not allowed", "something follows where nothing can; put a text with quotation marks or braces in it into 'quotes', and begin all keys of an entry in the same column"},
	{"directive", "a line cannot begin with %; take it out, or put the text into \"double quotes\""},
}

// syntaxError says where the text is not YAML, and the cause that it mostly
// has.
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
	for _, c := range causes {
		if strings.Contains(message, c.parser) {
			return at.errorf("broken YAML: %s", c.person)
		}
	}
	return at.errorf("broken YAML: %s; check the indentation, and put texts that begin with a sign into \"double quotes\"", short(message))
}

// yamlNode is the node of a piece of YAML.
func yamlNode(y ast.Node) (node, error) {
	n := node{line: lineOf(y)}
	switch y := y.(type) {
	case nil, *ast.NullNode:
	case *ast.StringNode:
		n.kind, n.text = textKind, y.Value
		if y.Token.Type == token.StringType && isNumber(n.text) {
			n.kind = numberKind // such as 1e5, which the parser takes for a text
		}
	case *ast.LiteralNode:
		n.kind, n.text = textKind, strings.TrimRight(y.Value.Value, "\n")
	case *ast.BoolNode:
		n.kind, n.text = booleanKind, fmt.Sprint(y.Value)
	case *ast.IntegerNode, *ast.FloatNode, *ast.InfinityNode, *ast.NanNode:
		n.kind, n.text = textKind, y.GetToken().Value
		if isNumber(n.text) {
			n.kind = numberKind
		}
	case *ast.SequenceNode:
		n.kind = listKind
		for _, v := range y.Values {
			item, err := yamlNode(v)
			if err != nil {
				return n, err
			}
			n.items = append(n.items, item)
		}
	case *ast.MappingNode:
		n.kind = objectKind
		for _, v := range y.Values {
			f, err := yamlField(v)
			if err != nil {
				return n, err
			}
			n.fields = append(n.fields, f)
		}
	case *ast.MappingValueNode:
		f, err := yamlField(y)
		n.kind, n.fields = objectKind, []field{f}
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
