package slack

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"footnote/bot/desk"
)

// passing are the errors of Slack that go away by themselves, or once somebody
// has mended the token. Every other one is its last word: one bad message must
// not hold up its channel for ever.
var passing = strings.Fields(`
	accesslimited external_channel_migrating fatal_error internal_error invalid_auth message_limit_exceeded
	not_authed org_login_required rate_limited ratelimited request_timeout service_unavailable
	team_added_to_org token_expired update_failed`)

// turnedAway are the errors with which Slack says for good that a token will
// not do.
var turnedAway = strings.Fields(`
	account_inactive invalid_auth missing_scope not_allowed_token_type not_authed token_expired token_revoked`)

// failed is how the desk is told that a call failed: to wait, not to try again,
// or only that it failed; nil for no error. URLs are left out, since those to
// respond to are as good as passwords.
func failed(doing string, err error) error {
	if err == nil {
		return nil
	}
	if limited, ok := errors.AsType[*slack.RateLimitedError](err); ok {
		return fmt.Errorf("%s: %w", doing, &desk.RetryError{After: max(limited.RetryAfter, time.Second), Err: err})
	}
	if web, ok := errors.AsType[*url.Error](err); ok {
		err = web.Err
	}
	said, ok := errors.AsType[slack.SlackErrorResponse](err)
	switch {
	case ok && said.Err == "missing_scope":
		return fmt.Errorf("%s: %w: the app lacks the scope %s", doing, desk.ErrRefused, said.Needed)
	case ok && !slices.Contains(passing, said.Err):
		return fmt.Errorf("%s: %w: %s", doing, desk.ErrRefused, said.Err)
	}
	return fmt.Errorf("%s: %w", doing, err)
}

// is reports whether Slack's error is one of those named.
func is(err error, names ...string) bool {
	said, ok := errors.AsType[slack.SlackErrorResponse](err)
	return ok && slices.Contains(names, said.Err)
}
