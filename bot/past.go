package bot

import (
	"context"
	"fmt"
	"strings"

	"footnote/bot/question"
	"footnote/facts"
)

// maxSaid is how many earlier turns of a place are looked back on for names that
// are in no base.
const maxSaid = 8

// past is what the message may lean on: the last turn of its place before the
// message, and in words those before it, the context that came with it, or the
// room's topic. last is the turn as it was kept, nil if there is none.
func (r *reader) past(ctx context.Context) (*question.Past, *Turn, error) {
	if r.m.Context != nil {
		past, err := r.contextPast(ctx)
		return past, nil, err
	}
	if r.m.Place != (Place{}) {
		turns, err := r.bot.memory.Turns(ctx, r.m.Place, r.m.ID, r.m.At.Add(-r.bot.opts.TurnsAge).UTC(), maxSaid)
		if err != nil {
			return nil, nil, fmt.Errorf("recall turns: %w", err)
		}
		if len(turns) > 0 {
			last := &turns[len(turns)-1]
			past, err := r.turnPast(ctx, turns)
			return past, last, err
		}
	}
	past, err := r.topicPast(ctx)
	return past, nil, err
}

// turnPast reads the last of the turns again as it was kept.
func (r *reader) turnPast(ctx context.Context, turns []Turn) (*question.Past, error) {
	last := &turns[len(turns)-1]
	past := &question.Past{Subjects: last.Subjects, Entities: last.Entities, Others: last.Others, Topic: r.m.Topic}
	if last.Resolved != "" { // what was told by itself answered no question
		var err error
		if past.Draft, past.Question, err = r.read(ctx, last.Resolved); err != nil {
			return nil, err
		}
	}
	for _, t := range turns {
		past.Said = append(past.Said, question.Said{Question: t.Resolved, Answer: strings.Join(t.Answers, ", ")})
	}
	return past, nil
}

// topicPast lets a first question lean on what the room is about; it is nil
// where nobody said what that is.
func (r *reader) topicPast(ctx context.Context) (*question.Past, error) {
	if r.m.Topic == "" {
		return nil, nil
	}
	_, q, err := r.read(ctx, r.m.Topic)
	if err != nil {
		return nil, err
	}
	return &question.Past{Subjects: entitiesOf(&q), Topic: r.m.Topic}, nil
}

// maxContext is how many of the turns that come with a message are read.
const maxContext = 20

// contextPast goes through the turns that came with the message, each leaning
// on the one before, and returns the last.
func (r *reader) contextPast(ctx context.Context) (*question.Past, error) {
	past, err := r.topicPast(ctx)
	if err != nil {
		return nil, err
	}
	var turns []question.Said
	for _, x := range r.m.Context[max(0, len(r.m.Context)-maxContext):] {
		draft, q, err := r.read(ctx, x.Question)
		if err != nil {
			return nil, err
		}
		if text, lean := draft.Resolve(&q, past); lean != question.Alone {
			if draft, q, err = r.read(ctx, text); err != nil {
				return nil, err
			}
		}
		_, said, err := r.read(ctx, x.Answer)
		if err != nil {
			return nil, err
		}
		turns = append(turns, question.Said{Question: draft.Text(), Answer: x.Answer})
		past = &question.Past{Draft: draft, Question: q, Subjects: entitiesOf(&q), Entities: entitiesOf(&said), Said: turns, Topic: r.m.Topic}
	}
	return past, nil
}

// entitiesOf are the entities that the question surely names, each once: of an
// ambiguous name the likeliest.
func entitiesOf(q *question.Question) []facts.Entity {
	var out []facts.Entity
	for _, m := range q.Mentions {
		if !m.Weak && len(m.Entities) > 0 {
			out = addEntity(out, m.Entities[0])
		}
	}
	return out
}
