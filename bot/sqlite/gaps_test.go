package sqlite_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/bot"
	"footnote/bot/sqlite"
)

func TestUnanswered(t *testing.T) {
	s := open(t)
	for i, question := range []string{
		"Who painted the bridge?", "Why is it red?", "who painted the bridge", "Who painted the Bridge?!", "Who was Ada's cat?",
	} {
		m := bot.Missed{Question: question, Place: larn, Author: "ana", At: minute(i)}
		if err := s.Missed(t.Context(), m); err != nil {
			t.Fatal(err)
		}
	}
	all := []sqlite.Gap{
		{Question: "Who painted the Bridge?!", Times: 3, First: minute(0), Last: minute(3)},
		{Question: "Who was Ada's cat?", Times: 1, First: minute(4), Last: minute(4)},
		{Question: "Why is it red?", Times: 1, First: minute(1), Last: minute(1)},
	}
	for _, tt := range []struct {
		name  string
		limit int
		want  []sqlite.Gap
	}{
		{"all", 0, all}, {"more than there are", 9, all}, {"the most asked", 1, all[:1]}, {"two", 2, all[:2]},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := s.Unanswered(t.Context(), tt.limit)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("Unanswered(%d) (-want +got):\n%s", tt.limit, diff)
			}
		})
	}
}

func TestUnanswered_none(t *testing.T) {
	if got, err := open(t).Unanswered(t.Context(), 0); err != nil || got != nil {
		t.Errorf("Unanswered() = %v, %v, want none", got, err)
	}
}
