package desk

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"footnote/bot"
	"footnote/bot/answer"
	"footnote/bot/post"
	"footnote/facts"
)

// extracting is the kind of the desk's own events: facts are to be read out of a
// new reading, the Value.
const extracting Kind = "extracting"

// An Extractor reads facts out of readings. It must be safe for concurrent use.
type Extractor interface {
	// Extract reads the statements that the text of the source makes, and
	// records those that are new as proposed by somebody's doing. Done again,
	// it changes nothing.
	Extract(ctx context.Context, source, by string) error
}

// factOf begins the question that the message about a proposed fact goes by;
// the fact's ID follows. The message that counts those of a source has the
// source's ID behind factsOf.
const (
	factOf  = "fact:"
	factsOf = "facts:"
)

// batch is how many proposed facts are put to moderators at once: with the
// message above them as many as networks take at once. The next come when these
// are decided on.
const batch = 3

// extractLater has facts read out of a reading that a room has now.
func (j *job) extractLater(ctx context.Context, x *Drop) error {
	if j.opts.Extractor == nil {
		return nil
	}
	// Its place is none of those that people talk in: nobody waits for it.
	at := bot.Place{Network: x.Place.Network, Room: x.Place.Room, Thread: "extract " + x.ID}
	return j.Take(ctx, Event{Kind: extracting, Key: "extract " + x.ID, Place: at, Author: x.By, At: x.Decided, Value: x.Source})
}

// extract reads facts out of a reading and puts the first of them to the
// moderators.
func (j *job) extract(ctx context.Context) error {
	if j.opts.Extractor == nil {
		return nil
	}
	if err := j.opts.Extractor.Extract(ctx, j.e.Value, j.e.Place.Network+" "+j.e.Author); err != nil {
		return fmt.Errorf("read facts out of a reading: %w", err)
	}
	return j.nextFacts(ctx, j.e.Value)
}

// nextFacts tells the moderators how many of the facts that were read out of the
// source wait for them, and puts the next ones to them, unless they are still at
// the last.
func (j *job) nextFacts(ctx context.Context, source string) error {
	waiting, err := j.proposals(ctx, source)
	if err != nil {
		return err
	}
	rooms, err := j.factRooms(ctx, source)
	if err != nil {
		return err
	}
	for _, at := range rooms {
		if err := j.nextFactsAt(ctx, at, source, waiting); err != nil {
			return err
		}
	}
	return nil
}

// nextFactsAt does so in one room.
func (j *job) nextFactsAt(ctx context.Context, at bot.Place, source string, waiting []facts.Statement) error {
	if err := j.countFacts(ctx, at, source, len(waiting)); err != nil {
		return err
	}
	for i := range waiting {
		shown, err := j.kept.Answers(ctx, at.Network, at.Room, factOf+waiting[i].ID)
		if err != nil || len(shown) > 0 {
			return err // these first
		}
	}
	for i := range waiting[:min(batch, len(waiting))] {
		p, err := j.factPost(ctx, &waiting[i])
		if err != nil {
			return err
		}
		j.putAt(Delivery{Place: at, Question: factOf + waiting[i].ID}, p)
	}
	return nil
}

// countFacts tells how many facts of the source wait; nothing where none ever
// did.
func (j *job) countFacts(ctx context.Context, at bot.Place, source string, n int) error {
	before, err := j.kept.Answers(ctx, at.Network, at.Room, factsOf+source)
	if err != nil || n == 0 && len(before) == 0 {
		return err
	}
	cite, err := j.citeSource(ctx, source)
	if err != nil {
		return err
	}
	note := j.text("All the facts that I found in %s are decided on.", strings.TrimSuffix(cite, "."))
	if n > 0 {
		note = j.text("I found facts in %[1]s. Waiting for a decision: %[2]d. None counts before it is accepted.", strings.TrimSuffix(cite, "."), n)
	}
	if n > batch {
		note += j.text(" They come in batches of %d.", batch)
	}
	j.putAt(Delivery{Place: at, Question: factsOf + source}, post.Post{Note: note})
	return nil
}

// mostProposals is how many of the facts that wait are looked at.
const mostProposals = 1000

// proposals are the facts that were read out of the source and wait for a
// decision: not those that corrections propose, which are decided on with them.
func (j *job) proposals(ctx context.Context, source string) ([]facts.Statement, error) {
	all, err := j.base.Proposals(ctx, source, mostProposals)
	if err != nil {
		return nil, err
	}
	open, err := j.kept.Corrections(ctx, Open, mostOptions)
	if err != nil {
		return nil, fmt.Errorf("list corrections: %w", err)
	}
	return slices.DeleteFunc(all, func(s facts.Statement) bool {
		return slices.ContainsFunc(open, func(c Correction) bool { return c.Instead == s.ID })
	}), nil
}

// factRooms are where it is decided on what was read out of a source: where
// corrections are decided on, for those who brought it.
func (j *job) factRooms(ctx context.Context, source string) ([]bot.Place, error) {
	brought, err := j.shelvedHere(ctx, j.e.Place.Network, source)
	if err != nil {
		return nil, err
	}
	var all []bot.Place
	for _, x := range brought {
		rooms, err := j.reviewRooms(ctx, &Correction{Place: x.Place, Author: x.Author})
		if err != nil {
			return nil, err
		}
		for _, at := range rooms {
			if !slices.Contains(all, at) {
				all = append(all, at)
			}
		}
	}
	return all, nil
}

// shelvedHere are the drops of the network that became the source.
func (d *Desk) shelvedHere(ctx context.Context, network, source string) ([]Drop, error) {
	all, err := d.kept.Shelved(ctx, source)
	if err != nil {
		return nil, fmt.Errorf("look who brought a reading: %w", err)
	}
	return slices.DeleteFunc(all, func(x Drop) bool { return x.Place.Network != network }), nil
}

// factPost shows a fact that was read out of a text, with its quote, and the
// buttons to decide on it or, where somebody did, to take that back.
func (j *job) factPost(ctx context.Context, s *facts.Statement) (post.Post, error) {
	p := post.Post{Note: j.text("Does the text say so? %s", j.describe(s)), Quotes: quotesOf(s)}
	if s.Status == facts.Proposed {
		p.Actions = []post.Action{
			{Name: ActionAcceptFact, Value: s.ID, Label: j.text("Accept"), Style: post.Primary},
			{Name: ActionRejectFact, Value: s.ID, Label: j.text("Reject"), Style: post.Danger},
		}
		return p, nil
	}
	history, err := j.base.History(ctx, s.ID)
	if err != nil {
		return p, fmt.Errorf("read who decided on a fact: %w", err)
	}
	done := Accepted
	if s.Status == facts.Retracted {
		done = Rejected
	}
	p.Note = j.describe(s) + "\n" + j.text(decision[done], j.byWhom(history))
	p.Actions = []post.Action{{Name: ActionReopenFact, Value: s.ID, Label: j.text("Take that back")}}
	return p, nil
}

// byWhom is who made the last change.
func (j *job) byWhom(history []facts.Change) string {
	if len(history) == 0 {
		return j.text("Somebody")
	}
	by := history[len(history)-1].By
	if user, ours := strings.CutPrefix(by, j.e.Place.Network+" "); ours {
		return j.name(user)
	}
	return answer.Plain(by)
}
