package desk

import (
	"context"
	"errors"
	"time"

	"footnote/bot"
	"footnote/facts"
)

// A Drop is a file or a page of the web that somebody brought into a room to be
// one of its readings. Until a moderator of the room has decided on it, it
// answers nothing.
type Drop struct {
	ID      string
	Place   bot.Place // where it was brought; its Thread is where it is told of
	Message string    // that brought it
	Author  string
	At      time.Time // UTC
	// Name is what people call it: the file's name or the page's address.
	Name string
	// Reading is what it says; nil until it was read, and once it is decided on.
	Reading *facts.Reading
	// Fresh says that the base had no such text when it was read, so that it
	// belongs to the room.
	Fresh   bool
	Verdict Verdict
	By      string    // who decided
	Decided time.Time // UTC
	// Source is the ID of the source that it became; empty until it did.
	Source string
}

// The verdicts that only what was brought has.
const (
	Withdrawn Verdict = "withdrawn" // its message was deleted before it was decided on
	Closed    Verdict = "closed"    // it can't be read, or is there already
)

// Drops keep what was brought into rooms.
type Drops interface {
	// Bring keeps a drop; one that is there already is left as it is.
	Bring(ctx context.Context, x Drop) error
	// HoldReading keeps the Reading and Fresh of a drop that is open; others are
	// left as they are.
	HoldReading(ctx context.Context, x Drop) error
	// FindDrop returns the drop with the ID, ok false if there is none.
	FindDrop(ctx context.Context, id string) (x Drop, ok bool, err error)
	// Brought are the drops that a message of the room brought, without their
	// readings.
	Brought(ctx context.Context, network, room, message string) ([]Drop, error)
	// Pending are the drops of the network that were read and wait for a
	// decision, oldest first, at most limit.
	Pending(ctx context.Context, network string, limit int) ([]Drop, error)
	// Shelved are the drops that became the source, without their readings.
	Shelved(ctx context.Context, source string) ([]Drop, error)
	// CloseDrop moves an open drop to x.Verdict, by x.By at x.Decided and with
	// x.Source, and forgets what it says; false if it is not open.
	CloseDrop(ctx context.Context, x Drop) (bool, error)
}

// A File is a file that was put into a conversation, as its network tells of
// it.
type File struct {
	Name string // may be empty
	Type string `json:",omitempty"` // its media type; may be empty
	Size int64  `json:",omitempty"` // in bytes; 0 if that is not known
	// Ref is what the network fetches it by, in its own form. It may hold a
	// key, so nobody logs it; it is forgotten with its event.
	Ref string
}

// A Courier is a [Network] that people can put files into. It must be safe for
// concurrent use.
type Courier interface {
	// Fetch returns what the file holds. More than so many bytes are an
	// [ErrTooLarge], and a file that is gone or that the bot may not have is an
	// [ErrRefused]; after any other error it is asked again.
	Fetch(ctx context.Context, f File, most int64) ([]byte, error)
	// Brought are the files and the links that a message of the room brings;
	// none for a message that is not there.
	Brought(ctx context.Context, room, message string) ([]File, []string, error)
}

// ErrTooLarge is what it is wrapped in that a file is too large.
var ErrTooLarge = errors.New("too large")

// A Reader makes readings of what people bring. What can't be read is a
// [*ReadError]; after any other error it is asked again. It must be safe for
// concurrent use.
type Reader interface {
	// Read makes a reading of a file, whose name and media type may be empty.
	Read(ctx context.Context, content []byte, name, mediaType string) (facts.Reading, error)
	// Page makes a reading of a page of the web.
	Page(ctx context.Context, address string) (facts.Reading, error)
}

// A ReadError says why something can't be read and what to do about it, in
// words for those who brought it.
type ReadError struct{ Reason, Hint string }

// Error is the reason.
func (e *ReadError) Error() string { return e.Reason }
