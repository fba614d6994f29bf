package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"strings"
	"time"

	"footnote/adapters/terminal"
	"footnote/bot"
)

// An askCmd answers one question, or a batch of them.
type askCmd struct {
	Batch    bool     `xor:"form" help:"Read questions from standard input, one JSON object a line, and write one answer a line."`
	JSON     bool     `name:"json" xor:"form" help:"Print the answer as one line of JSON."`
	Language language `default:"en" placeholder:"TAG" env:"FOOTNOTE_LANGUAGE" help:"Answer in this language: en or de."`
	Question []string `arg:"" optional:"" help:"The question, in any number of words."`
}

// Help is the end of the command's help.
func (askCmd) Help() string {
	return `A question stands alone: nothing is remembered. The exit status is 0 also when the readings don't say.

A line of a batch: {"id", "question", "thread"?, "sources"?, "context"? [{"question", "answer"}], "topic"?, "at"?}. Questions of one thread are one conversation.`
}

// Validate refuses a command line with no question or with two kinds of them.
func (c *askCmd) Validate() error {
	switch text := strings.TrimSpace(strings.Join(c.Question, " ")); {
	case c.Batch && text != "":
		return errors.New("--batch reads its questions from standard input; leave the question out")
	case !c.Batch && text == "":
		return errors.New("there is no question")
	}
	return nil
}

// Run answers.
func (c *askCmd) Run(ctx context.Context, p *program) error {
	base, err := p.open(ctx)
	if err != nil {
		return err
	}
	defer base.Close()
	b := base.bot(p)
	if c.Batch {
		return answerBatch(ctx, b, terminal.Interruptible(ctx, p.stdin), p.stdout)
	}
	start := time.Now()
	reply, err := b.Answer(ctx, bot.Message{
		Place:    bot.Place{Network: "terminal"},
		Author:   userName(),
		Text:     strings.Join(c.Question, " "),
		Context:  []bot.Exchange{}, // stands alone
		Language: string(c.Language),
	})
	if err != nil {
		return err
	}
	if c.JSON {
		return writeJSON(p.stdout, newAnswerLine(nil, reply, time.Since(start)))
	}
	return terminal.Render(p.stdout, reply, terminal.StyleFor(p.stdout, os.Getenv))
}

// writeJSON writes v as one line.
func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}
