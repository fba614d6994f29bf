package facts

import "strconv"

// A LineError is something wrong at a line of a fact file. Err says what is
// wrong and what is allowed, for the person who wrote the line.
type LineError struct {
	File string // as it was named to the reader; may be empty
	Line int    // from 1
	Err  error
}

// Error is "file:line: message", the form that editors and people follow to
// the place.
func (e *LineError) Error() string {
	return e.File + ":" + strconv.Itoa(e.Line) + ": " + e.Err.Error()
}

// Unwrap is the error without its place.
func (e *LineError) Unwrap() error { return e.Err }
