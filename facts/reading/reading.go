package reading

import (
	"cmp"
	"context"
	"fmt"
	"unicode/utf8"

	"footnote/facts"
)

// A Format is the form that a text comes in.
type Format string

// The formats. The empty Format is found out from the content and the name.
const (
	Text     Format = "text"
	Markdown Format = "markdown"
	HTML     Format = "html"
	PDF      Format = "pdf"
	DOCX     Format = "docx"
	EPUB     Format = "epub"
	// JSONL is a batch of readings, for [Batch]; [Read] refuses it.
	JSONL Format = "jsonl"
)

// Formats are all formats there are.
var Formats = []Format{Text, Markdown, HTML, PDF, DOCX, EPUB, JSONL}

// DefaultMaxSize is how large a file may be, and what is unpacked from it, if
// Options don't say, in bytes.
const DefaultMaxSize = 64 << 20

// Options say how something is read. The zero value works.
type Options struct {
	// Format is the form it has; empty means that it is found out.
	Format Format
	// Name is the file's name, which may tell its form and, where nothing else
	// does, its title.
	Name string
	// URL is where it was fetched; empty if it was not.
	URL string
	// ContentType is what the server said that it is; may be empty.
	ContentType string
	// Given are what is known of the source. They win over what the content
	// says.
	Given facts.Source
	// MaxSize bounds the file, and what is unpacked from it, in bytes; 0 means
	// DefaultMaxSize.
	MaxSize int64
	// CacheDir is a folder where the PDF engine may keep its compiled form.
	// Compiling takes some ten seconds, once. Without a folder the engine is
	// interpreted, which starts at once and then takes twenty times as long:
	// fine for some pages.
	CacheDir string
	// Trusted says that the file comes from who runs the program: a PDF is then
	// read about twice as fast, by an engine that can only be stopped between
	// two pages. A file made to keep the engine busy on one page would do so.
	Trusted bool
	// Progress is told how many pages of a PDF have been read, and of how many
	// in all: first 0 of 0, when the engine starts. It may be nil.
	Progress func(done, total int)
}

// progress tells Progress, if there is one.
func (o *Options) progress(done, total int) {
	if o.Progress != nil {
		o.Progress(done, total)
	}
}

func (o *Options) maxSize() int64 { return cmp.Or(o.MaxSize, DefaultMaxSize) }

// Read makes a reading of the content of a file or a page. The reading's source
// has no ID unless one is given. Errors that are about the content are an
// [*Error].
func Read(ctx context.Context, content []byte, opts Options) (facts.Reading, error) {
	if int64(len(content)) > opts.maxSize() {
		return facts.Reading{}, tooLarge(opts.maxSize())
	}
	format := opts.Format
	if format == "" {
		var err error
		if format, err = detect(content, opts.Name, opts.ContentType); err != nil {
			return facts.Reading{}, err
		}
	}
	d, err := parse(ctx, content, format, &opts)
	if err != nil {
		return facts.Reading{}, err
	}
	source := d.source
	source.URL = cmp.Or(source.URL, opts.URL)
	source.Title = cmp.Or(source.Title, titleOfName(opts.Name))
	r := facts.Reading{Source: overlay(source, opts.Given), Format: string(format), Text: d.text, Passages: d.passages()}
	switch {
	case len(r.Passages) == 0:
		return facts.Reading{}, emptyError(format)
	case !utf8.ValidString(r.Text):
		return facts.Reading{}, fmt.Errorf("read %s: the text is not UTF-8", format)
	}
	return r, nil
}

func emptyError(format Format) error {
	if format == PDF {
		return problem(ErrEmpty, "its pages are pictures, perhaps scanned", "run text recognition (OCR) over it, such as ocrmypdf, and import the result")
	}
	return problem(ErrEmpty, "", "check that this is the right file")
}

// parse reads the content as what it is.
func parse(ctx context.Context, content []byte, format Format, opts *Options) (*document, error) {
	switch format {
	case Text:
		return readPlain(content, opts.ContentType)
	case Markdown:
		return readMarkdown(content, opts.ContentType)
	case HTML:
		return readHTML(content, opts)
	case PDF:
		return readPDF(ctx, content, opts)
	case DOCX:
		return readDOCX(content, opts.maxSize())
	case EPUB:
		return readEPUB(content, opts.maxSize())
	case JSONL:
		return nil, problem(ErrFormat, "jsonl is a batch of readings", "import it with --format jsonl")
	}
	return nil, problem(ErrFormat, fmt.Sprintf("there is no format %q", format), "leave the format out, and it is found out")
}

// overlay is a with what b says instead.
func overlay(a, b facts.Source) facts.Source {
	return facts.Source{
		ID:        cmp.Or(b.ID, a.ID),
		Title:     cmp.Or(b.Title, a.Title),
		Author:    cmp.Or(b.Author, a.Author),
		Publisher: cmp.Or(b.Publisher, a.Publisher),
		Date:      cmp.Or(b.Date, a.Date),
		URL:       cmp.Or(b.URL, a.URL),
		Language:  cmp.Or(b.Language, a.Language),
		Licence:   cmp.Or(b.Licence, a.Licence),
	}
}
