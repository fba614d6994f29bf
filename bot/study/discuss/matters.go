package discuss

import (
	"context"
	"fmt"
	"slices"
	"strings"

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

// topicOf is what follows the command, without the words that lead up to it.
func topicOf(text string) string {
	text = strings.Trim(strings.TrimSpace(text), ".:!")
	for _, word := range []string{"about ", "on ", "über "} {
		if len(text) > len(word) && strings.EqualFold(text[:len(word)], word) {
			return strings.TrimSpace(text[len(word):])
		}
	}
	return text
}

// matters are what is worth arguing about on the topic, or on anything, in what
// may be told in the place of the act.
func (f *Feature) matters(ctx context.Context, a *study.Act, topic string) ([]Matter, error) {
	q := facts.Query{Sources: a.Sources, Until: a.Until, Limit: mostCompared}
	var ids []string
	var err error
	if topic != "" {
		if ids, err = f.named(ctx, topic); err != nil {
			return nil, err
		}
		if q.Entities, err = f.subjects(ctx, a, ids, topic); err != nil || len(q.Entities) == 0 {
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
	all := Matters(found, properties)
	return slices.DeleteFunc(all, func(m Matter) bool { return topic != "" && !m.on(ids, topic) }), nil
}

// named are the entities that go by that name.
func (f *Feature) named(ctx context.Context, topic string) (ids []string, err error) {
	for _, how := range []facts.Match{facts.Exact, facts.Partial} {
		found, err := f.base.Names(ctx, how, []string{facts.Fold(topic)})
		if err != nil {
			return nil, fmt.Errorf("find what to discuss: %w", err)
		}
		for _, n := range found {
			ids = append(ids, n.Entity.ID)
		}
		if len(ids) > 0 {
			break
		}
	}
	return ids, nil
}

// subjects are those of the statements that speak of the topic.
func (f *Feature) subjects(ctx context.Context, a *study.Act, ids []string, topic string) (subjects []string, err error) {
	found, err := f.base.Statements(ctx, facts.Query{Entities: ids, Words: strings.Fields(facts.Fold(topic)), Sources: a.Sources, Until: a.Until})
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

// on reports whether the matter is about one of the entities, or has all words
// of the topic.
func (m *Matter) on(ids []string, topic string) bool {
	var text strings.Builder
	for i := range m.Statements {
		s := &m.Statements[i]
		if slices.ContainsFunc(ids, s.Mentions) {
			return true
		}
		text.WriteString(" " + facts.Fold(strings.Join([]string{s.Subject.Label, s.Of, facts.ValueLabel(s.Value), s.Text, s.AssertedBy}, " ")))
	}
	words := strings.Fields(facts.Fold(topic))
	return len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text.String(), " "+strings.TrimSuffix(w, "s")) })
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
