package card

import (
	"context"

	"footnote/bot/phrase"
	"footnote/facts"
)

// Base is the fact base that cards are made from. It must be safe for concurrent
// use.
type Base interface {
	// Statements returns what the query selects; none is no error.
	Statements(ctx context.Context, q facts.Query) ([]facts.Statement, error)
	// Sample returns the accepted statements that the query selects in an order
	// that depends on the seed alone, from the offset on, at most q.Limit of
	// them.
	Sample(ctx context.Context, q facts.Query, seed uint64, offset int) ([]facts.Statement, error)
	// Properties returns all properties of the base.
	Properties(ctx context.Context) ([]facts.Property, error)
	// Entities returns those entities with all their aliases; one that the base
	// lacks is left out.
	Entities(ctx context.Context, ids []string) ([]facts.Entity, error)
}

// Wanted says which cards to draw. The zero Wanted wants none.
type Wanted struct {
	// Count is how many are wanted. There are fewer where the base has no more.
	Count int
	// Seed decides which ones, in which order and with which choices: the same
	// seed draws the same cards from the same base.
	Seed uint64
	// About are the IDs of entities: the cards are about one of them; nil for
	// about anything.
	About []string
	// Kinds are the kinds wanted; nil for all.
	Kinds []Kind
	// Sources are the only readings that may be used; nil for all.
	Sources []string
	// Typed leaves the choices out where the question can do without.
	Typed bool
	// Without reports whether the card with that ID is not wanted, as where it
	// was retired; nil wants all.
	Without func(id string) bool
	// Phrases says what stands around the base's own words; the zero Printer does
	// in English.
	Phrases phrase.Printer
}

// A Maker makes cards from a base. It is safe for concurrent use.
type Maker struct{ base Base }

// NewMaker returns a maker of cards from the base.
func NewMaker(base Base) *Maker { return &Maker{base: base} }

// Draw draws different cards, at most as many as are wanted, no two of them
// giving each other away as far as there are enough.
func (m *Maker) Draw(ctx context.Context, w Wanted) ([]Card, error) {
	return nil, nil
}

// Card makes the card with that ID as it would be drawn now: Count, About, Kinds
// and Without of what is wanted are passed over. Where the base does not say
// so any more, or only in other readings, the error is [facts.ErrNotFound].
func (m *Maker) Card(ctx context.Context, id string, w Wanted) (Card, error) {
	return Card{}, facts.ErrNotFound
}
