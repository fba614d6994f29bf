package main

import (
	"context"
	"fmt"
	"io"
	"time"

	"footnote/bot/answer"
)

// An unansweredCmd lists what the base could not answer.
type unansweredCmd struct {
	Limit int `placeholder:"N" help:"At most so many; all by default."`
}

// Help is the end of the command's help.
func (unansweredCmd) Help() string {
	return "The fields of a line are separated by tabs: how often it was asked, the question, the day it was last asked."
}

// Run lists the questions.
func (c *unansweredCmd) Run(ctx context.Context, p *program) error {
	return p.withBase(ctx, func(base *openBase) error {
		gaps, err := base.kept.Unanswered(ctx, c.Limit)
		if err != nil {
			return err
		}
		return buffered(p.stdout, func(w io.Writer) error {
			for _, g := range gaps {
				fmt.Fprintf(w, "%d\t%s\t%s\n", g.Times, answer.Plain(g.Question), g.Last.Format(time.DateOnly))
			}
			return nil // w is a buffer, which keeps its first error
		})
	})
}
