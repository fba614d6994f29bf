package answer

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Plain is s as it may be shown to people in one line: valid UTF-8 without control
// characters, escape sequences and the marks that reorder text. White space
// becomes a space; any other control character becomes U+FFFD, so that the
// reader sees that something was there.
func Plain(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\u2028' || r == '\u2029' || unicode.IsSpace(r) && unicode.IsControl(r):
			return ' '
		case unicode.IsControl(r):
			return utf8.RuneError
		case unicode.Is(unicode.Bidi_Control, r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, string(utf8.RuneError)))
}
