package plan

import (
	"strings"
	"time"
	"unicode/utf8"
)

// A wish is what is to be planned.
type wish struct {
	readings []string // as people name them; may be empty
	moment
}

// quotes are the marks that readings may be put between.
const quotes = "\"“”„«»‟"

// readWish reads what follows "plan add": readings, most simply in quotes, and a
// time.
func readWish(text string, now time.Time, home *time.Location) (wish, *problem) {
	var w wish
	var rest string
	w.readings, rest = cutQuoted(text)
	if len(w.readings) > 0 {
		var wrong *problem
		w.moment, wrong = readMoment(rest, now, home)
		return w, wrong
	}
	return splitWish(text, now, home)
}

// cutQuoted takes the readings in quotes away from the beginning of the text.
func cutQuoted(text string) (readings []string, rest string) {
	for {
		text = strings.TrimLeft(text, " \t\n,;&+")
		if r, size := utf8.DecodeRuneInString(text); size > 0 && strings.ContainsRune(quotes, r) {
			end := strings.IndexAny(text[size:], quotes)
			if end < 0 {
				return readings, strings.TrimSpace(text)
			}
			if name := strings.TrimSpace(text[size : size+end]); name != "" {
				readings = append(readings, name)
			}
			text = text[size+end:]
			_, size = utf8.DecodeRuneInString(text)
			text = text[size:]
			continue
		}
		if after, ok := strings.CutPrefix(text, "and "); ok && len(readings) > 0 {
			text = after
			continue
		}
		return readings, strings.TrimSpace(text)
	}
}

// mostTimeWords is how many words a time has at most that nothing leads to.
const mostTimeWords = 8

// splitWish finds where the time begins behind a reading without quotes: behind
// the last "on" or "every" or, without one, where the rest is a time.
func splitWish(text string, now time.Time, home *time.Location) (w wish, wrong *problem) {
	words := strings.Fields(text)
	at := func(i int) (wish, *problem) {
		m, wrong := readMoment(strings.Join(words[i:], " "), now, home)
		w := wish{moment: m}
		if name := strings.Trim(strings.Join(words[:i], " "), ",: "); name != "" {
			w.readings = []string{name}
		}
		return w, wrong
	}
	for i := len(words) - 1; i >= 0; i-- {
		if opensDay(words, i) || opensWeeks(words[i]) {
			return at(i)
		}
	}
	for i := max(0, len(words)-mostTimeWords); i < len(words); i++ {
		if w, wrong := at(i); wrong == nil {
			return w, nil
		}
	}
	return w, refuse(noDay, `plan add "ch. 3" on Thursday 18:00 Europe/Berlin`)
}
