package factfile

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"footnote/facts"
)

// maxYAML is how large a YAML file may be, in bytes. It is in memory whole, and
// its tokens take up to a hundred times as much; people write less.
const maxYAML = 4 << 20

const notUTF8 = "this is not UTF-8 text; save the file with the encoding UTF-8"

// yamlDocument is the top of a YAML document.
type yamlDocument struct {
	defaults defaults
	parts    []part // the sections in the order of the file, but statements last
}

// part is a section of a document.
type part struct {
	section section
	entries []node
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
				if n.kind != listKind {
					return n.errorf("%s: must be a list; begin each %s with a dash on a line of its own", name, typeNames[s])
				}
				d.parts = append(d.parts, part{section(s), n.items})
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
		return at.errorf("the file is larger than %d MiB; split it, or write JSONL, which may be of any length", maxYAML>>20)
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
	slices.SortStableFunc(d.parts, statementsLast)
	for _, p := range d.parts {
		for i := range p.entries {
			it, err := itemOf(p.section, &p.entries[i], d.defaults)
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

// statementsLast sorts the statements of a document after what they name.
func statementsLast(a, b part) int {
	switch {
	case a.section != statements && b.section == statements:
		return -1
	case a.section == statements && b.section != statements:
		return 1
	}
	return 0
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
