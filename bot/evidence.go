package bot

import (
	"context"
	"slices"
	"time"

	"footnote/bot/answer"
	"footnote/bot/question"
	"footnote/facts"
)

const (
	// mostFound bounds how many statements one search brings. An entity that
	// has more is asked again with the question's properties and time.
	mostFound = 300
	// mostSearchWords bounds the words of one full-text search.
	mostSearchWords = 40
)

// evidence finds what is known about a question.
func (r *reader) evidence(ctx context.Context, q *question.Question, last *Turn) (answer.Evidence, error) {
	e := answer.Evidence{Memo: &r.bot.memo, Phrases: r.phrases}
	var err error
	if q.Kind == question.About || q.Kind == question.SaysWho {
		if e.Sources, err = r.sources(ctx); err != nil {
			return e, err
		}
	}
	if q.Kind == question.SaysWho && last != nil {
		if e.Past, err = r.statements(ctx, last.Statements); err != nil {
			return e, err
		}
	}
	if e.Statements, err = r.search(ctx, q); err != nil {
		return e, err
	}
	lines, err := r.lines(ctx, q, e.Statements)
	if err != nil {
		return e, err
	}
	e.Statements = merge(e.Statements, lines)
	return e, nil
}

// search finds statements by the question's entities and words, or by its time
// alone when it has neither.
func (r *reader) search(ctx context.Context, q *question.Question) ([]facts.Statement, error) {
	query := r.query(q)
	for _, m := range q.Mentions {
		for _, e := range m.Entities {
			query.Entities = append(query.Entities, e.ID)
		}
	}
	query.Words = r.searchWords(q, len(query.Entities) == 0)
	if len(query.Entities) == 0 {
		return r.searchUnnamed(ctx, q, query)
	}
	found, err := r.find(ctx, query)
	if err != nil {
		return nil, err
	}
	if len(found) >= mostFound {
		return r.narrow(ctx, q, query, found)
	}
	if len(q.Topics()) == 0 && q.Order.Anchor == nil {
		return r.byTime(ctx, q, found) // it only names a time
	}
	return found, nil
}

// searchUnnamed searches for a question that names nothing: by its words and
// by the properties they ask for, or by its time alone.
func (r *reader) searchUnnamed(ctx context.Context, q *question.Question, query facts.Query) ([]facts.Statement, error) {
	if len(query.Words) == 0 {
		if !q.Time.Given() || q.Time.Event != nil {
			return nil, nil
		}
		query.Within = q.Time.Span
	}
	found, err := r.find(ctx, query)
	if err != nil {
		return nil, err
	}
	return r.asked(ctx, q, found)
}

// byTime adds the statements of the properties that the question asks for and,
// for what happened at a time that an event gives, those of that time.
func (r *reader) byTime(ctx context.Context, q *question.Question, found []facts.Statement) ([]facts.Statement, error) {
	if span, ok := answer.EventSpan(found, q.Time); ok && (q.Kind == question.Happened || q.Kind == question.Timeline) {
		query := r.query(q)
		query.Within = span
		then, err := r.find(ctx, query)
		if err != nil {
			return nil, err
		}
		found = merge(found, then)
	}
	return r.asked(ctx, q, found)
}

// asked adds the statements of the properties that the question asks for, of
// whatever subject; those of its time alone, where there are very many.
func (r *reader) asked(ctx context.Context, q *question.Question, found []facts.Statement) ([]facts.Statement, error) {
	if len(q.Properties) == 0 {
		return found, nil
	}
	query := r.query(q)
	for _, p := range q.Properties {
		query.Properties = append(query.Properties, p.Property)
	}
	more, err := r.find(ctx, query)
	if err == nil && len(more) >= mostFound && q.Time.Span != (facts.Span{}) {
		query.Within = q.Time.Span
		more, err = r.find(ctx, query)
	}
	return merge(found, more), err
}

// query is the query that all the searches for the question begin with.
func (r *reader) query(q *question.Question) facts.Query {
	query := facts.Query{Limit: mostFound}
	if q.AsRecorded != 0 {
		query.AsRecorded = (q.AsRecorded + 1).Time().Add(-time.Nanosecond)
	}
	return query
}

// narrow asks again about an entity that has very many statements, for those
// of the asked properties and time.
func (r *reader) narrow(ctx context.Context, q *question.Question, query facts.Query, found []facts.Statement) ([]facts.Statement, error) {
	query.Words = nil
	for _, p := range q.Properties {
		query.Properties = append(query.Properties, p.Property)
	}
	ordered := q.Order.Position == question.Next || q.Order.Position == question.Previous
	if q.Time.Span != (facts.Span{}) && !ordered {
		query.Within = q.Time.Span
	}
	if len(query.Properties) == 0 && query.Within == (facts.Span{}) {
		return found, nil
	}
	more, err := r.find(ctx, query)
	return merge(more, found), err
}

// searchWords are the words to look for in texts; with their synonyms where
// nothing else finds statements.
func (r *reader) searchWords(q *question.Question, withSynonyms bool) []string {
	var out []string
	for _, w := range q.Words {
		out = append(out, w.Fold)
	}
	for _, w := range q.Words {
		if !withSynonyms {
			break
		}
		out = append(out, r.lexicon.Synonyms(w.Stem)...)
	}
	return out[:min(len(out), mostSearchWords)]
}

// lines finds the whole lines, of one subject and property, of the statements
// whose neighbours matter: those that the question orders by, and those that
// follow one another and lack a bound.
func (r *reader) lines(ctx context.Context, q *question.Question, found []facts.Statement) ([]facts.Statement, error) {
	query := r.query(q)
	known := make(map[string]bool)
	for _, m := range q.Mentions {
		for _, e := range m.Entities {
			known[e.ID] = true
		}
	}
	// A line that the question names is found already.
	topical := slices.ContainsFunc(q.Topics(), func(m question.Mention) bool { return !m.Weak })
	for i := range found {
		s := &found[i]
		if s.Value.Entity.ID == "" || s.Valid.Point || !known[s.Value.Entity.ID] || known[s.Subject.ID] {
			continue
		}
		anchored := q.Order.Anchor != nil && q.Order.Anchor.Has(s.Value.Entity.ID) && !topical
		unbounded := (s.Replaces.ID != "" || s.ReplacedBy.ID != "") && (s.Valid.From.Basis == facts.NotKnown || s.Valid.To.Basis == facts.NotKnown)
		claimed := q.Kind == question.YesNo && q.Asks(s.Property) > 0
		if !anchored && !unbounded && !claimed {
			continue
		}
		if !slices.Contains(query.Entities, s.Subject.ID) {
			query.Entities = append(query.Entities, s.Subject.ID)
		}
		if !slices.Contains(query.Properties, s.Property) {
			query.Properties = append(query.Properties, s.Property)
		}
	}
	if len(query.Entities) == 0 {
		return nil, nil
	}
	return r.find(ctx, query)
}

// merge appends to a the statements of b that it lacks. It may write behind the
// end of a, whose backing array must be the caller's.
func merge(a, b []facts.Statement) []facts.Statement {
	if len(b) == 0 {
		return a
	}
	have := make(map[string]bool, len(a))
	for i := range a {
		have[a[i].ID] = true
	}
	for i := range b {
		if !have[b[i].ID] {
			a = append(a, b[i])
		}
	}
	return a
}
