package poll

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"footnote/bot/answer"
	"footnote/bot/phrase"
)

// A poll is within these bounds.
const (
	mostOptions  = 10
	mostQuestion = 300 // letters; Matrix and Slack show as many
	mostLabel    = 75  // see [post.Option]
	defaultTime  = 24 * time.Hour
	leastTime    = time.Minute
	mostTime     = 30 * 24 * time.Hour
)

// What is wrong with a poll.
const (
	noQuestion   phrase.Text = "Put the question behind the command, and what to vote for behind it: poll Should we meet earlier? | Yes | No | Not sure"
	noClaim      phrase.Text = "Put the claim behind the command: poll on The bridge was closed for want of money"
	tooLong      phrase.Text = "That is too long: a question has at most %s letters, what to vote for at most %s."
	wrongOptions phrase.Text = "There have to be two to %[2]s different things to vote for; there are %[1]d."
	wrongTime    phrase.Text = "A poll is open for a minute at least, and for %s days at most."
)

// A wish is a poll as somebody wants it.
type wish struct {
	question string
	claim    bool
	options  []string // empty for those that go without saying
	open     time.Duration
}

// A problem is what is wrong with a wish; nil for nothing.
type problem struct {
	text phrase.Text
	args []any
}

// lasting is for how long a poll is to be open, at the end of its question or
// of the whole. People say it in German too in a room whose language that is.
var lasting = regexp.MustCompile(`(?i)[\s,]+(?:for|für) (an?|eine[n]?|\d+) (?:(minute|hour|day|week)s?|(minute|stunde|tag|woche)(?:n|e|en)?)[.!]?$`)

var units = map[string]time.Duration{
	"minute": time.Minute, "hour": time.Hour, "day": 24 * time.Hour, "week": 7 * 24 * time.Hour,
	"stunde": time.Hour, "tag": 24 * time.Hour, "woche": 7 * 24 * time.Hour,
}

// separated reports whether the text has several parts.
func separated(text string) bool { return strings.ContainsAny(strings.TrimSpace(text), "|;\n") }

// read reads what follows the command's name.
func read(text string) (wish, *problem) {
	w := wish{open: defaultTime}
	text = w.cutTime(strings.TrimSpace(text))
	parts := strings.FieldsFunc(text, func(r rune) bool { return r == '|' || r == ';' || r == '\n' })
	for i, part := range parts {
		parts[i] = strings.TrimSpace(answer.Plain(strings.TrimPrefix(strings.TrimSpace(part), "- ")))
	}
	parts = slices.DeleteFunc(parts, func(part string) bool { return part == "" })
	if len(parts) == 0 {
		return w, &problem{text: noQuestion}
	}
	w.question, w.options = w.cutTime(parts[0]), parts[1:]
	if claim, ok := claimIn(w.question); ok && len(w.options) == 0 {
		w.question, w.claim = claim, true
	}
	return w, w.check()
}

// cutTime takes the time for which the poll is to be open off the end of a text.
func (w *wish) cutTime(text string) string {
	m := lasting.FindStringSubmatch(text)
	if m == nil {
		return text
	}
	n, unit := 1, units[strings.ToLower(m[2]+m[3])]
	if number := m[1]; number[0] >= '0' && number[0] <= '9' {
		n, _ = strconv.Atoi(number) // or the most there is, which is too long
	}
	w.open = mostTime + 1
	if n <= int(mostTime/unit) {
		w.open = time.Duration(n) * unit
	}
	return strings.TrimSuffix(text, m[0])
}

// claimIn is the claim that "on CLAIM" or "on: CLAIM" names.
func claimIn(text string) (string, bool) {
	if len(text) < 2 || !strings.EqualFold(text[:2], "on") {
		return "", false
	}
	rest := strings.TrimSpace(strings.TrimPrefix(text[2:], ":"))
	return rest, rest == "" || rest != text[2:]
}

// check finds what is wrong with the wish.
func (w *wish) check() *problem {
	long := len([]rune(w.question)) > mostQuestion
	seen := make(map[string]bool)
	for _, o := range w.options {
		long = long || len([]rune(o)) > mostLabel
		seen[strings.ToLower(o)] = true
	}
	switch n := len(w.options); {
	case w.claim && w.question == "":
		return &problem{text: noClaim}
	case long:
		return &problem{tooLong, []any{strconv.Itoa(mostQuestion), strconv.Itoa(mostLabel)}}
	case n > 0 && (len(seen) < n || n < 2 || n > mostOptions):
		return &problem{wrongOptions, []any{len(seen), strconv.Itoa(mostOptions)}}
	case w.open < leastTime || w.open > mostTime:
		return &problem{wrongTime, []any{strconv.Itoa(int(mostTime / (24 * time.Hour)))}}
	}
	return nil
}

// opener begins a question that is voted on rather than asked: one that is put
// to people.
var opener = regexp.MustCompile(`(?i)^(shall|should|do|does|did|is|are|was|were|can|could|will|would|has|have|had|may|might|must|who|whom|which|what|when|where|how)\b.*\?$`)

// spoken reports whether what follows the word "poll", said like any other
// message, is meant as one: "poll results of 1933?" is not.
func spoken(args string) bool {
	_, claim := claimIn(args)
	text := (&wish{}).cutTime(strings.TrimSpace(args))
	return text == "" || separated(args) || claim && len(strings.Fields(args)) > 2 || opener.MatchString(text)
}
