package sqlite

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"footnote/facts"
)

// ReadingsOptions say how a batch of readings comes into the base. The zero
// value works.
type ReadingsOptions struct {
	// File names the batch, for errors.
	File string
	// By is who adds the readings.
	By string
	// KeepGoing adds the good readings though others are not. Without it, one
	// that is wrong means that none is added.
	KeepGoing bool
	// Done is told of each reading that was added or was there; nil means that
	// nobody is. Without KeepGoing all may still be undone.
	Done func(facts.AddedReading)
}

// A ReadingsSummary is what became of a batch.
type ReadingsSummary struct {
	Added, Unchanged int
	// Wrong are the first 20 of the errors in readings, each a
	// [*facts.LineError] if the reading comes from a line; WrongCount is how
	// many there are.
	Wrong      []error
	WrongCount int
}

// maxWrong bounds how many errors a summary holds.
const maxWrong = 20

// ErrNothingAdded says that a batch had errors and was left out as a whole. The
// summary has the errors.
var ErrNothingAdded = errors.New("nothing was imported")

// ImportReadings adds a batch of readings, in one transaction, as
// [Base.AddReading] adds each. An error that comes with a line in the sequence,
// a [*facts.LineError], is one of that reading, and the next is read; any other
// ends the import. Unless KeepGoing is set, one reading that is wrong gives
// [ErrNothingAdded] after all have been looked at.
//
// The sequence must not use the base while it runs.
func (b *Base) ImportReadings(ctx context.Context, items iter.Seq2[facts.ReadingItem, error], opts ReadingsOptions) (ReadingsSummary, error) {
	var sum ReadingsSummary
	err := b.write(ctx, opts.By, func(writing context.Context, w *writer) error {
		for item, err := range items {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if err := w.readingItem(writing, &item, err, &opts, &sum); err != nil {
				return err
			}
		}
		if sum.WrongCount > 0 && !opts.KeepGoing {
			return ErrNothingAdded
		}
		return nil
	})
	if err != nil {
		sum.Added, sum.Unchanged = 0, 0
		return sum, fmt.Errorf("import readings: %w", err)
	}
	return sum, nil
}

// readingItem adds one reading of a batch and counts it. Its error ends the
// import; what is wrong with the reading is counted.
func (w *writer) readingItem(ctx context.Context, item *facts.ReadingItem, err error, opts *ReadingsOptions, sum *ReadingsSummary) error {
	var added facts.AddedReading
	if err == nil {
		added, err = w.addReading(ctx, &item.Reading)
		err = atLine(err, opts.File, item.Line)
	}
	switch {
	case err == nil && added.New:
		sum.Added++
	case err == nil:
		sum.Unchanged++
	case errors.As(err, new(*facts.LineError)) || errors.As(err, new(entryError)):
		sum.WrongCount++
		if len(sum.Wrong) < maxWrong {
			sum.Wrong = append(sum.Wrong, err)
		}
		return nil
	default:
		return err
	}
	if opts.Done != nil {
		opts.Done(added)
	}
	return nil
}
