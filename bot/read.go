package bot

import (
	"context"
	"fmt"
	"slices"

	"footnote/bot/answer"
	"footnote/bot/phrase"
	"footnote/bot/question"
	"footnote/facts"
)

// A reader reads and answers one message.
type reader struct {
	bot     *Bot
	m       Message
	lexicon *question.Lexicon
	phrases phrase.Printer
	today   facts.Day
	// known are the statements that the answer was composed from.
	known []facts.Statement
	// own is the question as it was put, and lean how what is answered leaned
	// on the past.
	own  question.Question
	lean question.Lean
}

// reader makes the reader of a message.
func (b *Bot) reader(ctx context.Context, m Message) (*reader, error) {
	lexicon, err := b.words(ctx)
	if err != nil {
		return nil, err
	}
	return &reader{bot: b, m: m, lexicon: lexicon, phrases: phrase.For(m.Language), today: facts.DayOf(m.At)}, nil
}

// answer answers the message as it leans on the past, or by itself if that
// does better.
func (r *reader) answer(ctx context.Context) (Reply, *question.Question, error) {
	draft, q, err := r.read(ctx, r.m.Text)
	if err != nil {
		return Reply{}, nil, err
	}
	r.own = q
	var past *question.Past
	var last *Turn
	if draft.MayLean(&q) {
		if past, last, err = r.past(ctx); err != nil {
			return Reply{}, nil, err
		}
	}
	text, lean := draft.Resolve(&q, past)
	if lean == question.Alone {
		reply, err := r.compose(ctx, &q, last)
		return reply, &q, err
	}
	draft, resolved, err := r.read(ctx, text)
	if err != nil {
		return Reply{}, nil, err
	}
	r.lean = lean
	draft.Resolve(&resolved, nil) // what it still leans on, it leans on in vain
	reply, err := r.compose(ctx, &resolved, last)
	if err != nil || lean == question.Firmly || reply.Status == answer.Answered || reply.Status == answer.Conflict {
		return reply, &resolved, err
	}
	known := r.known
	alone, err := r.compose(ctx, &q, last)
	if err != nil || alone.Status == answer.Answered || alone.Status == answer.Conflict {
		r.lean = question.Alone
		return alone, &q, err
	}
	r.known = known
	return reply, &resolved, nil
}

// read reads a text and links its names: exactly, then as parts of names, then
// as misspellings.
func (r *reader) read(ctx context.Context, text string) (*question.Draft, question.Question, error) {
	d := r.lexicon.Read(text)
	if err := r.link(ctx, d); err != nil {
		return nil, question.Question{}, fmt.Errorf("link names: %w", err)
	}
	return d, d.Question(r.today), nil
}

// link links the names of the draft, most exact first.
func (r *reader) link(ctx context.Context, d *question.Draft) error {
	exact, err := r.bot.names.Names(ctx, facts.Exact, d.Phrases())
	if err != nil {
		return err
	}
	d.Link(exact)
	if left := d.Unlinked(); len(left) > 0 {
		partial, err := r.bot.names.Names(ctx, facts.Partial, left)
		if err != nil {
			return err
		}
		d.Link(partial)
	}
	unknown := d.Unknown()
	if len(unknown) == 0 {
		return nil
	}
	spellings, err := r.bot.names.Spellings(ctx, unknown)
	if err != nil || len(spellings) == 0 {
		return err
	}
	phrases := d.Respell(spellings)
	if len(phrases) == 0 {
		return nil
	}
	for _, how := range []facts.Match{facts.Exact, facts.Partial} {
		respelled, err := r.bot.names.Names(ctx, how, phrases)
		if err != nil {
			return err
		}
		d.LinkRespelled(spellings, respelled)
	}
	return nil
}

// compose finds the evidence and composes the reply.
func (r *reader) compose(ctx context.Context, q *question.Question, last *Turn) (Reply, error) {
	e, err := r.gather(ctx, q, last)
	if err != nil {
		return Reply{}, err
	}
	r.known = slices.Concat(e.Statements, e.Past)
	return r.fromReadings(ctx, q, last, answer.Compose(q, e, r.lexicon))
}

// gather finds the evidence for a question, with the time that a clause of it
// tells.
func (r *reader) gather(ctx context.Context, q *question.Question, last *Turn) (answer.Evidence, error) {
	if q.Kind == question.Social {
		return answer.Evidence{Phrases: r.phrases}, nil
	}
	if err := r.placeClause(ctx, q); err != nil {
		return answer.Evidence{}, fmt.Errorf("find the time of a clause: %w", err)
	}
	e, err := r.evidence(ctx, q, last)
	if err != nil {
		return e, fmt.Errorf("find evidence: %w", err)
	}
	return e, nil
}

// placeClause finds when that happened by which the question tells its time.
func (r *reader) placeClause(ctx context.Context, q *question.Question) error {
	if q.Time.Clause == "" {
		return nil
	}
	_, clause, err := r.read(ctx, "when "+q.Time.Clause)
	if err != nil {
		return err
	}
	e, err := r.evidence(ctx, &clause, nil)
	if err != nil {
		return err
	}
	if span, ok := answer.Moment(&clause, e, r.lexicon); ok {
		q.Time.Span = q.Time.SpanOf(span)
	}
	return nil
}

// turn is what is remembered of an answered question.
func (r *reader) turn(ctx context.Context, q *question.Question, reply *Reply) (Turn, error) {
	t := Turn{Message: r.m.ID, At: r.m.At.UTC(), Resolved: reply.Resolved, Answers: reply.Answers, Statements: reply.Statements}
	t.Subjects = entitiesOf(q)
	if len(reply.Statements) == 0 && len(reply.Footnotes) > 0 && reply.Footnotes[0].Quote != "" {
		f := &reply.Footnotes[0]
		t.Quote = &Quote{Source: f.Source.ID, Locator: f.Locator, Text: f.Quote, Start: f.Start, End: f.End}
	}
	for _, id := range reply.Statements {
		i := slices.IndexFunc(r.known, func(s facts.Statement) bool { return s.ID == id })
		if i < 0 {
			continue
		}
		s := &r.known[i]
		for _, e := range []facts.Entity{s.Subject, s.Value.Entity} {
			if e.ID != "" && !has(t.Subjects, e) {
				t.Entities = addEntity(t.Entities, e)
			}
		}
	}
	for _, id := range reply.Statements {
		i := slices.IndexFunc(r.known, func(s facts.Statement) bool { return s.ID == id })
		if i < 0 {
			continue
		}
		for _, e := range r.known[i].Entities() {
			if !has(t.Subjects, e) && !has(t.Entities, e) {
				t.Others = addEntity(t.Others, e)
			}
		}
	}
	if q.Kind == question.About {
		// The author is "he" in what follows.
		for _, a := range reply.Answers {
			_, said, err := r.read(ctx, a)
			if err != nil {
				return t, err
			}
			t.Entities = append(t.Entities, entitiesOf(&said)...)
		}
	}
	return t, nil
}

// has reports whether the entity is among those.
func has(entities []facts.Entity, e facts.Entity) bool {
	return slices.ContainsFunc(entities, func(o facts.Entity) bool { return o.ID == e.ID })
}

// addEntity appends the entity, as a turn keeps it, if it is not there yet.
func addEntity(to []facts.Entity, e facts.Entity) []facts.Entity {
	if has(to, e) {
		return to
	}
	return append(to, facts.Entity{ID: e.ID, Label: e.Label, Kind: e.Kind})
}
