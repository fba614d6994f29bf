package matrix

import (
	"cmp"
	"html"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"maunium.net/go/mautrix/event"
)

// pill is a mention in HTML: a link to a user, and what stands for the name.
var pill = regexp.MustCompile(`<a [^>]*href=["']https://matrix\.to/#/([^"'?]+)[^>]*>([^<]*)</a>`)

// readable is a message's text without the mention of the bot, and whether
// there was one: one that the sender's app says, a pill, or the name at the
// beginning.
func (a *Adapter) readable(content *event.MessageEventContent) (text string, named bool) {
	text = strings.TrimSpace(event.TrimReplyFallbackText(content.Body))
	names := []string{a.me().String(), a.me().Localpart()}
	if name := a.name.Load(); name != nil && *name != "" {
		names = append(names, *name)
	}
	named = content.Mentions != nil && content.Mentions.Has(a.me())
	for _, m := range pill.FindAllStringSubmatch(content.FormattedBody, -1) {
		if user, err := url.PathUnescape(m[1]); err == nil && user == a.me().String() {
			names, named = append(names, html.UnescapeString(m[2])), true
		}
	}
	slices.SortFunc(names, func(x, y string) int { return cmp.Compare(len(y), len(x)) })
	if rest, ok := withoutName(text, names); ok {
		return rest, true
	}
	if named {
		text = withoutMention(text, names)
	}
	return text, named
}

// withoutName cuts a name off the beginning of a text.
func withoutName(text string, names []string) (rest string, ok bool) {
	for _, name := range names {
		for _, name := range []string{"@" + name, name} {
			if name == "@" || name == "" || len(text) < len(name) || !strings.EqualFold(text[:len(name)], name) {
				continue
			}
			rest := text[len(name):]
			if next, _ := utf8.DecodeRuneInString(rest); rest == "" || !unicode.IsLetter(next) && !unicode.IsDigit(next) && !strings.ContainsRune("-_'’", next) {
				return strings.TrimLeft(rest, ",:;!–- \u00a0\n\t"), true
			}
		}
	}
	return text, false
}

// withoutMention takes a mention that is known to be there out of the middle
// or the end of a text.
func withoutMention(text string, names []string) string {
	for _, name := range names {
		for _, name := range []string{"@" + name, name} {
			if before, after, ok := strings.Cut(text, name); ok && name != "" {
				before = strings.TrimRight(before, ", ")
				return strings.TrimSpace(before + " " + strings.TrimSpace(after))
			}
		}
	}
	return text
}
