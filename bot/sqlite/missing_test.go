package sqlite_test

import (
	"fmt"
	"testing"

	"footnote/bot"
	"footnote/bot/desk"
)

func TestMissing(t *testing.T) {
	s := open(t)
	quay := bot.Place{Network: "slack", Room: "quay"}
	for i, m := range []struct {
		place    bot.Place
		question string
	}{
		{larn, "a?"}, {aside, "b?"}, {quay, "c?"}, {other, "d?"}, {aside, "a?"}, {quay, "e?"}, {larn, "f?"}, {quay, "F!"},
	} {
		if err := s.Missed(t.Context(), bot.Missed{Question: m.question, Place: m.place, At: minute(i)}); err != nil {
			t.Fatal(err)
		}
	}
	for _, tt := range []struct {
		rooms []string
		limit int
		want  []string
	}{
		{[]string{"larn"}, 9, []string{"a?", "b?"}},
		{[]string{"quay"}, 9, []string{"F!", "e?", "c?"}},
		{[]string{"larn", "quay", "larn", `"`}, 9, []string{"F!", "a?", "e?", "c?", "b?"}},
		{[]string{"larn", "quay"}, 2, []string{"F!", "a?"}},
		{[]string{"larn"}, 0, nil},
		{[]string{"nowhere", ""}, 9, nil},
		{[]string{}, 9, nil},
		{nil, 9, nil},
	} {
		all, err := s.Missing(t.Context(), "slack", tt.rooms, tt.limit)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, m := range all {
			got = append(got, m.Question)
		}
		same(t, fmt.Sprintf("Missing(%q, %d)", tt.rooms, tt.limit), tt.want, got)
	}
}

// What is kept of an open question is what it was last asked as, and it is kept
// until an outcome says that it was answered.
func TestOpenGaps(t *testing.T) {
	f := openFile(t)
	first := bot.Missed{Question: "who dug it?", Place: larn, Author: "ana", At: minute(1), Source: "almanac", Locator: "p. 3"}
	again := bot.Missed{Question: "Who dug it", Place: aside, Author: "ben", At: minute(3), Source: "minutes", Locator: "p. 9"}
	second := bot.Missed{Question: "who filled it?", Place: bot.Place{Network: "slack", Room: "quay"}, Author: "ana", At: minute(2)}
	elsewhere := bot.Missed{Question: "why?", Place: bot.Place{Network: "irc", Room: "larn"}, At: minute(5)}
	for _, m := range []bot.Missed{first, second, again, elsewhere} {
		if err := f.Missed(t.Context(), m); err != nil {
			t.Fatal(err)
		}
	}
	check := func(limit int, want ...bot.Missed) {
		t.Helper()
		f.reopen()
		got, err := f.OpenGaps(t.Context(), "slack", limit)
		if err != nil {
			t.Fatal(err)
		}
		same(t, "OpenGaps", want, got)
	}
	check(9, again, second)
	check(1, again)
	take(t, f.Store, event(larn, "1"))
	finish(t, f.Store, desk.Outcome{Event: event(larn, "1"), Answered: []string{"who dug it", "never asked"}})
	check(9, second)
}
