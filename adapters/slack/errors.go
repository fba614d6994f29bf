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

// final are the errors of Slack that trying again does not change.
var final = strings.Fields(`
	account_inactive cannot_reply_to_message cant_delete_message cant_dm_bot cant_update_message
	channel_is_limited_access channel_not_found ekm_access_denied edit_window_closed invalid_arguments
	invalid_blocks invalid_blocks_format invalid_thread_ts is_archived is_inactive message_not_found
	missing_scope msg_blocks_too_long msg_too_long no_permission no_text not_in_channel
	org_login_required restricted_action restricted_action_non_threadable_channel
	restricted_action_read_only_channel restricted_action_thread_locked thread_not_found token_revoked
	too_many_attachments user_disabled user_not_found user_not_in_channel user_not_visible`)

// unusable are the errors that no token of the app will get past.
var unusable = []string{"account_inactive", "invalid_auth", "not_authed", "token_revoked", "token_expired"}

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
	case ok && slices.Contains(final, said.Err):
		return fmt.Errorf("%s: %w: %s", doing, desk.ErrRefused, said.Err)
	}
	return fmt.Errorf("%s: %w", doing, err)
}

// is reports whether Slack's error is one of those named.
func is(err error, names ...string) bool {
	said, ok := errors.AsType[slack.SlackErrorResponse](err)
	return ok && slices.Contains(names, said.Err)
}
