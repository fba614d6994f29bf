package sqlite_test

import (
	"fmt"
	"testing"

	"footnote/bot"
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
		got, err := s.Missing(t.Context(), "slack", tt.rooms, tt.limit)
		if err != nil {
			t.Fatal(err)
		}
		same(t, fmt.Sprintf("Missing(%q, %d)", tt.rooms, tt.limit), tt.want, got)
	}
}
