package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/adrg/xdg"

	"footnote/adapters/terminal"
	"footnote/bot/answer"
	"footnote/facts"
	"footnote/facts/reading"
	"footnote/facts/reading/fetch"
	factstore "footnote/facts/sqlite"
)

// An importCmd brings a reading, or a batch of them, into the base.
type importCmd struct {
	Format   reading.Format `placeholder:"F" help:"The form: text, markdown, html, pdf, docx, epub, or jsonl for a batch; found out if not given."`
	ID       string         `name:"id" placeholder:"ID" help:"The source's ID; made of its title if not given. A source that is there gets the text."`
	Title    string         `help:"Its title; this and what follows win over what the file says."`
	Author   string         `help:"Its author."`
	Date     facts.Date     `placeholder:"DATE" help:"Its date: 2022, 2022-02, 2022-02-14."`
	Language string         `placeholder:"CODE" help:"Its language, such as en."`
	Licence  string         `help:"The licence under which it may be used."`

	MaxSize      byteSize `default:"64M" placeholder:"SIZE" help:"The most that a file may hold, also unpacked (${default})."`
	AllowPrivate bool     `help:"Allow URLs of this machine and of private networks."`
	KeepGoing    bool     `help:"Of a batch, import what is right though some is wrong."`
	Propose      bool     `help:"Propose what the text says as facts, for people to accept; see \"facts propose\"."`
	byFlag
	From string `arg:"" name:"file" help:"A file, the URL of a page, or - for standard input."`
}

// Help is the end of the command's help.
func (importCmd) Help() string {
	return "A line of a batch is one object: {\"id\", \"title\"?, \"author\"?, \"date\"?, \"url\"?, \"language\"?, \"licence\"?, \"text\"}."
}

// Validate refuses what makes no sense together.
func (c *importCmd) Validate() error {
	if c.Format != "" {
		known := false
		var names []string
		for _, f := range reading.Formats {
			known = known || f == c.Format
			names = append(names, string(f))
		}
		if !known {
			return fmt.Errorf("there is no format %q; there are %s", c.Format, strings.Join(names, ", "))
		}
	}
	if c.isBatch() && (c.ID != "" || c.Title != "") {
		return errors.New("--id and --title are for one reading; in a batch each line has its own")
	}
	if c.KeepGoing && !c.isBatch() {
		return errors.New("--keep-going is for a batch (--format jsonl)")
	}
	return nil
}

func (c *importCmd) isBatch() bool {
	ext := strings.ToLower(filepath.Ext(c.From))
	return c.Format == reading.JSONL || c.Format == "" && !c.isURL() && (ext == ".jsonl" || ext == ".ndjson")
}

func (c *importCmd) isURL() bool { return strings.Contains(c.From, "://") }

// Run imports.
func (c *importCmd) Run(ctx context.Context, p *program) error {
	if c.isBatch() {
		return c.importBatch(ctx, p)
	}
	content, opts, err := c.content(ctx, p)
	if err != nil {
		return err
	}
	show, end := p.pages(c.name())
	opts.Progress = show
	r, err := reading.Read(ctx, content, opts)
	end()
	if err != nil {
		return fmt.Errorf("%s: %w", c.name(), err)
	}
	return p.withBase(ctx, func(base *openBase) error {
		added, err := base.facts.AddReading(ctx, r, c.byFlag.name())
		if err != nil {
			return err
		}
		if err := c.tell(p, &r, added); err != nil {
			return err
		}
		return c.propose(ctx, p, base, []string{added.Source.ID})
	})
}

// propose proposes what the readings of the sources say, if that is wished, and
// tells how many facts are new.
func (c *importCmd) propose(ctx context.Context, p *program, base *openBase, sources []string) error {
	if !c.Propose {
		return nil
	}
	total := 0
	for _, source := range sources {
		n, err := base.proposeFrom(ctx, source, c.byFlag.name())
		if err != nil {
			return err
		}
		total += n
	}
	_, err := fmt.Fprintln(p.stdout, proposed(total))
	return err
}

// name is what is imported, for people.
func (c *importCmd) name() string {
	if c.From == stdinName {
		return "stdin"
	}
	return c.From
}

// content is what to read, and how.
func (c *importCmd) content(ctx context.Context, p *program) ([]byte, reading.Options, error) {
	opts := c.options()
	if c.isURL() {
		page, err := fetch.Get(ctx, c.From, fetch.Options{MaxSize: int64(c.MaxSize), AllowPrivate: c.AllowPrivate})
		if err != nil {
			return nil, opts, err
		}
		opts.URL, opts.ContentType = page.URL, page.ContentType
		return page.Content, opts, nil
	}
	in, size, err := c.open(ctx, p)
	if err != nil {
		return nil, opts, err
	}
	defer in.Close()
	// One byte more than may be tells that there is too much.
	content, err := io.ReadAll(io.LimitReader(p.progress(in, size, c.name()), int64(c.MaxSize)+1))
	return content, opts, err
}

// open opens the file and tells its size; -1 if that is not known.
func (c *importCmd) open(ctx context.Context, p *program) (io.ReadCloser, int64, error) {
	if c.From == stdinName {
		return io.NopCloser(terminal.Interruptible(ctx, p.stdin)), -1, nil
	}
	f, err := os.Open(c.From)
	if err != nil {
		return nil, 0, err
	}
	info, err := f.Stat()
	if err == nil && info.IsDir() {
		err = hint(fmt.Errorf("%s is a folder", c.From), "import its files one by one")
	}
	if err != nil {
		return nil, 0, errors.Join(err, f.Close())
	}
	return f, info.Size(), nil
}

func (c *importCmd) options() reading.Options {
	opts := reading.Options{
		Format: c.Format,
		Given: facts.Source{ID: c.ID, Title: c.Title, Author: c.Author, Date: c.Date, Language: c.Language,
			Licence: c.Licence},
		MaxSize:  int64(c.MaxSize),
		CacheDir: filepath.Join(xdg.CacheHome, "footnote"),
	}
	if c.From != stdinName && !c.isURL() {
		opts.Name, opts.Trusted = c.From, true
	}
	return opts
}

// tell says what became of a reading.
func (c *importCmd) tell(p *program, r *facts.Reading, added facts.AddedReading) error {
	what := "imported"
	if !added.New {
		what = "was there already"
	}
	sentences := 0
	for i := range r.Passages {
		sentences += len(r.Passages[i].Sentences)
	}
	s := &added.Source
	_, err := fmt.Fprintf(p.stdout, "%s %s: %s; %s, %s\n", answer.Plain(s.ID), what, answer.Plain(answer.Cite(*s, "")),
		count(len(r.Passages), "passage", "passages"), count(sentences, "sentence", "sentences"))
	c.warn(p, s)
	return err
}

// warn tells of flags that the base overruled, for it had another word before.
func (c *importCmd) warn(p *program, s *facts.Source) {
	for _, f := range []struct{ name, given, kept string }{
		{"title", c.Title, s.Title}, {"author", c.Author, s.Author}, {"date", c.Date.String(), s.Date.String()},
		{"language", c.Language, s.Language}, {"licence", c.Licence, s.Licence},
	} {
		if f.given != "" && f.given != f.kept {
			fmt.Fprintf(p.stderr, "footnote: the base had the %s %q for this source and keeps it\n", f.name, f.kept)
		}
	}
}

// importBatch imports one reading a line.
func (c *importCmd) importBatch(ctx context.Context, p *program) error {
	in, size, err := c.open(ctx, p)
	if err != nil {
		return err
	}
	defer in.Close()
	opts := c.options()
	opts.Name = c.name()
	return p.withBase(ctx, func(base *openBase) error {
		items := reading.Batch(p.progress(in, size, c.name()), opts)
		opts := factstore.ReadingsOptions{File: c.name(), By: c.byFlag.name(), KeepGoing: c.KeepGoing}
		var sources []string
		opts.Done = func(added facts.AddedReading) { sources = append(sources, added.Source.ID) }
		sum, err := base.facts.ImportReadings(ctx, items, opts)
		switch {
		case sum.WrongCount > 0 && !c.KeepGoing:
			return batchError(sum, false)
		case err != nil:
			return err
		}
		if err := c.tellBatch(p, sum); err != nil {
			return err
		}
		if err := c.propose(ctx, p, base, sources); err != nil {
			return err
		}
		if sum.WrongCount > 0 {
			return batchError(sum, true)
		}
		return nil
	})
}

func (c *importCmd) tellBatch(p *program, sum factstore.ReadingsSummary) error {
	_, err := fmt.Fprintf(p.stdout, "%s: %s imported; %d were there\n", answer.Plain(c.name()), count(sum.Added, "reading", "readings"), sum.Unchanged)
	return err
}

// batchError tells all that is wrong with a batch, a line each.
func batchError(sum factstore.ReadingsSummary, kept bool) error {
	all := sum.Wrong
	if more := sum.WrongCount - len(sum.Wrong); more > 0 {
		all = append(all, fmt.Errorf("and %d more", more))
	}
	text := "nothing was imported; correct the lines, or import the others with --keep-going"
	if kept {
		text = "the others were imported; correct the lines and import the batch again"
	}
	return hint(errors.Join(all...), "%s", text)
}
