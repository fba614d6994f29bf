package card_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/open-spaced-repetition/go-fsrs/v3"

	"footnote/bot/study/card"
)

var firstSeen = time.Date(2022, 11, 29, 12, 30, 0, 0, time.UTC)

// The reference vectors of go-fsrs (TestBasicSchedulerExample), through JSON
// between any two reviews.
func TestScheduleAgreesWithReference(t *testing.T) {
	ratings := []card.Rating{
		card.Good, card.Good, card.Good, card.Good, card.Good, card.Good, card.Again, card.Again,
		card.Good, card.Good, card.Good, card.Good, card.Good,
	}
	wantDays := []uint64{0, 4, 14, 44, 125, 328, 0, 0, 7, 16, 34, 71, 142}
	var s card.Schedule
	var days []uint64
	at := firstSeen
	for _, r := range ratings {
		s = s.Review(at, r)
		days = append(days, s.State.ScheduledDays)
		at = s.Due()
		kept, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		s = card.Schedule{}
		if err := json.Unmarshal(kept, &s); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(wantDays, days); diff != "" {
		t.Errorf("intervals in days (-want +got):\n%s", diff)
	}
}

// The same as the library does by itself, whatever the ratings.
func TestScheduleIsTheLibrarys(t *testing.T) {
	library := fsrs.NewFSRS(fsrs.DefaultParam())
	for n := range 4 * 4 * 4 * 4 {
		var s card.Schedule
		want := fsrs.NewCard()
		at := firstSeen
		for range 4 {
			rating := card.Rating(n%4 + 1)
			n /= 4
			s = s.Review(at, rating)
			want = library.Next(want, at, fsrs.Rating(rating)).Card
			at = want.Due.Add(36 * time.Hour)
		}
		if diff := cmp.Diff(want, s.State); diff != "" {
			t.Fatalf("after four reviews (-want +got):\n%s", diff)
		}
		if got := s.Recall(at); got <= 0 || got > 1 {
			t.Fatalf("recall = %v", got)
		}
	}
}

func TestScheduleWithAClockSetBack(t *testing.T) {
	s := card.Schedule{}.Review(firstSeen, card.Good).Review(firstSeen.Add(24*time.Hour), card.Good)
	back := s.Review(firstSeen, card.Good)
	if back.Due().Before(s.State.LastReview) || back.State.ElapsedDays != 0 {
		t.Errorf("due %v after %d days; the last review was on %v", back.Due(), back.State.ElapsedDays, s.State.LastReview)
	}
}
