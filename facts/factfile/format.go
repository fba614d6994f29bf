package factfile

import (
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"strings"

	"footnote/facts"
)

// Format is a form of fact file.
type Format string

// The forms of fact file.
const (
	YAML  Format = "yaml"  // for people
	JSONL Format = "jsonl" // for programs; of any length
)

// FormatOf is the format that a file's extension names. The error says which
// extensions there are.
func FormatOf(filename string) (Format, error) {
	switch ext := strings.ToLower(filepath.Ext(filename)); ext {
	case ".yaml", ".yml":
		return YAML, nil
	case ".jsonl", ".ndjson":
		return JSONL, nil
	case ".json":
		return "", fmt.Errorf("%s: a fact file is not one JSON document; write one object a line and name it .jsonl, or write YAML", filename)
	default:
		return "", fmt.Errorf("%s: the ending %q names no form of fact file; .yaml, .yml, .jsonl and .ndjson do", filename, ext)
	}
}

// Read reads a fact file. It yields the items in the order of the file, except
// that the statements of a YAML document come last in it. The first error ends
// the sequence; it is a [*facts.LineError] that bears the given name. JSONL is
// read as it is consumed, in bounded memory; a YAML file is read whole and may
// have at most 4 MiB.
//
// The sequence can be gone through once, as r can.
func Read(r io.Reader, name string, format Format) iter.Seq2[facts.Item, error] {
	return func(yield func(facts.Item, error) bool) {
		var err error
		emit := func(it facts.Item) bool { return yield(it, nil) }
		switch format {
		case YAML:
			err = readYAML(r, emit)
		case JSONL:
			err = readJSONL(r, emit)
		default:
			err = (&node{line: 1}).errorf("there is no form of fact file %q; there are yaml and jsonl", string(format))
		}
		if err != nil {
			yield(facts.Item{}, inFile(name, err))
		}
	}
}

// Write writes the items as a fact file that [Read] gives back: the same
// items in the same order, but for their lines. Entities in a statement are
// written by their ID, or their label where they have none; bounds that are
// not stated are left out. It stops at the first error of the sequence, of the
// writer, or of an item that cannot be written, such as a statement without a
// subject.
func Write(w io.Writer, format Format, items iter.Seq2[facts.Item, error]) error {
	var out itemWriter
	switch format {
	case YAML:
		out = newYAMLWriter(w)
	case JSONL:
		out = newJSONLWriter(w)
	default:
		return fmt.Errorf("there is no form of fact file %q; there are yaml and jsonl", string(format))
	}
	for it, err := range items {
		if err != nil {
			return err
		}
		e, err := entryOf(it)
		if err != nil {
			return err
		}
		if err := out.write(e); err != nil {
			return fmt.Errorf("write %s: %w", e.what, err)
		}
	}
	return out.flush()
}

// An itemWriter writes entries in one format.
type itemWriter interface {
	write(entry) error
	flush() error
}
