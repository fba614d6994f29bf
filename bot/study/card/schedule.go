package card

import (
	"time"

	"github.com/open-spaced-repetition/go-fsrs/v3"
)

// Rating is how well a member knew the answer.
type Rating int8

// The ratings, those of FSRS.
const (
	Again Rating = iota + 1 // forgotten
	Hard
	Good
	Easy
)

// A Schedule is what FSRS knows of one member and one card. It is stored as
// JSON. The zero Schedule is that of a card never seen.
type Schedule struct{ State fsrs.Card }

// Review is the schedule after the card was seen and rated at that time. A time
// before the last review counts as that one's.
func (s Schedule) Review(at time.Time, r Rating) Schedule {
	if at.Before(s.State.LastReview) {
		at = s.State.LastReview
	}
	scheduler := fsrs.NewFSRS(fsrs.DefaultParam())
	return Schedule{State: scheduler.Next(s.State, at.UTC(), fsrs.Rating(r)).Card}
}

// Due is when the card is to be seen again, in UTC; the zero time if it was
// never seen.
func (s Schedule) Due() time.Time { return s.State.Due }

// Recall is how likely the member still knows the answer at that time, from 0 to
// 1; 0 for a card never seen.
func (s Schedule) Recall(at time.Time) float64 {
	return fsrs.NewFSRS(fsrs.DefaultParam()).GetRetrievability(s.State, at.UTC())
}
