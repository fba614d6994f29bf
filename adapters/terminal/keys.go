package terminal

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/charmbracelet/x/term"

	"footnote/bot/answer"
)

// keys are what is pressed, one after the other.
type keys interface {
	// Next waits for the next key, in lower case; io.EOF after the last.
	Next() (rune, error)
}

// openKeys reads single keys when both sides are a terminal, and lines
// otherwise.
func openKeys(ctx context.Context, in io.Reader, out io.Writer) keys {
	keyboard, typed := asTerminal(in)
	reader := bufio.NewReader(Interruptible(ctx, in))
	if typed && IsTerminal(out) {
		return &pressedKeys{keyboard: keyboard, reader: reader}
	}
	return &typedKeys{reader: reader, out: out}
}

// pressedKeys come from a keyboard.
type pressedKeys struct {
	keyboard term.File
	reader   *bufio.Reader
}

// What a keyboard sends for Ctrl-C and Ctrl-D while keys are read one by one.
const (
	ctrlC = '\x03'
	ctrlD = '\x04'
)

// Next reads a key. Meanwhile the terminal hands over keys as they are pressed,
// and shows none.
func (k *pressedKeys) Next() (key rune, err error) {
	was, err := term.MakeRaw(k.keyboard.Fd())
	if err != nil {
		return 0, fmt.Errorf("read keys: %w", err)
	}
	defer func() { err = errors.Join(err, term.Restore(k.keyboard.Fd(), was)) }()
	key, _, err = k.reader.ReadRune()
	if key == ctrlC || key == ctrlD {
		return 0, io.EOF
	}
	return unicode.ToLower(key), err
}

// typedKeys are the first letters of lines, which are repeated, so that the
// output reads as a transcript.
type typedKeys struct {
	reader *bufio.Reader
	out    io.Writer
}

// Next reads a line. An empty one counts as a space.
func (k *typedKeys) Next() (rune, error) {
	line, err := k.reader.ReadString('\n')
	if line = strings.TrimSpace(line); line == "" && err != nil {
		return 0, err
	}
	if _, err := fmt.Fprintln(k.out, strings.TrimRight(prompt+answer.Plain(line), " ")); err != nil {
		return 0, err
	}
	for _, letter := range line {
		return unicode.ToLower(letter), nil
	}
	return ' ', nil
}
