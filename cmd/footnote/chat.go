package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"footnote/adapters/terminal"
	"footnote/bot"
	"footnote/bot/phrase"
	factstore "footnote/facts/sqlite"
)

// A chatCmd talks in the terminal.
type chatCmd struct {
	Language language `default:"en" placeholder:"TAG" env:"FOOTNOTE_LANGUAGE" help:"Speak this language: en or de."`
}

// Help is the end of the command's help.
func (chatCmd) Help() string {
	return "On a terminal, lines can be edited, recalled and completed. From a pipe, each line is a question, and the output is a transcript."
}

// Run talks until the input ends or the reader leaves.
func (c *chatCmd) Run(ctx context.Context, p *program) error {
	base, err := p.open(ctx)
	if err != nil {
		return err
	}
	defer base.Close()
	opts := terminal.Options{
		Place:    bot.Place{Network: "terminal"},
		Author:   userName(),
		Greeting: greeting(phrase.For(string(c.Language)), p.db == ""),
		Names:    base.facts,
		Getenv:   os.Getenv,
		Study:    base.study(p),
		Phrases:  phrase.For(string(c.Language)),
		Save:     saveHere,
		Now:      p.now,
		Log:      p.log,
	}
	if base.path != factstore.Memory {
		opts.History = base.path + ".history"
	}
	return terminal.NewChat(base.bot(p), base.facts, opts).Run(ctx, p.stdin, p.stdout)
}

// saveHere saves a file in the working directory, beside one that has its name
// already.
func saveHere(name string, data []byte) (string, error) {
	name = filepath.Base(name)
	ending := filepath.Ext(name)
	for n := 1; ; n++ {
		path := name
		if n > 1 {
			path = fmt.Sprintf("%s-%d%s", strings.TrimSuffix(name, ending), n, ending)
		}
		f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return "", err
		}
		_, err = f.Write(data)
		return path, errors.Join(err, f.Close())
	}
}

const (
	whatThisIs phrase.Text = "Footnote answers from its readings and puts a footnote under everything it says."
	whatToTry  phrase.Text = "Try: who led ISIS in 2022, or: why target Russia, or: what happened in June 2023."
	whatElse   phrase.Text = "/help lists what else there is."
)

// greeting says what this is and, of the bundled facts, what to try.
func greeting(in phrase.Printer, bundled bool) string {
	lines := []string{in.Say(whatThisIs), in.Say(whatElse)}
	if bundled {
		lines = slices.Insert(lines, 1, in.Say(whatToTry))
	}
	return strings.Join(lines, "\n")
}
