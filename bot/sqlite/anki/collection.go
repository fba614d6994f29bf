package anki

import (
	"context"
	"crypto/sha1" // Anki's checksum of a field
	"database/sql"
	_ "embed"
	"encoding/binary"
	"errors"
	"html"
	"net/url"
	"strings"
	"time"

	_ "github.com/mattn/go-sqlite3" // the driver
)

// schema is that of version 11, as Anki 2.1 makes it (rslib's
// src/storage/schema11.sql).
//
//go:embed schema11.sql
var schema string

// writeCollection makes the collection at path.
func writeCollection(ctx context.Context, path string, d Deck, at time.Time) (err error) {
	db, err := sql.Open("sqlite3", "file:"+(&url.URL{Path: path}).EscapedPath()+"?_journal_mode=off")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // of no effect after Commit
	if _, err := tx.ExecContext(ctx, schema); err != nil {
		return err
	}
	if err := insertCollection(ctx, tx, d, at); err != nil {
		return err
	}
	if err := insertNotes(ctx, tx, d, at); err != nil {
		return err
	}
	return tx.Commit()
}

const insertCol = `
INSERT INTO col (id, crt, mod, scm, ver, dty, usn, ls, conf, models, decks, dconf, tags)
VALUES (1, ?, ?, ?, 11, 0, 0, 0, ?, ?, ?, ?, '{}')`

func insertCollection(ctx context.Context, tx *sql.Tx, d Deck, at time.Time) error {
	s, err := settingsOf(d, at)
	if err != nil {
		return err
	}
	day := at.Truncate(24 * time.Hour).Unix()
	_, err = tx.ExecContext(ctx, insertCol, day, at.UnixMilli(), at.UnixMilli(), s.conf, s.models, s.decks, s.options)
	return err
}

const insertNote = `
INSERT INTO notes (id, guid, mid, mod, usn, tags, flds, sfld, csum, flags, data)
VALUES (?, ?, ?, ?, -1, ?, ?, ?, ?, 0, '')`

const insertCard = `
INSERT INTO cards (id, nid, did, ord, mod, usn, type, queue, due, ivl, factor, reps, lapses, left, odue, odid, flags, data)
VALUES (?, ?, ?, 0, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')`

// insertNotes adds the notes, each with its one card, which is new: of type and
// queue 0, due in the order of the notes.
func insertNotes(ctx context.Context, tx *sql.Tx, d Deck, at time.Time) error {
	note, err := tx.PrepareContext(ctx, insertNote)
	if err != nil {
		return err
	}
	defer note.Close()
	card, err := tx.PrepareContext(ctx, insertCard)
	if err != nil {
		return err
	}
	defer card.Close()
	deck := deckID(d.Name)
	for i, n := range d.Notes {
		id := at.UnixMilli() + int64(i)
		first := clean(n.Question)
		if _, err := note.ExecContext(ctx, id, n.GUID, noteType, at.Unix(), tags(n.Tags), fields(&n), first, checksum(first)); err != nil {
			return err
		}
		if _, err := card.ExecContext(ctx, id, id, deck, at.Unix(), i+1); err != nil {
			return err
		}
	}
	return nil
}

// checksum is how Anki finds duplicates of a first field: the first 32 bits of
// the SHA-1 of its text without markup.
func checksum(text string) int64 {
	sum := sha1.Sum([]byte(text))
	return int64(binary.BigEndian.Uint32(sum[:4]))
}

// tags are the tags as a note keeps them, with a space on both sides.
func tags(all []string) string {
	if len(all) == 0 {
		return ""
	}
	return " " + strings.Join(all, " ") + " "
}

// fields are the fields as HTML, parted as Anki parts them.
func fields(n *Note) string {
	choices := make([]string, len(n.Choices))
	for i, c := range n.Choices {
		choices[i] = "<li>" + escape(c) + "</li>"
	}
	all := []string{escape(n.Question), strings.Join(choices, ""), escape(n.Answer), escape(n.Fact), escape(n.Quote), escape(n.Source)}
	return strings.Join(all, fieldMark)
}

// fieldMark stands between fields.
const fieldMark = "\x1f"

func escape(text string) string { return html.EscapeString(clean(text)) }

// clean is the text without what has a meaning to Anki.
func clean(text string) string {
	text = strings.ReplaceAll(text, fieldMark, " ")
	return strings.TrimSpace(strings.ReplaceAll(text, "\x00", ""))
}
