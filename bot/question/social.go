package question

import (
	"regexp"
	"strings"
	"unicode"

	"footnote/facts"
)

// emojiCode is an emoji as some networks write it: ":wave:".
var emojiCode = regexp.MustCompile(`:[a-z0-9_+-]+:`)

// socialAct is what a message does that is only talk: "hello, what can you do?"
// calls for help. It reports false where any part of it is something else.
func (l *Lexicon) socialAct(text string) (act string, ok bool) {
	whole := text
	text = emojiCode.ReplaceAllString(text, " ")
	if act, ok := l.social[facts.Fold(text)]; ok {
		return act, true
	}
	said := false
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(",.;:!?\n–—", r) }) {
		part = facts.Fold(part)
		if part == "" {
			continue // an emoji
		}
		said = true
		one, ok := l.social[part]
		if !ok {
			return "", false
		}
		if act == "" || one != "greeting" {
			act = one // the greeting leads up to the rest
		}
	}
	if !said && (whole != text || strings.ContainsFunc(text, isEmoji)) {
		return "greeting", true // emoji and nothing else
	}
	return act, said
}

func isEmoji(r rune) bool { return unicode.Is(unicode.So, r) }

// isSocial reports whether the text is only talk.
func (l *Lexicon) isSocial(text string) bool {
	_, ok := l.socialAct(text)
	return ok
}
