package plan

import (
	"context"
	"strconv"
	"strings"

	"footnote/bot/answer"
	"footnote/bot/phrase"
	"footnote/bot/study"
)

const (
	nothingPlanned phrase.Text = "No session is planned here. To plan one: %s"
	addLike                    = `plan add "ch. 3" on Thursday 18:00 Europe/Berlin`
	sessionLine    phrase.Text = "%[1]s: %[2]s¦when, what to read"
	noReading      phrase.Text = "nothing to read"
	safeUntil      phrase.Text = "My answers here leave out what comes after session 1. “ahead QUESTION” looks ahead for you alone."
	mostShown                  = 20
	andMore        phrase.Text = "… and %d more."
)

// line tells a session: when it is, and what is read.
func (t *timetable) line(a *study.Act, s *Session) string {
	return a.Say(sessionLine, a.Phrases.Moment(t.start(s)), toRead(a, s.Readings))
}

// toRead lists readings.
func toRead(a *study.Act, readings []Reading) string {
	if len(readings) == 0 {
		return a.Say(noReading)
	}
	said := make([]string, len(readings))
	for i, r := range readings {
		switch {
		case r.Part != "":
			said[i] = answer.Plain(r.Title) + ", " + a.Phrases.Quote(answer.Plain(r.Part))
		case r.Source != "":
			said[i] = answer.Plain(r.Title)
		default:
			said[i] = answer.Plain(r.Text)
		}
	}
	return strings.Join(said, "; ")
}

// list lists the coming sessions.
func (f *Feature) list(_ context.Context, a *study.Act, t *timetable, _ string) (string, error) {
	coming := t.coming(a.At)
	if len(coming) == 0 {
		return a.Say(nothingPlanned, addLike), nil
	}
	var lines []string
	for i := range coming[:min(len(coming), mostShown)] {
		lines = append(lines, strconv.Itoa(i+1)+". "+t.line(a, &coming[i]))
	}
	if more := len(coming) - mostShown; more > 0 {
		lines = append(lines, a.Say(andMore, more))
	}
	hides := false
	for _, end := range t.limits(a.At) {
		hides = hides || end < readAll
	}
	if hides {
		lines = append(lines, a.Say(safeUntil))
	}
	return strings.Join(lines, "\n"), nil
}
