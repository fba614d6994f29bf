package bot

import (
	"context"
	"fmt"

	"footnote/bot/answer"
	"footnote/bot/question"
)

// fromReadings answers from the texts of the readings what no fact answers.
// Where these don't answer either, the reply gains what comes nearest. last is
// the last turn, nil if there is none.
func (r *reader) fromReadings(ctx context.Context, q *question.Question, last *Turn, told Reply) (Reply, error) {
	if told.Status != answer.NotFound && (told.Status != answer.Unclear || q.Dangling == "" && !q.Fragment) {
		return told, nil
	}
	finder, err := r.bot.finder()
	if err != nil {
		return told, err
	}
	query := finder.Read(q, r.lexicon)
	if last != nil && last.Source != "" && r.lean != question.Alone {
		query.Near(last.Source, last.Start)
	}
	found, err := r.bot.facts.SearchTexts(ctx, query.Search(r.m.Sources))
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
