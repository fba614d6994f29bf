package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/gofrs/flock"
	"golang.org/x/sync/errgroup"

	"footnote/adapters/matrix"
	"footnote/adapters/slack"
	"footnote/bot/desk"
	factstore "footnote/facts/sqlite"
)

// A serveCmd serves the chat networks that are set up.
type serveCmd struct{ networkFlags }

// Help is the end of the command's help.
func (serveCmd) Help() string {
	return "Secrets come from files or the environment, never from the command line. The README tells how to set up a network, " +
		"and \"footnote doctor\" checks it."
}

// An adapter receives for a desk until ctx is done. It gives up only on what
// trying again cannot mend.
type adapter interface {
	desk.Network
	run(ctx context.Context, d *desk.Desk) error
}

// slackAdapter is Slack's.
type slackAdapter struct{ *slack.Adapter }

func (a slackAdapter) run(ctx context.Context, d *desk.Desk) error { return a.Run(ctx, d) }

// matrixAdapter is Matrix's.
type matrixAdapter struct{ *matrix.Adapter }

func (a matrixAdapter) run(ctx context.Context, d *desk.Desk) error { return a.Run(ctx, d) }

// Run serves until ctx is done, and then finishes what was taken.
func (c *serveCmd) Run(ctx context.Context, p *program) error {
	p.log = newLog(p.stderr, true)
	base, err := p.open(ctx)
	if err != nil {
		return err
	}
	defer base.Close()
	unlock, err := lockBase(base.path)
	if err != nil {
		return err
	}
	defer unlock()
	adapters, err := c.adapters(p, base)
	if err != nil {
		return err
	}
	served := make(map[string]desk.Network, len(adapters))
	for name, a := range adapters {
		served[name] = a
	}
	d := desk.New(base.bot(p), base.facts, base.kept, served, desk.Options{
		Now: p.now, Log: p.log, Moderators: map[string][]string{slack.Network: c.Slack.Moderators, matrix.Network: c.Matrix.Moderators},
	})
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return d.Run(ctx) })
	for _, a := range adapters {
		group.Go(func() error { return a.run(ctx, d) })
	}
	return group.Wait()
}

// adapters are those of the networks that are set up. That there is none is an
// error.
func (c *serveCmd) adapters(p *program, base *openBase) (map[string]adapter, error) {
	all := make(map[string]adapter)
	if config, ok, err := c.Slack.config(p.log); err != nil {
		return nil, err
	} else if ok {
		a, err := slack.New(config)
		if err != nil {
			return nil, hint(err, "docs/slack.md tells where each token is found; footnote doctor checks them")
		}
		all[slack.Network] = slackAdapter{a}
	}
	if config, ok, err := c.Matrix.config(p, base); err != nil {
		return nil, err
	} else if ok {
		a, err := matrix.New(config)
		if err != nil {
			return nil, hint(err, "footnote doctor looks at the account")
		}
		all[matrix.Network] = matrixAdapter{a}
	}
	for name, why := range map[string]string{slack.Network: "there is no token", matrix.Network: "nobody has logged in"} {
		if all[name] != nil {
			p.log.Info("serving", "network", name)
		} else {
			p.log.Info("not serving", "network", name, "why", why)
		}
	}
	if len(all) == 0 {
		return nil, hint(errors.New("no chat network is set up"), "for Slack, set SLACK_BOT_TOKEN and SLACK_APP_TOKEN (\"footnote slack manifest\" prints what the app needs); for Matrix, run \"footnote matrix login\"")
	}
	return all, nil
}

// lockBase makes this the only process that serves the base: two would answer
// everything twice.
func lockBase(path string) (unlock func() error, err error) {
	if path == factstore.Memory {
		return func() error { return nil }, nil
	}
	lock := flock.New(path + ".serve.lock")
	got, err := lock.TryLock()
	switch {
	case err != nil:
		return nil, fmt.Errorf("lock the base: %w", err)
	case !got:
		return nil, hint(fmt.Errorf("another footnote serves %s already", path), "end it first, or serve another base with --db")
	}
	return lock.Unlock, nil
}
