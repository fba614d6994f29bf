package main

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// mayImport lists every package of the project and which others it may import.
// Imports run one way, cmd -> adapters -> bot -> facts, and adapters do not
// know each other. Only cmd names the sqlite packages, so that another store
// can take their place. A new package or a new edge is a decision: it is made
// here.
var mayImport = map[string][]string{
	"cmd/scores":                    {"facts/reading"},
	"cmd/footnote":                  {"adapters/matrix", "adapters/slack", "adapters/slack/setup", "adapters/terminal", "bot", "bot/answer", "bot/desk", "bot/phrase", "bot/sqlite", "bot/sqlite/anki", "bot/study", "bot/study/card", "bot/study/chart", "bot/study/member", "bot/study/plan", "bot/study/discuss", "bot/study/poll", "bot/study/quiz", "bot/study/timeline", "facts", "facts/extract", "facts/factfile", "facts/reading", "facts/reading/fetch", "facts/seed", "facts/sqlite"},
	"cmd/fit":                       {"bot/passage", "bot/question", "bot/thesaurus", "facts", "facts/prose", "facts/reading", "facts/sqlite"},
	"adapters/slack":                {"bot", "bot/answer", "bot/cache", "bot/desk", "bot/phrase", "bot/post", "bot/study"},
	"adapters/slack/setup":          {"adapters/slack"},
	"adapters/matrix":               {"bot", "bot/answer", "bot/desk", "bot/phrase", "bot/post", "bot/study"},
	"adapters/adaptertest":          {"bot/desk", "bot/study", "bot/study/card", "bot/study/member", "bot/study/plan", "bot/study/discuss", "bot/study/poll", "bot/study/quiz", "facts", "facts/reading"},
	"adapters/adaptertest/scenario": {},
	"adapters/matrix/acceptance":    {},
	"adapters/slack/acceptance":     {},
	"adapters/slack/fakeslack":      {},
	"adapters/slack/fakeslack/cmd":  {"adapters/slack/fakeslack"},
	"adapters/terminal":             {"bot", "bot/answer", "bot/phrase", "bot/post", "bot/study", "bot/study/timeline", "facts"},
	"bot":                           {"bot/answer", "bot/passage", "bot/phrase", "bot/question", "bot/thesaurus", "facts"},
	"bot/cache":                     {},
	"bot/desk":                      {"bot", "bot/answer", "bot/cache", "bot/phrase", "bot/post", "bot/study", "bot/study/timeline", "facts"},
	"bot/phrase":                    {"facts"},
	"bot/post":                      {"bot", "bot/answer", "bot/phrase"},
	"bot/study":                     {"bot", "bot/phrase", "bot/post", "facts"},
	"bot/study/plan":                {"bot", "bot/answer", "bot/phrase", "bot/post", "bot/study", "facts"},
	"bot/study/chart":               {"bot/answer", "bot/phrase", "facts"},
	"bot/study/timeline":            {"bot", "bot/phrase", "bot/post", "bot/study/chart"},
	"bot/study/card":                {"bot/answer", "bot/phrase", "bot/question", "facts", "facts/prose"},
	"bot/study/member":              {"bot", "bot/phrase", "bot/post", "bot/study"},
	"bot/study/discuss":             {"bot", "bot/answer", "bot/phrase", "bot/post", "bot/study", "facts"},
	"bot/study/poll":                {"bot", "bot/answer", "bot/phrase", "bot/post", "bot/study", "bot/study/chart"},
	"bot/study/quiz":                {"bot", "bot/answer", "bot/phrase", "bot/post", "bot/study", "bot/study/card", "facts"},
	"bot/answer":                    {"bot/passage", "bot/phrase", "bot/question", "facts", "facts/prose"},
	"bot/passage":                   {"bot/question", "bot/thesaurus", "facts", "facts/prose"},
	"bot/question":                  {"facts", "facts/prose"},
	"bot/sqlite":                    {"bot", "bot/desk", "bot/post", "bot/study/member", "bot/study/plan", "bot/study/discuss", "bot/study/poll", "bot/study/quiz", "facts"},
	"bot/sqlite/anki":               {},
	"bot/thesaurus":                 {},
	"bot/thesaurus/generate":        {"bot/thesaurus", "facts/prose"},
	"facts":                         {},
	"facts/extract":                 {"facts", "facts/prose"},
	"facts/factfile":                {"facts"},
	"facts/facttest":                {"facts"},
	"facts/prose":                   {"facts"},
	"facts/reading":                 {"facts"},
	"facts/reading/fetch":           {},
	"facts/seed":                    {"facts", "facts/factfile"},
	"facts/sqlite":                  {"facts", "facts/prose", "migrations"},
	"migrations":                    {},
}

// holdSQL are the packages that may speak SQL.
var holdSQL = []string{"bot/sqlite", "bot/sqlite/anki", "facts/sqlite", "migrations"}

// pure are the packages that see no clock, no file and no network: the same
// input gives the same output.
var pure = []string{"bot/answer", "bot/passage", "bot/phrase", "bot/post", "bot/question", "bot/study/card", "bot/study/chart", "bot/study/timeline", "bot/thesaurus", "facts", "facts/extract", "facts/prose"}

const module = "footnote"

// A goPackage is what go list tells of a package.
type goPackage struct {
	ImportPath, Dir  string
	GoFiles, Imports []string
}

// name is the package's path within the project.
func (p *goPackage) name() string { return strings.TrimPrefix(p.ImportPath, module+"/") }

// listPackages asks the go command for the packages of the project that hold
// more than tests.
func listPackages(t *testing.T) []goPackage {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Dir,GoFiles,Imports", module+"/...")
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal("go list: ", err)
	}
	var all []goPackage
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p goPackage
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal("go list: ", err)
		}
		if len(p.GoFiles) > 0 {
			all = append(all, p)
		}
	}
}

func TestImportDirection(t *testing.T) {
	packages := listPackages(t)
	if len(packages) < 8 {
		t.Fatalf("go list found only %d packages", len(packages))
	}
	for _, p := range packages {
		allowed, listed := mayImport[p.name()]
		if !listed {
			t.Errorf("package %s is not listed in mayImport", p.name())
		}
		for _, path := range p.Imports {
			imported, ours := strings.CutPrefix(path, module+"/")
			switch {
			case ours && !slices.Contains(allowed, imported):
				t.Errorf("%s imports %s, which mayImport does not list", p.name(), imported)
			case path == "database/sql" && !slices.Contains(holdSQL, p.name()):
				t.Errorf("%s imports database/sql; SQL stays in %v", p.name(), holdSQL)
			case slices.Contains(pure, p.name()) && reachesOut(path):
				t.Errorf("%s imports %s; it is to be pure", p.name(), path)
			}
		}
	}
}

// reachesOut reports whether a package of the standard library reaches outside
// the program, as all of net does but for what only reads addresses.
func reachesOut(path string) bool {
	root, _, _ := strings.Cut(path, "/")
	return root == "net" && path != "net/url" || root == "os" || root == "syscall"
}

func TestPurePackagesHaveNoClock(t *testing.T) {
	clocks := []string{"Now", "Since", "Until", "After", "AfterFunc", "NewTimer", "NewTicker", "Tick", "Sleep"}
	for _, p := range listPackages(t) {
		if !slices.Contains(pure, p.name()) {
			continue
		}
		for _, name := range p.GoFiles {
			files := token.NewFileSet()
			file, err := parser.ParseFile(files, filepath.Join(p.Dir, name), nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(file, func(n ast.Node) bool {
				sel, ok := n.(*ast.SelectorExpr)
				if !ok {
					return true
				}
				if x, ok := sel.X.(*ast.Ident); ok && x.Name == "time" && slices.Contains(clocks, sel.Sel.Name) {
					t.Errorf("%s: time.%s; a pure package is told the time", files.Position(n.Pos()), sel.Sel.Name)
				}
				return true
			})
		}
	}
}

func TestTopLevelFolders(t *testing.T) {
	want := []string{"adapters", "bot", "cmd", "facts", "migrations"}
	// docs, what begins with a dot (.ci) and what the Makefile builds are what
	// the ecosystem expects; nothing else is.
	expected := []string{"bin", "docs"}
	entries, err := os.ReadDir(projectRoot(t))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		if e.IsDir() && !strings.HasPrefix(e.Name(), ".") && !slices.Contains(expected, e.Name()) {
			got = append(got, e.Name())
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("top-level folders = %v, want %v", got, want)
	}
}

// projectRoot is the folder that has go.mod.
func projectRoot(t testing.TB) string {
	t.Helper()
	out, err := exec.Command("go", "env", "GOMOD").Output()
	if err != nil {
		t.Fatal("go env GOMOD: ", err)
	}
	return filepath.Dir(strings.TrimSpace(string(out)))
}
