package adaptertest

import (
	"footnote/bot/study"
	"footnote/bot/study/poll"
)

// StudyBase is what the study features of a world know; StudyKept is where they
// keep what they keep.
type (
	StudyBase interface{}
	StudyKept interface{ poll.Store }
)

// Study is the study group that a world's desk is to have: with the features,
// in the order, that the program has.
func Study(bot study.Bot, base StudyBase, kept StudyKept) *study.Group {
	return study.New(poll.New(kept, bot))
}
