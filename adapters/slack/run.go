package slack

import (
	"context"
	"fmt"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"
)

// reconnectAfter is how long to wait after a connection ended for good.
const reconnectAfter = 2 * time.Second

// Run receives until ctx is done, and returns nil then. It returns an error if
// the workspace does not know the tokens, or the web server cannot listen; for
// anything else it tries again. What was acknowledged was taken by the desk.
func (a *Adapter) Run(ctx context.Context, d Desk) error {
	if err := a.introduce(ctx); err != nil || ctx.Err() != nil {
		return err
	}
	r := newReceiver(a, d)
	group, ctx := errgroup.WithContext(ctx)
	for _, lane := range r.lanes {
		group.Go(func() error {
			r.work(ctx, lane)
			return nil
		})
	}
	group.Go(func() error {
		if a.config.Mode == HTTP {
			return r.serve(ctx)
		}
		return r.listen(ctx)
	})
	err := group.Wait()
	_ = r.asides.Wait() // they have told their errors
	return err
}

// introduce finds out who the bot is, without which it would answer itself.
func (a *Adapter) introduce(ctx context.Context) error {
	for {
		me, err := a.api.AuthTestContext(ctx)
		switch {
		case err == nil:
			a.me.Store(me)
			a.log.Info("known to slack", "team", me.Team, "user", me.UserID)
			return nil
		case ctx.Err() != nil:
			return nil
		case is(err, unusable...):
			return fmt.Errorf("slack does not take the bot token: %w", err)
		}
		a.log.Warn("slack does not answer", "error", failed("ask who the bot is", err))
		if !pause(ctx, reconnectAfter) {
			return nil
		}
	}
}

// pause waits, and reports whether it was not cut short.
func pause(ctx context.Context, d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}

// unusableText reports whether an error says that the token is no good. (The
// socket client gives only the text.)
func unusableText(err error) bool { return slices.Contains(unusable, err.Error()) }
