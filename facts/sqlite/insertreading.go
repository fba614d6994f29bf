package sqlite

import (
	"context"

	"footnote/facts"
)

const (
	insertReading = `INSERT INTO reading (digest, format, bytes, tail, added_by, added_at) VALUES (?, ?, ?, ?, ?, ?)`
	insertPassage = `
INSERT INTO passage (reading, ordinal, kind, page, paragraph, heading, start_byte, space, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`
	insertSentence = `INSERT INTO sentence (passage, start_byte, end_byte) VALUES (?, ?, ?)`
)

// insertReading writes a new text, with the index of its words, and returns its
// key. The title is that of the source that brings it.
func (w *writer) insertReading(ctx context.Context, r *facts.Reading, source *facts.Source, digest []byte) (int64, error) {
	end := r.Passages[len(r.Passages)-1].End
	reading, err := w.insert(ctx, insertReading, digest, r.Format, len(r.Text), r.Text[end:], w.by, microseconds(w.now))
	if err != nil {
		return 0, err
	}
	var first int64
	last := 0
	for i := range r.Passages {
		p := &r.Passages[i]
		key, err := w.insert(ctx, insertPassage, reading, i, string(p.Kind), p.Page, p.Paragraph, p.Heading, p.Start,
			r.Text[last:p.Start], p.Text)
		if err != nil {
			return 0, err
		}
		for _, s := range p.Sentences {
			if _, err := w.exec(ctx, insertSentence, key, s.Start, s.End); err != nil {
				return 0, err
			}
		}
		if i == 0 {
			first = key
		}
		last = p.End
	}
	return reading, w.indexReading(ctx, reading, first, source.Title, r.Passages)
}

// insert runs a command that inserts one row, and returns its key.
func (w *writer) insert(ctx context.Context, text string, args ...any) (int64, error) {
	result, err := w.exec(ctx, text, args...)
	if err != nil {
		return 0, err
	}
	return result.LastInsertId()
}
