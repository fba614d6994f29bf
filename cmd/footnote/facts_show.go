package main

import (
	"context"
	"fmt"
	"io"

	"footnote/bot/answer"
	"footnote/facts"
	"footnote/facts/factfile"
)

// A factsShowCmd shows one fact.
type factsShowCmd struct {
	ID string `arg:"" name:"id" help:"The fact's ID."`
}

// Run shows the fact as a fact file has it, and below, as comments of that
// file, what it rests on and what became of it.
func (c *factsShowCmd) Run(ctx context.Context, p *program) error {
	return p.withBase(ctx, func(base *openBase) error {
		s, err := base.facts.Statement(ctx, c.ID)
		if err != nil {
			return err
		}
		history, err := base.facts.History(ctx, c.ID)
		if err != nil {
			return err
		}
		return buffered(p.stdout, func(w io.Writer) error { return showFact(w, s, history) })
	})
}

func showFact(w io.Writer, s facts.Statement, history []facts.Change) error {
	if err := factfile.Write(w, factfile.YAML, statementItems([]facts.Statement{s})); err != nil {
		return err
	}
	for _, r := range s.References {
		fmt.Fprintln(w, "# rests on", answer.Plain(answer.Cite(r.Source, r.Locator)))
	}
	for _, change := range history {
		text := fmt.Sprintf("# %s %s by %s", change.At.Format("2006-01-02 15:04"), change.Status, change.By)
		if change.Reason != "" {
			text += ": " + change.Reason
		}
		fmt.Fprintln(w, answer.Plain(text))
	}
	return nil // w is a buffer, which keeps its first error
}
