package main

import (
	"context"
	"os"

	"footnote/adapters/terminal"
)

// A factsReviewCmd goes through the proposed facts with whoever is at the
// terminal.
type factsReviewCmd struct {
	Source string `placeholder:"ID" help:"Only facts that were read out of this source."`
	byFlag
}

// Help is the end of the command's help.
func (factsReviewCmd) Help() string {
	return "Each fact is shown with its quote and decided on by one key: a accept, r reject, s skip, u undo, o show the passage, q quit. " +
		"What is decided stands at once. From a pipe, each line is a key."
}

// Run reviews.
func (c *factsReviewCmd) Run(ctx context.Context, p *program) error {
	return p.withBase(ctx, func(base *openBase) error {
		proposed, err := base.facts.Proposals(ctx, c.Source, 0)
		if err != nil {
			return err
		}
		style := terminal.StyleFor(p.stdout, os.Getenv)
		return terminal.NewReview(base.facts, proposed, c.name(), style).Run(ctx, p.stdin, p.stdout)
	})
}
