package reading

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"unicode/utf8"

	"footnote/facts"
)

// batchLine is a line of a batch. Keys that it does not have are passed over.
type batchLine struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Author    string `json:"author"`
	Publisher string `json:"publisher"`
	Date      string `json:"date"`
	URL       string `json:"url"`
	Language  string `json:"language"`
	Licence   string `json:"licence"`
	Text      string `json:"text"`
}

// Batch reads one reading a line: an object with a text and, for its source,
// id, title, author, publisher, date, url, language and licence, of which id
// and text must be there. The stored text is the text byte for byte. What opts
// give of the source holds for lines that do not say. MaxSize bounds each line.
//
// A line that is wrong gives a [*facts.LineError], after which the next is
// read; any other error ends the sequence.
func Batch(r io.Reader, opts Options) iter.Seq2[facts.ReadingItem, error] {
	return func(yield func(facts.ReadingItem, error) bool) {
		lines := bufio.NewReaderSize(r, 1<<16)
		for n := 1; ; n++ {
			line, err := readLine(lines, opts.maxSize())
			if errors.Is(err, io.EOF) {
				return
			}
			var item facts.ReadingItem
			known := err == nil || errors.As(err, new(*Error))
			if err == nil {
				line = bytes.TrimSpace(bytes.TrimPrefix(line, []byte("\uFEFF")))
				if len(line) == 0 {
					continue
				}
				item, err = batchItem(line, n, &opts)
			}
			if err != nil && known {
				err = &facts.LineError{File: opts.Name, Line: n, Err: err}
			}
			if !yield(item, err) || !known {
				return
			}
		}
	}
}

// readLine is the next line. One that is too long is read to its end, and is
// an error. At the end it gives io.EOF.
func readLine(r *bufio.Reader, limit int64) ([]byte, error) {
	var line []byte
	tooLong := false
	for {
		part, err := r.ReadSlice('\n')
		if tooLong = tooLong || int64(len(line)+len(part)) > limit; !tooLong {
			line = append(line, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case errors.Is(err, io.EOF) && (len(line) > 0 || tooLong):
		case err != nil:
			return nil, err
		}
		if tooLong {
			return nil, tooLarge(limit)
		}
		return line, nil
	}
}

// batchItem reads one line.
func batchItem(line []byte, n int, opts *Options) (facts.ReadingItem, error) {
	l, err := parseLine(line)
	if err != nil {
		return facts.ReadingItem{}, err
	}
	source := facts.Source{ID: l.ID, Title: oneLine(l.Title), Author: oneLine(l.Author), Publisher: oneLine(l.Publisher),
		URL: l.URL, Licence: l.Licence, Language: languageOf(l.Language)}
	if l.Date != "" {
		if source.Date = dateOf(l.Date); !source.Date.Known() {
			return facts.ReadingItem{}, fmt.Errorf("date: %q is no date; write it like 2024-03-22", l.Date)
		}
	}
	d := plainDocument(l.Text)
	d.frontMatter()
	d.source.Title = cmp.Or(source.Title, d.source.Title)
	source = overlay(overlay(opts.Given, d.source), source)
	r := facts.Reading{Source: source, Format: string(JSONL), Text: l.Text, Passages: d.passages()}
	return facts.ReadingItem{Line: n, Reading: r}, nil
}

func parseLine(line []byte) (batchLine, error) {
	const form = `; a line is one object, such as {"id": "almanac", "title": "Larn Almanac", "text": "..."}`
	var l batchLine
	if !utf8.Valid(line) {
		return l, errors.New("it is not UTF-8; convert the file")
	}
	err := json.Unmarshal(line, &l)
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &kind) && kind.Field != "":
		return l, fmt.Errorf("%q cannot be of type %s", kind.Field, kind.Value)
	case err != nil:
		return l, fmt.Errorf("broken JSON: %w%s", err, form)
	case strings.TrimSpace(l.ID) == "":
		return l, errors.New(`"id" is missing` + form)
	case strings.TrimSpace(l.Text) == "":
		return l, errors.New(`"text" is missing or empty` + form)
	case strings.ContainsRune(l.Text, 0):
		return l, errors.New(`"text" has a NUL, which no text has`)
	}
	return l, nil
}
