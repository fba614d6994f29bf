package terminal_test

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"testing/synctest"

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
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		pipe, feed := io.Pipe()
		done := make(chan error, 1)
		go func() {
			_, err := terminal.Interruptible(ctx, pipe).Read(make([]byte, 8))
			done <- err
		}()
		synctest.Wait() // until it waits for input
		cancel()
		if err := <-done; !errors.Is(err, context.Canceled) {
			t.Errorf("Read = %v, want context.Canceled", err)
		}
		feed.Close()
	})
}

func TestInterruptibleReadsNothingAfterItsEnd(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	n, err := terminal.Interruptible(ctx, strings.NewReader("abc")).Read(make([]byte, 8))
	if n != 0 || !errors.Is(err, context.Canceled) {
		t.Errorf("Read = %d, %v, want 0, context.Canceled", n, err)
	}
}
