package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"footnote/bot/answer"
)

// A backupCmd copies the base.
type backupCmd struct {
	File string `arg:"" help:"The new file."`
}

// Run copies the base, which others may go on using.
func (c *backupCmd) Run(ctx context.Context, p *program) error {
	return p.withBase(ctx, func(base *openBase) error {
		err := base.facts.Backup(ctx, c.File)
		if errors.Is(err, os.ErrExist) {
			return hint(err, "name a file that is not there yet")
		}
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(p.stdout, "copied %s to %s\n", answer.Plain(base.path), answer.Plain(c.File))
		return err
	})
}
