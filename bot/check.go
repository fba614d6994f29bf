package bot

import (
	"context"
	"fmt"

	"footnote/bot/answer"
	"footnote/bot/phrase"
	"footnote/bot/question"
	"footnote/facts"
)

const (
	// mostClaims is how many claims of one message are checked.
	mostClaims = 5
	// mostSaid is how many of its sentences are looked at for claims.
	mostSaid = 40
)

// Check tells of each claim in somebody's message, up to five of them, whether
// the readings support it, contradict it or don't have it, and what they say:
// a point a claim, which begins with the verdict. The status is Answered when
// all are supported, Conflict when one is contradicted, NotFound when the
// readings have none of them, and Partial otherwise.
// Questions and small talk in it are passed over; where nothing is left, the
// reply is Unclear and says so. The turn is remembered as one of [Bot.Answer]
// is, so that it may be asked who says so, but nothing is kept as unanswered:
// nobody asked.
func (b *Bot) Check(ctx context.Context, m Message) (Reply, error) {
	return b.checked(ctx, m, verdicts)
}

// A telling puts what was found on claims into words, in reply to what begins with
// its lead.
type telling struct {
	lead   string
	beside bool // what stands beside the claims is wanted too
	tell   func(findings []answer.Finding, in phrase.Printer) Reply
}

// The tellings: a verdict on each claim, and what is on either side of it.
var (
	verdicts = telling{answer.CheckThis, false, answer.Checked}
	sides    = telling{answer.BothSides, true, answer.Sides}
)

// checked checks the message and tells it that way.
func (b *Bot) checked(ctx context.Context, m Message, t telling) (Reply, error) {
	if m.At.IsZero() {
		m.At = b.opts.Now()
	}
	r, err := b.reader(ctx, m)
	if err != nil {
		return Reply{}, err
	}
	return b.check(ctx, r, t)
}

// Sides sets side by side, for each claim in somebody's message, up to five of
// them, what the readings have for it and against it, what other reasons they
// give, and when else it was so. In all else it does as [Bot.Check].
func (b *Bot) Sides(ctx context.Context, m Message) (Reply, error) {
	return b.checked(ctx, m, sides)
}

// check checks the message of the reader.
func (b *Bot) check(ctx context.Context, r *reader, t telling) (Reply, error) {
	findings, last, err := r.verify(ctx, t.beside)
	if err != nil {
		return Reply{}, err
	}
	reply := t.tell(findings, r.phrases)
	if last == nil {
		reply.Resolved = t.lead + r.m.Text
		return reply, nil
	}
	return reply, b.remember(ctx, r, last, &reply)
}

// verify verifies the claims of the message, each leaning on the one before,
// the first on the last turn. It also returns the last question that they were
// asked as; nil if there is no claim.
func (r *reader) verify(ctx context.Context, beside bool) (findings []answer.Finding, last *question.Question, err error) {
	var known []facts.Statement
	var before *question.Past
	claims := r.lexicon.Claims(r.m.Text)
	for _, claim := range claims[:min(len(claims), mostSaid)] {
		draft, q, err := r.claim(ctx, claim, before)
		if err != nil {
			return nil, nil, err
		}
		if !q.Substantial() || claim.Light && len(q.Mentions) == 0 {
			continue
		}
		e, err := r.gather(ctx, &q, nil)
		if err != nil {
			return nil, nil, err
		}
		finding, err := r.stated(ctx, &q, answer.Verify(&q, e, r.lexicon))
		if err != nil {
			return nil, nil, err
		}
		if beside {
			if err := r.lookBeside(ctx, &q, &finding); err != nil {
				return nil, nil, err
			}
		}
		findings, last = append(findings, finding), &q
		known = merge(known, e.Statements)
		before = &question.Past{Draft: draft, Question: q, Subjects: entitiesOf(&q)}
		if len(findings) == mostClaims {
			break
		}
	}
	r.known = known
	return findings, last, nil
}

// lookBeside adds to a finding what else the readings say near the claim: other
// causes and, where there is nothing else, what their texts have.
func (r *reader) lookBeside(ctx context.Context, q *question.Question, f *answer.Finding) error {
	if err := r.explain(ctx, f); err != nil {
		return err
	}
	if f.Verdict != answer.Unsaid || len(f.Reasons) > 0 {
		return nil
	}
	finder, err := r.bot.finder()
	if err != nil {
		return err
	}
	query := finder.Read(q, r.lexicon)
	found, err := r.searchTexts(ctx, query)
	if err != nil {
		return fmt.Errorf("search readings: %w", err)
	}
	hits, err := finder.Find(query, &found)
	if err != nil {
		return fmt.Errorf("rank passages: %w", err)
	}
	f.Search(hits.Hits, r.lexicon)
	return nil
}

// explain adds to the finding on a cause what other causes the readings give.
func (r *reader) explain(ctx context.Context, f *answer.Finding) error {
	text, ok := f.Effect(r.lexicon)
	if !ok {
		return nil
	}
	_, why, err := r.read(ctx, text)
	if err != nil {
		return err
	}
	e, err := r.gather(ctx, &why, nil)
	if err != nil {
		return err
	}
	f.Explain(&why, e, r.lexicon)
	return nil
}

// claim reads a claim, which may lean on the one before it or, without one, on
// what was talked about; "that was lovely" is about neither.
func (r *reader) claim(ctx context.Context, c question.Claim, before *question.Past) (*question.Draft, question.Question, error) {
	draft, q, err := r.read(ctx, question.AsClaim(c.Text))
	if err != nil || c.Light || !draft.MayLean(&q) {
		return draft, q, err
	}
	if before == nil {
		if before, _, err = r.past(ctx); err != nil {
			return nil, q, err
		}
	}
	if resolved, lean := draft.Resolve(&q, before); lean == question.Firmly {
		return r.read(ctx, resolved)
	}
	return draft, q, nil
}
