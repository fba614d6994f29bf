package plan

import (
	"regexp"
	"strings"
)

// germanWords are what German words of a time are in English. Those that are also
// English words are not among them.
var germanWords = map[string]string{
	"montag": "monday", "dienstag": "tuesday", "mittwoch": "wednesday", "donnerstag": "thursday",
	"freitag": "friday", "samstag": "saturday", "sonnabend": "saturday", "sonntag": "sunday",
	"januar": "january", "jänner": "january", "februar": "february", "märz": "march", "mai": "may", "juni": "june",
	"juli": "july", "oktober": "october", "dezember": "december",
	"heute": "today", "morgen": "tomorrow", "übermorgen": "the day after tomorrow",
	"nächsten": "next", "nächste": "next", "nächster": "next", "kommenden": "coming", "diesen": "this",
	"jeden": "every", "jede": "every", "für": "for", "wochen": "weeks", "woche": "week", "mal": "times",
	"um": "at", "uhr": "", "mittags": "noon", "mitternacht": "midnight",
}

var (
	hourUhr   = regexp.MustCompile(`(?i)\b(\d{1,2})\s*uhr\b`)
	minuteUhr = regexp.MustCompile(`(?i)\b(\d{1,2})[.:](\d{2})\s*uhr\b`)
)

// fromGerman puts the German words of a time into English. "am" is "on", unless it
// stands behind a number, where it is a part of the day.
func fromGerman(text string) string {
	text = minuteUhr.ReplaceAllString(text, "$1:$2")
	text = hourUhr.ReplaceAllString(text, "$1:00")
	words := strings.Fields(text)
	for i, w := range words {
		bare := strings.Trim(w, ".,")
		if english, ok := germanWords[strings.ToLower(bare)]; ok {
			words[i] = strings.Replace(w, bare, english, 1)
		}
		if opensDay(words, i) {
			words[i] = "on"
		}
	}
	return strings.Join(words, " ")
}

// opensDay reports whether the word there is "on" or the German for it.
func opensDay(words []string, i int) bool {
	behindNumber := i > 0 && strings.ContainsAny(words[i-1], "0123456789")
	return strings.EqualFold(words[i], "on") || strings.EqualFold(words[i], "am") && !behindNumber
}

// opensWeeks reports whether the word begins what is planned for every week.
func opensWeeks(word string) bool {
	return strings.EqualFold(word, "every") || germanWords[strings.ToLower(word)] == "every"
}
