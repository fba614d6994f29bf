package main

import (
	"footnote/bot/study"
	"footnote/bot/study/card"
	"footnote/bot/study/discuss"
	"footnote/bot/study/member"
	"footnote/bot/study/plan"
	"footnote/bot/study/poll"
	"footnote/bot/study/quiz"
)

// study is what study groups do with the base besides asking it.
func (b *openBase) study(p *program) *study.Group {
	plans := plan.New(b.kept, b.facts, b.bot(p), b.kept)
	return study.New(discuss.New(b.kept, b.facts, b.bot(p)), poll.New(b.kept, b.bot(p), plans), quiz.New(card.NewMaker(b.facts), b.facts, b.kept), plans, member.New(b.kept, b.kept))
}
