package bot

import (
	"context"
	"time"

	"footnote/facts"
)

// Names finds entities by what people call them. It must be safe for concurrent
// use.
type Names interface {
	// Names returns the names that match one of the folded phrases (see
	// [facts.Fold]) in the given way: Exact, the same after folding; Partial,
	// the phrase is some whole words of the name, in order. At most a few
	// dozen a phrase.
	Names(ctx context.Context, how facts.Match, phrases []string) ([]facts.Name, error)
	// Spellings returns, for each folded word, the words of the base's names
	// that are spelled like it, best first; a word with none is not in the
	// map.
	Spellings(ctx context.Context, words []string) (map[string][]string, error)
}

// Facts finds what is known. It must be safe for concurrent use. The slices it
// returns are the caller's to reorder and to append to, but those inside their
// elements, and the list of properties, may be shared and must not be changed.
type Facts interface {
	// Statements returns what the query selects; none is no error.
	Statements(ctx context.Context, q facts.Query) ([]facts.Statement, error)
	// Statement returns facts.ErrNotFound for an ID that the base lacks.
	Statement(ctx context.Context, id string) (facts.Statement, error)
	// Properties returns all properties of the base.
	Properties(ctx context.Context) ([]facts.Property, error)
	// Sources returns all sources of the base.
	Sources(ctx context.Context) ([]facts.Source, error)
}

// Texts finds what stands in readings. It must be safe for concurrent use.
type Texts interface {
	// SearchTexts returns the passages that the query's words lead to; none is no
	// error.
	SearchTexts(ctx context.Context, q facts.TextQuery) (facts.TextFound, error)
}

// Known is all that a base knows.
type Known interface {
	Facts
	Texts
}

// Memory keeps the turns of each place. It must be safe for concurrent use.
type Memory interface {
	// Turns returns at most limit of the last turns since the given time,
	// oldest first. Where the place has a turn of the message before, it and
	// those after it are left out.
	Turns(ctx context.Context, p Place, before string, since time.Time, limit int) ([]Turn, error)
	// Remember adds a turn as the last one, or puts it in the stead of the turn
	// of the same message, whose position it takes. Then it drops all but the
	// last keep of the place.
	Remember(ctx context.Context, p Place, t Turn, keep int) error
	// Drop forgets the turn of one message; that there is none, as there never
	// is for the empty message, is no error.
	Drop(ctx context.Context, p Place, message string) error
	// Forget drops all turns of the place; that there are none is no error.
	Forget(ctx context.Context, p Place) error
}

// Gaps keeps the questions that the base could not answer. It must be safe for
// concurrent use.
type Gaps interface {
	// Missed keeps one such question.
	Missed(ctx context.Context, m Missed) error
}

// A Turn is one question and its answer, as memory keeps it. It is stored as
// JSON.
type Turn struct {
	Message  string    // the ID of the message that asked; may be empty
	At       time.Time // UTC
	Resolved string    // the question in its stand-alone wording
	Answers  []string  // the short answers, best first
	// Subjects are the entities that the question was about, Entities those
	// that the answer named, Others those that its statements speak of besides.
	Subjects   []facts.Entity
	Entities   []facts.Entity
	Others     []facts.Entity
	Statements []string // the IDs of the statements that the answer used
	// Quote is what was quoted first, if it was answered from the readings' texts;
	// nil otherwise.
	Quote *Quote `json:",omitempty"`
}

// A Quote is a place in a reading, as memory keeps it.
type Quote struct {
	Source     string // its ID
	Locator    string
	Text       string
	Start, End int // bytes in the reading
}

// Missed is a question that the base could not answer.
type Missed struct {
	Question string // in its stand-alone wording
	Place    Place
	Author   string
	At       time.Time // UTC
	// Source is the ID of the source of what comes nearest to an answer, and
	// Locator where that stands; empty where nothing comes near.
	Source, Locator string
}
