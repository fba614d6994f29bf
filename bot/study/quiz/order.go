package quiz

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"footnote/bot/phrase"
)

// What an order may ask for, and what it is without being asked.
const (
	mostQuestions  = 20
	fewQuestions   = 5  // in a room
	someQuestions  = 10 // in reviews
	shortestClock  = 5 * time.Second
	longestClock   = 10 * time.Minute
	customaryClock = 30 * time.Second
)

// An order is what is to be played: "5 about the bridge race 45s".
type order struct {
	count int           // 0 where nobody said
	about string        // a name; empty for anything
	mode  Mode          // empty where nobody said
	clock time.Duration // 0 where nobody said
}

// fillers are words that change nothing.
var fillers = []string{"me", "us", "please", "question", "questions", "with", "of"}

const (
	badCount phrase.Text = "A quiz has 1 to %s questions."
	badClock phrase.Text = "The clock of a question can be set from 5 seconds to 10 minutes: 30s, 2m."
	badOrder phrase.Text = "I don't understand “%s”. A quiz is started like this: quiz 5 about NAME race 30s"
)

// A problem is why an order can't be had, as a phrase and its arguments; nil for
// none.
type problem struct {
	text phrase.Text
	args []any
}

// readOrder reads what follows "quiz". A name runs to the end or to what can't
// belong to it: "quiz about the bridge 30s".
func readOrder(text string) (o order, wrong *problem) {
	words := strings.Fields(strings.TrimRight(text, ".!"))
	if i := slices.IndexFunc(words, func(w string) bool { return strings.EqualFold(w, "about") }); i >= 0 {
		name := words[i+1:]
		end := len(name)
		for end > 0 && (modeOf(name[end-1]) != "" || isClock(name[end-1])) {
			end--
		}
		o.about, words = strings.Join(name[:end], " "), slices.Concat(words[:i], name[end:])
		if o.about == "" {
			return o, &problem{badOrder, []any{text}}
		}
	}
	for _, word := range words {
		if wrong := o.read(strings.ToLower(word)); wrong != nil {
			return o, wrong
		}
	}
	return o, nil
}

// read reads one word of an order, in lower case.
func (o *order) read(word string) *problem {
	n, err := strconv.Atoi(word)
	switch {
	case err == nil && (n < 1 || n > mostQuestions):
		return &problem{badCount, []any{strconv.Itoa(mostQuestions)}}
	case err == nil:
		o.count = n
	case modeOf(word) != "":
		o.mode = modeOf(word)
	case isClock(word):
		if o.clock, _ = time.ParseDuration(word); o.clock < shortestClock || o.clock > longestClock {
			return &problem{text: badClock}
		}
	case !slices.Contains(fillers, word):
		return &problem{badOrder, []any{word}}
	}
	return nil
}

// modeOf is the mode that a word names; empty for none.
func modeOf(word string) Mode {
	switch strings.ToLower(word) {
	case "race":
		return Race
	case "everyone", "all", "everybody":
		return Everyone
	}
	return ""
}

func isClock(word string) bool {
	_, err := time.ParseDuration(word)
	return err == nil && strings.ContainsAny(word, "smh")
}

// isOrder reports whether a message that begins with "quiz" is meant as one.
func isOrder(args string) bool {
	_, wrong := readOrder(args)
	return wrong == nil || wrong.text != badOrder
}
