package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"footnote/facts/factfile"
)

// A factsExportCmd writes the whole base as a fact file.
type factsExportCmd struct {
	Format factfile.Format `placeholder:"yaml|jsonl" help:"The form of the file, if its name does not tell; yaml by default."`
	Output string          `short:"o" placeholder:"FILE" help:"Write to this file, which is replaced once the export is whole; standard output by default."`
}

// Validate finds the format.
func (c *factsExportCmd) Validate() (err error) {
	if c.Format == "" && c.Output == "" {
		c.Format = factfile.YAML
	}
	c.Format, err = formatFor(c.Format, c.Output)
	return err
}

// Run exports the base.
func (c *factsExportCmd) Run(ctx context.Context, p *program) error {
	return p.withBase(ctx, func(base *openBase) error {
		write := func(w io.Writer) error { return factfile.Write(w, c.Format, base.facts.Export(ctx)) }
		if c.Output == "" {
			return buffered(p.stdout, write)
		}
		return replaceFile(c.Output, write)
	})
}

// buffered gives write a buffer over w.
func buffered(w io.Writer, write func(io.Writer) error) error {
	b := bufio.NewWriter(w)
	if err := write(b); err != nil {
		return err
	}
	return b.Flush()
}

// replaceFile writes a file beside path and moves it there when it is whole, so
// that there is never half a file at path.
func replaceFile(path string, write func(io.Writer) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.part")
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(f.Name()))
		}
	}()
	err = buffered(f, write)
	if err == nil {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	return err
}
