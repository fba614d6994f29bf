package phrase_test

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/constant"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"footnote/bot/phrase"
)

// A catalogue is what the files of a language have: a phrase's translation, or
// its forms.
type catalogue map[string]any

// catalogues reads the files of all languages.
func catalogues(t *testing.T) map[string]catalogue {
	t.Helper()
	all := make(map[string]catalogue)
	for _, pattern := range []string{"languages/*.yaml", "languages/*/*.yaml"} {
		names, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			var entries catalogue
			if err := yaml.Unmarshal(data, &entries); err != nil {
				t.Fatal(name, ": ", err)
			}
			code, _, _ := strings.Cut(strings.TrimPrefix(filepath.ToSlash(name), "languages/"), "/")
			code = strings.TrimSuffix(code, ".yaml")
			if all[code] == nil {
				all[code] = catalogue{}
			}
			maps.Copy(all[code], entries)
		}
	}
	return all
}

// forms are the ways in which an entry is said.
func forms(entry any) []string {
	switch x := entry.(type) {
	case string:
		return []string{x}
	case map[string]any:
		var all []string
		for _, key := range []string{"one", "other"} {
			if s, ok := x[key].(string); ok {
				all = append(all, s)
			}
		}
		return all
	}
	return nil
}

// Every phrase of the program is there in every language, with the same
// arguments, and no language has any other.
func TestEveryPhraseIsTranslated(t *testing.T) {
	said := texts(t)
	if len(said) < 100 {
		t.Fatalf("found only %d phrases in the project", len(said))
	}
	for code, entries := range catalogues(t) {
		for text, where := range said {
			entry, ok := entries[text]
			if !ok {
				if code != "en" {
					t.Errorf("%s: %s has no %q", where, code, text)
				} else if strings.Contains(text, "%d") {
					t.Errorf("%s: %s has no forms of %q, which depends on a number", where, code, text)
				}
				continue
			}
			for _, form := range forms(entry) {
				// The singular may say the number as a word.
				if want, got := verbs(text), verbs(form); !slices.Equal(got, want) && !(isMap(entry) && without(want, got)) {
					t.Errorf("%s: %s says %q with the arguments %q, want %q", where, code, form, got, want)
				}
			}
		}
		for text := range entries {
			if _, ok := said[text]; !ok {
				t.Errorf("%s has %q, which nobody says", code, text)
			}
		}
	}
}

func isMap(entry any) bool { _, ok := entry.(map[string]any); return ok }

// without reports whether got is want but for one number.
func without(want, got []string) bool {
	for i, verb := range want {
		if strings.HasSuffix(verb, "d") && slices.Equal(slices.Delete(slices.Clone(want), i, i+1), got) {
			return true
		}
	}
	return false
}

var verb = regexp.MustCompile(`%(\.0)?(\[\d+\])?([a-zA-Z%])`)

// verbs are the arguments that a format takes, each with its number, in their
// order.
func verbs(format string) []string {
	format, _, _ = strings.Cut(format, "¦")
	var all []string
	next := 1
	for _, m := range verb.FindAllStringSubmatch(format, -1) {
		if m[3] == "%" {
			continue
		}
		if m[2] != "" {
			next = int(m[2][1] - '0')
		}
		all = append(all, string(rune('0'+next))+m[3])
		next++
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// A listed package is what go list tells of one.
type listed struct {
	ImportPath, Dir, Export string
	GoFiles, CgoFiles       []string
	ImportMap               map[string]string
	Module                  *struct{ Main bool }
}

// list asks the go command for the packages of the project and all that they
// import.
func list(t *testing.T) []listed {
	t.Helper()
	cmd := exec.Command("go", "list", "-e", "-deps", "-export", "-json=ImportPath,Dir,Export,GoFiles,CgoFiles,ImportMap,Module", "footnote/...")
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal("go list: ", err)
	}
	var all []listed
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal("go list: ", err)
		}
		all = append(all, p)
	}
}

// texts are all constants of the project that are taken for a phrase.Text, and
// where each is.
func texts(t *testing.T) map[string]token.Position {
	t.Helper()
	packages := list(t)
	exports := make(map[string]string)
	for _, p := range packages {
		exports[p.ImportPath] = p.Export
	}
	fset := token.NewFileSet()
	imports := importer.ForCompiler(fset, "gc", func(path string) (io.ReadCloser, error) { return os.Open(exports[path]) })
	all := make(map[string]token.Position)
	for _, p := range packages {
		if p.Module == nil || !p.Module.Main {
			continue
		}
		collect(t, fset, imports, &p, all)
	}
	return all
}

// collect adds the phrases of a package to all.
func collect(t *testing.T, fset *token.FileSet, imports types.Importer, p *listed, all map[string]token.Position) {
	t.Helper()
	var files []*ast.File
	for _, name := range p.GoFiles {
		file, err := parser.ParseFile(fset, filepath.Join(p.Dir, name), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	info := types.Info{Types: make(map[ast.Expr]types.TypeAndValue)}
	config := types.Config{Importer: imports, Error: func(error) {}} // of what cgo makes, nothing is known
	if _, err := config.Check(p.ImportPath, fset, files, &info); err != nil && len(p.CgoFiles) == 0 {
		t.Error(err)
	}
	for _, file := range files {
		ast.Inspect(file, func(n ast.Node) bool {
			x, ok := n.(ast.Expr)
			if !ok {
				return true
			}
			tv := info.Types[x]
			if tv.Value == nil || tv.Value.Kind() != constant.String || !isText(tv.Type) {
				return true
			}
			if s := constant.StringVal(tv.Value); s != "" {
				all[s] = fset.Position(x.Pos())
			}
			return false
		})
	}
}

// isText reports whether the type is phrase.Text.
func isText(t types.Type) bool {
	named, ok := t.(*types.Named)
	return ok && named.Obj().Name() == "Text" && named.Obj().Pkg().Path() == "footnote/bot/phrase"
}

func TestVerbs(t *testing.T) {
	tests := []struct {
		format string
		want   []string
	}{
		{"none, 100%%", nil},
		{"%s and %d", []string{"1s", "2d"}},
		{"%[2]d of %[1]s", []string{"1s", "2d"}},
		{"%.0[1]s%[2]s twice %[2]s¦ %s", []string{"1s", "2s"}},
	}
	for _, tt := range tests {
		if got := verbs(tt.format); !slices.Equal(got, tt.want) {
			t.Errorf("verbs(%q) = %q, want %q", tt.format, got, tt.want)
		}
	}
	if p := phrase.For("de"); p.Say("%[1]s, %[2]s¦weekday, date", "a", "b") != "a, b" {
		t.Error("an indexed phrase is not said")
	}
}
