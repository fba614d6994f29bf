package matrix

import "context"

// Verify connects without answering anything, until a user has verified the
// bot: they open its profile and choose Verify, and both sides compare emoji,
// which confirm shows and asks about. It returns an error if ctx is done first.
// Whatever is said meanwhile is answered when the bot is run again.
func Verify(ctx context.Context, c Config, confirm func(ctx context.Context, user string, emoji []string) bool) error {
	c.Confirm = confirm
	if c.Unencrypted {
		return ErrNoEncryption
	}
	a, err := New(c)
	if err != nil {
		return err
	}
	until, stop := context.WithCancel(ctx)
	defer stop()
	done := false
	a.verified = func() {
		done = true
		stop()
	}
	if err := a.run(until, &receiver{Adapter: a, deaf: true}); err != nil || done {
		return err
	}
	return ctx.Err()
}
