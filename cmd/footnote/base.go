package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/adrg/xdg"
	"github.com/rogpeppe/go-internal/lockedfile"

	"footnote/bot"
	botstore "footnote/bot/sqlite"
	"footnote/facts/seed"
	factstore "footnote/facts/sqlite"
)

// An open base and the parts of the program that work on it.
type openBase struct {
	path  string
	facts *factstore.Base
	kept  *botstore.Store // what the bot keeps
}

// open opens the base that the command line names, or the default one, which
// is made with the bundled facts if it is not there. The caller closes it.
func (p *program) open(ctx context.Context) (*openBase, error) {
	path, err := p.basePath()
	if err != nil {
		return nil, err
	}
	if p.db == "" {
		if err := p.makeDefault(ctx, path); err != nil {
			return nil, fmt.Errorf("make the default base: %w", err)
		}
	}
	return p.openAt(ctx, path)
}

func (p *program) openAt(ctx context.Context, path string) (*openBase, error) {
	base, err := factstore.Open(ctx, path, factstore.Options{Now: p.now, Log: p.log})
	if err != nil {
		return nil, err
	}
	return &openBase{path: path, facts: base, kept: botstore.New(base.DB())}, nil
}

// Close ends the use of the base.
func (b *openBase) Close() error { return b.facts.Close() }

// bot is the bot that answers from the base.
func (b *openBase) bot(p *program) *bot.Bot {
	return bot.New(b.facts, b.facts, b.kept, b.kept, bot.Options{Now: p.now, Log: p.log})
}

// basePath is the base that the command line names or the default one, under
// XDG_DATA_HOME.
func (p *program) basePath() (string, error) {
	if p.db != "" {
		return p.db, nil
	}
	if _, err := os.UserHomeDir(); err != nil && os.Getenv("XDG_DATA_HOME") == "" {
		return "", hint(fmt.Errorf("find the default base: %w", err), "set HOME or XDG_DATA_HOME, or name a base with --db")
	}
	return filepath.Join(xdg.DataHome, "footnote", "base.db"), nil
}

// makeDefault makes the base at path with the bundled facts, if it is not
// there. The base is built beside its place and moved there when it is whole,
// so that a start that is cut short leaves none. Of several programs that
// start at once one builds it, and the others wait.
func (p *program) makeDefault(ctx context.Context, path string) error {
	if exists(path) {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	unlock, err := lockedfile.MutexAt(path + ".lock").Lock()
	if err != nil {
		return err
	}
	defer unlock()
	if exists(path) {
		return nil
	}
	workshop := path + ".new"
	if err := os.RemoveAll(workshop); err != nil { // left by a start that was cut short
		return err
	}
	defer os.RemoveAll(workshop)
	built := filepath.Join(workshop, filepath.Base(path))
	if err := p.buildBundled(ctx, built); err != nil {
		return err
	}
	return os.Rename(built, path)
}

// buildBundled makes a base at path that holds the bundled facts.
func (p *program) buildBundled(ctx context.Context, path string) error {
	base, err := p.openAt(ctx, path)
	if err != nil {
		return err
	}
	_, err = base.facts.Import(ctx, seed.Items(), factstore.ImportOptions{By: bundledBy})
	return errors.Join(err, base.Close())
}

// bundledBy is who recorded the bundled facts.
const bundledBy = "footnote"

func exists(path string) bool {
	_, err := os.Stat(path)
	return !errors.Is(err, fs.ErrNotExist)
}
