package phrase_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// shown are the fields whose text people read.
var shown = map[string]bool{
	"Note": true, "Lead": true, "Caveats": true, "Label": true, "Hint": true, "Title": true, "Intro": true, "Submit": true, "Silence": true,
}

// telling are the functions whose text people read.
var telling = map[string]bool{"Reply": true, "reply": true, "tell": true, "caveat": true, "silent": true}

// What people read is said through phrases: no text stands in English, or with
// English put to it, where a post or a reply is made.
func TestNothingIsSaidWithoutAPhrase(t *testing.T) {
	for _, pattern := range []string{"..", "../answer", "../desk", "../post", "../study", "../study/*", "../../adapters/slack", "../../adapters/matrix", "../../adapters/terminal"} {
		names, err := filepath.Glob(filepath.Join(pattern, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			if !strings.HasSuffix(name, "_test.go") {
				checkBypass(t, name)
			}
		}
	}
}

// checkBypass looks for words in a file that get around the phrases.
func checkBypass(t *testing.T, name string) {
	t.Helper()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, name, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	check := func(x ast.Expr) {
		if s := words(x); s != "" {
			t.Errorf("%s: %q is said without a phrase", fset.Position(x.Pos()), s)
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch x := n.(type) {
		case *ast.KeyValueExpr:
			if key, ok := x.Key.(*ast.Ident); ok && shown[key.Name] {
				check(x.Value)
			}
		case *ast.AssignStmt:
			for i, left := range x.Lhs {
				if to, ok := left.(*ast.SelectorExpr); ok && shown[to.Sel.Name] && i < len(x.Rhs) {
					check(x.Rhs[i])
				}
			}
		case *ast.CallExpr:
			if of, ok := x.Fun.(*ast.SelectorExpr); ok && telling[of.Sel.Name] {
				for _, arg := range x.Args {
					check(arg)
				}
			}
		}
		return true
	})
}

// words are the first letters that the expression itself puts into a text;
// empty if it puts in signs only, or nothing but what a call returns.
func words(x ast.Expr) string {
	switch x := x.(type) {
	case *ast.BasicLit:
		if s, err := strconv.Unquote(x.Value); err == nil && strings.ContainsFunc(s, func(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }) {
			return s
		}
	case *ast.BinaryExpr:
		if s := words(x.X); s != "" {
			return s
		}
		return words(x.Y)
	case *ast.ParenExpr:
		return words(x.X)
	case *ast.CompositeLit:
		for _, e := range x.Elts {
			if s := words(e); s != "" {
				return s
			}
		}
	case *ast.CallExpr:
		if of, ok := x.Fun.(*ast.SelectorExpr); ok && (of.Sel.Name == "Sprintf" || of.Sel.Name == "append" || of.Sel.Name == "TrimSpace") {
			for _, arg := range x.Args {
				if s := words(arg); s != "" && s != "%s %s" {
					return s
				}
			}
		}
	}
	return ""
}
