package terminal

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"footnote/bot/answer"
	"footnote/facts"
)

// A Shelf holds the proposed facts that a [Review] goes through, and the texts
// they were read out of.
type Shelf interface {
	// Accept, Retract and Propose give a statement that status.
	Accept(ctx context.Context, id, by string) error
	Retract(ctx context.Context, id, by, reason string) error
	Propose(ctx context.Context, id, by string) error
	// Passages are those of a source's text from the one with the ordinal on;
	// a limit of -1 is none. It returns facts.ErrNotFound where the base has no
	// text of the source.
	Passages(ctx context.Context, source string, ordinal, limit int) ([]facts.Passage, error)
}

// A Review goes through proposed facts with somebody who decides on each by one
// key. It is for one Run.
type Review struct {
	shelf Shelf
	by    string // who decides
	style Style
	out   io.Writer
	keys  keys

	proposed []facts.Statement
	at       int    // the one that is shown
	done     []step // what was decided, in its order
}

// A step is what became of one of the facts, so that it can be undone.
type step struct {
	at  int
	key rune // a, r or s
}

// NewReview is a review of the facts by somebody.
func NewReview(shelf Shelf, proposed []facts.Statement, by string, style Style) *Review {
	return &Review{shelf: shelf, proposed: proposed, by: by, style: style}
}

// reviewHelp is what the keys do.
const reviewHelp = "a accept, r reject, s skip, u undo, o show the passage, q quit"

// Run shows the facts one after the other and does what the keys say, until all
// are decided on, q is pressed or the input ends. Without a terminal on both
// sides it reads lines, of which the first letter counts. What was decided
// stands at once; an error leaves it so.
func (r *Review) Run(ctx context.Context, in io.Reader, out io.Writer) error {
	r.out, r.keys = out, openKeys(ctx, in, out)
	if len(r.proposed) == 0 {
		return r.say("No fact waits for a decision.")
	}
	err := r.say(reviewHelp)
	for err == nil {
		if err = r.show(); err == nil {
			err = r.decide(ctx)
		}
		if err == nil && r.at == len(r.proposed) {
			err = r.end(ctx)
		}
	}
	if err != nil && !errors.Is(err, errLeft) && !errors.Is(err, io.EOF) {
		return err
	}
	return r.sum()
}

// errLeft says that whoever decides has had enough.
var errLeft = errors.New("left the review")

// show shows the fact with its quote, and how many there are.
func (r *Review) show() error {
	s := &r.proposed[r.at]
	p := page{style: r.style}
	p.add(block{text: ""})
	p.add(block{mark: fmt.Sprintf("%d of %d ", r.at+1, len(r.proposed)), text: answer.Describe(s), look: leadLook})
	for _, f := range s.References {
		p.add(block{mark: "  ", text: answer.Cite(f.Source, f.Locator)})
		if f.Quote != "" {
			p.add(block{mark: "  ", text: `"` + f.Quote + `"`, look: faintLook})
		}
	}
	return p.writeTo(r.out)
}

// decide takes keys until one of them leads on to another fact.
func (r *Review) decide(ctx context.Context) error {
	for {
		key, err := r.keys.Next()
		if err != nil {
			return err
		}
		moved, err := r.press(ctx, key)
		if moved || err != nil {
			return err
		}
	}
}

// end gives the chance to undo the last step; another key is enough.
func (r *Review) end(ctx context.Context) error {
	if err := r.say("That was the last; u undoes it, any other key ends."); err != nil {
		return err
	}
	key, err := r.keys.Next()
	switch {
	case err != nil:
		return err
	case key != 'u':
		return errLeft
	}
	_, err = r.undo(ctx)
	return err
}

// press does what a key says, and reports whether another fact is to be shown.
func (r *Review) press(ctx context.Context, key rune) (moved bool, err error) {
	switch key {
	case 'a', 'r', 's':
		return true, r.settle(ctx, key)
	case 'u':
		return r.undo(ctx)
	case 'o':
		return false, r.open(ctx)
	case 'q':
		return false, errLeft
	}
	return false, r.say(reviewHelp)
}

// settle gives the fact the status that the key means.
func (r *Review) settle(ctx context.Context, key rune) error {
	id, told := r.proposed[r.at].ID, "skipped"
	var err error
	switch key {
	case 'a':
		told, err = "accepted", r.shelf.Accept(ctx, id, r.by)
	case 'r':
		told, err = "rejected", r.shelf.Retract(ctx, id, r.by, "the proposal was rejected")
	}
	if err != nil {
		return fmt.Errorf("decide on a fact: %w", err)
	}
	r.done = append(r.done, step{r.at, key})
	r.at++
	return r.say(told)
}

// undo takes the last step back and returns to its fact.
func (r *Review) undo(ctx context.Context) (moved bool, err error) {
	n := len(r.done)
	if n == 0 {
		return false, r.say("There is nothing to undo.")
	}
	last := r.done[n-1]
	if last.key != 's' {
		if err := r.shelf.Propose(ctx, r.proposed[last.at].ID, r.by); err != nil {
			return false, fmt.Errorf("undo: %w", err)
		}
	}
	r.done, r.at = r.done[:n-1], last.at
	return true, r.say("undone")
}

// open shows the passages around the quotes of the fact.
func (r *Review) open(ctx context.Context) error {
	shown := false
	for _, f := range r.proposed[r.at].References {
		all, err := r.shelf.Passages(ctx, f.Source.ID, 0, -1)
		if errors.Is(err, facts.ErrNotFound) {
			continue
		}
		if err != nil {
			return fmt.Errorf("open the passage: %w", err)
		}
		for i := range all {
			if p := &all[i]; f.Quote != "" && p.Start <= f.Start && f.Start < p.End {
				shown = true
				if err := r.passage(p); err != nil {
					return err
				}
			}
		}
	}
	if !shown {
		return r.say("The base has no text that this was read out of.")
	}
	return nil
}

// passage shows a passage with its lines.
func (r *Review) passage(p *facts.Passage) error {
	out := page{style: r.style}
	out.add(block{mark: "  ", text: p.Locator()})
	for line := range strings.Lines(p.Text) {
		out.add(block{mark: "  | ", text: strings.TrimRight(line, "\n")})
	}
	return out.writeTo(r.out)
}

// sum tells what was done.
func (r *Review) sum() error {
	n := make(map[rune]int)
	for _, s := range r.done {
		n[s.key]++
	}
	return r.say(fmt.Sprintf("%d accepted, %d rejected, %d left", n['a'], n['r'], len(r.proposed)-n['a']-n['r']))
}

// say writes a line.
func (r *Review) say(line string) error {
	_, err := fmt.Fprintln(r.out, line)
	return err
}
