package main

import (
	"context"
	"errors"
	"fmt"

	"footnote/bot/answer"
	"footnote/facts"
	"footnote/facts/extract"
)

// A factsProposeCmd reads proposed facts out of a reading.
type factsProposeCmd struct {
	byFlag
	Source string `arg:"" help:"The ID of a source whose text is in the base; \"footnote readings\" lists them."`
}

// Help is the end of the command's help.
func (factsProposeCmd) Help() string {
	return "What is proposed answers nothing until somebody accepts it. What was proposed once is not proposed again."
}

// Run proposes them and tells how many are new.
func (c *factsProposeCmd) Run(ctx context.Context, p *program) error {
	return p.withBase(ctx, func(base *openBase) error {
		n, err := base.proposeFrom(ctx, c.Source, c.name())
		if errors.Is(err, facts.ErrNotFound) {
			return hint(err, "footnote readings lists the sources that have a text")
		}
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(p.stdout, "%s: %s\n", answer.Plain(c.Source), proposed(n))
		return err
	})
}

// proposeFrom proposes what the reading of the source says, and returns how many
// facts are new.
func (b *openBase) proposeFrom(ctx context.Context, source, by string) (int, error) {
	passages, err := b.facts.Passages(ctx, source, 0, -1)
	if err != nil {
		return 0, err
	}
	r := facts.Reading{Source: facts.Source{ID: source}, Passages: passages}
	ids, err := b.facts.AddProposals(ctx, extract.Extract(&r), extract.Properties(), by)
	return len(ids), err
}

// proposed tells how many facts are newly proposed.
func proposed(n int) string {
	return count(n, "fact", "facts") + " proposed"
}
