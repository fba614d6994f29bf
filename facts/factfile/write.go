package factfile

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

var errNotText = errors.New("a text is not UTF-8")

// A jsonlWriter writes an object a line.
type jsonlWriter struct {
	out  *bufio.Writer
	text bytes.Buffer  // of one string
	json *json.Encoder // to text
}

func newJSONLWriter(w io.Writer) *jsonlWriter {
	j := &jsonlWriter{out: bufio.NewWriter(w)}
	j.json = json.NewEncoder(&j.text)
	j.json.SetEscapeHTML(false)
	return j
}

func (j *jsonlWriter) write(e entry) error {
	n := e.node
	if e.section != statements {
		n.fields = append([]field{{key: "type", value: node{kind: text, text: typeNames[e.section]}}}, n.fields...)
	}
	if err := j.value(n); err != nil {
		return err
	}
	return j.out.WriteByte('\n')
}

// value writes a node. Errors of the writer stay with it until the end.
func (j *jsonlWriter) value(n node) error {
	switch n.kind {
	case text:
		return j.string(n.text)
	case number, boolean:
		j.out.WriteString(n.text)
	case null:
		j.out.WriteString("null")
	case list:
		j.out.WriteByte('[')
		for i, item := range n.items {
			if i > 0 {
				j.out.WriteByte(',')
			}
			if err := j.value(item); err != nil {
				return err
			}
		}
		j.out.WriteByte(']')
	case object:
		return j.object(n)
	}
	return nil
}

func (j *jsonlWriter) object(n node) error {
	j.out.WriteByte('{')
	for i, f := range n.fields {
		if i > 0 {
			j.out.WriteByte(',')
		}
		if err := j.string(f.key); err != nil {
			return err
		}
		j.out.WriteByte(':')
		if err := j.value(f.value); err != nil {
			return err
		}
	}
	return j.out.WriteByte('}')
}

func (j *jsonlWriter) string(s string) error {
	if !utf8.ValidString(s) {
		return errNotText
	}
	j.text.Reset()
	if err := j.json.Encode(s); err != nil {
		return err
	}
	_, err := j.out.Write(bytes.TrimSuffix(j.text.Bytes(), []byte("\n")))
	return err
}

func (j *jsonlWriter) flush() error { return j.out.Flush() }

// A yamlWriter writes the entries in sections. When an entry belongs in a
// section that is already over, it begins another document.
type yamlWriter struct {
	out     *bufio.Writer
	begun   bool
	section section
	size    int
	err     error
}

func newYAMLWriter(w io.Writer) *yamlWriter { return &yamlWriter{out: bufio.NewWriter(w)} }

func (y *yamlWriter) write(e entry) error {
	if !y.begun || e.section != y.section {
		if y.begun && e.section < y.section {
			y.put("---\n")
		}
		y.put(sectionNames[e.section], ":\n")
		y.begun, y.section = true, e.section
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
		if v := f.value; v.kind == list && v.items[0].kind == object {
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
	case text:
		y.text(n)
	case list:
		y.put("[")
		for i, item := range n.items {
			if i > 0 {
				y.put(", ")
			}
			y.inline(item)
		}
		y.put("]")
	case object:
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
		y.out.WriteString(s)
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
