package main

import (
	"context"
	"fmt"
	"io"
	"math"
	"strings"

	"footnote/bot/answer"
)

// A readingsCmd is the group of subcommands that show the readings.
type readingsCmd struct {
	List readingsListCmd `cmd:"" default:"1" help:"List the readings, one a line."`
	Show readingsShowCmd `cmd:"" help:"Show the text of a reading, with its locators."`
}

// A readingsListCmd lists the readings.
type readingsListCmd struct{}

// Help is the end of the command's help.
func (readingsListCmd) Help() string {
	return "The fields of a line are separated by tabs: ID, format, bytes, passages, sentences, who it is by and its title."
}

// Run lists them.
func (readingsListCmd) Run(ctx context.Context, p *program) error {
	return p.withBase(ctx, func(base *openBase) error {
		all, err := base.facts.Readings(ctx)
		if err != nil {
			return err
		}
		return buffered(p.stdout, func(w io.Writer) error {
			for _, r := range all {
				fmt.Fprintf(w, "%s\t%s\t%d\t%d\t%d\t%s\n", answer.Plain(r.Source.ID), r.Format, r.Bytes, r.Passages, r.Sentences,
					answer.Plain(answer.Cite(r.Source, "")))
			}
			return nil // w is a buffer, which keeps its first error
		})
	})
}

// A readingsShowCmd shows a reading.
type readingsShowCmd struct {
	Raw bool   `help:"Only the stored text, byte for byte."`
	ID  string `arg:"" name:"id" help:"The source's ID."`
}

// Run shows its passages, each below its locator.
func (c *readingsShowCmd) Run(ctx context.Context, p *program) error {
	return p.withBase(ctx, func(base *openBase) error {
		if c.Raw {
			text, err := base.facts.Text(ctx, c.ID)
			if err != nil {
				return noReading(err)
			}
			_, err = io.WriteString(p.stdout, text)
			return err
		}
		passages, err := base.facts.Passages(ctx, c.ID, 0, math.MaxInt32)
		if err != nil {
			return noReading(err)
		}
		return buffered(p.stdout, func(w io.Writer) error {
			for i := range passages {
				fmt.Fprintf(w, "[%s]\n", answer.Plain(passages[i].Locator()))
				for line := range strings.SplitSeq(passages[i].Text, "\n") {
					fmt.Fprintln(w, answer.Plain(line))
				}
				fmt.Fprintln(w)
			}
			return nil // as above
		})
	})
}

func noReading(err error) error { return hint(err, "footnote readings lists those there are") }
