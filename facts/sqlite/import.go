package sqlite

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"

	"footnote/facts"
)

// ImportOptions say how entries come into the base. The zero value works.
type ImportOptions struct {
	// File names the file that the entries come from, for errors.
	File string
	// By is who records the statements that come without a record of their own.
	By string
	// Status is that of the statements that have none; empty means Accepted.
	Status facts.Status
	// Progress is told from time to time how many entries have been read; nil
	// means that nobody is.
	Progress func(n int)
}

// progressEvery is the number of entries between two reports of progress.
const progressEvery = 10_000

// A Summary is what an import has put into the base.
type Summary struct {
	// Entities, Properties, Sources and Statements count what is new or has been
	// added to.
	Entities, Properties, Sources, Statements int
	// Unchanged counts the entries that brought nothing new.
	Unchanged int
	// Implicit names the first 20 of the new entities that were made because a
	// statement names them though no entry describes them; ImplicitCount is
	// how many there are. They count in Entities.
	Implicit      []string
	ImplicitCount int
}

// Import puts the entries into the base, all of them or none: the first error,
// of the sequence or of what an entry says, undoes everything. What is wrong
// with an entry is a [*facts.LineError] if the entry comes from a line.
// Importing the same entries again changes nothing.
//
// Inside a statement, an entity is known by its ID if it has one, and
// otherwise by its label as it is written: that may be an ID, a label or an
// alias, looked for in this order; what is none of these becomes a new entity.
// An unknown property is made likewise.
//
// The sequence must not use the base while it runs.
func (b *Base) Import(ctx context.Context, items iter.Seq2[facts.Item, error], opts ImportOptions) (Summary, error) {
	var sum Summary
	err := b.write(ctx, opts.By, func(writing context.Context, w *writer) error {
		n := 0
		for item, err := range items {
			if err := cmp.Or(err, ctx.Err()); err != nil {
				return err
			}
			if item.Statement != nil && item.Statement.Status == "" && len(item.History) == 0 {
				s := *item.Statement
				s.Status, item.Statement = opts.Status, &s
			}
			if err := w.item(writing, &item, &sum); err != nil {
				return atLine(err, opts.File, item.Line)
			}
			if n++; opts.Progress != nil && n%progressEvery == 0 {
				opts.Progress(n)
			}
		}
		sum.Entities += w.implicitCount
		sum.Properties += w.newProperties
		sum.Implicit, sum.ImplicitCount = w.implicit, w.implicitCount
		return nil
	})
	if err != nil {
		return Summary{}, fmt.Errorf("import facts: %w", err)
	}
	return sum, nil
}

// wrong is an error in an entry: what is wrong and what is allowed.
func wrong(format string, args ...any) error { return entryError(fmt.Sprintf(format, args...)) }

type entryError string

func (e entryError) Error() string { return string(e) }

// Is reports whether the target is [facts.ErrInvalid].
func (entryError) Is(target error) bool { return target == facts.ErrInvalid }

// atLine adds the place to an error in an entry.
func atLine(err error, file string, line int) error {
	var entry entryError
	if line == 0 || !errors.As(err, &entry) {
		return err
	}
	return &facts.LineError{File: file, Line: line, Err: err}
}

// outcome says what became of an entry.
type outcome bool

const (
	unchanged outcome = false
	changed   outcome = true
)

// item writes one entry and counts it.
func (w *writer) item(ctx context.Context, item *facts.Item, sum *Summary) error {
	var became outcome
	var err error
	var count *int
	switch {
	case item.Statement != nil:
		count = &sum.Statements
		_, became, err = w.addStatement(ctx, item.Statement, item.History)
	case item.Entity != nil:
		count = &sum.Entities
		became, err = w.addEntity(ctx, item.Entity)
	case item.Property != nil:
		count = &sum.Properties
		became, err = w.addProperty(ctx, item.Property)
	case item.Source != nil:
		count = &sum.Sources
		became, err = w.addSource(ctx, item.Source)
	default:
		return wrong("an empty entry; write an entity, a property, a source or a statement")
	}
	if err != nil {
		return err
	}
	if became == unchanged {
		count = &sum.Unchanged
	}
	*count++
	return nil
}

// merge keeps what an earlier entry said, or takes what a later one adds. It
// is an error if they differ.
func merge(thing, id, field, have, got string) (string, error) {
	if have != "" && got != "" && have != got {
		return "", wrong("duplicate %s id %q with other content: its %s is %q, not %q; give it another id or the same %s",
			thing, id, field, have, got, field)
	}
	return cmp.Or(have, got), nil
}
