package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"footnote/adapters/terminal"
	"footnote/bot/answer"
	"footnote/facts"
	"footnote/facts/factfile"
	factstore "footnote/facts/sqlite"
)

// A factsImportCmd brings a fact file into the base.
type factsImportCmd struct {
	Format  factfile.Format `placeholder:"yaml|jsonl" help:"The form of the file, if its name does not tell."`
	Propose bool            `help:"Only propose the facts; they wait for \"facts accept\"."`
	byFlag
	File string `arg:"" help:"The fact file, or - for standard input."`
}

const stdinName = "-"

// Validate finds the format.
func (c *factsImportCmd) Validate() (err error) {
	switch {
	case c.File == "":
		return nil // which the parser complains about
	case c.Format == "" && c.File == stdinName:
		return errors.New("standard input has no name to tell its form; add --format yaml or --format jsonl")
	}
	c.Format, err = formatFor(c.Format, c.File)
	return err
}

// formatFor is the format asked for, or else the one that the file's name
// tells.
func formatFor(asked factfile.Format, file string) (factfile.Format, error) {
	switch asked {
	case "":
		return factfile.FormatOf(file)
	case factfile.YAML, factfile.JSONL:
		return asked, nil
	}
	return "", fmt.Errorf("there is no format %q; there are yaml and jsonl", asked)
}

// Run imports the file.
func (c *factsImportCmd) Run(ctx context.Context, p *program) error {
	in, name := io.NopCloser(terminal.Interruptible(ctx, p.stdin)), "stdin"
	if c.File != stdinName {
		f, err := os.Open(c.File)
		if err != nil {
			return err
		}
		in, name = f, c.File
	}
	defer in.Close()
	return p.withBase(ctx, func(base *openBase) error {
		items := factfile.Read(in, name, c.Format)
		sum, err := base.facts.Import(ctx, items, c.options(p, name))
		if err != nil {
			return err
		}
		return tell(p.stdout, name, sum)
	})
}

func (c *factsImportCmd) options(p *program, name string) factstore.ImportOptions {
	opts := factstore.ImportOptions{File: name, By: c.name()}
	if c.Propose {
		opts.Status = facts.Proposed
	}
	if terminal.IsTerminal(p.stderr) {
		opts.Progress = func(n int) { fmt.Fprintf(p.stderr, "\r%d entries ...\r", n) }
	}
	return opts
}

// tell says what an import has brought.
func tell(w io.Writer, name string, sum factstore.Summary) error {
	text := fmt.Sprintf("%s: %s, %s, %s and %s are new; %d were there\n", answer.Plain(name),
		count(sum.Statements, "fact", "facts"), count(sum.Entities, "entity", "entities"),
		count(sum.Properties, "property", "properties"), count(sum.Sources, "source", "sources"), sum.Unchanged)
	if sum.ImplicitCount > 0 {
		more := ""
		if n := sum.ImplicitCount - len(sum.Implicit); n > 0 {
			more = fmt.Sprintf(" and %d more", n)
		}
		text += "made because facts name them: " + answer.Plain(strings.Join(sum.Implicit, "; ")) + more + "\n"
	}
	_, err := io.WriteString(w, text)
	return err
}
