package matrix

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"maunium.net/go/mautrix"

	"footnote/bot/desk"
)

// final are the errors of homeservers that trying again does not change.
var final = []string{
	"M_FORBIDDEN", "M_NOT_FOUND", "M_TOO_LARGE", "M_BAD_JSON", "M_INVALID_PARAM", "M_GUEST_ACCESS_FORBIDDEN",
	"M_USER_DEACTIVATED", "M_UNRECOGNIZED", "M_CANNOT_LEAVE_SERVER_NOTICE_ROOM", "M_BAD_STATE", "M_EXCLUSIVE",
}

// tokenPause is how long to leave a homeserver alone that does not know the
// token any more: somebody has to log in again.
const tokenPause = time.Minute

// failed is how the desk is told that a request failed: to wait, not to try
// again, or only that it failed.
func failed(doing string, err error) error {
	if wait, ok := limited(err); ok {
		// Nothing was done, so that there is nothing to look for first.
		return fmt.Errorf("%s: %w", doing, &desk.RetryError{After: wait})
	}
	code := codeOf(err)
	switch {
	case slices.Contains(final, code):
		return fmt.Errorf("%s: %w: %w", doing, desk.ErrRefused, err)
	case code == mautrix.MUnknownToken.ErrCode:
		return fmt.Errorf("%s: %w", doing, &desk.RetryError{After: tokenPause, Err: err})
	}
	return fmt.Errorf("%s: %w", doing, err)
}

// codeOf is the error code that the homeserver gave; empty if it gave none.
func codeOf(err error) string {
	said, _ := errors.AsType[mautrix.RespError](err)
	return said.ErrCode
}

// limited reports whether the homeserver wants to be left alone, and for how
// long.
func limited(err error) (time.Duration, bool) {
	said, ok := errors.AsType[mautrix.RespError](err)
	if !ok || said.ErrCode != mautrix.MLimitExceeded.ErrCode {
		return 0, false
	}
	after, _ := said.ExtraData["retry_after_ms"].(float64)
	return max(time.Duration(after)*time.Millisecond, time.Second), true
}

// gone reports whether the homeserver says for good that it does not have what
// was asked for, or does not show it.
func gone(err error) bool {
	code := codeOf(err)
	return code == mautrix.MNotFound.ErrCode || code == mautrix.MForbidden.ErrCode
}
