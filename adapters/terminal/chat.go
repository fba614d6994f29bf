package terminal

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strconv"
	"strings"

	"footnote/bot"
	"footnote/bot/answer"
	"footnote/facts"
)

// A Bot answers what people say and forgets it when told to.
type Bot interface {
	Answer(ctx context.Context, m bot.Message) (bot.Reply, error)
	Forget(ctx context.Context, p bot.Place) error
}

// Names completes the names of entities.
type Names interface {
	// Complete returns at most limit names that begin with prefix, whatever
	// the case of its letters.
	Complete(ctx context.Context, prefix string, limit int) ([]string, error)
}

// Sources lists the works that answers rest on.
type Sources interface {
	Sources(ctx context.Context) ([]facts.Source, error)
}

// Options are what a Chat can do without.
type Options struct {
	Place  bot.Place // where the conversation is remembered
	Author string    // who is talking
	// Greeting is shown at the start on a terminal, never in a transcript.
	Greeting string
	// History is the file that keeps the lines typed on a terminal; without
	// one they are gone at the end.
	History string
	// Names completes names on a terminal; nil completes commands only.
	Names Names
	// Getenv looks up the environment; nil means an empty one.
	Getenv func(string) string
	// Log receives why an answer failed; nil discards it.
	Log *slog.Logger
}

// A Chat is a conversation with one person at a time. It is for one Run.
type Chat struct {
	bot     Bot
	sources Sources
	opts    Options
	out     io.Writer
	offers  []answer.Offer // of the last reply, to be picked by number
}

// NewChat returns a Chat with the bot, in which /sources lists the sources.
func NewChat(b Bot, s Sources, opts Options) *Chat {
	if opts.Getenv == nil {
		opts.Getenv = func(string) string { return "" }
	}
	if opts.Log == nil {
		opts.Log = slog.New(slog.DiscardHandler)
	}
	return &Chat{bot: b, sources: s, opts: opts}
}

// errQuit ends a conversation at the reader's wish.
var errQuit = errors.New("quit")

// Run talks until the input ends, the reader leaves or ctx is done, whose
// error it then returns. A question that fails costs an apology and not the
// conversation.
func (c *Chat) Run(ctx context.Context, in io.Reader, out io.Writer) error {
	c.out = out
	lines, err := c.open(ctx, in, out)
	if err != nil {
		return err
	}
	defer lines.Close()
	for {
		line, err := lines.Next()
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return fmt.Errorf("read question: %w", err)
		}
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		switch err := c.say(ctx, line); {
		case errors.Is(err, errQuit):
			return nil
		case err != nil:
			return err
		}
	}
}

// say acts on one line: a command, the number of an offer, or a question.
func (c *Chat) say(ctx context.Context, line string) error {
	if strings.HasPrefix(line, "/") {
		return c.command(ctx, line)
	}
	if n, err := strconv.Atoi(line); err == nil && n >= 1 && n <= len(c.offers) {
		question := c.offers[n-1].Question
		if err := c.note("Asked: " + question); err != nil {
			return err
		}
		return c.ask(ctx, question)
	}
	return c.ask(ctx, line)
}

// ask puts a question to the bot and shows the reply.
func (c *Chat) ask(ctx context.Context, question string) error {
	c.offers = nil
	reply, err := c.bot.Answer(ctx, bot.Message{Place: c.opts.Place, Author: c.opts.Author, Text: question})
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		// The question itself stays out of the log.
		c.opts.Log.Error("answer failed", "error", err)
		return c.note("Sorry, something went wrong with that question. The reason is in the log.")
	}
	c.offers = reply.Offers
	return Render(c.out, reply, c.style())
}

// note shows a remark of the program itself.
func (c *Chat) note(text string) error {
	p := page{style: c.style()}
	for line := range strings.SplitSeq(text, "\n") {
		p.add(block{text: line, look: faintLook})
	}
	return p.writeTo(c.out)
}

func (c *Chat) style() Style { return StyleFor(c.out, c.opts.Getenv) }
