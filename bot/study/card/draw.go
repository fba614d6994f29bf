package card

import (
	"context"
	"math/rand/v2"
	"slices"

	"footnote/facts"
)

// A drawing is what has been drawn so far.
type drawing struct {
	*table
	random *rand.Rand
	cards  []Card
	kinds  map[Kind]int
	asked  map[string]bool // folded questions
	left   [][]draft       // by statement, those not tried yet
}

func newDrawing(t *table) *drawing {
	return &drawing{
		table: t, random: rand.New(rand.NewPCG(t.wanted.Seed, 1)),
		kinds: map[Kind]int{}, asked: map[string]bool{},
	}
}

// take makes a card of each statement, as far as they are wanted and can be
// made.
func (d *drawing) take(ctx context.Context, page []facts.Statement) error {
	var met []facts.Entity
	for i := range page {
		met = append(met, page[i].Entities()...)
	}
	if err := d.meet(ctx, met); err != nil {
		return err
	}
	for i := range page {
		if len(d.cards) >= d.wanted.Count {
			return nil
		}
		drafts := slices.DeleteFunc(d.drafts(&page[i]), d.unwanted)
		d.random.Shuffle(len(drafts), func(i, j int) { drafts[i], drafts[j] = drafts[j], drafts[i] })
		rest, err := d.one(ctx, drafts)
		if err != nil {
			return err
		}
		if len(rest) > 0 {
			d.left = append(d.left, rest)
		}
	}
	return nil
}

func (d *drawing) unwanted(x draft) bool {
	w := &d.wanted
	return len(w.Kinds) > 0 && !slices.Contains(w.Kinds, x.kind) || w.Without != nil && w.Without(x.id)
}

// again makes further cards of the statements, one of each in turn, until there
// are enough or no more.
func (d *drawing) again(ctx context.Context) error {
	for len(d.left) > 0 {
		round := d.left
		d.left = nil
		for _, drafts := range round {
			if len(d.cards) >= d.wanted.Count {
				return nil
			}
			rest, err := d.one(ctx, drafts)
			if err != nil {
				return err
			}
			if len(rest) > 0 {
				d.left = append(d.left, rest)
			}
		}
	}
	return nil
}

// one makes a card of the drafts of a statement, of the kind that there are
// fewest of, and returns the drafts that are left.
func (d *drawing) one(ctx context.Context, drafts []draft) ([]draft, error) {
	for len(drafts) > 0 {
		best := 0
		for i := range drafts {
			if d.kinds[drafts[i].kind] < d.kinds[drafts[best].kind] {
				best = i
			}
		}
		c, ok, err := drafts[best].make(ctx)
		if err != nil {
			return nil, err
		}
		drafts = slices.Delete(drafts, best, best+1)
		if key := facts.Fold(c.Question); ok && !d.asked[key] {
			d.asked[key] = true
			d.kinds[c.Kind]++
			d.cards = append(d.cards, c)
			if d.wanted.Progress != nil {
				d.wanted.Progress(len(d.cards))
			}
			return drafts, nil
		}
	}
	return nil, nil
}
