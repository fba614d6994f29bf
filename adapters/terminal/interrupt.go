package terminal

import (
	"context"
	"io"
)

// Interruptible returns a reader of r whose reads end with ctx's error when ctx
// is done, even while r waits for input. What r was waiting for is then lost.
// Like r, it is for one goroutine at a time.
func Interruptible(ctx context.Context, r io.Reader) io.Reader {
	type result struct {
		n   int
		err error
	}
	const size = 32 << 10
	var (
		buf  = make([]byte, size) // not the caller's: a read may outlive its call
		rest []byte
		last error
		done = make(chan result, 1)
	)
	return readerFunc(func(p []byte) (int, error) {
		if ctx.Err() != nil {
			return 0, ctx.Err()
		}
		if len(rest) == 0 && last == nil {
			go func() {
				n, err := r.Read(buf)
				done <- result{n, err}
			}()
			select {
			case <-ctx.Done():
				return 0, ctx.Err()
			case got := <-done:
				rest, last = buf[:got.n], got.err
			}
		}
		if len(rest) == 0 {
			return 0, last
		}
		n := copy(p, rest)
		rest = rest[n:]
		return n, nil
	})
}

// readerFunc is an io.Reader made of a function.
type readerFunc func(p []byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }
