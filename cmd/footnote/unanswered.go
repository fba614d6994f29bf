package main

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"footnote/bot/answer"
)

// An unansweredCmd lists what the base could not answer.
type unansweredCmd struct {
	Limit int `placeholder:"N" help:"At most so many; all by default."`
}

// Help is the end of the command's help.
func (unansweredCmd) Help() string {
	return "The fields of a line are separated by tabs: how often it was asked, the question, the day it was last asked and, where something in the readings comes near, the source and where in it."
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
				fields := []string{strconv.Itoa(g.Times), answer.Plain(g.Question), g.Last.Format(time.DateOnly)}
				if g.Source != "" {
					fields = append(fields, answer.Plain(g.Source), answer.Plain(g.Locator))
				}
				fmt.Fprintln(w, strings.Join(fields, "\t"))
			}
			return nil // w is a buffer, which keeps its first error
		})
	})
}
