package seed

import (
	"embed"
	"fmt"
	"io/fs"
	"iter"

	"footnote/facts"
	"footnote/facts/factfile"
)

// FS holds the fact files of the bundled base in the folder base.
//
//go:embed base/*.yaml
var FS embed.FS

// Items yields the entries of the bundled fact files: the source, the
// properties and the entities before the statements that name them. The lines
// of an item count within its own file. An error ends the sequence; since the
// files are part of the program, it means that one of them was spoiled, and it
// says which and where. The sequence can be gone through any number of times.
func Items() iter.Seq2[facts.Item, error] {
	return func(yield func(facts.Item, error) bool) {
		names, err := fs.Glob(FS, "base/*.yaml")
		if err != nil {
			yield(facts.Item{}, fmt.Errorf("list bundled fact files: %w", err))
			return
		}
		for _, name := range names {
			if !readFile(name, yield) {
				return
			}
		}
	}
}

// readFile yields the entries of one file and reports whether to go on with
// the next.
func readFile(name string, yield func(facts.Item, error) bool) bool {
	f, err := FS.Open(name)
	if err != nil {
		yield(facts.Item{}, fmt.Errorf("open bundled fact file: %w", err))
		return false
	}
	defer f.Close()
	for item, err := range factfile.Read(f, name, factfile.YAML) {
		if !yield(item, err) || err != nil {
			return false
		}
	}
	return true
}
