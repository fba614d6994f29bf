package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"

	"footnote/adapters/terminal"
)

// progress is the reader with a bar on standard error that shows how far it has
// been read, if that is a terminal; nothing is shown of what is quickly done.
// The size may be -1, for not known.
func (p *program) progress(r io.Reader, size int64, name string) io.Reader {
	if !terminal.IsTerminal(p.stderr) {
		return r
	}
	reader := progressbar.NewReader(r, p.bar(size, name, progressbar.OptionShowBytes(true)))
	return &reader
}

// bar is a bar of that size on standard error.
func (p *program) bar(size int64, what string, more ...progressbar.Option) *progressbar.ProgressBar {
	return progressbar.NewOptions64(size, append(more, progressbar.OptionSetWriter(p.stderr), progressbar.OptionSetDescription(what),
		progressbar.OptionThrottle(200*time.Millisecond), progressbar.OptionClearOnFinish())...)
}

// pages shows how many pages of a PDF have been read, if standard error is a
// terminal, and before that that the engine starts, which takes some seconds
// where it has not been compiled before. What is shown goes away with end.
func (p *program) pages(name string) (show func(done, total int), end func()) {
	if !terminal.IsTerminal(p.stderr) {
		return nil, func() {}
	}
	var bar *progressbar.ProgressBar
	end = func() {
		if bar != nil {
			_ = bar.Finish() // a bar that can't be shown is no reason to stop
		}
	}
	return func(done, total int) {
		switch {
		case total == 0:
			bar = p.bar(-1, name+": starting the PDF engine")
			_ = bar.RenderBlank()
		case done == 1:
			end()
			bar = p.bar(int64(total), name+": pages")
			fallthrough
		default:
			_ = bar.Set(done)
		}
	}, end
}

// A byteSize is a number of bytes, as people write it: 500K, 64M, 1G.
type byteSize int64

// UnmarshalText reads it.
func (b *byteSize) UnmarshalText(text []byte) error {
	s := strings.TrimSuffix(strings.ToUpper(strings.TrimSpace(string(text))), "B")
	shift := 0
	for i, unit := range []string{"K", "M", "G"} {
		if rest, ok := strings.CutSuffix(s, unit); ok {
			s, shift = rest, 10*(i+1)
		}
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n <= 0 || n > 1<<(62-shift) {
		return fmt.Errorf("%q is no size; write it like 500K, 64M or 1G", text)
	}
	*b = byteSize(n << shift)
	return nil
}
