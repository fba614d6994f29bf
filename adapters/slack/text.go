package slack

import (
	"cmp"
	"regexp"
	"strings"
)

// marked is what Slack writes between angle brackets: a mention, a channel, a
// link or a date, with a label behind a bar. Brackets that people type are
// escaped.
var marked = regexp.MustCompile(`<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>`)

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
		sign, target, label := parts[1], parts[2], parts[3]
		switch {
		case sign == "@" && target == me && me != "":
			addressed = true
			return " "
		case sign == "@", sign == "!" && label == "": // somebody; here, channel, everyone
			return "@" + target
		case sign == "#" && label != "":
			return "#" + label
		}
		return cmp.Or(label, sign+target)
	})
	text = strings.TrimSpace(unescape.Replace(text))
	if addressed { // what the mention leaves behind
		text = strings.TrimLeft(unmentioned.Replace(text), ",:;!–- \u00a0\n")
	}
	return text, addressed
}
