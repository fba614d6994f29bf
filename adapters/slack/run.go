package slack

import (
	"context"
	"fmt"
	"time"
)

// again is how long to wait before what failed is tried again.
const again = 2 * time.Second

// Run receives until ctx is done, and returns nil then. It returns an error if
// Slack turns a token away for good, or the web server cannot listen; for
// anything else it tries again. What was acknowledged was taken by the desk.
func (a *Adapter) Run(ctx context.Context, d Desk) error {
	if err := a.introduce(ctx); err != nil || ctx.Err() != nil {
		return err
	}
	r := &receiver{Adapter: a, desk: d}
	if a.config.Mode == HTTP {
		return r.serve(ctx)
	}
	return r.listen(ctx)
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
		case is(err, turnedAway...):
			return fmt.Errorf("slack turns the bot token (xoxb-…) away; install the app and copy the token from OAuth & Permissions: %w", err)
		}
		if !a.pause(ctx, "ask slack who the bot is", err) {
			return nil
		}
	}
}

// appTokenError says what to do about an app-level token that will not do.
func appTokenError(err error) error {
	return fmt.Errorf("slack turns the app-level token (xapp-…) away; make one with the scope connections:write "+
		"under Basic Information, App-Level Tokens: %w", err)
}

// pause tells what failed and waits, and reports whether ctx is not done.
func (a *Adapter) pause(ctx context.Context, what string, err error) bool {
	if ctx.Err() != nil {
		return false
	}
	a.log.Warn("slack cannot be reached", "error", failed(what, err))
	select {
	case <-time.After(again):
		return true
	case <-ctx.Done():
		return false
	}
}
