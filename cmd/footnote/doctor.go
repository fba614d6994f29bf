package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"footnote/adapters/matrix"
	"footnote/adapters/slack/setup"
	"footnote/bot"
	"footnote/bot/answer"
	factstore "footnote/facts/sqlite"
)

// A doctorCmd checks the base, and the chat networks that are set up.
type doctorCmd struct {
	networkFlags
	Channel []string `placeholder:"ID" help:"Look at this Slack channel too; its ID is at the end of \"View channel details\"."`
}

// sample is a question that the bundled facts answer.
const sample = "who led ISIS in 2022"

// Run prints what it checks, line by line, and fails if something is wrong.
func (c *doctorCmd) Run(ctx context.Context, p *program) error {
	return p.withBase(ctx, func(base *openBase) error {
		health, err := base.facts.Examine(ctx)
		if err != nil {
			return err
		}
		fmt.Fprintf(p.stdout, "base: %s (version %d)\n", answer.Plain(base.path), health.Version)
		fmt.Fprintf(p.stdout, "facts: %d accepted, %d proposed, %d retracted\n", health.Accepted, health.Proposed, health.Retracted)
		fmt.Fprintf(p.stdout, "about: %s, %s, %s\n", count(health.Entities, "entity", "entities"),
			count(health.Properties, "property", "properties"), count(health.Sources, "source", "sources"))
		if err := checkSound(p, health); err != nil {
			return err
		}
		if err := checkAnswers(ctx, p, base); err != nil {
			return err
		}
		return errors.Join(c.checkSlack(ctx, p), c.checkMatrix(ctx, p, base))
	})
}

// checkSlack looks at the Slack workspace, if one is set up.
func (c *doctorCmd) checkSlack(ctx context.Context, p *program) error {
	config, ok, err := c.Slack.config(p.log)
	switch {
	case err != nil:
		return err
	case !ok:
		fmt.Fprintln(p.stdout, "slack: not set up")
		return nil
	}
	return report(p, "Slack", setup.Doctor(ctx, config, c.Channel))
}

// checkMatrix looks at the account on Matrix, if there is one.
func (c *doctorCmd) checkMatrix(ctx context.Context, p *program, base *openBase) error {
	config, ok, err := c.Matrix.config(p, base)
	switch {
	case err != nil:
		return err
	case !ok:
		fmt.Fprintln(p.stdout, "matrix: not set up")
		return nil
	}
	return report(p, "Matrix", matrix.Doctor(ctx, config))
}

// report prints what an adapter's doctor found, and fails if something is bad.
// Adapters do not know each other, so each has a type of its own for that.
func report[F setup.Finding | matrix.Finding](p *program, network string, findings []F) error {
	bad := 0
	for _, found := range findings {
		f := setup.Finding(found)
		state := "ok"
		if !f.OK {
			state = "WRONG"
			bad++
		}
		fmt.Fprintln(p.stdout, answer.Plain(fmt.Sprintf("%s: %s: %s", strings.ToLower(network), f.What, strings.TrimSpace(state+" "+f.Seen))))
		if f.Do != "" {
			fmt.Fprintln(p.stdout, answer.Plain("  to mend it: "+f.Do))
		}
	}
	if bad > 0 {
		return hint(fmt.Errorf("%s wrong with %s", count(bad, "thing is", "things are"), network), "the lines above tell how to mend it")
	}
	return nil
}

func checkSound(p *program, health factstore.Health) error {
	for _, damage := range health.Damage {
		fmt.Fprintln(p.stdout, "damage:", answer.Plain(damage))
	}
	if len(health.Damage) > 0 {
		return hint(fmt.Errorf("the file is damaged"), "go back to a copy that footnote backup made, or save what footnote facts export still reads")
	}
	fmt.Fprintln(p.stdout, "file: sound")
	return nil
}

// checkAnswers asks the default base what the bundled facts answer. Another
// base need not have them.
func checkAnswers(ctx context.Context, p *program, base *openBase) error {
	if p.db != "" {
		return nil
	}
	reply, err := base.bot(p).Answer(ctx, bot.Message{Text: sample})
	if err != nil {
		return err
	}
	if reply.Status != answer.Answered && reply.Status != answer.Conflict {
		return hint(fmt.Errorf("the bundled facts do not answer %q", sample), "footnote facts list --status retracted shows what was retracted")
	}
	fmt.Fprintf(p.stdout, "answers: yes, %q\n", sample)
	return nil
}
