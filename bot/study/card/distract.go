package card

import (
	"cmp"
	"context"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/bot/answer"
	"footnote/facts"
)

const (
	mostWrong = 3 // wrong choices of a card
	leastOf   = 2 // with fewer, a card has no choices
	shortlist = 6 // of those nearest in time, from which the wrong choices are drawn
)

// A rival is an entity that might stand in the gap, wrongly.
type rival struct {
	facts.Entity
	near int64 // the smaller, the nearer in time
}

// wrongEntities are entities like the gap's that are not right in its place.
func (t *table) wrongEntities(ctx context.Context, f *framing, known []facts.Statement, random *rand.Rand) ([]facts.Entity, error) {
	near, err := t.candidates(ctx, f, known)
	if err != nil {
		return nil, err
	}
	right := names(f.gap.entity)
	var wrong []facts.Entity
	for len(near) > 0 && len(wrong) < mostWrong {
		n := min(shortlist, len(near))
		batch := near[:n]
		near = near[n:]
		random.Shuffle(n, func(i, j int) { batch[i], batch[j] = batch[j], batch[i] })
		for _, c := range batch {
			if len(wrong) == mostWrong {
				break
			}
			e := t.entities[c.ID]
			clash := sameName(names(e), right) || f.alsoRight(e, known) ||
				slices.ContainsFunc(wrong, func(w facts.Entity) bool { return sameName(names(e), names(w)) })
			if !clash && !namedIn(f.text, e) {
				wrong = append(wrong, e)
			}
		}
	}
	return wrong, nil
}

func namedIn(text string, e facts.Entity) bool {
	folded := facts.Fold(text)
	return slices.ContainsFunc(names(e), func(n string) bool { return containsWords(folded, bare(n)) })
}

// candidates are entities of the same kind that have the same part in other
// statements of the property, or else any part in any, the nearest in time
// first. Their names are read.
func (t *table) candidates(ctx context.Context, f *framing, known []facts.Statement) ([]rival, error) {
	pool, err := t.pool(ctx, f.of.Property)
	if err != nil {
		return nil, err
	}
	var near []rival
	seen := map[string]bool{}
	for _, e := range f.of.Entities() {
		seen[e.ID] = true
	}
	add := func(e facts.Entity, s *facts.Statement, far int64) {
		if e.ID != "" && !seen[e.ID] && alike(e, f.gap.entity) {
			seen[e.ID] = true
			near = append(near, rival{e, far + apart(f.of, s)})
		}
	}
	for _, statements := range [][]facts.Statement{known, pool} {
		for i := range statements {
			if s := &statements[i]; s.Property == f.of.Property {
				add(part(s, f.gap.role), s, 0)
			}
		}
	}
	if f.gap.entity.Kind != "" && len(near) < shortlist && !f.strict {
		all, err := t.pool(ctx, "")
		if err != nil {
			return nil, err
		}
		parts := partsIn(all)
		for i := range all {
			for _, e := range all[i].Entities() {
				add(e, &all[i], int64(2+len(parts[f.gap.entity.ID])-shared(parts[f.gap.entity.ID], parts[e.ID]))<<32)
			}
		}
	}
	slices.SortStableFunc(near, func(a, b rival) int { return cmp.Or(cmp.Compare(a.near, b.near), cmp.Compare(a.ID, b.ID)) })
	const most = 10 * shortlist
	near = near[:min(most, len(near))]
	met := make([]facts.Entity, len(near))
	for i := range near {
		met[i] = near[i].Entity
	}
	return near, t.meet(ctx, met)
}

// partsIn are the parts that entities have in statements: property and role.
func partsIn(statements []facts.Statement) map[string]map[string]bool {
	parts := make(map[string]map[string]bool)
	add := func(id, part string) {
		if parts[id] == nil {
			parts[id] = make(map[string]bool)
		}
		parts[id][part] = true
	}
	for i := range statements {
		s := &statements[i]
		add(s.Subject.ID, s.Property)
		add(s.Value.Entity.ID, s.Property+"\x00")
	}
	return parts
}

// shared is how many parts two entities have in common: those that are told of in
// like ways are likely to be taken for each other.
func shared(a, b map[string]bool) int {
	n := 0
	for part := range a {
		if b[part] {
			n++
		}
	}
	return n
}

// part is the entity that has the role in the statement.
func part(s *facts.Statement, r role) facts.Entity {
	switch r {
	case valueRole:
		return s.Value.Entity
	case subjectRole:
		return s.Subject
	}
	return facts.Entity{}
}

// alike reports whether two entities are of one kind and named in one way.
func alike(a, b facts.Entity) bool {
	first := func(e facts.Entity) bool {
		r, _ := utf8.DecodeRuneInString(strings.TrimPrefix(e.Label, "al-"))
		return unicode.IsLower(r)
	}
	return a.Kind == b.Kind && first(a) == first(b)
}

// apart is how many days lie between the beginnings, or else the ends, of two
// statements; about a lifetime where that cannot be told.
func apart(a, b *facts.Statement) int64 {
	day := func(s *facts.Statement) (int64, bool) {
		for _, bound := range []facts.Bound{s.Valid.From, s.Valid.To} {
			if bound.Date.Known() {
				return int64(bound.Date.Span().First), true
			}
		}
		return 0, false
	}
	x, known := day(a)
	y, too := day(b)
	switch {
	case known != too:
		return 365 * 60
	case x > y:
		return x - y
	}
	return y - x
}

// wrongTexts are values of the property in other statements.
func (t *table) wrongTexts(ctx context.Context, f *framing, known []facts.Statement, random *rand.Rand) ([]string, error) {
	pool, err := t.pool(ctx, f.of.Property)
	if err != nil {
		return nil, err
	}
	var texts []string
	taken := []string{f.of.Value.Text}
	for i := range known {
		if known[i].Subject.ID == f.of.Subject.ID {
			taken = append(taken, facts.ValueLabel(known[i].Value))
		}
	}
	for _, i := range random.Perm(len(pool)) {
		text := pool[i].Value.Text
		if len(texts) == mostWrong {
			break
		}
		short := text != "" && len(strings.Fields(text)) <= mostWords && !strings.ContainsAny(text, "0123456789")
		if short && !sameName([]string{text}, taken) && !containsWords(facts.Fold(f.text), bare(text)) {
			texts, taken = append(texts, text), append(taken, text)
		}
	}
	return texts, nil
}

// wrongDates are dates of the same precision near the right one: those of other
// statements of the property, or else others.
func (t *table) wrongDates(ctx context.Context, f *framing, known []facts.Statement, random *rand.Rand) ([]string, error) {
	pool, err := t.pool(ctx, f.of.Property)
	if err != nil {
		return nil, err
	}
	right := f.gap.date
	dates := []facts.Date{}
	for i := range pool {
		for _, b := range []facts.Bound{pool[i].Valid.From, pool[i].Valid.To} {
			if b.Date.Precision() == right.Precision() && !b.Date.Approximate() && abs(b.Date.Year()-right.Year()) <= 10 {
				dates = append(dates, b.Date)
			}
		}
	}
	slices.SortFunc(dates, func(a, b facts.Date) int { return cmp.Compare(a.String(), b.String()) })
	dates = slices.Compact(dates)
	random.Shuffle(len(dates), func(i, j int) { dates[i], dates[j] = dates[j], dates[i] })
	for _, i := range random.Perm(6) {
		dates = append(dates, later(right, []int{-3, -2, -1, 1, 2, 3}[i]))
	}
	taken := []facts.Date{right}
	for i := range known { // whatever else is known of the subject and the value
		if known[i].Subject.ID == f.of.Subject.ID && known[i].Property == f.of.Property {
			taken = append(taken, known[i].Valid.From.Date, known[i].Valid.To.Date)
		}
	}
	return f.wrongOf(dates, taken), nil
}

// wrongOf picks dates that lie outside those taken and in order with the
// sentence's other date.
func (f *framing) wrongOf(dates, taken []facts.Date) []string {
	var out []string
	for _, d := range dates {
		clash := slices.ContainsFunc(taken, func(x facts.Date) bool { return x.Known() && x.Span().Overlaps(d.Span()) })
		if clash || len(out) == mostWrong || !f.inOrder(d) {
			continue
		}
		out, taken = append(out, answer.DateText(d)), append(taken, d)
	}
	return out
}

// inOrder reports whether the date, in the place of the one asked for, lies on
// the right side of the statement's other bound.
func (f *framing) inOrder(d facts.Date) bool {
	v := f.of.Valid
	switch {
	case v.Point:
		return true
	case f.gap.date == v.From.Date:
		return !v.To.Date.Known() || d.Span().First <= v.To.Date.Span().Last
	}
	return !v.From.Date.Known() || d.Span().Last >= v.From.Date.Span().First
}

// later is the date some years later.
func later(d facts.Date, years int) facts.Date {
	year := max(-9999, min(9999, d.Year()+years))
	switch d.Precision() {
	case facts.DayPrecision:
		return facts.DayDate(year, d.Month(), d.Day())
	case facts.Month:
		return facts.MonthDate(year, d.Month())
	}
	return facts.YearDate(year)
}

// wrongAmounts are numbers that the right one rules out. Where it is hedged to
// one side none are given: they would stand out beside it.
func wrongAmounts(q facts.Quantity, random *rand.Rand) []string {
	if q.Sense != facts.Exactly && q.Sense != facts.About && q.Sense != facts.Nearly || q.Amount <= 0 || q.Amount != float64(int64(q.Amount)) {
		return nil
	}
	factors := []float64{0.5, 2, 3, 0.25, 1.5, 5}
	random.Shuffle(len(factors), func(i, j int) { factors[i], factors[j] = factors[j], factors[i] })
	var out []string
	taken := []facts.Quantity{q}
	for _, factor := range factors {
		wrong := q
		wrong.Amount = float64(int64(q.Amount * factor))
		clash := slices.ContainsFunc(taken, func(x facts.Quantity) bool { return facts.CompareQuantities(x, wrong) != facts.No })
		if wrong.Amount > 1 && !clash && len(out) < mostWrong {
			out, taken = append(out, wrong.String()), append(taken, wrong)
		}
	}
	return out
}

func abs(n int) int { return max(n, -n) }
