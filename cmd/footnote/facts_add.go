package main

import (
	"context"
	"errors"
	"fmt"

	"footnote/facts"
)

// A factsAddCmd adds one fact.
type factsAddCmd struct {
	From    facts.Date `placeholder:"DATE" help:"Since when it holds: 2022, 2022-02, 2022-02-14, 202X, or .. if it always did."`
	To      facts.Date `placeholder:"DATE" help:"Until when it holds, or .. if it still does."`
	On      facts.Date `placeholder:"DATE" help:"When it happened."`
	Source  string     `placeholder:"ID" help:"The source that says so."`
	Locator string     `placeholder:"PLACE" help:"Where in the source, such as a page or \"¶ 9\"."`
	Quote   string     `placeholder:"WORDS" help:"The source's own words."`
	Text    string     `placeholder:"SENTENCE" help:"The fact as a sentence in your words."`
	Propose bool       `help:"Only propose it; it waits for \"facts accept\"."`
	byFlag
	Subject  string `arg:"" help:"Who or what the fact is about."`
	Property string `arg:"" help:"What is said of it, such as \"leader\"."`
	Value    string `arg:"" help:"Who or what that is, a text or a number."`
}

// Validate refuses flags that contradict each other.
func (c *factsAddCmd) Validate() error {
	none := facts.Date{}
	switch {
	case c.On != none && (c.From != none || c.To != none):
		return errors.New("--on is for what happened, --from and --to for what lasted; use one or the other")
	case c.Source == "" && (c.Locator != "" || c.Quote != ""):
		return errors.New("--locator and --quote need the --source that they are in")
	}
	return nil
}

// Run adds the fact and prints its ID.
func (c *factsAddCmd) Run(ctx context.Context, p *program) error {
	return p.withBase(ctx, func(base *openBase) error {
		id, err := base.facts.Add(ctx, c.statement(), c.name())
		if err != nil {
			return err
		}
		if c.Propose {
			_, err = fmt.Fprintf(p.stdout, "proposed %s\n", id)
		} else {
			_, err = fmt.Fprintf(p.stdout, "added %s\n", id)
		}
		return err
	})
}

// statement is the fact as a line of a fact file would have it.
func (c *factsAddCmd) statement() facts.Statement {
	s := facts.Statement{
		Subject:  facts.Entity{Label: c.Subject},
		Property: c.Property,
		Value:    facts.Value{Text: c.Value},
		Valid:    facts.FromTo(c.From, c.To),
		Text:     c.Text,
		Status:   facts.Accepted,
	}
	if c.On.Known() {
		s.Valid = facts.At(c.On)
	}
	if c.Propose {
		s.Status = facts.Proposed
	}
	if c.Source != "" {
		s.References = []facts.Reference{{Source: facts.Source{ID: c.Source}, Locator: c.Locator, Quote: c.Quote, End: len(c.Quote)}}
	}
	return s
}
