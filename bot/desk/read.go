package desk

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"footnote/bot/answer"
	"footnote/bot/post"
	"footnote/facts"
)

// read fetches and reads what somebody brought, and proposes it as a reading.
func (j *job) read(ctx context.Context) error {
	x, ok, err := j.kept.FindDrop(ctx, j.e.Value)
	if err != nil {
		return fmt.Errorf("look for what was brought: %w", err)
	}
	if !ok || x.Verdict != Open || j.opts.Reader == nil {
		return nil // it was withdrawn before it was read
	}
	if x.Reading == nil { // or the process died before that could be told
		r, problem, err := j.fetch(ctx, &x)
		if err != nil {
			return err
		}
		if problem != "" {
			return j.cannotRead(ctx, &x, problem)
		}
		if there, err := j.isThere(ctx, &x, &r); there || err != nil {
			return err
		}
		x.Reading = &r
		if err := j.kept.HoldReading(ctx, x); err != nil {
			return fmt.Errorf("keep what was read: %w", err)
		}
	}
	return j.askForShelf(ctx, &x)
}

// fetch makes a reading of what was brought. The problem, if there is one, is
// for whoever brought it.
func (j *job) fetch(ctx context.Context, x *Drop) (r facts.Reading, problem string, err error) {
	if len(j.e.Links) > 0 {
		r, err = j.opts.Reader.Page(ctx, j.e.Links[0])
	} else {
		r, err = j.fetchFile(ctx, &j.e.Files[0])
	}
	name := j.quotedName(x.Name)
	if bad, ok := errors.AsType[*ReadError](err); ok {
		return r, strings.TrimSpace(j.text("I can't read %[1]s: %[2]s. %[3]s", name, bad.Reason, sentence(bad.Hint))), nil
	}
	switch {
	case errors.Is(err, ErrTooLarge):
		return r, j.text("I can't read %[1]s: it is larger than %[2]s MB. Bring a part of it, or ask whoever runs me to import it.", name, strconv.FormatInt(j.opts.MaxFile>>20, 10)), nil
	case errors.Is(err, ErrRefused):
		j.opts.Log.Warn("file not fetched", "network", j.e.Place.Network, "room", j.e.Place.Room, "error", err)
		return r, j.text("I can't get at %s: it is gone, or I may not read files here.", name), nil
	case err != nil:
		return r, "", fmt.Errorf("read what was brought: %w", err)
	}
	return r, "", nil
}

// sentence is a remark as a sentence.
func sentence(remark string) string {
	if remark == "" {
		return ""
	}
	return strings.ToUpper(remark[:1]) + remark[1:] + "."
}

// pictures are the media that have no text, by how their types begin.
var pictures = []string{"image/", "audio/", "video/"}

// fetchFile makes a reading of a file, if its network says nothing against that.
func (j *job) fetchFile(ctx context.Context, f *File) (facts.Reading, error) {
	for _, kind := range pictures {
		if strings.HasPrefix(f.Type, kind) {
			return facts.Reading{}, &ReadError{j.text("there is no text in it"), j.text("I read PDF, Word (DOCX), EPUB, HTML, Markdown and plain text")}
		}
	}
	n, ok := j.networks[j.e.Place.Network].(Courier)
	switch {
	case !ok:
		return facts.Reading{}, fmt.Errorf("%w: it has no files", ErrRefused)
	case f.Size > j.opts.MaxFile:
		return facts.Reading{}, ErrTooLarge
	}
	content, err := n.Fetch(ctx, *f, j.opts.MaxFile)
	if err != nil {
		return facts.Reading{}, err
	}
	return j.opts.Reader.Read(ctx, content, f.Name, f.Type)
}

// cannotRead closes a drop that can't be read, and says why.
func (j *job) cannotRead(ctx context.Context, x *Drop, problem string) error {
	x.Verdict, x.Decided = Closed, j.moment()
	if _, err := j.kept.CloseDrop(ctx, *x); err != nil {
		return fmt.Errorf("close what can't be read: %w", err)
	}
	j.notRead(x, problem)
	return nil
}

// notRead says what became of a drop that did not become a proposal.
func (j *job) notRead(x *Drop, why string) { j.putDrop(x, post.Post{Note: why}) }

// isThere reports whether the room has the same text among its readings or
// proposed, and says so. It notes whether the base has it at all.
func (j *job) isThere(ctx context.Context, x *Drop, r *facts.Reading) (bool, error) {
	source, had, err := j.base.SourceOfText(ctx, r.Text)
	if err != nil {
		return false, err
	}
	if x.Fresh = !had; had {
		readings, err := j.readings(ctx, &j.e)
		if err != nil {
			return false, err
		}
		if listed(readings, source.ID) {
			return true, j.cannotRead(ctx, x, j.text("%[1]s is here already: %[2]s.", j.quotedName(x.Name), answer.Cite(source, "")))
		}
	}
	waiting, err := j.kept.Pending(ctx, x.Place.Network, mostOptions)
	if err != nil {
		return false, fmt.Errorf("list what waits for a decision: %w", err)
	}
	for _, other := range waiting {
		if other.ID != x.ID && roomOf(other.Place) == roomOf(x.Place) && other.Reading.Text == r.Text {
			return true, j.cannotRead(ctx, x, j.text("%[1]s is here already, and waits for a decision: %[2]s.", j.quotedName(x.Name), answer.Cite(other.Reading.Source, "")))
		}
	}
	return false, nil
}

// listed reports whether the source is one of the list.
func listed(list []facts.Source, id string) bool {
	for i := range list {
		if list[i].ID == id {
			return true
		}
	}
	return false
}
