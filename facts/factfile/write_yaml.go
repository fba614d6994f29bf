package factfile

import (
	"bufio"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A yamlWriter writes the entries in sections. An entry for a section that is
// over begins another document, and so does one after the statements, which
// are read last.
type yamlWriter struct {
	out     *bufio.Writer
	begun   [len(sectionNames)]bool // sections of this document
	section section                 // of the last entry
	size    int                     // bytes so far
	err     error                   // the first error so far
}

func newYAMLWriter(w io.Writer) *yamlWriter { return &yamlWriter{out: bufio.NewWriter(w)} }

func (y *yamlWriter) write(e entry) error {
	if !y.begun[e.section] || e.section != y.section {
		if y.begun[e.section] || y.begun[statements] {
			y.put("---\n")
			clear(y.begun[:])
		}
		y.put(sectionNames[e.section], ":\n")
		y.begun[e.section], y.section = true, e.section
	}
	y.entry(e.node, "  ")
	if y.size > maxYAML {
		return errors.New("this would be more YAML than a fact file may have; write JSONL")
	}
	return y.err
}

// entry writes an object as an entry of a list.
func (y *yamlWriter) entry(n node, indent string) {
	for i, f := range n.fields {
		lead := indent + "  "
		if i == 0 {
			lead = indent + "- "
		}
		y.put(lead, f.key, ":")
		if v := f.value; v.kind == listKind && v.items[0].kind == objectKind {
			y.put("\n")
			for _, item := range v.items {
				y.entry(item, indent+"    ")
			}
		} else {
			y.put(" ")
			y.inline(v)
			y.put("\n")
		}
	}
}

// inline writes a node on the line that has been begun.
func (y *yamlWriter) inline(n node) {
	switch n.kind {
	case textKind:
		y.text(n)
	case listKind:
		y.put("[")
		for i, item := range n.items {
			if i > 0 {
				y.put(", ")
			}
			y.inline(item)
		}
		y.put("]")
	case objectKind:
		y.put("{")
		for i, f := range n.fields {
			if i > 0 {
				y.put(", ")
			}
			y.put(f.key, ": ")
			y.inline(f.value)
		}
		y.put("}")
	default:
		y.put(n.text)
	}
}

func (y *yamlWriter) text(n node) {
	switch {
	case !utf8.ValidString(n.text):
		y.err = errNotText
	case n.bare || isPlain(n.text):
		y.put(n.text)
	default:
		y.put(strconv.Quote(n.text))
	}
}

func (y *yamlWriter) put(parts ...string) {
	for _, s := range parts {
		y.size += len(s)
		if _, err := y.out.WriteString(s); err != nil && y.err == nil {
			y.err = err
		}
	}
}

func (y *yamlWriter) flush() error { return y.out.Flush() }

// isPlain reports whether every YAML reader takes s for itself without quotes,
// in brackets too. What is not surely so gets quotes, which are never wrong.
func isPlain(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	if !unicode.IsLetter(first) || strings.HasSuffix(s, " ") {
		return false
	}
	switch strings.ToLower(s) {
	case "null", "true", "false", "yes", "no", "on", "off", "y", "n":
		return false
	}
	for _, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(" -_./'’()–;+", r) {
			return false
		}
	}
	return true
}
