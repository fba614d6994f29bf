package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"github.com/alecthomas/kong"

	"footnote/bot/answer"
	"footnote/facts"
	"footnote/facts/reading"
	"footnote/facts/reading/fetch"
	factstore "footnote/facts/sqlite"
)

// errInterrupted is what becomes of an error that a signal caused.
var errInterrupted = errors.New("interrupted")

// A hintError is an error with what to do about it.
type hintError struct {
	error
	hint string
}

func (e *hintError) Unwrap() error { return e.error }

// hint adds what to do to what went wrong.
func hint(err error, format string, args ...any) error {
	return &hintError{err, fmt.Sprintf(format, args...)}
}

// A usageError is a command line that makes no sense.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

// asUsage makes a usage error of what the parser says, with the help that fits
// the subcommand.
func asUsage(err error) error {
	command := "footnote"
	var parse *kong.ParseError
	if errors.As(err, &parse) && parse.Context != nil {
		if selected := parse.Context.Selected(); selected != nil {
			command = selected.FullPath()
		}
	}
	return usageError{hint(err, "%s --help shows what there is", command)}
}

// complain tells the person at the terminal what went wrong and what to do,
// and returns the exit status.
func complain(stderr io.Writer, err error) int {
	for line := range strings.SplitSeq(err.Error(), "\n") {
		fmt.Fprintln(stderr, "footnote: error: "+answer.Plain(line))
	}
	if text := hintFor(err); text != "" {
		fmt.Fprintln(stderr, "footnote: hint: "+answer.Plain(text))
	}
	if errors.As(err, new(usageError)) {
		return exitUsage
	}
	return exitFailure
}

// hintFor is what to do about an error, where that can be told.
func hintFor(err error) string {
	var given *hintError
	var open *factstore.OpenError
	var line *facts.LineError
	var unreadable *reading.Error
	switch {
	case errors.As(err, &given):
		return given.hint
	case errors.As(err, &open):
		return open.Hint
	case errors.As(err, &unreadable):
		return unreadable.Hint
	case errors.Is(err, fetch.ErrPrivate):
		return "if that is meant, add --allow-private"
	case errors.Is(err, fetch.ErrTooLarge):
		return "raise the limit with --max-size"
	case errors.Is(err, fetch.ErrAddress):
		return "give a URL that begins with http:// or https://, or a file"
	case errors.Is(err, fetch.ErrStatus):
		return "open it in a browser, save it and import the file"
	case errors.As(err, &line):
		return "nothing was imported; correct that line and import the file again"
	case errors.Is(err, facts.ErrNotFound):
		return "footnote facts list shows the facts and their IDs"
	case errors.Is(err, fs.ErrNotExist):
		return "check the path"
	case errors.Is(err, fs.ErrPermission):
		return "check the permissions, or name another base with --db"
	}
	return ""
}
