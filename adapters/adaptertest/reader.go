package adaptertest

import (
	"context"
	"errors"

	"footnote/bot/desk"
	"footnote/facts"
	"footnote/facts/reading"
)

// A Reader reads what people bring in conversations. Of the web it knows one
// page, https://larn.example/ferry.
type Reader struct{}

const (
	ferryAddress = "https://larn.example/ferry"
	ferryPage    = `<html><head><title>The ferry of Larn</title></head><body><article><h1>The ferry of Larn</h1>
<p>The ferry of Larn ran until the bridge was opened. Its last captain was Cleo Marsh, who had steered it for thirty years.</p>
</article></body></html>`
)

// Read makes a reading of a file.
func (Reader) Read(ctx context.Context, content []byte, name, mediaType string) (facts.Reading, error) {
	return read(ctx, content, reading.Options{Name: name, ContentType: mediaType})
}

// Page makes a reading of a page.
func (Reader) Page(ctx context.Context, address string) (facts.Reading, error) {
	if address != ferryAddress {
		return facts.Reading{}, &desk.ReadError{Reason: "there is no such page", Hint: "look at the address"}
	}
	return read(ctx, []byte(ferryPage), reading.Options{URL: address, ContentType: "text/html"})
}

func read(ctx context.Context, content []byte, opts reading.Options) (facts.Reading, error) {
	r, err := reading.Read(ctx, content, opts)
	if bad, ok := errors.AsType[*reading.Error](err); ok {
		return r, &desk.ReadError{Reason: bad.Error(), Hint: bad.Hint}
	}
	return r, err
}
