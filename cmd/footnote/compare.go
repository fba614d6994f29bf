package main

import (
	"context"
	"errors"
	"os"
	"slices"
	"strings"

	"footnote/adapters/terminal"
)

// A compareCmd sets two things side by side.
type compareCmd struct {
	JSON   bool     `name:"json" help:"Print the answer as one line of JSON."`
	Things []string `arg:"" help:"Two names, each an argument of its own or joined by “and”."`
}

// Validate refuses a command line that does not name two things.
func (c *compareCmd) Validate() error {
	if c.question() == "" {
		return errors.New("name two things: footnote compare A B, or footnote compare A and B")
	}
	return nil
}

// question is the question to ask; empty where two things are not named.
func (c *compareCmd) question() string {
	text := strings.Join(c.Things, " ")
	for _, joint := range []string{"and", "with", "to", "vs", "vs.", "versus"} {
		if slices.Contains(c.Things, joint) || len(c.Things) == 1 && strings.Contains(text, " "+joint+" ") {
			return "compare " + text
		}
	}
	if len(c.Things) < 2 {
		return ""
	}
	return "compare " + strings.Join(c.Things, " and ")
}

// Run compares.
func (c *compareCmd) Run(ctx context.Context, p *program) error {
	start := p.now()
	reply, err := p.askOnce(ctx, c.question())
	if err != nil {
		return err
	}
	if c.JSON {
		return writeJSON(p.stdout, newAnswerLine(nil, reply, p.now().Sub(start)))
	}
	return terminal.Render(p.stdout, reply, terminal.StyleFor(p.stdout, os.Getenv))
}
