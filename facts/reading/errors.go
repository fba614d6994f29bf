package reading

import (
	"errors"
	"fmt"
)

// The reasons why something cannot be read, for callers that branch on them.
var (
	ErrEmpty     = errors.New("there is no text in it")
	ErrBinary    = errors.New("this is not text")
	ErrBroken    = errors.New("it is broken")
	ErrEncrypted = errors.New("it is encrypted")
	ErrTooLarge  = errors.New("it is too large")
	ErrFormat    = errors.New("this format cannot be read")
)

// An Error says why something cannot be read and what to do about it.
type Error struct {
	Err  error  // wraps one of the reasons above
	Hint string // what to do; never empty
}

// Error is the reason.
func (e *Error) Error() string { return e.Err.Error() }

// Unwrap is the reason.
func (e *Error) Unwrap() error { return e.Err }

// problem is an Error with a reason, what is known beyond it, and what to do.
func problem(reason error, detail, hint string) error {
	if detail != "" {
		reason = fmt.Errorf("%w: %s", reason, detail)
	}
	return &Error{reason, hint}
}

func tooLarge(limit int64) error {
	return problem(ErrTooLarge, fmt.Sprintf("it holds more than %d bytes", limit),
		"import a part of it, or raise the limit with --max-size")
}
