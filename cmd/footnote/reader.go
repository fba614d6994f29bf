package main

import (
	"context"
	"errors"
	"path/filepath"

	"github.com/adrg/xdg"

	"footnote/bot/desk"
	"footnote/facts"
	"footnote/facts/reading"
	"footnote/facts/reading/fetch"
)

// A roomReader makes readings of what people bring into rooms. Pages of this
// machine and of the network around it are never fetched: people in rooms are
// not to reach what only this machine can.
type roomReader struct{ maxFile int64 }

// Read makes a reading of a file.
func (r roomReader) Read(ctx context.Context, content []byte, name, mediaType string) (facts.Reading, error) {
	return r.read(ctx, content, reading.Options{Name: name, ContentType: mediaType})
}

// Page makes a reading of a page of the web.
func (r roomReader) Page(ctx context.Context, address string) (facts.Reading, error) {
	page, err := fetch.Get(ctx, address, fetch.Options{MaxSize: r.maxFile})
	if err != nil {
		for reason, told := range pageErrors {
			if errors.Is(err, reason) {
				return facts.Reading{}, &told
			}
		}
		return facts.Reading{}, err
	}
	return r.read(ctx, page.Content, reading.Options{URL: page.URL, ContentType: page.ContentType})
}

// pageErrors are what is told of pages that are not fetched.
var pageErrors = map[error]desk.ReadError{
	fetch.ErrAddress:  {Reason: "that is no address of the web", Hint: "it begins with https://"},
	fetch.ErrPrivate:  {Reason: "it is in a private network", Hint: "put the file itself here instead"},
	fetch.ErrTooLarge: {Reason: "the page is too large", Hint: "put the part that matters here as a file"},
	fetch.ErrStatus:   {Reason: "the server does not show it", Hint: "see that the address is right and can be read without signing in, or put the text here as a file"},
}

func (r roomReader) read(ctx context.Context, content []byte, opts reading.Options) (facts.Reading, error) {
	opts.MaxSize, opts.CacheDir = r.maxUnpacked(), filepath.Join(xdg.CacheHome, "footnote")
	made, err := reading.Read(ctx, content, opts)
	if bad, ok := errors.AsType[*reading.Error](err); ok {
		return made, &desk.ReadError{Reason: bad.Error(), Hint: bad.Hint}
	}
	return made, err
}

// maxUnpacked is how much a file may hold once it is unpacked.
func (r roomReader) maxUnpacked() int64 { return 4 * r.maxFile }

// A roomExtractor reads facts out of the readings of a base.
type roomExtractor struct{ base *openBase }

// Extract proposes what the reading of the source says.
func (e roomExtractor) Extract(ctx context.Context, source, by string) error {
	_, err := e.base.proposeFrom(ctx, source, by)
	return err
}
