package main

import (
	"context"
	"fmt"

	"footnote/bot"
	"footnote/bot/answer"
	factstore "footnote/facts/sqlite"
)

// A doctorCmd checks the base.
type doctorCmd struct{}

// sample is a question that the bundled facts answer.
const sample = "who led ISIS in 2022"

// Run prints what it checks, line by line, and fails if something is wrong.
func (doctorCmd) Run(ctx context.Context, p *program) error {
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
		return checkAnswers(ctx, p, base)
	})
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
