package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"footnote/facts"
)

const sourceByID = `SELECT ` + sourceColumns + ` FROM source WHERE id = ?`

const insertSource = `
INSERT INTO source (id, title, author, publisher, date, url, language, licence) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`

const updateSource = `
UPDATE source SET title = ?, author = ?, publisher = ?, date = ?, url = ?, language = ?, licence = ? WHERE key = ?`

// addSource writes a source as an entry describes it, or what the entry adds
// to the one of that ID.
func (w *writer) addSource(ctx context.Context, s *facts.Source) (outcome, error) {
	if s.ID == "" {
		return unchanged, wrong("a source without id; give it one that references can name")
	}
	key, have, err := scanSource(w.row(ctx, sourceByID, s.ID))
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return changed, w.putSource(ctx, 0, s)
	case err != nil:
		return unchanged, err
	}
	merged, err := mergeSources(have, *s)
	if err != nil || merged == have {
		return unchanged, err
	}
	return changed, w.putSource(ctx, key, &merged)
}

// putSource writes a new source, if the key is 0, or what is said of an old
// one.
func (w *writer) putSource(ctx context.Context, key int64, s *facts.Source) error {
	fields := []any{s.Title, s.Author, s.Publisher, s.Date.String(), s.URL, s.Language, s.Licence}
	var err error
	if key == 0 {
		_, err = w.exec(ctx, insertSource, append([]any{s.ID}, fields...)...)
	} else {
		_, err = w.exec(ctx, updateSource, append(fields, key)...)
	}
	return err
}

// mergeSources is a with what b adds to it.
func mergeSources(a, b facts.Source) (facts.Source, error) {
	for _, f := range []struct {
		name string
		into *string
		from string
	}{
		{"title", &a.Title, b.Title}, {"author", &a.Author, b.Author}, {"publisher", &a.Publisher, b.Publisher},
		{"url", &a.URL, b.URL}, {"language", &a.Language, b.Language}, {"licence", &a.Licence, b.Licence},
	} {
		merged, err := merge("source", a.ID, f.name, *f.into, f.from)
		if err != nil {
			return a, err
		}
		*f.into = merged
	}
	if _, err := merge("source", a.ID, "date", a.Date.String(), b.Date.String()); err != nil {
		return a, err
	}
	if a.Date == (facts.Date{}) {
		a.Date = b.Date
	}
	return a, nil
}

// source is the key of the source that a reference names.
func (w *writer) source(ctx context.Context, id string) (int64, error) {
	if key, ok := w.sources.get(id); ok {
		return key, nil
	}
	key, _, err := scanSource(w.row(ctx, sourceByID, id))
	if errors.Is(err, sql.ErrNoRows) {
		return 0, wrong("a reference names the source %q, which is not known; describe that source before the statement", id)
	}
	if err != nil {
		return 0, err
	}
	w.sources.put(id, key)
	return key, nil
}
