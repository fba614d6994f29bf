package terminal_test

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"footnote/adapters/terminal"
)

func TestInterruptibleReadsAll(t *testing.T) {
	want := strings.Repeat("a line\n", 20_000)
	got, err := io.ReadAll(terminal.Interruptible(t.Context(), iotest.HalfReader(strings.NewReader(want))))
	if string(got) != want || err != nil {
		t.Errorf("read %d bytes, %v, want %d bytes", len(got), err, len(want))
	}
}

func TestInterruptiblePassesErrorsOn(t *testing.T) {
	broken := errors.New("broken pipe")
	r := terminal.Interruptible(t.Context(), io.MultiReader(strings.NewReader("abc"), iotest.ErrReader(broken)))
	got, err := io.ReadAll(r)
	if string(got) != "abc" || !errors.Is(err, broken) {
		t.Errorf("read %q, %v, want %q, %v", got, err, "abc", broken)
	}
}

func TestInterruptibleEndsWhileWaiting(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	pipe, feed := io.Pipe()
	defer feed.Close()
	r := terminal.Interruptible(ctx, pipe)
	go func() {
		feed.Write([]byte("abc")) // returns once it is read
		cancel()
	}()
	got, err := io.ReadAll(r)
	if string(got) != "abc" || !errors.Is(err, context.Canceled) {
		t.Errorf("read %q, %v, want %q, context.Canceled", got, err, "abc")
	}
}
