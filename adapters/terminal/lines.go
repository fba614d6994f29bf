package terminal

import (
	"bufio"
	"context"
	"io"
	"strings"

	"github.com/charmbracelet/x/term"

	"footnote/bot/answer"
)

// lines are what the reader says, one after the other.
type lines interface {
	// Next waits for the next line; io.EOF after the last.
	Next() (string, error)
	io.Closer
}

const prompt = "> "

// open chooses how to read: with an editor when both sides are a terminal that
// can move its cursor, otherwise as a script.
func (c *Chat) open(ctx context.Context, in io.Reader, out io.Writer) (lines, error) {
	keyboard, typed := asTerminal(in)
	screen, shown := asTerminal(out)
	if typed && shown {
		if c.opts.Greeting != "" {
			if err := c.note(c.opts.Greeting); err != nil {
				return nil, err
			}
		}
		if c.opts.Getenv("TERM") != "dumb" {
			return newEditor(ctx, keyboard, screen, c.opts)
		}
	}
	s := &script{scanner: bufio.NewScanner(Interruptible(ctx, in)), out: out, typed: typed}
	s.scanner.Buffer(nil, maxLine)
	return s, nil
}

// IsTerminal reports whether a stream is a terminal.
func IsTerminal(stream any) bool {
	_, ok := asTerminal(stream)
	return ok
}

func asTerminal(stream any) (f term.File, ok bool) {
	f, ok = stream.(term.File)
	return f, ok && term.IsTerminal(f.Fd())
}

// maxLine is the longest line read from a script, in bytes.
const maxLine = 1 << 20

// A script is lines from a pipe or a file, or from a terminal that cannot be
// drawn on.
type script struct {
	scanner *bufio.Scanner
	out     io.Writer
	typed   bool // the terminal itself shows what is typed
}

// Next reads a line and repeats it behind the prompt.
func (s *script) Next() (string, error) {
	if s.typed {
		if _, err := io.WriteString(s.out, prompt); err != nil {
			return "", err
		}
	}
	if !s.scanner.Scan() {
		if err := s.scanner.Err(); err != nil {
			return "", err
		}
		return "", io.EOF
	}
	line := s.scanner.Text()
	if s.typed || strings.TrimSpace(line) == "" {
		return line, nil
	}
	_, err := io.WriteString(s.out, prompt+answer.Plain(line)+"\n")
	return line, err
}

func (s *script) Close() error { return nil }
