package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode/utf8"

	"footnote/facts"
)

// A set is a folder of readings and questions about them.
type set struct {
	name      string
	path      string // of its readings
	texts     map[string]string
	questions []ask
}

// An ask is one question with what is known of its answer.
type ask struct {
	ID       string   `json:"id"`
	Question string   `json:"question"`
	Sources  []string `json:"sources"`
	At       string   `json:"at"`
	// Political is set for the questions of a set that are counted apart.
	Political bool `json:"political"`
	Gold      struct {
		Answers      []string `json:"answers"`
		Unanswerable bool     `json:"unanswerable"`
		Spans        []span   `json:"spans"`
	} `json:"gold"`
	file string // the question file it is from
}

// A span is a place in a text, in bytes once it is read.
type span struct {
	source     string
	start, end int
}

// UnmarshalJSON reads [source, start, end], in code points.
func (s *span) UnmarshalJSON(data []byte) error {
	var parts []any
	if err := json.Unmarshal(data, &parts); err != nil {
		return err
	}
	if len(parts) != 3 {
		return fmt.Errorf("a span has three parts, not %d", len(parts))
	}
	source, ok1 := parts[0].(string)
	start, ok2 := parts[1].(float64)
	end, ok3 := parts[2].(float64)
	if !ok1 || !ok2 || !ok3 {
		return errors.New("a span is a source and two numbers")
	}
	s.source, s.start, s.end = source, int(start), int(end)
	return nil
}

// day is the asker's day, today if the question names none.
func (a *ask) day() facts.Day {
	if at, err := time.Parse(time.DateOnly, a.At); err == nil {
		return facts.DayOf(at)
	}
	return facts.DayOf(time.Now())
}

// readSet reads the readings and all question files of a folder.
func readSet(dir string) (*set, error) {
	s := &set{name: filepath.Base(dir), path: filepath.Join(dir, "readings.jsonl"), texts: make(map[string]string)}
	err := eachLine(s.path, func(line []byte) error {
		var r struct{ ID, Text string }
		err := json.Unmarshal(line, &r)
		s.texts[r.ID] = r.Text
		return err
	})
	if err != nil {
		return nil, err
	}
	files, err := filepath.Glob(filepath.Join(dir, "questions*.jsonl"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("%s: no question files: %w", dir, fs.ErrNotExist)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".jsonl")
		err := eachLine(file, func(line []byte) error {
			a := ask{file: s.name + "/" + name}
			if err := json.Unmarshal(line, &a); err != nil {
				return err
			}
			for i := range a.Gold.Spans {
				a.Gold.Spans[i].toBytes(s.texts)
			}
			s.questions = append(s.questions, a)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return s, nil
}

// toBytes turns code points into bytes.
func (s *span) toBytes(texts map[string]string) {
	text := texts[s.source]
	at, n := 0, 0
	for at < len(text) && n < s.start {
		_, size := utf8.DecodeRuneInString(text[at:])
		at, n = at+size, n+1
	}
	start := at
	for at < len(text) && n < s.end {
		_, size := utf8.DecodeRuneInString(text[at:])
		at, n = at+size, n+1
	}
	s.start, s.end = start, at
}

// eachLine calls do for each line of a file that is not empty.
func eachLine(path string, do func(line []byte) error) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<26)
	for n := 1; lines.Scan(); n++ {
		if len(lines.Bytes()) == 0 {
			continue
		}
		if err := do(lines.Bytes()); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
	return lines.Err()
}
