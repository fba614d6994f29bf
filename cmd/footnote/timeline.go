package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/google/renameio/v2"

	"footnote/adapters/terminal"
	"footnote/bot"
	"footnote/bot/study/chart"
	"footnote/bot/study/timeline"
)

// A timelineCmd tells what the base dates of something, and draws it.
type timelineCmd struct {
	Out     string   `placeholder:"FILE" help:"Draw it too: a file that ends in .png or .svg."`
	Subject []string `arg:"" help:"A name, an office or a time, in any number of words: ISIS leaders."`
}

// Help is the end of the command's help.
func (timelineCmd) Help() string {
	return `The words are always on standard output. Where nothing is dated there is no picture, and the exit status is 1 if one was asked for.`
}

// drawn are the pictures by the endings of their files.
var drawn = map[string]func(*chart.Picture) ([]byte, error){".png": (*chart.Picture).PNG, ".svg": (*chart.Picture).SVG}

// Validate refuses a command line with no subject, or with a file that is no
// picture.
func (c *timelineCmd) Validate() error {
	if strings.TrimSpace(strings.Join(c.Subject, " ")) == "" {
		return errors.New("there is no subject")
	}
	if _, ok := drawn[c.ending()]; c.Out != "" && !ok {
		return fmt.Errorf("--out %s: a picture is a file that ends in .png or .svg", c.Out)
	}
	return nil
}

func (c *timelineCmd) ending() string { return strings.ToLower(filepath.Ext(c.Out)) }

// Run tells, and draws where it is asked to.
func (c *timelineCmd) Run(ctx context.Context, p *program) error {
	reply, err := p.askOnce(ctx, "timeline of "+strings.Join(c.Subject, " "))
	if err != nil {
		return err
	}
	if err := terminal.Render(p.stdout, reply, terminal.StyleFor(p.stdout, os.Getenv)); err != nil || c.Out == "" {
		return err
	}
	picture := timeline.Draw(&reply)
	if picture == nil {
		return hint(errors.New("there is nothing dated to draw"), "name something that the facts date; “footnote facts list” shows them")
	}
	data, err := drawn[c.ending()](picture)
	if err != nil {
		return err
	}
	if err := renameio.WriteFile(c.Out, data, 0o644); err != nil {
		return fmt.Errorf("write the picture: %w", err)
	}
	return nil
}

// askOnce asks the base a question that stands alone.
func (p *program) askOnce(ctx context.Context, text string) (bot.Reply, error) {
	base, err := p.open(ctx)
	if err != nil {
		return bot.Reply{}, err
	}
	defer base.Close()
	return base.bot(p).Answer(ctx, bot.Message{Text: text, Context: []bot.Exchange{}})
}
