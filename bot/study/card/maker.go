package card

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"footnote/bot/phrase"
	"footnote/bot/question"
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
	// Statement returns facts.ErrNotFound for an ID that the base lacks.
	Statement(ctx context.Context, id string) (facts.Statement, error)
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
	// Until is how far these have been read, where not to their end; see
	// [facts.Until].
	Until facts.Until
	// Typed leaves the choices out where the question can do without.
	Typed bool
	// Without reports whether the card with that ID is not wanted, as where it
	// was retired; nil wants all.
	Without func(id string) bool
	// Phrases says what stands around the base's own words; the zero Printer does
	// in English.
	Phrases phrase.Printer
	// Progress is told how many cards there are so far; it may be nil.
	Progress func(made int)
}

// A Maker makes cards from a base. It is safe for concurrent use.
type Maker struct {
	base    Base
	lexicon func() (*question.Lexicon, error) // read when it is first needed
}

// NewMaker returns a maker of cards from the base.
func NewMaker(base Base) *Maker {
	return &Maker{base: base, lexicon: sync.OnceValues(question.NewLexicon)}
}

// mostPage bounds how many statements are looked at in one go.
const mostPage = 256

// Draw draws cards with different questions, at most as many as are wanted. No
// two are of one statement while there are others.
func (m *Maker) Draw(ctx context.Context, w Wanted) ([]Card, error) {
	t, err := m.newTable(ctx, w)
	if err != nil {
		return nil, err
	}
	d := newDrawing(t)
	q := facts.Query{Entities: w.About, Sources: w.Sources, Until: w.Until, Limit: min(mostPage, 2*w.Count+16)}
	for offset := 0; len(d.cards) < w.Count; offset += q.Limit {
		page, err := m.base.Sample(ctx, q, w.Seed, offset)
		if err != nil {
			return nil, fmt.Errorf("draw statements: %w", err)
		}
		if len(page) == 0 {
			break
		}
		if err := d.take(ctx, page); err != nil {
			return nil, err
		}
	}
	if err := d.again(ctx); err != nil {
		return nil, err
	}
	return d.cards, nil
}

// Card makes the card with that ID as it would be drawn now: Count, About, Kinds
// and Without of what is wanted are passed over. Where the base does not say
// so any more, or only in other readings, the error is [facts.ErrNotFound].
func (m *Maker) Card(ctx context.Context, id string, w Wanted) (Card, error) {
	statement, ok := statementOf(id)
	if !ok {
		return Card{}, fmt.Errorf("card %q: %w", id, facts.ErrNotFound)
	}
	t, err := m.newTable(ctx, w)
	if err != nil {
		return Card{}, err
	}
	s, err := m.base.Statement(ctx, statement)
	if err != nil {
		return Card{}, fmt.Errorf("card %q: %w", id, err)
	}
	if s.Status != facts.Accepted || !w.allows(&s) {
		return Card{}, fmt.Errorf("card %q: %w", id, facts.ErrNotFound)
	}
	if err := t.meet(ctx, s.Entities()); err != nil {
		return Card{}, err
	}
	for _, d := range t.drafts(&s) {
		if d.id == id {
			if c, ok, err := d.make(ctx); ok || err != nil {
				return c, err
			}
		}
	}
	return Card{}, fmt.Errorf("card %q: %w", id, facts.ErrNotFound)
}

// allows reports whether the statement may be used, by the readings that may.
func (w *Wanted) allows(s *facts.Statement) bool {
	return len(s.References) == 0 || slices.ContainsFunc(s.References, w.shows)
}

// shows reports whether the reference may be shown.
func (w *Wanted) shows(r facts.Reference) bool {
	return (w.Sources == nil || slices.Contains(w.Sources, r.Source.ID)) && w.Until.ShowsReference(&r)
}
