package sqlite

import (
	"cmp"
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"footnote/facts"
)

// AddReading puts a reading into the base, with the source's ID made of its
// title if it has none.
//
// If there is a source with that ID, it gets the text; what the base says of
// the source stays, and the reading fills in what it does not say. Facts that
// quote the source must then quote its text: if a quote is not there, nothing
// is added. The same text twice is one reading: without an ID it is the source
// that has the text already, and with another ID both sources share it. A
// source keeps its text: another one for it is refused.
func (b *Base) AddReading(ctx context.Context, r facts.Reading, by string) (facts.AddedReading, error) {
	var added facts.AddedReading
	err := b.write(ctx, by, func(ctx context.Context, w *writer) (err error) {
		added, err = w.addReading(ctx, &r)
		return err
	})
	if err != nil {
		return facts.AddedReading{}, fmt.Errorf("add reading: %w", err)
	}
	return added, nil
}

// addReading writes one reading. What is wrong with the reading itself is found
// before anything is written.
func (w *writer) addReading(ctx context.Context, r *facts.Reading) (facts.AddedReading, error) {
	if err := checkReading(r); err != nil {
		return facts.AddedReading{}, err
	}
	digest := sha256.Sum256([]byte(r.Text))
	key, err := w.readingByDigest(ctx, digest[:])
	if err != nil {
		return facts.AddedReading{}, err
	}
	source, had, err := w.sourceOfReading(ctx, key, &r.Source)
	if err != nil {
		return facts.AddedReading{}, err
	}
	quotes, err := w.quotesToSettle(ctx, had, r)
	if err != nil {
		return facts.AddedReading{}, err
	}
	added := facts.AddedReading{Source: source, New: had.reading == 0}
	if key == 0 {
		if key, err = w.insertReading(ctx, r, &source, digest[:]); err != nil {
			return facts.AddedReading{}, err
		}
	}
	if err := w.settleQuotes(ctx, quotes); err != nil {
		return facts.AddedReading{}, err
	}
	return added, w.keepSource(ctx, had, &source, key)
}

// checkReading refuses a reading whose passages are not as they must be.
func checkReading(r *facts.Reading) error {
	switch {
	case len(r.Passages) == 0:
		return wrong("there is no text in it; a reading has at least one passage")
	case !utf8.ValidString(r.Text) || strings.ContainsRune(r.Text, 0):
		return wrong("the text is not UTF-8 without NUL; convert it")
	}
	end := 0
	for i := range r.Passages {
		p := &r.Passages[i]
		if p.Start < end || p.End <= p.Start || p.End > len(r.Text) || p.Text != r.Text[p.Start:p.End] ||
			strings.TrimSpace(r.Text[end:p.Start]) != "" {
			return wrong("passage %d does not follow the one before it in the text", i)
		}
		if err := checkPassage(p, i); err != nil {
			return err
		}
		end = p.End
	}
	if strings.TrimSpace(r.Text[end:]) != "" {
		return wrong("there is text after the last passage")
	}
	return nil
}

// checkPassage refuses a passage that makes no sense by itself; it is the one
// with the index i.
func checkPassage(p *facts.Passage, i int) error {
	if len(p.Sentences) == 0 {
		return wrong("passage %d has no sentence", i)
	}
	end := p.Start
	for _, s := range p.Sentences {
		if s.Start < end || s.End <= s.Start || s.End > p.End {
			return wrong("a sentence of passage %d is not within it, after the one before", i)
		}
		end = s.End
	}
	return allow("kind of passage", p.Kind, facts.ParagraphPassage, facts.HeadingPassage, facts.TitlePassage,
		facts.SubtitlePassage, facts.BylinePassage)
}

const readingByDigest = `SELECT key FROM reading WHERE digest = ?`

// readingByDigest is the key of the reading with that text, 0 if there is none.
func (w *writer) readingByDigest(ctx context.Context, digest []byte) (key int64, err error) {
	err = w.row(ctx, readingByDigest, digest).Scan(&key)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return key, err
}

// sourceRow is a source as it was found in the base: keys are 0 if there is
// none.
type sourceRow struct {
	key, reading int64
	facts.Source
}

const (
	sourceWithReading = `SELECT key, coalesce(reading, 0) FROM source WHERE id = ?`
	firstOfReading    = `SELECT id FROM source WHERE reading = ? ORDER BY key LIMIT 1`
)

// sourceOfReading is the source that gets the text whose reading has the key,
// as it will be and as it was.
func (w *writer) sourceOfReading(ctx context.Context, key int64, given *facts.Source) (facts.Source, sourceRow, error) {
	id := given.ID
	if id == "" && key != 0 {
		if err := w.row(ctx, firstOfReading, key).Scan(&id); err != nil {
			return facts.Source{}, sourceRow{}, err
		}
	}
	if id == "" {
		source := *given
		var err error
		source.ID, err = w.freeSourceID(ctx, given)
		return source, sourceRow{}, err
	}
	had, err := w.findSource(ctx, id)
	switch {
	case err != nil:
		return facts.Source{}, had, err
	case had.key == 0:
		return *given, had, nil
	case had.reading != 0 && had.reading != key:
		return facts.Source{}, had, wrong("the source %q has another text already; give this one another id", id)
	}
	return fillSource(had.Source, given), had, nil
}

func (w *writer) findSource(ctx context.Context, id string) (sourceRow, error) {
	var row sourceRow
	err := w.row(ctx, sourceWithReading, id).Scan(&row.key, &row.reading)
	if errors.Is(err, sql.ErrNoRows) {
		return row, nil
	}
	if err == nil {
		_, row.Source, err = scanSource(w.row(ctx, sourceByID, id))
	}
	return row, err
}

// fillSource is a with what it does not say from b.
func fillSource(a facts.Source, b *facts.Source) facts.Source {
	return facts.Source{
		ID:        a.ID,
		Title:     cmp.Or(a.Title, b.Title),
		Author:    cmp.Or(a.Author, b.Author),
		Publisher: cmp.Or(a.Publisher, b.Publisher),
		Date:      cmp.Or(a.Date, b.Date),
		URL:       cmp.Or(a.URL, b.URL),
		Language:  cmp.Or(a.Language, b.Language),
		Licence:   cmp.Or(a.Licence, b.Licence),
	}
}

const attachReading = `UPDATE source SET reading = ? WHERE id = ?`

// keepSource writes the source with its reading.
func (w *writer) keepSource(ctx context.Context, had sourceRow, source *facts.Source, reading int64) error {
	if had.key == 0 || had.Source != *source {
		if err := w.putSource(ctx, had.key, source); err != nil {
			return err
		}
	}
	if had.reading != 0 {
		return nil
	}
	_, err := w.exec(ctx, attachReading, reading, source.ID)
	return err
}

// maxIDWords bounds the words of a title that make an ID.
const maxIDWords = 8

// freeSourceID is an ID made of the title that no source has yet.
func (w *writer) freeSourceID(ctx context.Context, s *facts.Source) (string, error) {
	words := strings.Fields(facts.Fold(cmp.Or(s.Title, s.URL)))
	base := cmp.Or(strings.Join(words[:min(len(words), maxIDWords)], "-"), "reading")
	id := base
	for n := 2; ; n++ {
		row, err := w.findSource(ctx, id)
		if err != nil || row.key == 0 {
			return id, err
		}
		id = fmt.Sprintf("%s-%d", base, n)
	}
}
