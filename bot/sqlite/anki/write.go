package anki

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"
)

// A Deck is what is written.
type Deck struct {
	Name string // "::" parts it from the deck that it lies in
	// Notes are in the order in which new ones are shown.
	Notes []Note
}

// A Note is a question and its answer, as plain text. Anki calls two notes with
// the same question duplicates.
type Note struct {
	GUID     string   // unique, and the same whenever the note is written
	Question string   // not empty
	Choices  []string // may be nil
	Answer   string
	Fact     string   // the answer in a sentence
	Quote    string   // what it rests on; may be empty
	Source   string   // where that stands
	Tags     []string // without spaces
}

// Write writes the deck as a package; at is when it is written, by which Anki
// tells which of two versions of a note is newer. The collection is built in a
// temporary file.
func Write(ctx context.Context, w io.Writer, d Deck, at time.Time) (err error) {
	folder, err := os.MkdirTemp("", "footnote-anki-")
	if err != nil {
		return fmt.Errorf("make collection: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	path := filepath.Join(folder, "collection.anki2")
	if err := writeCollection(ctx, path, d, at.UTC()); err != nil {
		return fmt.Errorf("make collection: %w", err)
	}
	archive := zip.NewWriter(w)
	if err := addFile(archive, "collection.anki2", path, at); err != nil {
		return fmt.Errorf("pack collection: %w", err)
	}
	media, err := archive.CreateHeader(&zip.FileHeader{Name: "media", Method: zip.Deflate, Modified: at.UTC()})
	if err != nil {
		return fmt.Errorf("pack media: %w", err)
	}
	if _, err := io.WriteString(media, "{}"); err != nil {
		return fmt.Errorf("pack media: %w", err)
	}
	return archive.Close()
}

func addFile(archive *zip.Writer, name, path string, at time.Time) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	to, err := archive.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: at.UTC()})
	if err != nil {
		return err
	}
	_, err = io.Copy(to, f)
	return err
}
