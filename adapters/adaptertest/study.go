package adaptertest

import (
	"footnote/bot/study"
	"footnote/bot/study/card"
	"footnote/bot/study/discuss"
	"footnote/bot/study/member"
	"footnote/bot/study/plan"
	"footnote/bot/study/poll"
	"footnote/bot/study/quiz"
)

// StudyBase is what the study features of a world know; StudyKept is where they
// keep what they keep.
type (
	StudyBase interface {
		card.Base
		discuss.Base
		plan.Base
		quiz.Names
	}
	StudyKept interface {
		discuss.Store
		plan.Store
		plan.Cards
		poll.Store
		quiz.Kept
		member.Books
		member.Records
	}
)

// Study is the study group that a world's desk is to have: with the features,
// in the order, that the program has.
func Study(bot study.Bot, base StudyBase, kept StudyKept) *study.Group {
	plans := plan.New(kept, base, bot, kept)
	return study.New(discuss.New(kept, base, bot), poll.New(kept, bot, plans), quiz.New(card.NewMaker(base), base, kept), plans, member.New(kept, kept))
}
