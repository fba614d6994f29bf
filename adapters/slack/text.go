package slack

import (
	"regexp"
	"strings"
)

// marked is what Slack writes between angle brackets: a mention, a channel, a
// link or a date, with a label behind a bar. Brackets that people type are
// escaped.
var marked = regexp.MustCompile(`<([^<>|]*)(?:\|([^<>]*))?>`)

// unescape undoes the three entities that Slack escapes text with.
var unescape = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&")

// unmentioned closes the gap of a mention.
var unmentioned = strings.NewReplacer("   ", " ", "  ,", ",", "  ?", "?", "  .", ".")

// readable is a message's text as a person would read it, without the mention
// of the bot, and whether there was one. Others who are mentioned stay, as
// "@U1", so that it can be seen whom a message is for.
func readable(text, me string) (_ string, addressed bool) {
	text = marked.ReplaceAllStringFunc(text, func(m string) string {
		parts := marked.FindStringSubmatch(m)
		target, label := parts[1], parts[2]
		switch kind, rest := kindOf(target); {
		case kind == '@' && rest == me && me != "":
			addressed = true
			return " "
		case kind == '@':
			return "@" + rest
		case label != "":
			if kind == '#' {
				return "#" + label
			}
			return label
		case kind == '!': // here, channel, everyone, subteam^S1
			return "@" + rest
		}
		return target
	})
	text = strings.TrimSpace(unescape.Replace(text))
	if addressed { // what the mention leaves behind
		text = strings.TrimLeft(unmentioned.Replace(text), ",:;!–- \u00a0\n")
	}
	return text, addressed
}

// kindOf splits the sign that says what is meant from what is meant. A link
// has none.
func kindOf(target string) (kind byte, rest string) {
	if target == "" || !strings.ContainsRune("@#!", rune(target[0])) {
		return 0, target
	}
	return target[0], target[1:]
}
