package bot

import (
	"context"
	"fmt"

	"footnote/bot/answer"
	"footnote/bot/question"
	"footnote/facts"
)

// fromReadings answers from the texts of the readings what no fact answers.
// Where these don't answer either, the reply gains what comes nearest. last is
// the last turn, nil if there is none.
func (r *reader) fromReadings(ctx context.Context, q *question.Question, last *Turn, told Reply) (Reply, error) {
	if told.Status != answer.NotFound && (told.Status != answer.Unclear || q.Dangling == "" && !q.Fragment) {
		return told, nil
	}
	if q.Kind == question.SaysWho {
		return r.quotedFrom(ctx, last, told)
	}
	finder, err := r.bot.finder()
	if err != nil {
		return told, err
	}
	query := finder.Read(q, r.lexicon)
	if last != nil && last.Quote != nil && r.lean != question.Alone {
		query.Near(last.Quote.Source, last.Quote.Start)
	}
	found, err := r.searchTexts(ctx, query)
	if err != nil {
		return told, fmt.Errorf("search readings: %w", err)
	}
	if len(found.Passages) == 0 {
		return told, nil
	}
	hits, err := finder.Find(query, &found)
	if err != nil {
		return told, fmt.Errorf("rank passages: %w", err)
	}
	return answer.FromPassages(q, hits, told), nil
}

// quotedFrom tells who says what was quoted last, where it may still be told.
func (r *reader) quotedFrom(ctx context.Context, last *Turn, told Reply) (Reply, error) {
	if last == nil || last.Quote == nil {
		return told, nil
	}
	sources, err := r.sources(ctx)
	if err != nil {
		return told, fmt.Errorf("find source: %w", err)
	}
	q := last.Quote
	for _, s := range sources {
		if s.ID == q.Source && r.m.Until.Shows(s.ID, q.End) {
			ref := facts.Reference{Source: s, Locator: q.Locator, Quote: q.Text, Start: q.Start, End: q.End}
			return answer.QuotedFrom(ref, told), nil
		}
	}
	return told, nil
}

// stated finds a claim that no fact settles as a sentence of a reading, word for
// word. What only comes near it settles nothing, nor does a sentence that has it
// as a part: "nobody believes that ..." has the claim and does not make it.
func (r *reader) stated(ctx context.Context, q *question.Question, f answer.Finding) (answer.Finding, error) {
	claim := facts.Fold(f.Claim)
	if f.Verdict != answer.Unsaid || claim == "" {
		return f, nil
	}
	finder, err := r.bot.finder()
	if err != nil {
		return f, err
	}
	found, err := r.searchTexts(ctx, finder.Read(q, r.lexicon))
	if err != nil {
		return f, fmt.Errorf("search readings: %w", err)
	}
	for i := range found.Passages {
		p := &found.Passages[i]
		for n, at := range p.Sentences {
			if facts.Fold(p.Sentence(n)) == claim {
				return answer.Stated(f, facts.Reference{Source: *p.Source, Locator: p.Locator(), Quote: p.Sentence(n), Start: at.Start, End: at.End}), nil
			}
		}
	}
	return f, nil
}
