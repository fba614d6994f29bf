package facts

import (
	"errors"
	"time"
)

// ErrNotFound is what a store returns for an ID it does not have.
var ErrNotFound = errors.New("not found")

// ErrInvalid is what the error of a store is that will not have what it was
// given, whenever that is given again; the innermost text says why, and what it
// would have. It is found by errors.Is.
var ErrInvalid = errors.New("not valid")

// A Query selects statements. Every set field narrows the selection; Entities
// and Words widen each other: a statement is found by either.
type Query struct {
	// Entities are IDs: statements that have one of them as subject or value,
	// or speak of it otherwise.
	Entities []string
	// Words are looked for in the statements' texts, any of them; their
	// endings do not matter. Best matches come first.
	Words []string
	// Properties are property IDs; empty allows all.
	Properties []string
	// Within keeps statements whose hull meets the span; the zero Span means
	// no such limit.
	Within Span
	// Sources are the source IDs of which a statement must rest on one, unless
	// it rests on no source at all; nil allows all sources.
	Sources []string
	// Until is how far the sources may be read: a statement of which every
	// reference lies beyond is not there. The references beyond are returned with
	// the others; see [Until.ShowsReference].
	Until Until
	// Status is the status wanted; empty means Accepted.
	Status Status
	// AsRecorded asks for the base as it stood at that moment: what was
	// recorded by then and not yet retracted. Zero means now.
	AsRecorded time.Time
	// Limit bounds how many are returned; 0 means 400.
	Limit int
}

// A Name is one of the names of an entity, as found for a phrase of a
// question.
type Name struct {
	Phrase string // the folded phrase that was looked up
	Text   string // the name as it is written in the base
	Entity Entity
	Match  Match
}

// Match says how a name was found.
type Match uint8

// How a name matches a phrase, best first.
const (
	Exact   Match = iota // the same after folding
	Partial              // the phrase is some whole words of the name, in order
	Spelled              // the same but for spelling
)
