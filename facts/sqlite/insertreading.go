package sqlite

import (
	"context"

	"footnote/facts"
)

const (
	insertReading = `INSERT INTO reading (digest, format, bytes, tail, added_by, added_at) VALUES (?, ?, ?, ?, ?, ?)`
	insertPassage = `
INSERT INTO passage (reading, ordinal, kind, page, paragraph, heading, start_byte, space, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`
	insertPassageWords  = `INSERT INTO passage_words (rowid, title, heading, folded) VALUES (?, ?, ?, ?)`
	insertSentence      = `INSERT INTO sentence (passage, start_byte, end_byte) VALUES (?, ?, ?)`
	insertSentenceWords = `INSERT INTO sentence_words (rowid, folded) VALUES (?, ?)`
)

// insertReading writes a new text and returns its key. The title is that of the
// source that brings it.
func (w *writer) insertReading(ctx context.Context, r *facts.Reading, source *facts.Source, digest []byte) (int64, error) {
	end := r.Passages[len(r.Passages)-1].End
	result, err := w.exec(ctx, insertReading, digest, r.Format, len(r.Text), r.Text[end:], w.by, microseconds(w.now))
	if err != nil {
		return 0, err
	}
	reading, err := result.LastInsertId()
	if err != nil {
		return 0, err
	}
	title := facts.Fold(source.Title)
	last := 0
	for i := range r.Passages {
		p := &r.Passages[i]
		result, err := w.exec(ctx, insertPassage, reading, i, string(p.Kind), p.Page, p.Paragraph, p.Heading, p.Start,
			r.Text[last:p.Start], p.Text)
		if err != nil {
			return 0, err
		}
		last = p.End
		if err := w.insertPassageParts(ctx, result, title, p); err != nil {
			return 0, err
		}
	}
	return reading, nil
}

// insertPassageParts writes the sentences of a passage that has just been
// inserted, and the words of both.
func (w *writer) insertPassageParts(ctx context.Context, inserted interface{ LastInsertId() (int64, error) }, title string, p *facts.Passage) error {
	passage, err := inserted.LastInsertId()
	if err != nil {
		return err
	}
	if _, err := w.exec(ctx, insertPassageWords, passage, title, facts.Fold(p.Heading), facts.Fold(p.Text)); err != nil {
		return err
	}
	for i, s := range p.Sentences {
		result, err := w.exec(ctx, insertSentence, passage, s.Start, s.End)
		if err != nil {
			return err
		}
		sentence, err := result.LastInsertId()
		if err != nil {
			return err
		}
		if _, err := w.exec(ctx, insertSentenceWords, sentence, facts.Fold(p.Sentence(i))); err != nil {
			return err
		}
	}
	return nil
}
