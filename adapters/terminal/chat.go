package terminal

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strconv"
	"strings"
	"sync"
	"time"

	"footnote/bot"
	"footnote/bot/answer"
	"footnote/bot/phrase"
	"footnote/bot/post"
	"footnote/bot/study"
	"footnote/facts"
)

// A Bot answers what people say and forgets it when told to.
type Bot interface {
	Answer(ctx context.Context, m bot.Message) (bot.Reply, error)
	Told(ctx context.Context, m bot.Message, reply bot.Reply) error
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
	// Study is what can be done besides asking; nil for nothing.
	Study *study.Group
	// Phrases says things in the reader's language.
	Phrases phrase.Printer
	// Save puts a file that is handed over where the reader finds it, and
	// returns where that is; nil leaves files out.
	Save func(name string, data []byte) (path string, err error)
	// Now is the clock; nil means time.Now.
	Now func() time.Time
	// Log receives why an answer failed; nil discards it.
	Log *slog.Logger
}

// A Chat is a conversation with one person at a time. It is for one Run.
type Chat struct {
	bot     Bot
	sources Sources
	opts    Options
	screen  io.Writer      // what the style depends on
	out     io.Writer      // the same, or what leaves a line that is being typed whole
	offers  []answer.Offer // of the last reply, to be picked by number
	picks   []pick         // of the last post of the study group

	picture func() *post.File // draws what was told last that has a picture; nil before
	hinted  bool              // that there are pictures

	mu      sync.Mutex // held while something is done or shown
	session string     // begins the keys of this conversation's acts
	acts    int
	shown   map[string]string // what the study group's posts say, by key
	said    []study.Line      // in this conversation
}

// NewChat returns a Chat with the bot, in which /sources lists the sources.
func NewChat(b Bot, s Sources, opts Options) *Chat {
	if opts.Getenv == nil {
		opts.Getenv = func(string) string { return "" }
	}
	if opts.Log == nil {
		opts.Log = slog.New(slog.DiscardHandler)
	}
	if opts.Now == nil {
		opts.Now = time.Now
	}
	session := strconv.FormatInt(opts.Now().UnixNano(), 36) + "-"
	return &Chat{bot: b, sources: s, opts: opts, session: session, shown: make(map[string]string)}
}

// errQuit ends a conversation at the reader's wish.
var errQuit = errors.New("quit")

// Run talks until the input ends, the reader leaves or ctx is done, whose
// error it then returns. A question that fails costs an apology and not the
// conversation.
func (c *Chat) Run(ctx context.Context, in io.Reader, out io.Writer) error {
	c.screen, c.out = out, out
	lines, err := c.open(ctx, in, out)
	if err != nil {
		return err
	}
	defer lines.Close()
	if live, ok := lines.(*editor); ok {
		ctx, stop := context.WithCancel(ctx)
		defer stop()
		go c.keepTime(ctx, live.Stdout())
	}
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
		switch err := c.next(ctx, line); {
		case errors.Is(err, errQuit):
			return nil
		case err != nil:
			return err
		}
	}
}

// next acts on a line, and on what is to happen by now.
func (c *Chat) next(ctx context.Context, line string) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := c.ring(ctx); err != nil {
		return err
	}
	begun := len(c.said)
	if err := c.say(ctx, line); err != nil {
		return err
	}
	_, _, command := c.opts.Study.FindSpoken(line)
	command = command || strings.HasPrefix(line, "/")
	c.remember(min(begun, len(c.said)), study.Line{Author: c.opts.Author, Command: command, At: c.opts.Now(), Text: line})
	return nil
}

// say acts on one line: what is for the study group, a command, the number of an
// offer, or a question.
func (c *Chat) say(ctx context.Context, line string) error {
	if done, err := c.study(ctx, line); done || err != nil {
		return err
	}
	c.picks = nil
	if roomSettings(line) {
		return c.note(c.opts.Phrases.Say("Settings are those of rooms in Slack and Matrix. Here, the language is chosen at the start: footnote chat --language de"))
	}
	if strings.HasPrefix(line, "/") {
		return c.command(ctx, line)
	}
	if n, err := strconv.Atoi(line); err == nil && n >= 1 && n <= len(c.offers) {
		question := c.offers[n-1].Question
		if err := c.note(c.opts.Phrases.Say("Asked: %s", question)); err != nil {
			return err
		}
		return c.ask(ctx, question)
	}
	return c.ask(ctx, line)
}

// ask puts a question to the bot and shows the reply.
func (c *Chat) ask(ctx context.Context, question string) error {
	c.offers = nil
	m := bot.Message{Place: c.opts.Place, Author: c.opts.Author, Text: question, Language: c.opts.Phrases.Tag()}
	var reply bot.Reply
	var err error
	if m.Until, err = c.until(ctx); err == nil {
		reply, err = c.bot.Answer(ctx, m)
	}
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		// The question itself stays out of the log.
		c.opts.Log.Error("answer failed", "error", err)
		return c.note(c.apology())
	}
	c.offers = reply.Offers
	c.remember(len(c.said), study.Line{Own: true, At: c.opts.Now(), Text: post.Post{Reply: &reply}.Text(), Reply: &reply})
	if err := Render(c.out, reply, c.style()); err != nil {
		return err
	}
	return c.depict(&reply)
}

// apology is what is said of what went wrong.
func (c *Chat) apology() string {
	return c.opts.Phrases.Say("Sorry, something went wrong with that question. The reason is in the log.")
}

// note shows a remark of the program itself.
func (c *Chat) note(text string) error {
	p := page{style: c.style()}
	for line := range strings.SplitSeq(text, "\n") {
		p.add(block{text: line, look: faintLook})
	}
	return p.writeTo(c.out)
}

func (c *Chat) style() Style { return StyleFor(c.screen, c.opts.Getenv) }
