package factfile

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"unicode/utf8"
)

// errNotText is about a text that neither format can hold.
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
		n.fields = append([]field{{key: "type", value: node{kind: textKind, text: typeNames[e.section]}}}, n.fields...)
	}
	if err := j.value(n); err != nil {
		return err
	}
	return j.out.WriteByte('\n')
}

// value writes a node. Errors of the writer stay with it until the end.
func (j *jsonlWriter) value(n node) error {
	switch n.kind {
	case textKind:
		return j.string(n.text)
	case numberKind, booleanKind:
		j.out.WriteString(n.text)
	case nullKind:
		j.out.WriteString("null")
	case listKind:
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
	case objectKind:
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
