package main

import (
	"context"
	"fmt"
)

// A factsAcceptCmd accepts facts.
type factsAcceptCmd struct {
	byFlag
	IDs []string `arg:"" name:"id" help:"The facts' IDs."`
}

// Run accepts them, one after the other.
func (c *factsAcceptCmd) Run(ctx context.Context, p *program) error {
	return p.withBase(ctx, func(base *openBase) error {
		for _, id := range c.IDs {
			if err := base.facts.Accept(ctx, id, c.name()); err != nil {
				return err
			}
			fmt.Fprintln(p.stdout, "accepted", id)
		}
		return nil
	})
}

// A factsRetractCmd retracts facts.
type factsRetractCmd struct {
	Reason string `placeholder:"WORDS" help:"Why; it is kept with the fact."`
	byFlag
	IDs []string `arg:"" name:"id" help:"The facts' IDs."`
}

// Run retracts them, one after the other.
func (c *factsRetractCmd) Run(ctx context.Context, p *program) error {
	return p.withBase(ctx, func(base *openBase) error {
		for _, id := range c.IDs {
			if err := base.facts.Retract(ctx, id, c.name(), c.Reason); err != nil {
				return err
			}
			fmt.Fprintln(p.stdout, "retracted", id)
		}
		return nil
	})
}
