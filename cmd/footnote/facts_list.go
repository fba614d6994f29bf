package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"

	"footnote/facts"
	"footnote/facts/factfile"
)

// A factsListCmd lists facts.
type factsListCmd struct {
	Property string       `placeholder:"P" help:"Only facts of this property."`
	Entity   string       `placeholder:"E" help:"Only facts that speak of this entity, by any of its names."`
	Status   facts.Status `enum:"accepted,proposed,retracted" default:"accepted" help:"Facts of this status: ${enum}."`
	Limit    int          `placeholder:"N" default:"400" help:"At most so many (${default})."`
	JSON     bool         `name:"json" help:"Write them as a JSONL fact file."`
}

// Help is the end of the command's help.
func (factsListCmd) Help() string {
	return "The fields of a line are separated by tabs: ID, subject, property, value, time."
}

// Validate refuses a limit that shows nothing.
func (c *factsListCmd) Validate() error {
	if c.Limit < 1 {
		return errors.New("--limit is at least 1")
	}
	return nil
}

// Run lists them.
func (c *factsListCmd) Run(ctx context.Context, p *program) error {
	return p.withBase(ctx, func(base *openBase) error {
		q, err := c.query(ctx, base)
		if err != nil {
			return err
		}
		found, err := base.facts.Statements(ctx, q)
		if err != nil {
			return err
		}
		more := len(found) > c.Limit
		found = found[:min(len(found), c.Limit)]
		if err := buffered(p.stdout, func(w io.Writer) error { return c.write(w, found) }); err != nil {
			return err
		}
		if more {
			fmt.Fprintf(p.stderr, "footnote: these are the first %d; --limit shows more\n", c.Limit)
		}
		return nil
	})
}

func (c *factsListCmd) write(w io.Writer, statements []facts.Statement) error {
	if c.JSON {
		return factfile.Write(w, factfile.JSONL, statementItems(statements))
	}
	for i := range statements {
		if _, err := fmt.Fprintln(w, factLine(&statements[i])); err != nil {
			return err
		}
	}
	return nil
}

// statementItems are the statements as entries of a fact file.
func statementItems(statements []facts.Statement) iter.Seq2[facts.Item, error] {
	return func(yield func(facts.Item, error) bool) {
		for i := range statements {
			if !yield(facts.Item{Statement: &statements[i]}, nil) {
				return
			}
		}
	}
}

// query finds what the flags name. It asks for one more than the limit, to
// know whether there is more.
func (c *factsListCmd) query(ctx context.Context, base *openBase) (facts.Query, error) {
	q := facts.Query{Status: c.Status, Limit: c.Limit + 1}
	if c.Property != "" {
		id, err := findProperty(ctx, base, c.Property)
		if err != nil {
			return q, err
		}
		q.Properties = []string{id}
	}
	if c.Entity != "" {
		ids, err := findEntities(ctx, base, c.Entity)
		if err != nil {
			return q, err
		}
		q.Entities = ids
	}
	return q, nil
}

// findProperty is the ID of the property with this ID or label.
func findProperty(ctx context.Context, base *openBase, name string) (string, error) {
	properties, err := base.facts.Properties(ctx)
	if err != nil {
		return "", err
	}
	folded := facts.Fold(name)
	for _, p := range properties {
		if facts.Fold(p.ID) == folded || facts.Fold(p.Label) == folded {
			return p.ID, nil
		}
	}
	return "", hint(fmt.Errorf("there is no property %q in this base", name), "footnote facts export lists the properties first")
}

// findEntities are the IDs of all entities with this ID or name.
func findEntities(ctx context.Context, base *openBase, name string) ([]string, error) {
	byID, err := base.facts.Entities(ctx, []string{name})
	if err != nil {
		return nil, err
	}
	byName, err := base.facts.Names(ctx, facts.Exact, []string{facts.Fold(name)})
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, e := range byID {
		ids = append(ids, e.ID)
	}
	for _, n := range byName {
		ids = append(ids, n.Entity.ID)
	}
	if len(ids) == 0 {
		return nil, hint(fmt.Errorf("there is no entity %q in this base", name), "give its whole name, one of its aliases or its ID")
	}
	return ids, nil
}
