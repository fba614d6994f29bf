package discuss

import (
	"context"
	"fmt"
	"slices"

	"footnote/bot"
	"footnote/bot/answer"
	"footnote/bot/study"
	"footnote/facts"
)

const (
	// mostCompared is how many statements are looked through for what to argue
	// about where no topic narrows them.
	mostCompared = 4000
	// mostSubjects is how many subjects of a topic are looked at.
	mostSubjects = 60
)

// matters are what is worth arguing about on the topic, or on anything, in what
// may be told in the place of the act.
func (f *Feature) matters(ctx context.Context, a *study.Act, about string) ([]Matter, error) {
	q := facts.Query{Sources: a.Sources, Until: a.Until, Limit: mostCompared}
	t, err := f.topic(ctx, about)
	if err != nil {
		return nil, err
	}
	if about != "" {
		if q.Entities, err = f.subjects(ctx, a, &t); err != nil || len(q.Entities) == 0 {
			return nil, err
		}
	}
	found, err := f.base.Statements(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("read facts to discuss: %w", err)
	}
	properties, err := f.base.Properties(ctx)
	if err != nil {
		return nil, fmt.Errorf("read properties: %w", err)
	}
	found = slices.DeleteFunc(found, func(s facts.Statement) bool { return len(shown(a, &s).References) == 0 })
	all := slices.DeleteFunc(Matters(found, properties), func(m Matter) bool { return !t.has(&m) })
	for i := range all {
		all[i].named = slices.Contains(t.named, all[i].Subject.ID)
	}
	return all, nil
}

// subjects are those of the statements that speak of the topic.
func (f *Feature) subjects(ctx context.Context, a *study.Act, t *topic) (subjects []string, err error) {
	found, err := f.base.Statements(ctx, facts.Query{Entities: t.named, Words: t.words, Sources: a.Sources, Until: a.Until})
	if err != nil {
		return nil, fmt.Errorf("read facts on a topic: %w", err)
	}
	for _, s := range found {
		if !slices.Contains(subjects, s.Subject.ID) && len(subjects) < mostSubjects {
			subjects = append(subjects, s.Subject.ID)
		}
	}
	return subjects, nil
}

// shown is the statement with only the references that may be shown.
func shown(a *study.Act, s *facts.Statement) *facts.Statement {
	seen := *s
	seen.References = slices.DeleteFunc(slices.Clone(s.References), func(r facts.Reference) bool {
		return a.Sources != nil && !slices.Contains(a.Sources, r.Source.ID) || !a.Until.ShowsReference(&r)
	})
	return &seen
}

// told tells the statements, a point each with its footnotes.
func told(a *study.Act, statements []facts.Statement) bot.Reply {
	var seen []*facts.Statement
	for i := range statements {
		seen = append(seen, shown(a, &statements[i]))
	}
	reply := bot.Reply{Status: answer.Answered, Footnotes: answer.Notes(seen...), Language: a.Phrases.Tag()}
	for _, s := range seen {
		p := answer.Point{Text: answer.Account(a.Phrases, s)}
		for _, n := range answer.Notes(s) {
			at := slices.IndexFunc(reply.Footnotes, func(f answer.Footnote) bool {
				return f.Source.ID == n.Source.ID && f.Locator == n.Locator && f.Quote == n.Quote
			})
			p.Notes = append(p.Notes, at+1)
		}
		slices.Sort(p.Notes)
		reply.Points = append(reply.Points, p)
		reply.Statements = append(reply.Statements, s.ID)
	}
	return reply
}
