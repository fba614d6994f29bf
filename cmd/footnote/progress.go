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
	bar := progressbar.NewOptions64(size,
		progressbar.OptionSetWriter(p.stderr),
		progressbar.OptionSetDescription(name),
		progressbar.OptionShowBytes(true),
		progressbar.OptionThrottle(200*time.Millisecond),
		progressbar.OptionClearOnFinish(),
	)
	reader := progressbar.NewReader(r, bar)
	return &reader
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
