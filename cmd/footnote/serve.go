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
type serveCmd struct {
	networkFlags
	Language language `default:"en" placeholder:"TAG" env:"FOOTNOTE_LANGUAGE" help:"Speak this language in rooms that have not settled on one: en or de."`
	MaxFile  byteSize `default:"20M" placeholder:"SIZE" env:"FOOTNOTE_MAX_FILE" help:"The most that a file may hold which people bring into a room to be read (${default})."`
}

// Help is the end of the command's help.
func (serveCmd) Help() string {
	return "Secrets come from files or the environment, never from the command line. The README tells how to set up a network, " +
		"and \"footnote doctor\" checks it."
}

// A receiver receives from a network for a desk until ctx is done. It gives up
// only on what trying again cannot mend.
type receiver func(ctx context.Context, d *desk.Desk) error

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
	networks, receivers, err := c.networks(p, base)
	if err != nil {
		return err
	}
	d := desk.New(base.bot(p), base.facts, base.kept, networks, desk.Options{
		Now: p.now, Log: p.log, Moderators: map[string][]string{slack.Network: c.Slack.Moderators, matrix.Network: c.Matrix.Moderators},
		Reader: roomReader{int64(c.MaxFile)}, MaxFile: int64(c.MaxFile), Extractor: roomExtractor{base},
		Study: base.study(p), Language: string(c.Language),
	})
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return d.Run(ctx) })
	for _, receive := range receivers {
		group.Go(func() error { return receive(ctx, d) })
	}
	return group.Wait()
}

// networks are those that are set up, and their receivers. That there is none
// is an error.
func (c *serveCmd) networks(p *program, base *openBase) (map[string]desk.Network, []receiver, error) {
	networks := make(map[string]desk.Network)
	var receivers []receiver
	if config, ok, err := c.Slack.config(p.log); err != nil {
		return nil, nil, err
	} else if ok {
		config.Language = string(c.Language)
		a, err := slack.New(config)
		if err != nil {
			return nil, nil, hint(err, "docs/slack.md tells where each token is found; footnote doctor checks them")
		}
		networks[slack.Network] = a
		receivers = append(receivers, func(ctx context.Context, d *desk.Desk) error { return a.Run(ctx, d) })
	}
	if config, ok, err := c.Matrix.config(p, base); err != nil {
		return nil, nil, err
	} else if ok {
		config.Language = string(c.Language)
		a, err := matrix.New(config)
		if err != nil {
			return nil, nil, hint(err, "footnote doctor looks at the account")
		}
		networks[matrix.Network] = a
		receivers = append(receivers, func(ctx context.Context, d *desk.Desk) error { return a.Run(ctx, d) })
	}
	for name, why := range map[string]string{slack.Network: "there is no token", matrix.Network: "nobody has logged in"} {
		if networks[name] != nil {
			p.log.Info("serving", "network", name)
		} else {
			p.log.Info("not serving", "network", name, "why", why)
		}
	}
	if len(networks) == 0 {
		return nil, nil, hint(errors.New("no chat network is set up"), "for Slack, set SLACK_BOT_TOKEN and SLACK_APP_TOKEN (\"footnote slack manifest\" prints what the app needs); for Matrix, run \"footnote matrix login\"")
	}
	return networks, receivers, nil
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
