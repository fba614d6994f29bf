package bot

import (
	"context"
	"errors"
	"slices"

	"footnote/bot/passage"
	"footnote/facts"
)

// What is told of the base goes through this file, so that nothing is told, or
// cited, from a reading that the message may not be answered from.

// allows reports whether the message may be answered from the source.
func (r *reader) allows(source string) bool {
	return !r.m.Until.Hides(source) && (r.m.Sources == nil || slices.Contains(r.m.Sources, source))
}

// sources are the readings that the message may be answered from.
func (r *reader) sources(ctx context.Context) ([]facts.Source, error) {
	all, err := r.bot.facts.Sources(ctx)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(all, func(s facts.Source) bool { return !r.allows(s.ID) }), nil
}

// find finds what the query selects of the statements that the message may be
// answered from.
func (r *reader) find(ctx context.Context, q facts.Query) ([]facts.Statement, error) {
	q.Sources, q.Until = r.m.Sources, r.m.Until
	found, err := r.bot.facts.Statements(ctx, q)
	if err != nil || r.m.Sources == nil && len(r.m.Until) == 0 {
		return found, err
	}
	for i := range found {
		found[i].References = r.citable(found[i].References)
	}
	return found, nil
}

// statements are those with the IDs that the base still has and the message
// may be answered from.
func (r *reader) statements(ctx context.Context, ids []string) ([]facts.Statement, error) {
	var out []facts.Statement
	for _, id := range ids {
		s, err := r.bot.facts.Statement(ctx, id)
		if errors.Is(err, facts.ErrNotFound) || err == nil && s.Status != facts.Accepted {
			continue
		}
		if err != nil {
			return nil, err
		}
		cited := r.citable(s.References)
		if len(cited) == 0 && len(s.References) > 0 {
			continue
		}
		s.References = cited
		out = append(out, s)
	}
	return out, nil
}

// searchTexts searches the texts that the message may be answered from.
func (r *reader) searchTexts(ctx context.Context, query *passage.Query) (facts.TextFound, error) {
	search := query.Search(r.m.Sources)
	search.Until = r.m.Until
	return r.bot.facts.SearchTexts(ctx, search)
}

// citable are the references to what the message may be answered from.
func (r *reader) citable(references []facts.Reference) []facts.Reference {
	elsewhere := func(f facts.Reference) bool { return !r.allows(f.Source.ID) || !r.m.Until.ShowsReference(&f) }
	if !slices.ContainsFunc(references, elsewhere) {
		return references
	}
	return slices.DeleteFunc(slices.Clone(references), elsewhere) // statements share theirs
}
