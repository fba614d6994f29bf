package terminal

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/charmbracelet/x/term"
	"github.com/ergochat/readline"
)

// An editor is a terminal with line editing, history and completion.
type editor struct {
	*readline.Instance
	screen  io.Writer
	release func() bool
}

// newEditor opens the editor, which closes itself when ctx is done.
func newEditor(ctx context.Context, keyboard, screen term.File, opts Options) (*editor, error) {
	if err := makePrivate(opts.History); err != nil {
		return nil, fmt.Errorf("open history: %w", err)
	}
	config := &readline.Config{
		Prompt:            prompt,
		HistoryFile:       opts.History,
		HistorySearchFold: true,
		Undo:              true,
		AutoComplete:      completer(ctx, opts.Names),
		InterruptPrompt:   "\n",
		EOFPrompt:         "\n",
	}
	attach(config, keyboard, screen)
	instance, err := readline.NewFromConfig(config)
	if err != nil {
		return nil, fmt.Errorf("open terminal: %w", err)
	}
	if err := makePrivate(opts.History); err != nil { // a long history was written anew
		return nil, errors.Join(fmt.Errorf("open history: %w", err), instance.Close())
	}
	release := context.AfterFunc(ctx, func() { instance.Close() })
	return &editor{instance, screen, release}, nil
}

// attach makes the editor use these files, where it would use the process's
// standard streams.
func attach(config *readline.Config, keyboard, screen term.File) {
	var cooked *term.State
	config.Stdin, config.Stdout, config.Stderr = keyboard, screen, screen
	config.FuncIsTerminal = func() bool { return true }
	config.FuncMakeRaw = func() (err error) {
		cooked, err = term.MakeRaw(keyboard.Fd())
		return err
	}
	config.FuncExitRaw = func() error {
		if cooked == nil {
			return nil
		}
		return term.Restore(keyboard.Fd(), cooked)
	}
	config.FuncGetSize = func() (width, height int) {
		width, height, err := term.GetSize(screen.Fd())
		if err != nil {
			return -1, -1 // what readline takes for unknown
		}
		return width, height
	}
}

// Next reads a line. Ctrl-C drops what was typed and leaves when nothing was.
func (e *editor) Next() (string, error) {
	line, err := e.ReadLine()
	// The line ended while the terminal was raw, where a line feed leaves the
	// cursor in its column.
	if _, err := io.WriteString(e.screen, "\r"); err != nil {
		return "", err
	}
	if errors.Is(err, readline.ErrInterrupt) {
		if line == "" {
			return "", io.EOF
		}
		return "", nil
	}
	return line, err
}

func (e *editor) Close() error {
	e.release()
	return e.Instance.Close()
}

// makePrivate makes sure that the file is there and nobody else can read it:
// questions are between the reader and the bot.
func makePrivate(name string) error {
	if name == "" {
		return nil
	}
	f, err := os.OpenFile(name, os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	return errors.Join(f.Chmod(0o600), f.Close())
}
