package sqlite_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"footnote/bot"
	"footnote/bot/study/card"
	"footnote/bot/study/quiz"
)

func TestDueInRoom(t *testing.T) {
	s := open(t)
	noon := time.Date(2024, 4, 2, 12, 0, 0, 0, time.UTC)
	review := func(member, name string, due time.Time) {
		t.Helper()
		r := quiz.Review{Network: "n", Member: member, Card: name, At: noon.Add(-time.Hour), Rating: card.Good, Act: name}
		r.Schedule.State.Due = due
		if err := s.SetCardReview(t.Context(), r, "2024-04-02"); err != nil {
			t.Fatal(err)
		}
	}
	review("ana", "1", noon.Add(-time.Minute))
	review("ana", "2", noon)
	review("ana", "3", noon.Add(time.Minute))
	review("ben", "1", noon)
	review("cleo", "1", noon.Add(time.Hour))
	for _, member := range []string{"ana", "cleo"} { // ben did not want to be seen
		if err := s.ListMember(t.Context(), bot.Place{Network: "n", Room: "r"}, member); err != nil {
			t.Fatal(err)
		}
	}
	got, err := s.DueInRoom(t.Context(), "n", "r", noon)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]int{"ana": 2}, got); diff != "" {
		t.Errorf("due (-want +got):\n%s", diff)
	}
	if got, err := s.DueInRoom(t.Context(), "n", "other", noon); err != nil || len(got) > 0 {
		t.Errorf("in another room %v, error %v", got, err)
	}
}
