package card

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"footnote/bot/phrase"
	"footnote/facts"
)

// pairText asks which of two events came first.
const pairText phrase.Text = "Which came first: %[1]s or %[2]s?"

// mostPairs is with how many later ones an event is paired: the nearest in time,
// which are the hardest to tell apart.
const mostPairs = 3

// pairs are the drafts of cards that ask which of two events came first, for an
// event that the statement dates.
func (t *table) pairs(s *facts.Statement) []draft {
	if !dates(s) {
		return nil
	}
	var all []draft
	for n := range mostPairs {
		id := cardID(Order, s.ID, "pair"+strconv.Itoa(n+1))
		all = append(all, draft{id: id, kind: Order, make: func(ctx context.Context) (Card, bool, error) {
			c := Card{ID: id, Kind: Order}
			later, err := t.later(ctx, s)
			if err != nil || n >= len(later) {
				return c, false, err
			}
			ok, err := t.pair(ctx, s, later[n], &c)
			return c, ok, err
		}})
	}
	return all
}

// later are statements that date other events surely after this one, one of each
// event, the nearest first.
func (t *table) later(ctx context.Context, s *facts.Statement) ([]*facts.Statement, error) {
	pool, err := t.pool(ctx, s.Property)
	if err != nil {
		return nil, err
	}
	var all []*facts.Statement
	for i := range pool {
		x := &pool[i]
		listed := slices.ContainsFunc(all, func(o *facts.Statement) bool { return o.Subject.ID == x.Subject.ID })
		if dates(x) && !listed && x.Subject.ID != s.Subject.ID && after(s, x, false) {
			all = append(all, x)
		}
	}
	slices.SortFunc(all, func(a, b *facts.Statement) int {
		first := func(x *facts.Statement) facts.Day { return x.Valid.From.Date.Span().First }
		return cmp.Or(cmp.Compare(first(a), first(b)), cmp.Compare(a.ID, b.ID))
	})
	return all, nil
}

// pair completes the card. Events whose names tell when they were are not asked
// about, nor any that has more than one date.
func (t *table) pair(ctx context.Context, first, second *facts.Statement, c *Card) (bool, error) {
	if err := t.meet(ctx, []facts.Entity{first.Subject, second.Subject}); err != nil {
		return false, err
	}
	for _, s := range []*facts.Statement{first, second} {
		plain, err := t.oneDate(ctx, s)
		if err != nil || !plain || strings.ContainsAny(s.Subject.Label, "0123456789") {
			return false, err
		}
	}
	right, wrong := names(t.entities[first.Subject.ID]), names(t.entities[second.Subject.ID])
	if sameName(right, wrong) {
		return false, nil
	}
	c.Answer, c.Accept = first.Subject.Label, right
	c.Expected = Expected{Form: NameForm, Names: right, Others: wrong}
	shown := []string{withArticle(first.Subject.Label), withArticle(second.Subject.Label)}
	slices.Sort(shown)
	random := randomFor(shown[0]+shown[1], 0) // whichever statements date them
	random.Shuffle(2, func(i, j int) { shown[i], shown[j] = shown[j], shown[i] })
	c.Question = t.wanted.Phrases.Say(pairText, shown[0], shown[1])
	if !t.wanted.Typed {
		c.choose([]string{second.Subject.Label}, randomFor(c.ID, t.wanted.Seed))
	}
	t.finish(c, first, second)
	return true, nil
}

// oneDate reports whether nothing dates the event otherwise than the statement.
func (t *table) oneDate(ctx context.Context, s *facts.Statement) (bool, error) {
	known, ok, err := t.about(ctx, s.Subject.ID, s.Property)
	if err != nil || !ok {
		return false, err
	}
	return !slices.ContainsFunc(known, func(x facts.Statement) bool {
		return x.Subject.ID == s.Subject.ID && x.Property == s.Property && x.Valid.Known() && !x.Valid.Hull().Overlaps(s.Valid.Hull())
	}), nil
}

// withArticle is a name as it stands in a sentence.
func withArticle(name string) string {
	if takesThe(name) {
		return "the " + name
	}
	return name
}
